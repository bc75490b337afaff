namespace Cenotaph.Numerics;

/// <summary>The regularised incomplete gamma function, both parts.</summary>
internal static class IncompleteGamma
{
    /// <summary>The parts of the gamma integral with the given shape below and above <paramref name="x"/>; they add up to 1, and the smaller one
    /// keeps its digits (1e-13 for shapes from 0.01 to 10⁶).</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="x">At least 0.</param>
    public static (double Lower, double Upper) Parts(double shape, double x)
    {
        if (x <= 0)
        {
            return (0, 1);
        }

        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }

        // The fraction converges from 0.5 on for any shape; below, and below the shape, the series takes fewer steps.
        if (x < Math.Max(0.5, shape))
        {
            var lower = Math.Min(1, Power(shape, x) * Series(shape, x));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, Power(shape, x) * Fraction(shape, x));
        return (1 - upper, upper);
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a), through deviances (Loader 2000).</summary>
    internal static double Power(double shape, double x) =>
        Math.Sqrt(shape / (2 * Math.PI)) * Math.Exp(-GammaFunction.Deviance(shape, x) - GammaFunction.StirlingError(shape));

    // NIST Digital Library of Mathematical Functions, 8.7.1 after Kummer's transformation: all terms are positive.
    private static double Series(double shape, double x)
    {
        var term = 1 / shape;
        var sum = term;
        for (var n = 1.0; term > sum * 1e-17; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum;
    }

    // NIST Digital Library of Mathematical Functions, 8.9.2, evaluated after Lentz (Thompson and Barnett 1986).
    private static double Fraction(double shape, double x)
    {
        var b = x + 1 - shape;
        var fraction = new Lentz(b);
        for (var n = 1.0; !fraction.Settled; n++)
        {
            b += 2;
            fraction.Add(-n * (n - shape), b);
        }

        return 1 / fraction.Value;
    }
}
