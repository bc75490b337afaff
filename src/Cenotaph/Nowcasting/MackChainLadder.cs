namespace Cenotaph.Nowcasting;

/// <summary>
/// The chain ladder with its standard error without a distribution (Mack, Distribution-free calculation of the standard error of chain ladder
/// reserve estimates, ASTIN Bulletin 23, 1993). It takes the delay for the same in every period.
/// </summary>
public sealed class MackChainLadder
{
    private readonly double[] latest;
    private readonly double[] factors;
    private readonly double[] variances;
    private readonly double[] sums;

    private MackChainLadder(double[] latest, double[] factors, double[] variances, double[] sums) =>
        (this.latest, this.factors, this.variances, this.sums) = (latest, factors, variances, sums);

    /// <summary>From delay d to d + 1: the sum of what is known at d + 1 over that at d, of the periods for which both are known.</summary>
    public ReadOnlySpan<double> Factors => factors;

    /// <summary>Whether every factor could be told: at each delay somebody was known.</summary>
    public bool IsEstimable => factors.All(double.IsFinite);

    /// <summary>Fits the factors up to the greatest delay.</summary>
    /// <param name="triangle">With falls, if it has them.</param>
    /// <param name="maximumDelay">From 1 to the number of periods less one: nothing is expected after it.</param>
    /// <exception cref="ArgumentException">The delay is outside its domain, or the vintages are not a grid.</exception>
    public static MackChainLadder Fit(ReportingTriangle triangle, int maximumDelay)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        triangle.CheckGrid();
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumDelay, triangle.LastVintage);
        var (factors, variances, sums) = (new double[maximumDelay], new double[maximumDelay], new double[maximumDelay]);
        for (var delay = 0; delay < maximumDelay; delay++)
        {
            var (first, end) = (Math.Max(0, triangle.FirstVintage - delay), triangle.Periods - delay - 1);
            var after = 0.0;
            for (var period = first; period < end; period++)
            {
                sums[delay] += triangle.Within(period, delay);
                after += triangle.Within(period, delay + 1);
            }

            factors[delay] = sums[delay] > 0 ? after / sums[delay] : after > 0 || end <= first ? double.NaN : 1;

            // σ² of equation (6); a period of which nobody was known has no ratio and tells nothing of it.
            var (squares, ratios) = (0.0, 0);
            for (var period = first; period < end; period++)
            {
                if (triangle.Within(period, delay) is > 0 and var before)
                {
                    var deviation = (triangle.Within(period, delay + 1) / before) - factors[delay];
                    squares += before * deviation * deviation;
                    ratios++;
                }
            }

            // Where one ratio is left, Mack's own rule: it goes on falling as it fell, and never rises.
            variances[delay] = ratios > 1 ? squares / (ratios - 1)
                : delay >= 2 && variances[delay - 2] > 0
                    ? Math.Min(variances[delay - 1] * variances[delay - 1] / variances[delay - 2], Math.Min(variances[delay - 2], variances[delay - 1]))
                : delay >= 1 ? variances[delay - 1] : 0;
        }

        return new([.. Enumerable.Range(0, triangle.Periods).Select(period => triangle.Within(period, maximumDelay))], factors, variances, sums);
    }

    /// <summary>What is expected of a period in the end, in cases.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    public double Ultimate(int period) => latest[period] * Growth(Age(period), factors.Length);

    /// <summary>What is expected of a run of periods beyond what is known, with its standard error; NaN where a factor cannot be told.</summary>
    /// <param name="first">The first period.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="ahead">What comes within so many vintages, at least 1; null for all that comes.</param>
    public (double Outstanding, double StandardError) Outstanding(int first, int count, int? ahead = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, latest.Length - first);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead ?? 1, 1);
        var (outstanding, error) = (0.0, 0.0);
        for (var period = first; period < first + count; period++)
        {
            outstanding += latest[period] * (Growth(Age(period), End(period)) - 1);
        }

        // The corollary of theorem 3, summed by delay: each period's own error, and that of the factor, which all periods that go through it share.
        for (var delay = 0; delay < factors.Length; delay++)
        {
            var relative = variances[delay] / (factors[delay] * factors[delay]);
            var (own, shared) = (0.0, 0.0);
            for (var period = first; period < first + count; period++)
            {
                if (Age(period) <= delay && delay < End(period) && latest[period] > 0)
                {
                    var then = latest[period] * Growth(Age(period), End(period));
                    own += then * then / (latest[period] * Growth(Age(period), delay));
                    shared += then;
                }
            }

            error += relative > 0 && shared > 0 ? relative * (own + (shared * shared / sums[delay])) : 0;
        }

        return (outstanding, Math.Sqrt(error));

        int End(int period) => (int)Math.Min(factors.Length, (long)Age(period) + (ahead ?? factors.Length));
    }

    private int Age(int period) => Math.Min(factors.Length, latest.Length - 1 - period);

    private double Growth(int from, int to)
    {
        var growth = 1.0;
        for (var delay = from; delay < to; delay++)
        {
            growth *= factors[delay];
        }

        return growth;
    }
}
