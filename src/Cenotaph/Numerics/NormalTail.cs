namespace Cenotaph.Numerics;

/// <summary>The logarithm of the normal distribution, also far out where the distribution itself has no digits left.</summary>
internal static class NormalTail
{
    // Below this, the continued fraction is right to 1e-12 within its terms.
    private const double Far = -6;

    /// <summary>The logarithm of the probability of at most <paramref name="x"/>, and its slope φ(x)/Φ(x).</summary>
    public static (double Log, double Slope) LogCdf(double x)
    {
        if (double.IsNaN(x))
        {
            return (double.NaN, double.NaN);
        }

        if (x > Far)
        {
            var probability = NormalDistribution.Cdf(x);
            return (Math.Log(probability), NormalDistribution.Density(x) / probability);
        }

        // φ/Φ = t + 1/(t + 2/(t + 3/(t + …))) with t = −x (NIST Digital Library of Mathematical Functions, 7.9.3).
        var (t, slope) = (-x, -x);
        for (var term = 40; term >= 1; term--)
        {
            slope = t + (term / slope);
        }

        return ((-0.5 * x * x) - GammaFunction.HalfLogTwoPi - Math.Log(slope), slope);
    }
}
