namespace Cenotaph.Numerics;

/// <summary>The regularised incomplete beta function, both parts.</summary>
internal static class IncompleteBeta
{
    /// <summary>The parts of the beta integral below and above <paramref name="x"/>; they add up to 1, and the smaller one keeps its digits
    /// (1e-12 for shapes from 0.01 to 10⁶).</summary>
    /// <param name="a">The first shape, above 0.</param>
    /// <param name="b">The second shape, above 0.</param>
    /// <param name="x">0 to 1.</param>
    /// <param name="y">1 − x, given apart so that it has its digits where x is close to 1.</param>
    public static (double Lower, double Upper) Parts(double a, double b, double x, double y)
    {
        if (x <= 0)
        {
            return (0, 1);
        }

        if (y <= 0)
        {
            return (1, 0);
        }

        if (x * (a + b) <= a)
        {
            var lower = Math.Min(1, Power(a, b, x, y) * Fraction(a, b, x, y));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, Power(a, b, x, y) * Fraction(b, a, y, x));
        return (1 - upper, upper);
    }

    /// <summary>xᵃ yᵇ / B(a, b), through deviances (Loader 2000).</summary>
    internal static double Power(double a, double b, double x, double y)
    {
        var total = a + b;
        var log = GammaFunction.StirlingError(total) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b)
            - GammaFunction.Deviance(a, total * x) - GammaFunction.Deviance(b, total * y);
        return Math.Sqrt(a / total * (b / (2 * Math.PI))) * Math.Exp(log);
    }

    // DiDonato and Morris, Algorithm 708, ACM TOMS 18(3), 1992, equation 9: for x at or below the mean.
    private static double Fraction(double a, double b, double x, double y)
    {
        var rest = (a * y) - (b * x) + 1;
        var fraction = new Lentz(a * rest / (a + 1));
        for (var n = 1.0; !fraction.Settled; n++)
        {
            var odd = a + (2 * n) - 1;
            var numerator = (a + n - 1) / odd * ((a + b + n - 1) / odd) * n * (b - n) * x * x;
            var denominator = n + (n * (b - n) * x / odd) + ((a + n) * (rest + (n * (1 + y))) / (odd + 2));
            fraction.Add(numerator, denominator);
        }

        return 1 / fraction.Value;
    }
}
