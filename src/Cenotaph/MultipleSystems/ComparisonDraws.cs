using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>The draws that comparisons of strata, imputations and linkage draws give, for <see cref="Combination"/>.</summary>
public static class ComparisonDraws
{
    // A density stands for as many draws: its quantiles at the middle of so many equal shares.
    private const int OfDensity = 1000;

    /// <summary>
    /// For each comparison and family the draws of its first estimate that has any, or else quantiles of its density, or why there are none. Draws of a
    /// posterior are samples of it; those of a bootstrap are samples of the estimate.
    /// </summary>
    public static ImmutableArray<EstimateDraws> Of(IEnumerable<SystemsComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return [.. comparisons.SelectMany(comparison => comparison.Results.GroupBy(result => result.Method, StringComparer.Ordinal).Select(results => Of(comparison.Table, results.Key, [.. results])))];
    }

    private static EstimateDraws Of(CaptureTable table, string method, SystemsResult[] results)
    {
        var draws = results.OfType<SystemsEstimate>().Select(Drawn).FirstOrDefault(one => one.Length > 1) ?? [];

        // A replicate of a bootstrap may have fewer persons in all than are on the lists at hand.
        return new(table.Stratum, table.LinkageDraw, table.Imputation, method, table.Observed, [.. draws.Select(draw => Math.Max(draw, table.Observed))])
        {
            NotEstimable = draws.Length > 0 ? null
                : results.OfType<SystemsRefusal>().FirstOrDefault() is { } refusal && !results.OfType<SystemsEstimate>().Any(one => !one.IsLowerBound) ? $"{refusal.Assumption} {refusal.Evidence}"
                : "The method gives no draws here: replicates were not asked for, or too few of them have an estimate.",
        };
    }

    private static double[] Drawn(SystemsEstimate estimate) => estimate.Draws.Length > 1 ? [.. estimate.Draws] : estimate.Density.Length > 1 ? Quantiles(estimate.Density) : [];

    // The density is taken for straight between its points, so a quantile solves a square equation.
    private static double[] Quantiles(ImmutableArray<(double Total, double Density)> curve)
    {
        var mass = new double[curve.Length];
        for (var at = 1; at < curve.Length; at++)
        {
            mass[at] = mass[at - 1] + ((curve[at].Total - curve[at - 1].Total) * (curve[at].Density + curve[at - 1].Density) / 2);
        }

        var quantiles = new double[OfDensity];
        for (var (draw, at) = (0, 1); draw < OfDensity; draw++)
        {
            var sought = (draw + 0.5) / OfDensity * mass[^1];
            while (at < curve.Length - 1 && mass[at] < sought)
            {
                at++;
            }

            var (from, width, rest) = (curve[at - 1], curve[at].Total - curve[at - 1].Total, sought - mass[at - 1]);
            if (width <= 0)
            {
                quantiles[draw] = from.Total;
                continue;
            }

            var slope = (curve[at].Density - from.Density) / width;
            var root = Math.Sqrt(Math.Max((from.Density * from.Density) + (2 * slope * rest), 0));
            quantiles[draw] = from.Total + Math.Clamp(from.Density + root > 0 ? 2 * rest / (from.Density + root) : width / 2, 0, width);
        }

        return quantiles;
    }
}
