using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>The estimate out of all claims, as a bulletin shows it.</summary>
/// <param name="Day">The day that the numbers run to.</param>
/// <param name="Plan">What was assumed.</param>
/// <param name="Sides">The sides, in the order of the study.</param>
public sealed record ReconcileSummary(DateOnly Day, ReconcilePlan Plan, ImmutableArray<ReconciledSide> Sides)
{
    /// <summary>How earlier editions would have fared; empty where that is not known.</summary>
    public ImmutableArray<EarlierEstimate> Earlier { get; init; } = [];
}
