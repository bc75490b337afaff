using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>Everything known of one side and label: aggregates, no person. What the command prints and the bulletin shows.</summary>
public sealed record LabelSummary
{
    /// <summary>The side.</summary>
    public required Definition Side { get; init; }

    /// <summary>missing or deserter.</summary>
    public required string Label { get; init; }

    /// <summary>The registers on record; empty where there are none, which the output says.</summary>
    public required ImmutableArray<LabelRegister> Registers { get; init; }

    /// <summary>The estimate by linkage, or why there is none.</summary>
    public required LinkageAnswer Linkage { get; init; }

    /// <summary>Published audits, each in its own frame.</summary>
    public required ImmutableArray<Audit> Audits { get; init; }

    /// <summary>The audits beside the registers of persons.</summary>
    public required ImmutableArray<AuditProduct> Products { get; init; }

    /// <summary>What becomes of the missing; null for other labels and where no person is at hand.</summary>
    public OutcomeTable? Outcomes { get; init; }

    /// <summary>Comparisons of periods, recomputed.</summary>
    public ImmutableArray<LabelComparison> Comparisons { get; init; } = [];

    /// <summary>The study's table of amounts for this side, or null.</summary>
    public CompensationTable? Amounts { get; init; }

    /// <summary>Compensation by κ, where there are an estimate and a table of amounts.</summary>
    public ImmutableArray<CompensationRow> Compensation { get; init; } = [];

    /// <summary>Sentences that belong to every output: what the numbers do not say.</summary>
    public required ImmutableArray<Phrase> Notes { get; init; }
}

/// <summary>Compensation under one κ.</summary>
/// <param name="Kappa">κ.</param>
/// <param name="Range">Due and withheld.</param>
public sealed record CompensationRow(double Kappa, CompensationRange Range);

/// <summary>A published comparison of periods, recomputed.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Name">What is compared.</param>
/// <param name="Claim">The claim that makes the comparison, or null.</param>
/// <param name="Earlier">The claims that give the earlier count.</param>
/// <param name="Later">The claim that gives the later count.</param>
/// <param name="Comparison">The arithmetic.</param>
/// <param name="Reading">What it shows, in one sentence.</param>
public sealed record LabelComparison(
    string Id, LocalText Name, string? Claim, ImmutableArray<string> Earlier, string Later, PeriodComparison Comparison, Phrase Reading);
