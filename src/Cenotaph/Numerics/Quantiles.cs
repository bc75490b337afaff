namespace Cenotaph.Numerics;

/// <summary>Quantiles of a sample, between its values in a straight line (Hyndman and Fan, Sample quantiles in statistical packages, The American
/// Statistician 50, 1996, type 7: that of R and NumPy).</summary>
internal static class Quantiles
{
    /// <summary>The quantile at <paramref name="p"/>, 0 to 1; NaN of an empty sample. The sample is not changed.</summary>
    public static double Of(ReadOnlySpan<double> values, double p)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>The quantile of a sample that is in rising order.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        var place = (sorted.Length - 1) * p;
        var low = (int)Math.Floor(place);
        var high = Math.Min(low + 1, sorted.Length - 1);
        var share = place - low;
        return share == 0 ? sorted[low] : ((1 - share) * sorted[low]) + (share * sorted[high]);
    }
}
