using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>A count by how many it was counted among.</summary>
/// <param name="Cases">The cases, from 0.</param>
/// <param name="Among">How many they were counted among, above 0.</param>
/// <param name="Scale">The rate is told for so many: 100,000.</param>
/// <param name="Low">The low 95 % limit of the rate, exact for a Poisson count.</param>
/// <param name="High">The high limit.</param>
public readonly record struct BurdenRate(long Cases, double Among, double Scale, double Low, double High)
{
    /// <summary>Cases for so many as the scale says.</summary>
    public double Rate => Cases / Among * Scale;

    /// <summary>The rate with the exact limits of Garwood (Fiducial limits for the Poisson distribution, Biometrika 28, 1936).</summary>
    public static BurdenRate Of(long cases, double among, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cases);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(among);
        return new(
            cases, among, scale,
            cases == 0 ? 0 : GammaDistribution.Quantile(0.025, cases) / among * scale,
            GammaDistribution.UpperQuantile(0.025, cases + 1) / among * scale);
    }

    /// <summary>
    /// How many times the first rate is the second, with exact 95 % limits given the sum of both counts: of that sum the first is binomial (Przyborowski
    /// and Wilenski, Biometrika 31, 1940), with the limits of Clopper and Pearson. Null where both counts are 0; no high limit where the second is.
    /// </summary>
    public static (double? Value, double Low, double? High)? Ratio(BurdenRate first, BurdenRate second)
    {
        if (first.Cases + second.Cases == 0)
        {
            return null;
        }

        var among = second.Among / first.Among;
        double? Odds(double share) => share >= 1 ? null : share / (1 - share) * among;
        return (
            second.Cases == 0 ? null : (double)first.Cases / second.Cases * among,
            first.Cases == 0 ? 0 : Odds(BetaDistribution.Quantile(0.025, first.Cases, second.Cases + 1)) ?? 0,
            second.Cases == 0 ? null : Odds(BetaDistribution.UpperQuantile(0.025, first.Cases + 1, second.Cases)));
    }
}
