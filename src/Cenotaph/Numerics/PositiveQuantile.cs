namespace Cenotaph.Numerics;

/// <summary>Quantiles of a distribution on the positive numbers, by a search in the smaller tail.</summary>
/// <param name="parts">The probabilities of at most x and of more.</param>
/// <param name="growth">x times the density at x: the derivative of the first by ln x.</param>
/// <param name="start">Where the search begins, above 0: the mean or near it.</param>
internal readonly struct PositiveQuantile(Func<double, (double Lower, double Upper)> parts, Func<double, double> growth, double start)
{
    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public double Lower(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return p <= 0.5 ? Find(p, lower: true) : Find(1 - p, lower: false);
    }

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public double Upper(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return p <= 0.5 ? Find(p, lower: false) : Find(1 - p, lower: true);
    }

    private double Find(double tail, bool lower)
    {
        if (tail == 0)
        {
            return lower ? 0 : double.PositiveInfinity;
        }

        var (both, slope) = (parts, growth);
        return lower
            ? LogScaleRoot.Find(x => (both(x).Lower, slope(x)), rising: true, tail, start)
            : LogScaleRoot.Find(x => (both(x).Upper, slope(x)), rising: false, tail, start);
    }
}
