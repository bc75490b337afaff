using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>What the rules look at: claims, series and lineage as they stand, with the study's words and limits.</summary>
/// <param name="Claims">The claims that stand, in the order of every list.</param>
/// <param name="Series">The series in all their vintages, in the study's order.</param>
/// <param name="Lineage">Who takes figures from whom.</param>
/// <param name="Vocabulary">The study's words.</param>
/// <param name="AsOf">The day to which ages are measured.</param>
/// <param name="Limits">The limits that the rules use.</param>
/// <param name="Shrinkage">Findings of shrinkage from the taking-in of inputs.</param>
public sealed record ClaimBook(
    ImmutableArray<Claim> Claims,
    ImmutableArray<Series> Series,
    ImmutableArray<LineageEdge> Lineage,
    Vocabulary Vocabulary,
    DateOnly AsOf,
    FindingLimits Limits,
    ImmutableArray<Finding> Shrinkage)
{
    /// <summary>Inferred lineage that a judgement rejected: whoever asks again need not be told.</summary>
    public ImmutableArray<LineageEdge> Rejected { get; init; } = [];
}

/// <summary>The limits that rules use; each stands in the arithmetic that it enters.</summary>
public sealed record FindingLimits
{
    /// <summary>The share of a named or acknowledged count that may be doubled or false: 0 to 1.</summary>
    public double Allowance { get; init; } = 0.02;

    /// <summary>The usual spread of a publisher's errors: standard deviation of the logarithm.</summary>
    public double UsualSpread { get; init; } = 0.2;

    /// <summary>The logarithm to base ten of the Bayes factor from which two publishers are said to agree.</summary>
    public double Echo { get; init; } = 1.3;

    /// <summary>How many days an as-of date may be off.</summary>
    public int AsOfDays { get; init; } = 14;

    /// <summary>How many days a number may be old when it is reported.</summary>
    public int StaleDays { get; init; } = 180;

    /// <summary>How many days a side may go without a number of its own losses.</summary>
    public int SilenceDays { get; init; } = 180;

    /// <summary>The factor by which a difference of two editions may leave the flow of others.</summary>
    public double Revision { get; init; } = 1.33;

    /// <summary>The share by which a list may shrink.</summary>
    public double ShrinkageShare { get; init; } = 0.1;
}
