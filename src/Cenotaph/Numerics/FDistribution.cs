namespace Cenotaph.Numerics;

/// <summary>The F distribution (Fisher and Snedecor) of a ratio of two variances; both degrees of freedom are above 0 and need not be whole.
/// Tails keep their digits: 1e-12 of the value.</summary>
internal static class FDistribution
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double df, double dfBelow)
    {
        Check(df, dfBelow);
        if (x <= 0)
        {
            return x < 0 || df > 2 ? 0 : df == 2 ? 1 : double.PositiveInfinity;
        }

        var (share, rest) = Shares(x, df, dfBelow);
        return IncompleteBeta.Power(df / 2, dfBelow / 2, share, rest) / x;
    }

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x, double df, double dfBelow) => Parts(x, df, dfBelow).Lower;

    /// <summary>The probability of more than <paramref name="x"/>.</summary>
    public static double Survival(double x, double df, double dfBelow) => Parts(x, df, dfBelow).Upper;

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>, 0 to 1.</summary>
    public static double Quantile(double p, double df, double dfBelow) => Solver(df, dfBelow).Lower(p);

    /// <summary>The value that is exceeded with probability <paramref name="p"/>, 0 to 1: for tails, where 1 − p has no digits left.</summary>
    public static double UpperQuantile(double p, double df, double dfBelow) => Solver(df, dfBelow).Upper(p);

    /// <summary>A random number with this distribution.</summary>
    public static double Draw(RandomStream random, double df, double dfBelow) =>
        random.Gamma(df / 2) / (df / 2) / (random.Gamma(dfBelow / 2) / (dfBelow / 2));

    private static (double Lower, double Upper) Parts(double x, double df, double dfBelow)
    {
        Check(df, dfBelow);
        var (share, rest) = Shares(Math.Max(0, x), df, dfBelow);
        return IncompleteBeta.Parts(df / 2, dfBelow / 2, share, rest);
    }

    private static PositiveQuantile Solver(double df, double dfBelow) =>
        new(x => Parts(x, df, dfBelow), x => x * Density(x, df, dfBelow), 1);

    private static (double Share, double Remainder) Shares(double x, double df, double dfBelow)
    {
        var ratio = x * (df / dfBelow);
        return double.IsPositiveInfinity(ratio) ? (1, 0) : (ratio / (1 + ratio), 1 / (1 + ratio));
    }

    private static void Check(double df, double dfBelow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dfBelow);
    }
}
