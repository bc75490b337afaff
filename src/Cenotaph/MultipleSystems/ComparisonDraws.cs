using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>The draws that comparisons of strata, imputations and linkage draws give, for <see cref="Combination"/>.</summary>
public static class ComparisonDraws
{
    /// <summary>For each comparison and family the draws of its first estimate that has any, or why there are none.</summary>
    public static ImmutableArray<EstimateDraws> Of(IEnumerable<SystemsComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return [.. comparisons.SelectMany(comparison => comparison.Results.GroupBy(result => result.Method, StringComparer.Ordinal).Select(results => Of(comparison.Table, results.Key, [.. results])))];
    }

    private static EstimateDraws Of(CaptureTable table, string method, SystemsResult[] results)
    {
        var drawn = results.OfType<SystemsEstimate>().FirstOrDefault(estimate => estimate.Draws.Length > 1);
        // A replicate of a bootstrap may have fewer persons in all than are on the lists at hand.
        var draws = new EstimateDraws(
            table.Stratum, table.LinkageDraw, table.Imputation, method, table.Observed, drawn is null ? [] : [.. drawn.Draws.Select(draw => Math.Max(draw, table.Observed))]);
        return drawn is not null ? draws : draws with
        {
            NotEstimable = results.OfType<SystemsRefusal>().FirstOrDefault() is { } refusal && !results.OfType<SystemsEstimate>().Any(one => !one.IsLowerBound)
                ? $"{refusal.Assumption} {refusal.Evidence}"
                : "The method gives no draws here: replicates were not asked for, or too few of them have an estimate.",
        };
    }
}
