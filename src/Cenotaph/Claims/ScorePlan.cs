using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>Which editions of a peer are replayed.</summary>
public enum ScoreSpacing
{
    /// <summary>The first edition of each calendar month.</summary>
    Month,

    /// <summary>Every edition.</summary>
    Edition,
}

/// <summary>A section of a study that says against what, and beside whom, its reconciliation is scored.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Side">The side.</param>
/// <param name="Category">What is counted.</param>
/// <param name="Peers">Series of a peer's running totals in editions with limits; the first one's editions are the days of replay.</param>
/// <param name="Target">Series that together are the target, one after the other in time; empty where publishers are named.</param>
/// <param name="Publishers">Publishers whose later claims are the target; empty where series are named.</param>
/// <param name="Spacing">Which editions are replayed.</param>
/// <param name="Why">Why this target is a fair one.</param>
public sealed record ScorePlan(
    string Id, string Side, LossCategory Category, ImmutableArray<string> Peers, ImmutableArray<string> Target, ImmutableArray<string> Publishers, ScoreSpacing Spacing, string Why);
