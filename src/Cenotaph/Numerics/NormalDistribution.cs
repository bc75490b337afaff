namespace Cenotaph.Numerics;

/// <summary>The normal distribution with mean 0 and standard deviation 1. Tails keep their digits: 1e-12 of the value.</summary>
internal static class NormalDistribution
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x) => Math.Exp((-0.5 * x * x) - GammaFunction.HalfLogTwoPi);

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x) => Survival(-x);

    /// <summary>The probability of more than <paramref name="x"/>.</summary>
    public static double Survival(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        // Half the square is gamma with shape ½ (NIST Digital Library of Mathematical Functions, 7.11.2).
        var (inside, outside) = IncompleteGamma.Parts(0.5, 0.5 * x * x);
        return x > 0 ? 0.5 * outside : 0.5 + (0.5 * inside);
    }

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public static double Quantile(double p) => SymmetricQuantile.Lower(p, UpperHalf);

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1: for tails, where 1 − p has no digits left.</summary>
    public static double UpperQuantile(double p) => -Quantile(p);

    private static double UpperHalf(double tail, double inside)
    {
        if (inside < 0.25)
        {
            return LogScaleRoot.Find(x => (IncompleteGamma.Parts(0.5, 0.5 * x * x).Lower, 2 * x * Density(x)), rising: true, inside, 1.25 * inside);
        }

        // Abramowitz and Stegun 1964, 26.2.22, within 0.003: where the search begins.
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var start = t - ((2.30753 + (0.27061 * t)) / (1 + (0.99229 * t) + (0.04481 * t * t)));
        return LogScaleRoot.Find(x => (Survival(x), x * Density(x)), rising: false, tail, start);
    }
}
