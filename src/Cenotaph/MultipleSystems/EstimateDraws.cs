using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>What one method says of one stratum in one imputation and one linkage draw: draws of N, or why there are none.</summary>
/// <param name="Stratum">The stratum; empty for the whole.</param>
/// <param name="LinkageDraw">Which draw of the linkage; empty where there is one linkage.</param>
/// <param name="Imputation">Which imputation of missing fields; empty where there is one.</param>
/// <param name="Method">The family.</param>
/// <param name="Observed">Persons on any list, n; at least 0.</param>
/// <param name="Totals">Draws of N, each at least n; empty for none.</param>
public sealed record EstimateDraws(string Stratum, string LinkageDraw, string Imputation, string Method, double Observed, ImmutableArray<double> Totals)
{
    /// <summary>Why there are no draws: the assumption that fails and what speaks against it; null where there are draws.</summary>
    public string? NotEstimable { get; init; }

    /// <summary>
    /// Numbers of the draws, where those of the same number in several strata belong together; empty where nothing ties the draws of strata to one
    /// another, and they are added in a random order.
    /// </summary>
    public ImmutableArray<long> Numbers { get; init; } = [];
}
