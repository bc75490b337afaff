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

        // Within n days, blocks of b differ by less than blocks far apart do: the variance falls short by about b/n. And the
        // scatter of n/b blocks is itself known only so well: Student's t in place of the normal.
        var blocks = (double)count / length;
        var wider = Math.Sqrt(blocks / (blocks - 1)) * StudentT.Quantile(1 - Tail, blocks - 1) / NormalDistribution.Quantile(1 - Tail);
        return (mean + (wider * (Quantiles.OfSorted(means, Tail) - mean)), mean + (wider * (Quantiles.OfSorted(means, 1 - Tail) - mean)));
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
