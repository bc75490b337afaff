namespace Cenotaph.Numerics;

/// <summary>
/// The negative binomial distribution of a count with a size (the θ of an NB2 model) and a mean, both above 0: its variance is
/// mean + mean²/size. The size may be infinite (the Poisson distribution). Tails keep their digits: 1e-12 of the value for sizes from 0.01 to 10⁶.
/// </summary>
internal static class NegativeBinomialDistribution
{
    // No count of people comes near; above it a double no longer holds every whole number.
    private const long Most = 1L << 52;

    /// <summary>The probability of exactly <paramref name="count"/>.</summary>
    public static double Density(long count, double size, double mean)
    {
        Check(size, mean);
        if (count <= 0)
        {
            return count < 0 ? 0 : double.IsPositiveInfinity(size) ? Math.Exp(-mean) : Math.Exp(-size * GammaFunction.LogOnePlus(mean / size));
        }

        if (double.IsPositiveInfinity(size))
        {
            return IncompleteGamma.Power(count, mean) / count;
        }

        var (success, failure) = Shares(size, mean);
        return IncompleteBeta.Power(size, count, success, failure) / count;
    }

    /// <summary>The probability of at most <paramref name="count"/>.</summary>
    public static double Cdf(long count, double size, double mean) => Parts(count, size, mean).Lower;

    /// <summary>The probability of more than <paramref name="count"/>.</summary>
    public static double Survival(long count, double size, double mean) => Parts(count, size, mean).Upper;

    /// <summary>The smallest count that is not exceeded with at least probability <paramref name="p"/>, 0 to below 1.</summary>
    public static long Quantile(double p, double size, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1);
        return p <= 0.5
            ? First(count => Parts(count, size, mean).Lower >= p, mean)
            : UpperQuantile(1 - p, size, mean);
    }

    /// <summary>The smallest count that is exceeded with at most probability <paramref name="p"/>, above 0 to 1.</summary>
    public static long UpperQuantile(double p, double size, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return First(count => Parts(count, size, mean).Upper <= p, mean);
    }

    /// <summary>A random count with this distribution: a Poisson count whose mean is gamma (Greenwood and Yule 1920).</summary>
    public static long Draw(RandomStream random, double size, double mean) =>
        random.Poisson(Math.Min(1e15, double.IsPositiveInfinity(size) ? mean : random.Gamma(size) / size * mean));

    private static (double Lower, double Upper) Parts(long count, double size, double mean)
    {
        Check(size, mean);
        if (count < 0)
        {
            return (0, 1);
        }

        if (double.IsPositiveInfinity(size))
        {
            var (below, above) = IncompleteGamma.Parts(count + 1.0, mean);
            return (above, below);
        }

        // NIST Digital Library of Mathematical Functions, 8.17.24.
        var (success, failure) = Shares(size, mean);
        return IncompleteBeta.Parts(size, count + 1.0, success, failure);
    }

    private static (double Success, double Failure) Shares(double size, double mean)
    {
        var ratio = mean / size;
        return (1 / (1 + ratio), ratio / (1 + ratio));
    }

    private static long First(Func<long, bool> holds, double mean)
    {
        var low = -1L;
        var high = (long)Math.Clamp(mean, 1, Most);
        while (!holds(high))
        {
            low = high;
            high *= 2;
            if (high > Most)
            {
                return Most;
            }
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static void Check(double size, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mean);
    }
}
