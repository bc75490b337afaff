namespace Cenotaph.Numerics;

/// <summary>The size θ of negative binomial counts with known means, by maximum likelihood.</summary>
internal static class NegativeBinomialSize
{
    // Beyond these the counts are Poisson's for every purpose, or nearly all of them are 0.
    private const double Largest = 1e8;
    private const double Smallest = 1e-8;

    /// <summary>The size at which the likelihood is highest; infinite where the counts scatter no more than Poisson's, 0 where it falls with
    /// every size.</summary>
    /// <param name="counts">Whole numbers of 0 or more.</param>
    /// <param name="means">Their means, above 0.</param>
    public static double Estimate(ReadOnlySpan<double> counts, ReadOnlySpan<double> means)
    {
        // The likelihood rises up to its highest point and falls behind it: away from 1 in steps of 4 until that point is passed.
        var edge = 1.0;
        var rising = Slope(counts, means, edge) > 0;
        do
        {
            edge = rising ? edge * 4 : edge / 4;
            if (edge is > Largest or < Smallest)
            {
                return rising ? double.PositiveInfinity : 0;
            }
        }
        while (Slope(counts, means, edge) > 0 == rising);

        // Halving ln θ: 50 steps reach the last digit.
        var logLow = Math.Log(rising ? edge / 4 : edge);
        var logHigh = logLow + Math.Log(4);
        for (var step = 0; step < 50; step++)
        {
            var middle = 0.5 * (logLow + logHigh);
            (logLow, logHigh) = Slope(counts, means, Math.Exp(middle)) > 0 ? (middle, logHigh) : (logLow, middle);
        }

        return Math.Exp(0.5 * (logLow + logHigh));
    }

    /// <summary>The derivative of the log likelihood by θ, in a form that keeps its digits where θ is large.</summary>
    internal static double Slope(ReadOnlySpan<double> counts, ReadOnlySpan<double> means, double size)
    {
        var sum = 0.0;
        var atSize = DigammaLessLog(size);
        for (var row = 0; row < counts.Length; row++)
        {
            var share = (counts[row] - means[row]) / (means[row] + size);
            sum += DigammaLessLog(counts[row] + size) - atSize + GammaFunction.LogOnePlus(share) - share;
        }

        return sum;
    }

    // ψ(x) − ln x: by recurrence to 10, then NIST Digital Library of Mathematical Functions, 5.11.2; to 1e-15.
    private static double DigammaLessLog(double x)
    {
        var shift = 0.0;
        while (x < 10)
        {
            shift += GammaFunction.LogOnePlus(1 / x) - (1 / x);
            x++;
        }

        var inverse = 1 / (x * x);
        var rest = (1.0 / 132) - (inverse * 691.0 / 32760);
        rest = (1.0 / 120) - (inverse * ((1.0 / 252) - (inverse * ((1.0 / 240) - (inverse * rest)))));
        return shift - (0.5 / x) - (inverse * ((1.0 / 12) - (inverse * rest)));
    }
}
