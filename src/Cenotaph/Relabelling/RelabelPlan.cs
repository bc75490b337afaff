using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>What a study declares of labels: the section [relabel] of study.toml, and its tables of compensation.</summary>
public sealed record RelabelPlan
{
    /// <summary>The claims that give the size of a register.</summary>
    public ImmutableArray<RegisterClaim> Registers { get; init; } = [];

    /// <summary>Published audits.</summary>
    public ImmutableArray<Audit> Audits { get; init; } = [];

    /// <summary>Comparisons of periods to recompute.</summary>
    public ImmutableArray<ComparisonClaim> Comparisons { get; init; } = [];

    /// <summary>Counts of linked pairs, where linkage was done elsewhere.</summary>
    public ImmutableArray<LinkedCounts> Linked { get; init; } = [];

    /// <summary>What is due for the dead, by side.</summary>
    public ImmutableArray<CompensationTable> Compensation { get; init; } = [];

    /// <summary>Kinds of document of the independent list that measures the coverage.</summary>
    public ImmutableArray<string> Independent { get; init; } = ["official", "probate"];

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The labels that this room knows.</summary>
    public static ImmutableArray<string> Labels { get; } = ["deserter", "missing"];
}

/// <summary>A claim that gives the size of a register.</summary>
/// <param name="Side">The side.</param>
/// <param name="Label">missing or deserter.</param>
/// <param name="Claim">The claim's id.</param>
/// <param name="Name">What it is, where the name of the claim's category does not say it.</param>
public sealed record RegisterClaim(string Side, string Label, string Claim, LocalText? Name);

/// <summary>A comparison of periods to recompute.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Side">The side.</param>
/// <param name="Label">missing or deserter.</param>
/// <param name="Name">What is compared.</param>
/// <param name="Earlier">The claims whose counts add to the earlier one.</param>
/// <param name="Later">The claim of the later period.</param>
/// <param name="Window">The part of the later period that is compared.</param>
/// <param name="Claim">The claim that makes the comparison, or null.</param>
public sealed record ComparisonClaim(
    string Id, string Side, string Label, LocalText Name, ImmutableArray<string> Earlier, string Later, DateSpan Window, string? Claim);

/// <summary>Counts of linked pairs of one side and label.</summary>
/// <param name="Side">The side.</param>
/// <param name="Label">missing or deserter.</param>
/// <param name="Evidence">The counts.</param>
/// <param name="Compensation">What the families of the linked were told.</param>
/// <param name="Origin">Who counted.</param>
public sealed record LinkedCounts(string Side, string Label, LinkageEvidence Evidence, CompensationCounts Compensation, Origin Origin);
