namespace Cenotaph.Numerics;

/// <summary>The gamma function and what densities need of it: parts that stay small where the function itself is huge.</summary>
internal static class GammaFunction
{
    /// <summary>Half the logarithm of 2π.</summary>
    internal const double HalfLogTwoPi = 0.91893853320467274178;

    // From here on the terms kept of Stirling's series leave an error below 1e-16.
    private const double SeriesFrom = 10;

    /// <summary>The logarithm of Γ(x), to 1e-14 of its value or of 1, whichever is more.</summary>
    /// <param name="x">Above 0.</param>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingError(x);
    }

    /// <summary>By how much ln Γ(x) exceeds (x − ½) ln x − x + ½ ln 2π, to 1e-14.</summary>
    /// <param name="x">Above 0.</param>
    public static double StirlingError(double x)
    {
        // Γ(x + 1) = x Γ(x) takes a small argument up to where the series (NIST Digital Library of Mathematical Functions, 5.11.1) holds.
        var shift = 0.0;
        while (x < SeriesFrom)
        {
            shift += ((x + 0.5) * LogOnePlus(1 / x)) - 1;
            x++;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var rest = (691.0 / 360360) - (square / 156);
        rest = (1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188) - (square * rest)))));
        return shift + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * rest)))));
    }

    /// <summary>
    /// x ln(x/m) + m − x for a count x and its mean m: half the deviance of a Poisson count, without the loss of digits where both are close
    /// (Loader, Fast and accurate computation of binomial probabilities, 2000).
    /// </summary>
    /// <param name="x">Above 0.</param>
    /// <param name="mean">Above 0.</param>
    public static double Deviance(double x, double mean)
    {
        var difference = x - mean;
        var ratio = difference / (x + mean);
        if (!(Math.Abs(ratio) <= 0.1))
        {
            return (x * Math.Log(x / mean)) - difference;
        }

        // ln(x/m) = 2 artanh(ratio), as a series whose first term is taken together with the difference.
        var sum = difference * ratio;
        var term = 2 * x * ratio;
        for (var odd = 3; ; odd += 2)
        {
            term *= ratio * ratio;
            var next = sum + (term / odd);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    /// <summary>ln(1 + x), to 4e-16 of its value also near 0, where 1 + x loses the digits of x (Kahan's form).</summary>
    /// <param name="x">Above −1.</param>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        var kept = sum - 1;
        return kept == 0 ? x : double.IsInfinity(x) ? x : Math.Log(sum) * (x / kept);
    }
}
