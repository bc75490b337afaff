using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>How well draws, or an interval, meet what came out. Each score is in the unit of the value; less is better.</summary>
public static class NowcastScore
{
    /// <summary>The width of a central interval, and 2/α times how far it missed (Gneiting and Raftery, Strictly proper scoring rules, prediction,
    /// and estimation, JASA 102, 2007, equation 43).</summary>
    /// <param name="low">The lower limit.</param>
    /// <param name="high">The upper limit.</param>
    /// <param name="outcome">What came out.</param>
    /// <param name="alpha">1 less the interval's probability, in (0, 1): 0.05 for 95 %.</param>
    public static double Interval(double low, double high, double outcome, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        if (!(low <= high))
        {
            throw new ArgumentException($"The low limit {low} is not at or below the high limit {high}.", nameof(low));
        }

        return high - low + (2 / alpha * Math.Max(0, Math.Max(low - outcome, outcome - high)));
    }

    /// <summary>The weighted interval score of draws over the median and the central intervals of 50, 80 and 95 % (Bracher, Ray, Gneiting and Reich,
    /// Evaluating epidemic forecasts in an interval format, PLOS Computational Biology 17, 2021, equation 1).</summary>
    public static double WeightedInterval(ReadOnlySpan<double> draws, double outcome)
    {
        var sorted = Sorted(draws);
        var sum = 0.5 * Math.Abs(outcome - Quantiles.OfSorted(sorted, 0.5));
        foreach (var alpha in (double[])[0.5, 0.2, 0.05])
        {
            sum += alpha / 2 * Interval(Quantiles.OfSorted(sorted, alpha / 2), Quantiles.OfSorted(sorted, 1 - (alpha / 2)), outcome, alpha);
        }

        return sum / 3.5;
    }

    /// <summary>The continuous ranked probability score of draws: the mean distance to the outcome less half the mean distance between two draws
    /// (Gneiting and Raftery 2007, equation 21).</summary>
    public static double Crps(ReadOnlySpan<double> draws, double outcome)
    {
        var sorted = Sorted(draws);
        var (distance, between) = (0.0, 0.0);
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            distance += Math.Abs(sorted[rank] - outcome);
            between += sorted[rank] * ((2.0 * rank) + 1 - sorted.Length);
        }

        return (distance - (between / sorted.Length)) / sorted.Length;
    }

    /// <summary>The median of how far estimates were revised, each a share of what it was: later over earlier, less 1. Pairs whose earlier estimate is 0
    /// are left out; NaN when none is left.</summary>
    public static double MedianRevision(IEnumerable<(double Earlier, double Later)> estimates) =>
        Quantiles.Of([.. estimates.Where(pair => pair.Earlier != 0).Select(pair => (pair.Later / pair.Earlier) - 1)], 0.5);

    private static double[] Sorted(ReadOnlySpan<double> draws)
    {
        if (draws.IsEmpty)
        {
            throw new ArgumentException("There are no draws.", nameof(draws));
        }

        double[] sorted = [.. draws];
        Array.Sort(sorted);
        return sorted;
    }
}
