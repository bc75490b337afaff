using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>What a case of the review queue asks.</summary>
public enum ReviewKind
{
    /// <summary>Whether two reports are of one person.</summary>
    Pairs,

    /// <summary>The same, where more than two reports hang on the answer or a rule keeps them apart.</summary>
    Clusters,

    /// <summary>Two reports of which not both can be true of one person.</summary>
    Contradictions,

    /// <summary>A person whose case waits.</summary>
    Pending,

    /// <summary>A document that alone confirms a person, or a collector's report drawn at random: whether it stands.</summary>
    Documents,
}

/// <summary>What the other answer would change.</summary>
/// <param name="Confirmed">By how many the count of confirmed persons would change.</param>
/// <param name="Standings">How many standings would change.</param>
public readonly record struct ReviewEffect(int Confirmed, int Standings)
{
    // A confirmed person weighs as much as ten changes of standing; an answer that changes neither is still worth something.
    private const double StandingWeight = 0.1;
    private const double LeastWeight = 0.01;

    /// <summary>How much that weighs: |confirmed| + standings/10 + 1/100.</summary>
    public double Weight => Math.Abs(Confirmed) + (StandingWeight * Standings) + LeastWeight;
}

/// <summary>One case of the review queue. It holds handles and random ids, and no personal field.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Reason">Why it is asked: <c>uncertain</c>, <c>constraint</c>, <c>disagreement</c>, <c>second-reviewer</c>, <c>second-check</c>, <c>pending</c>, or a finding's type.</param>
/// <param name="Left">The report on the left.</param>
/// <param name="Right">The report on the right; null where the case is of one report or person.</param>
/// <param name="Persons">The ids of the persons as they were linked last.</param>
/// <param name="Chance">The probability that the answer is not what now stands, 0 to 1.</param>
/// <param name="Effect">What that would change.</param>
/// <param name="Aged">The part of the gain that a case's age leaves, 0 to 1; 1 where age does not count.</param>
public sealed record ReviewCase(
    ReviewKind Kind, string Reason, RecordId Left, RecordId? Right, ImmutableArray<string> Persons, double Chance, ReviewEffect Effect, double Aged = 1)
{
    /// <summary>The expected change, by which the queue is ordered: chance × weight of the effect × age.</summary>
    public double Gain => Chance * Effect.Weight * Aged;

    /// <summary>Whether the answers are same and different; else the case is of one report or person.</summary>
    public bool IsPair => Right is not null;

    /// <summary>Whether an answer is kept as a second check.</summary>
    public bool IsSecondCheck => Reason == SecondCheck;

    internal const string SecondCheck = "second-check";
    internal const string SecondReviewer = "second-reviewer";
    internal const string Disagreement = "disagreement";
}
