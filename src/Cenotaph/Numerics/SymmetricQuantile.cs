namespace Cenotaph.Numerics;

/// <summary>Quantiles of distributions that are symmetric about 0.</summary>
internal static class SymmetricQuantile
{
    /// <summary>The value that is not exceeded with probability <paramref name="p"/>.</summary>
    /// <param name="p">0 to 1.</param>
    /// <param name="upper">The value above 0 that is exceeded with its first argument, at most ½; its second argument is the probability of
    /// lying between this value and its negative.</param>
    public static double Lower(double p, Func<double, double, double> upper)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return p switch
        {
            double.NaN => double.NaN,
            0 => double.NegativeInfinity,
            1 => double.PositiveInfinity,
            0.5 => 0,
            < 0.5 => -upper(p, 2 * (0.5 - p)),
            _ => upper(1 - p, 2 * (p - 0.5)),
        };
    }
}
