using Cenotaph.Numerics;

namespace Cenotaph.Frontline;

/// <summary>
/// The interval of a mean of movements that are correlated in time: blocks of days drawn from the circle of all days (Politis and Romano,
/// A circular block-resampling procedure for stationary data, in Exploring the Limits of Bootstrap, 1992).
/// </summary>
internal static class BlockBootstrap
{
    /// <summary>Fewer blocks than this say nothing of how blocks differ.</summary>
    public const int LeastBlocks = 4;

    /// <summary>Maps are corrected within about a week: shorter blocks would take a correction for a movement of its own.</summary>
    public const int LeastLength = 7;

    private const double Tail = 0.025;

    /// <summary>The 95 % limits of the mean; null where the movements do not hold <see cref="LeastBlocks"/> blocks.</summary>
    /// <param name="values">The movements, in order.</param>
    /// <param name="length">The length of a block.</param>
    /// <param name="resamples">How many resamples.</param>
    /// <param name="stream">Chance.</param>
    public static (double Low, double High)? Mean(ReadOnlySpan<double> values, int length, int resamples, RandomStream stream)
    {
        var count = values.Length;
        if (count < LeastBlocks * length)
        {
            return null;
        }

        // Sums over the circle, so that a block costs one subtraction.
        var sums = new double[(2 * count) + 1];
        for (var i = 0; i < 2 * count; i++)
        {
            sums[i + 1] = sums[i] + values[i % count];
        }

        var mean = sums[count] / count;
        var means = new double[resamples];
        for (var draw = 0; draw < resamples; draw++)
        {
            var sum = 0.0;
            for (var left = count; left > 0; left -= length)
            {
                var start = stream.Below(count);
                sum += sums[start + Math.Min(length, left)] - sums[start];
            }

            means[draw] = sum / count;
        }

        Array.Sort(means);
        var (low, high) = Levels(values, length, mean, means);

        // Within n days, blocks of b differ by less than blocks far apart do: the variance falls short by about b/n. And the
        // scatter of n/b blocks is itself known only so well: Student's t in place of the normal.
        var blocks = (double)count / length;
        var wider = Math.Sqrt(blocks / (blocks - 1)) * StudentT.Quantile(1 - Tail, blocks - 1) / NormalDistribution.Quantile(1 - Tail);
        return (mean + (wider * (Quantiles.OfSorted(means, low) - mean)), mean + (wider * (Quantiles.OfSorted(means, high) - mean)));
    }

    // Fronts stand and leap, so means are skewed: the levels of Efron, Better bootstrap confidence intervals, JASA 82, 1987 (BCa), the acceleration
    // from blocks that follow on one another.
    private static (double Low, double High) Levels(ReadOnlySpan<double> values, int length, double mean, double[] means)
    {
        var (squares, cubes) = (0.0, 0.0);
        for (var start = 0; start + length <= values.Length; start += length)
        {
            var deviation = -mean * length;
            foreach (var value in values.Slice(start, length))
            {
                deviation += value;
            }

            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        var skew = squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
        var below = (means.Count(one => one < mean) + (0.5 * means.Count(one => one == mean))) / means.Length;
        var bias = NormalDistribution.Quantile(Math.Clamp(below, Tail, 1 - Tail));
        double Level(double z) => NormalDistribution.Cdf(bias + ((bias + z) / Math.Max(0.2, 1 - (skew * (bias + z)))));
        return (Level(NormalDistribution.Quantile(Tail)), Level(NormalDistribution.Quantile(1 - Tail)));
    }

    /// <summary>
    /// The length of blocks that fits the movements' correlation (Politis and White, Automatic block-length selection for the dependent
    /// bootstrap, Econometric Reviews 23, 2004, with the correction of Patton, Politis and White, 28, 2009, for the circular bootstrap), at least 1.
    /// </summary>
    public static int Length(ReadOnlySpan<double> values)
    {
        var count = values.Length;
        if (count < 2)
        {
            return 1;
        }

        var small = 2 * Math.Sqrt(Math.Log10(count) / count);
        var run = Math.Max(5, (int)Math.Ceiling(Math.Sqrt(Math.Log10(count))));
        var farthest = Math.Min(count - 1, (int)Math.Ceiling(Math.Sqrt(count)) + run);
        var covariances = Covariances(values, farthest);
        if (covariances[0] <= 0)
        {
            return 1;
        }

        // The lag after which a run of correlations is small.
        var (last, quiet) = (farthest, 0);
        for (var lag = 1; lag <= farthest; lag++)
        {
            quiet = Math.Abs(covariances[lag] / covariances[0]) < small ? quiet + 1 : 0;
            if (quiet == run)
            {
                last = lag - run;
                break;
            }
        }

        var reach = Math.Min(farthest, 2 * Math.Max(last, 1));
        var (spectrum, slope) = (covariances[0], 0.0);
        for (var lag = 1; lag <= reach; lag++)
        {
            var share = (double)lag / reach;
            var weight = share <= 0.5 ? 1 : 2 * (1 - share);
            spectrum += 2 * weight * covariances[lag];
            slope += 2 * weight * lag * covariances[lag];
        }

        var spread = 4.0 / 3 * spectrum * spectrum;
        var best = spread > 0 ? Math.Pow(2 * slope * slope / spread * count, 1.0 / 3) : double.PositiveInfinity;
        return (int)Math.Ceiling(Math.Clamp(best, 1, Math.Max(1, Math.Min(3 * Math.Sqrt(count), count / 3.0))));
    }

    private static double[] Covariances(ReadOnlySpan<double> values, int farthest)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var covariances = new double[farthest + 1];
        for (var lag = 0; lag <= farthest; lag++)
        {
            for (var i = lag; i < values.Length; i++)
            {
                covariances[lag] += (values[i] - mean) * (values[i - lag] - mean) / values.Length;
            }
        }

        return covariances;
    }
}
