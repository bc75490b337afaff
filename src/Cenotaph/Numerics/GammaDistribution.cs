namespace Cenotaph.Numerics;

/// <summary>The gamma distribution with a shape and a scale, both above 0; its mean is their product. Tails keep their digits: 1e-12 of the
/// value for shapes from 0.01 to 10⁶.</summary>
internal static class GammaDistribution
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double shape, double scale = 1)
    {
        Check(shape, scale);
        if (x <= 0)
        {
            return x < 0 || shape > 1 ? 0 : shape == 1 ? 1 / scale : double.PositiveInfinity;
        }

        return double.IsPositiveInfinity(x) ? 0 : IncompleteGamma.Power(shape, x / scale) / x;
    }

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x, double shape, double scale = 1) => Parts(x, shape, scale).Lower;

    /// <summary>The probability of more than <paramref name="x"/>.</summary>
    public static double Survival(double x, double shape, double scale = 1) => Parts(x, shape, scale).Upper;

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public static double Quantile(double p, double shape, double scale = 1) => Solver(shape, scale).Lower(p);

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1: for tails, where 1 − p has no digits left.</summary>
    public static double UpperQuantile(double p, double shape, double scale = 1) => Solver(shape, scale).Upper(p);

    /// <summary>A random number with this distribution.</summary>
    public static double Draw(RandomStream random, double shape, double scale = 1) => scale * random.Gamma(shape);

    private static (double Lower, double Upper) Parts(double x, double shape, double scale)
    {
        Check(shape, scale);
        return IncompleteGamma.Parts(shape, x / scale);
    }

    private static PositiveQuantile Solver(double shape, double scale) =>
        new(x => Parts(x, shape, scale), x => IncompleteGamma.Power(shape, x / scale), shape * scale);

    private static void Check(double shape, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
    }
}
