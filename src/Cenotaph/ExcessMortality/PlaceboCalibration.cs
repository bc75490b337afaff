using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>
/// An interval from errors made where nothing was to be found. The errors are on a scale on which those of different years compare, in the order of
/// time; they come in runs, so that n of them tell less than n independent ones.
/// </summary>
internal static class PlaceboCalibration
{
    // A correlation of 1 would leave no degrees of freedom at all.
    private const double HighestCorrelation = 0.99;

    // Breaks are few, so that spans differ more than normal errors would: on simulated registers (docs/excess-mortality.md) the full number covered a
    // percent too few at large counts, none at all only made intervals half as wide again.
    private const double WorthOfSpan = 2.0 / 3;

    /// <summary>Fewer runs than this tell nothing of the spread of runs.</summary>
    public const int LeastRuns = 2;

    /// <summary>The correlation of an error with the one before, about zero, which is where an error belongs; NaN without two errors.</summary>
    /// <param name="errors">In the order of time.</param>
    public static double Lag1(IReadOnlyList<double> errors)
    {
        var squares = errors.Sum(error => error * error);
        return errors.Count < 2 || squares == 0 ? double.NaN : Products(errors) / squares;
    }

    /// <summary>
    /// Effective degrees of freedom of the mean square: n(1 − ρ)/(1 + ρ) (Bayley and Hammersley, Journal of the Royal Statistical Society
    /// Supplement 8, 1946, for a first-order autoregression). ρ is the lag-1 correlation times n/(n − 1), as there is one product less than there are
    /// squares; a negative one counts as 0. For a mean square of normal errors (1 − ρ²)/(1 + ρ²) would do; errors after breaks of trend have heavier
    /// tails. Runs that share no year share no break, so the record holds as many independent pieces as spans fit into it: two thirds
    /// of them is the least, and never less than 1.
    /// </summary>
    /// <param name="errors">In the order of time.</param>
    /// <param name="span">Years from the first of a run's baseline to the last it predicts.</param>
    public static double EffectiveDf(IReadOnlyList<double> errors, int span)
    {
        var n = errors.Count;
        var lag1 = Lag1(errors);
        if (double.IsNaN(lag1))
        {
            return 1;
        }

        var rho = Math.Clamp(lag1 * n / (n - 1), 0, HighestCorrelation);
        return Math.Max(Math.Max(1, WorthOfSpan * (n + span - 1) / span), n * (1 - rho) / (1 + rho));
    }

    /// <summary>Root of the mean square, about zero.</summary>
    public static double Rms(IReadOnlyList<double> errors) => Math.Sqrt(errors.Sum(error => error * error) / errors.Count);

    /// <summary>The factor of a standard error: quantile of t.</summary>
    /// <param name="level">The probability the interval is meant to hold the truth with.</param>
    /// <param name="df">Degrees of freedom, at least 1.</param>
    public static double Factor(double level, double df) => StudentT.UpperQuantile((1 - level) / 2, df);

    /// <summary>The interval about a value.</summary>
    public static Interval About(double value, double halfWidth, string meaning) => new(value - halfWidth, value + halfWidth, meaning);

    private static double Products(IReadOnlyList<double> errors)
    {
        var sum = 0.0;
        for (var i = 1; i < errors.Count; i++)
        {
            sum += errors[i] * errors[i - 1];
        }

        return sum;
    }
}
