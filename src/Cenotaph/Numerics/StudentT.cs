namespace Cenotaph.Numerics;

/// <summary>Student's t distribution. The degrees of freedom are above 0, need not be whole, and may be infinite (the normal distribution).
/// Tails keep their digits: 1e-12 of the value up to 10⁷ degrees.</summary>
internal static class StudentT
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (double.IsPositiveInfinity(df))
        {
            return NormalDistribution.Density(x);
        }

        return Math.Exp(LogDensity(x, df));
    }

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x, double df) => Survival(-x, df);

    /// <summary>The probability of more than <paramref name="x"/>.</summary>
    public static double Survival(double x, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        var (inside, outside) = Parts(Math.Abs(x), df);
        return x > 0 ? 0.5 * outside : 0.5 + (0.5 * inside);
    }

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public static double Quantile(double p, double df)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        return double.IsPositiveInfinity(df)
            ? NormalDistribution.Quantile(p)
            : SymmetricQuantile.Lower(p, (tail, inside) => UpperHalf(tail, inside, df));
    }

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1: for tails, where 1 − p has no digits left.</summary>
    public static double UpperQuantile(double p, double df) => -Quantile(p, df);

    /// <summary>A random number with this distribution.</summary>
    public static double Draw(RandomStream random, double df)
    {
        var normal = random.Normal();
        return double.IsPositiveInfinity(df) ? normal : normal / Math.Sqrt(random.Gamma(df / 2) / (df / 2));
    }

    // The probabilities within and beyond ±x (NIST Digital Library of Mathematical Functions, 8.17: x²/(n + x²) is beta with shapes ½ and ½n).
    private static (double Inside, double Outside) Parts(double x, double df)
    {
        if (double.IsPositiveInfinity(df))
        {
            return IncompleteGamma.Parts(0.5, 0.5 * x * x);
        }

        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }

        // Where the square would underflow, what lies beyond is the first term of its series: x f(x)/n on either side.
        var scaled = x / Math.Sqrt(df);
        if (scaled > 1e100)
        {
            var outside = 2 * Growth(x, df) / df;
            return (1 - outside, outside);
        }

        // The smaller of both quotients is squared, so that neither overflows.
        var square = scaled > 1 ? 1 / scaled / scaled : x * x / df;
        var (share, rest) = (square / (1 + square), 1 / (1 + square));
        return scaled > 1
            ? IncompleteBeta.Parts(0.5, df / 2, rest, share)
            : IncompleteBeta.Parts(0.5, df / 2, share, rest);
    }

    private static double UpperHalf(double tail, double inside, double df)
    {
        if (inside < 0.25)
        {
            var density = 2 * Density(0, df);
            return LogScaleRoot.Find(x => (Parts(x, df).Inside, 2 * Growth(x, df)), rising: true, inside, inside / density);
        }

        return LogScaleRoot.Find(x => (0.5 * Parts(x, df).Outside, Growth(x, df)), rising: false, tail, NormalDistribution.UpperQuantile(tail));
    }

    // x times the density, also where the density alone would underflow.
    private static double Growth(double x, double df) =>
        double.IsPositiveInfinity(df) ? x * NormalDistribution.Density(x) : Math.Exp(LogDensity(x, df) + Math.Log(x));

    private static double LogDensity(double x, double df)
    {
        // ln Γ(½n + ½) − ln Γ(½n) − ½ ln ½n, from Stirling's form of both.
        var half = df / 2;
        var ratio = (half * GammaFunction.LogOnePlus(0.5 / half)) - 0.5 + GammaFunction.StirlingError(half + 0.5) - GammaFunction.StirlingError(half);
        return ratio - GammaFunction.HalfLogTwoPi - ((half + 0.5) * LogSpread(x, df));
    }

    private static double LogSpread(double x, double df)
    {
        var scaled = Math.Abs(x) / Math.Sqrt(df);
        return scaled > 1e8 ? 2 * Math.Log(scaled) : GammaFunction.LogOnePlus(x * x / df);
    }
}
