namespace Cenotaph.Numerics;

/// <summary>The beta distribution with two shapes above 0. Tails keep their digits: 1e-12 of the value for shapes from 0.01 to 10⁶.</summary>
internal static class BetaDistribution
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double first, double second)
    {
        Check(first, second);
        return x switch
        {
            < 0 or > 1 => 0,
            0 => first > 1 ? 0 : first == 1 ? second : double.PositiveInfinity,
            1 => second > 1 ? 0 : second == 1 ? first : double.PositiveInfinity,
            _ => IncompleteBeta.Power(first, second, x, 1 - x) / x / (1 - x),
        };
    }

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x, double first, double second) => Parts(x, first, second).Lower;

    /// <summary>The probability of more than <paramref name="x"/>.</summary>
    public static double Survival(double x, double first, double second) => Parts(x, first, second).Upper;

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public static double Quantile(double p, double first, double second) => FromOdds(Solver(first, second).Lower(p));

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1: for tails, where 1 − p has no digits left.</summary>
    public static double UpperQuantile(double p, double first, double second) => FromOdds(Solver(first, second).Upper(p));

    /// <summary>A random number with this distribution.</summary>
    public static double Draw(RandomStream random, double first, double second) => random.Beta(first, second);

    private static (double Lower, double Upper) Parts(double x, double first, double second)
    {
        Check(first, second);
        return IncompleteBeta.Parts(first, second, x, 1 - x);
    }

    // The search runs over the odds x/(1 − x), any positive number, so that values close to 1 keep their distance from it.
    private static PositiveQuantile Solver(double first, double second)
    {
        Check(first, second);
        return new(
            odds => IncompleteBeta.Parts(first, second, FromOdds(odds), 1 / (1 + odds)),
            odds => IncompleteBeta.Power(first, second, FromOdds(odds), 1 / (1 + odds)),
            first / second);
    }

    private static double FromOdds(double odds) => double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);

    private static void Check(double first, double second)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
    }
}
