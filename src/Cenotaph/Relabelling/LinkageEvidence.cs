using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>How a death lies to the date of the label that somebody bears.</summary>
public enum LabelTiming
{
    /// <summary>He was dead when he got the label.</summary>
    OnOrBefore,

    /// <summary>He died later: the label was not wrong for that reason.</summary>
    After,

    /// <summary>The dates do not tell.</summary>
    Unknown,
}

/// <summary>An entry of a register linked to somebody named dead.</summary>
/// <param name="Probability">The probability that both are one person, 0 to 1, calibrated.</param>
/// <param name="Timing">How the death lies to the label's date.</param>
/// <param name="DaysSinceDeath">Days from the death to the day on which the list of named dead was read; null where the death has no day.</param>
public readonly record struct LinkedPair(double Probability, LabelTiming Timing, int? DaysSinceDeath);

/// <summary>How many of an independent list's dead the list of named dead has too, by time since death.</summary>
/// <param name="FromDays">The least days since death, at least 0; the stratum runs to the next one's.</param>
/// <param name="Listed">Listed, of the dead of the independent list.</param>
public readonly record struct CoverageStratum(int FromDays, ShareCount Listed);

/// <summary>What a register, a list of named dead and the links between them tell of one side and label: counts and probabilities, no person.</summary>
public sealed record LinkageEvidence
{
    /// <summary>R: the entries of the register.</summary>
    public required long Entries { get; init; }

    /// <summary>The linked pairs.</summary>
    public required ImmutableArray<LinkedPair> Pairs { get; init; }

    /// <summary>c(t): the coverage of the list of named dead among the dead of the cohort, by time since death, the freshest first.</summary>
    public required ImmutableArray<CoverageStratum> Coverage { get; init; }

    /// <summary>
    /// Whether the coverage was counted by the same linkage: what it misses and mistakes is then in the coverage as it is in the pairs.
    /// </summary>
    public bool CoverageByLinkage { get; init; }

    /// <summary>Right, of pairs that were judged or whose truth is known; null to go by the pairs' probabilities.</summary>
    public ShareCount? Precision { get; init; }

    /// <summary>Whether the judged pairs are a sample of these very pairs, drawn by chance: what was judged is then known, and only the rest is uncertain.</summary>
    public bool PrecisionOfThesePairs { get; init; }

    /// <summary>Found, of true pairs that were judged or whose truth is known; null where not known: every true pair is then held for found.</summary>
    public ShareCount? Sensitivity { get; init; }
}
