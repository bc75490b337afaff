using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>What a study asks of one side's court claims to declare a person missing or dead: a section [[courts]] of study.toml.</summary>
public sealed record CourtPlan
{
    /// <summary>The side.</summary>
    public required string Side { get; init; }

    /// <summary>The first day of the war.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Claims that count times before the war.</summary>
    public ImmutableArray<string> Baseline { get; init; } = [];

    /// <summary>Standard deviation of a year about the mean as a share of it, where the study declares it.</summary>
    public double? Variation { get; init; }

    /// <summary>Claims that count times of the war.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>Published excesses, each held against the claims that make it up.</summary>
    public ImmutableArray<PublishedExcess> Excess { get; init; } = [];

    /// <summary>Claims with a military applicant, each with the claim that is its denominator.</summary>
    public ImmutableArray<MilitaryClaim> Military { get; init; } = [];

    /// <summary>Deletions.</summary>
    public ImmutableArray<CourtDeletion> Deletions { get; init; } = [];

    /// <summary>Series and claims of other categories that may count the same persons.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>A series of cases by month or week, with its vintages, or null.</summary>
    public string? Series { get; init; }

    /// <summary>A list of cards in the study's folder, or null.</summary>
    public string? Cards { get; init; }

    /// <summary>The columns of that list by what they hold, where their headings do not say it.</summary>
    public ImmutableSortedDictionary<string, string> Columns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the baseline of a series has a trend.</summary>
    public bool Trend { get; init; }

    /// <summary>Whether its scatter is that of a negative binomial.</summary>
    public bool NegativeBinomial { get; init; }
}

/// <summary>A published excess and the claims that cover its time one after another.</summary>
/// <param name="Claim">The claim that publishes the excess.</param>
/// <param name="Of">The claims whose excess over the baseline makes it up.</param>
public sealed record PublishedExcess(string Claim, ImmutableArray<string> Of);

/// <summary>A claim that counts military applicants and the one that counts all.</summary>
/// <param name="Claim">The number of those with a military applicant.</param>
/// <param name="Of">The number of all, of the same time.</param>
public sealed record MilitaryClaim(string Claim, string Of);

/// <summary>A deletion of cards.</summary>
/// <param name="On">The days in which it happened.</param>
/// <param name="Before">The claim that counts the cards before it, or null.</param>
/// <param name="After">The claim that counts those left, or null.</param>
public sealed record CourtDeletion(DateSpan On, string? Before, string? After);
