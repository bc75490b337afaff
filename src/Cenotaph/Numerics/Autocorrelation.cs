namespace Cenotaph.Numerics;

/// <summary>How far the members of a series resemble those before them, and what that leaves of their number.</summary>
internal static class Autocorrelation
{
    /// <summary>The correlation of the series with itself, so many steps later: the sum of products of deviations over the sum of their
    /// squares (Box and Jenkins 1970, equation 2.1.11). NaN for a series without deviations or shorter than the lag.</summary>
    /// <param name="values">The series, in order.</param>
    /// <param name="lag">At least 1.</param>
    /// <param name="centre">What deviations are taken from; null for the mean. Errors that ought to be 0 on average are taken from 0, so that a
    /// common bias counts as likeness.</param>
    public static double At(ReadOnlySpan<double> values, int lag, double? centre = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        var middle = centre ?? Mean(values);
        var (products, squares) = (0.0, 0.0);
        for (var index = 0; index < values.Length; index++)
        {
            var deviation = values[index] - middle;
            squares += deviation * deviation;
            products += index >= lag ? deviation * (values[index - lag] - middle) : 0;
        }

        return values.Length > lag && squares > 0 ? products / squares : double.NaN;
    }

    /// <summary>
    /// How many independent members tell as much of the mean as a series with the given correlation from each to the next: n (1 − ρ)/(1 + ρ)
    /// (Bayley and Hammersley, The effective number of independent observations in an autocorrelated time series, JRSS supplement 8, 1946), but
    /// at least 1 and at most n. A correlation below 0, or none known, changes nothing.
    /// </summary>
    /// <param name="count">The members of the series, at least 1.</param>
    /// <param name="lagOne">The correlation at lag 1, −1 to 1.</param>
    public static double EffectiveSize(int count, double lagOne)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return lagOne > 0 ? Math.Max(1, count * (1 - lagOne) / (1 + lagOne)) : count;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
