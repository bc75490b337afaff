using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>A normal belief about the logarithm of a rate, changed by a count.</summary>
/// <param name="Mean">The mean of the logarithm.</param>
/// <param name="Variance">Its variance.</param>
internal readonly record struct LogRate(double Mean, double Variance)
{
    // Newton's steps settle in three to six; the step is held so that a count a thousand times the expected does not throw them out.
    private const int Steps = 30;
    private const double Reach = 1.5;
    private const double Settled = 1e-8;

    // A size stays finite, and a belief that says nothing does not overflow.
    private const double LeastExcess = 1e-6;
    private const double MostSpread = 1e6;
    private const double MostCases = 1e15;

    /// <summary>The belief after a count with mean rate × exposure and variance dispersion × mean, by Laplace's method: the mode, and the
    /// curvature at it.</summary>
    /// <param name="count">At least 0.</param>
    /// <param name="exposure">At least 0.</param>
    /// <param name="dispersion">Above 0.</param>
    public LogRate After(double count, double exposure, double dispersion)
    {
        if (exposure <= 0 || Variance <= 0)
        {
            return this;
        }

        var (seen, exposed) = (count / dispersion, exposure / dispersion);
        var mode = Mean;
        for (var step = 0; step < Steps; step++)
        {
            var expected = exposed * Math.Exp(mode);
            var change = Math.Clamp((seen - expected - ((mode - Mean) / Variance)) / (expected + (1 / Variance)), -Reach, Reach);
            mode += change;
            if (Math.Abs(change) < Settled)
            {
                break;
            }
        }

        return new(mode, 1 / ((exposed * Math.Exp(mode)) + (1 / Variance)));
    }

    /// <summary>The logarithm of how likely the count was before it was seen: negative binomial with the mean and variance that the belief, the
    /// dispersion and the exposure give together.</summary>
    public double LogLikelihood(double count, double exposure, double dispersion)
    {
        var mean = exposure * Math.Exp(Mean + (Variance / 2));
        if (!(mean is > 0 and < MostCases && Variance > 0))
        {
            // Scales so far off that the belief left all numbers: they cannot be the likely ones.
            return double.NegativeInfinity;
        }

        var excess = Math.Max((dispersion - 1) * mean, LeastExcess * mean) + (mean * mean * Math.Min(MostSpread, Math.Exp(Variance) - 1));
        var size = mean * mean / excess;
        return GammaFunction.Log(count + size) - GammaFunction.Log(size) - GammaFunction.Log(count + 1)
            - (size * GammaFunction.LogOnePlus(mean / size)) + (count > 0 ? count * Math.Log(mean / (size + mean)) : 0);
    }
}
