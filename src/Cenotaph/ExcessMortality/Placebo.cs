namespace Cenotaph.ExcessMortality;

/// <summary>
/// How wrong the method was where nothing was to be found: the same fit at the same horizon for the same sum, on baselines that end earlier.
/// </summary>
/// <param name="Hits">Runs whose nominal interval holds zero; null when the variant has no nominal interval.</param>
/// <param name="N">Runs.</param>
/// <param name="Lag1">Correlation of an error with the one of the year before, about zero; NaN with fewer than three runs.</param>
/// <param name="Rms">Root of the mean square error, in deaths of the target: each error is taken as a share of its comparison deaths.</param>
/// <param name="Df">Effective degrees of freedom of <paramref name="Rms"/>.</param>
/// <param name="Runs">The runs, by the year in which their baselines end.</param>
public sealed record Placebo(int? Hits, int N, double Lag1, double Rms, double Df, IReadOnlyList<PlaceboRun> Runs)
{
    /// <summary>The root of the mean square of the errors in deaths of their own years, as published work gives it; NaN where not computed.</summary>
    public double RmsUnscaled { get; init; } = double.NaN;

    /// <summary>Runs within two standard errors on the published basis; null when the method has none.</summary>
    public int? PublishedHits { get; init; }
}

/// <summary>One placebo run.</summary>
/// <param name="BaselineTo">The last year of its baseline.</param>
/// <param name="Years">The years it predicted.</param>
/// <param name="CauseSubtracted">Whether the cause was subtracted; a run of years when it was not yet counted is made on all deaths.</param>
/// <param name="Error">Deaths counted less expected, in deaths of its own years.</param>
/// <param name="Scaled">The same in deaths of the target: as a share of the comparison deaths of its years, times those of the target.</param>
/// <param name="StandardError">Nominal standard error, in deaths of its own years; NaN when there is none.</param>
/// <param name="Hit">Whether its nominal interval holds zero; null when it has none.</param>
public sealed record PlaceboRun(
    int BaselineTo, IReadOnlyList<int> Years, bool CauseSubtracted, double Error, double Scaled, double StandardError, bool? Hit);
