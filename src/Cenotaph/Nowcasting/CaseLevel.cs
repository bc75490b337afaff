using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>
/// How many cases a period has when little of it is known yet: the logarithm of its level is a random walk, each period departs from it at random.
/// It lends the youngest periods what their neighbours tell.
/// </summary>
/// <param name="Drift">What the level changes by from period to period, a standard deviation of logarithms.</param>
/// <param name="Scatter">What one period departs from the level.</param>
/// <param name="Dispersion">The variance of known cases over their mean.</param>
internal sealed record CaseLevel(double Drift, double Scatter, double Dispersion)
{
    // Tried one after another; between neighbours the likelihood hardly changes.
    private static readonly double[] Tried = [0.02, 0.04, 0.07, 0.12, 0.2, 0.35, 0.6];

    // The first level may be anything within a factor of some hundred.
    private const double AtFirst = 4;

    /// <summary>The drift and scatter under which the known cases are most likely.</summary>
    /// <param name="known">Known cases of each period, in order.</param>
    /// <param name="shares">The share that is known of each, above 0 to 1.</param>
    /// <param name="dispersion">At least 1.</param>
    public static CaseLevel MostLikely(ReadOnlySpan<double> known, ReadOnlySpan<double> shares, double dispersion)
    {
        CaseLevel? best = null;
        var highest = double.NegativeInfinity;
        foreach (var drift in Tried)
        {
            foreach (var scatter in Tried)
            {
                var level = new CaseLevel(drift, scatter, dispersion);
                var likelihood = level.Filter(known, shares, new LogRate[known.Length], new LogRate[known.Length]);
                (best, highest) = likelihood > highest ? (level, likelihood) : (best, highest);
            }
        }

        return best!;
    }

    /// <summary>Draws the cases of each period that are to come.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="known">Known cases of each period, in order.</param>
    /// <param name="shares">The share that is known of each, above 0 to 1.</param>
    /// <param name="coming">The share that is to come until the target.</param>
    /// <param name="outstanding">Written over: the cases to come until the target.</param>
    public void Draw(
        RandomStream random, ReadOnlySpan<double> known, ReadOnlySpan<double> shares, ReadOnlySpan<double> coming, Span<double> outstanding)
    {
        var (before, after) = (new LogRate[known.Length], new LogRate[known.Length]);
        Filter(known, shares, before, after);

        // Backwards (Carter and Kohn, On Gibbs sampling for state space models, Biometrika 81, 1994): each level given the one after it.
        var level = 0.0;
        for (var period = known.Length - 1; period >= 0; period--)
        {
            var own = after[period];
            if (period < known.Length - 1)
            {
                var weight = own.Variance / (own.Variance + (Drift * Drift));
                own = new(own.Mean + (weight * (level - own.Mean)), own.Variance * (1 - weight));
            }

            level = own.Mean + (Math.Sqrt(own.Variance) * random.Normal());

            // The rate of the period given its level is taken for gamma with the same spread; then it and the known cases are conjugate.
            var shape = 1 / (Math.Exp(Scatter * Scatter) - 1);
            var rate = random.Gamma(shape + (known[period] / Dispersion)) / ((shape / Math.Exp(level)) + (shares[period] / Dispersion));
            var mean = Math.Min(1e12, rate * coming[period]);
            outstanding[period] = mean > 0 ? NegativeBinomialDistribution.Draw(random, Size(mean, Dispersion), mean) : 0;
        }
    }

    // The size at which the variance is dispersion × mean.
    private static double Size(double mean, double dispersion) => dispersion > 1 ? mean / (dispersion - 1) : double.PositiveInfinity;

    private double Filter(ReadOnlySpan<double> known, ReadOnlySpan<double> shares, LogRate[] before, LogRate[] after)
    {
        var likelihood = 0.0;
        for (var period = 0; period < known.Length; period++)
        {
            before[period] = period == 0
                ? new(Math.Log((known[0] + 1) / shares[0]), AtFirst)
                : after[period - 1] with { Variance = after[period - 1].Variance + (Drift * Drift) };
            var prior = before[period];
            var whole = new LogRate(prior.Mean, prior.Variance + (Scatter * Scatter));
            likelihood += whole.LogLikelihood(known[period], shares[period], Dispersion);
            var seen = whole.After(known[period], shares[period], Dispersion);

            // What the period's own rate learned, the level learns in its share of the variance.
            var part = prior.Variance / whole.Variance;
            after[period] = new(prior.Mean + (part * (seen.Mean - whole.Mean)), prior.Variance - (part * part * (whole.Variance - seen.Variance)));
        }

        return likelihood;
    }
}
