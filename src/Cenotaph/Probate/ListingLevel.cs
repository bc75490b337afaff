using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>
/// Names that will be listed of each week, where the delay of listing stays as it is: a chain ladder for the delay, and a level of names a week that
/// wanders (Smith and Miller, A non-Gaussian state space model and application to prediction of records, JRSS B 48, 1986; Harvey and Fernandes, Time series
/// models for count or qualitative observations, JBES 7, 1989): what is known of the level fades by a factor from week to week, names come from
/// it by Poisson's law. Draws go back through the weeks, so that sums have intervals of their own.
/// </summary>
internal sealed class ListingLevel
{
    // What of the knowledge of the level is left after a week; the likeliest is taken.
    private static readonly double[] keeps = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995];

    private readonly double[] known;
    private readonly DelayLadder delay;
    private readonly double keep;

    private ListingLevel(double[] known, DelayLadder delay)
    {
        (this.known, this.delay) = (known, delay);
        var shares = delay.Point[^1];
        keep = keeps.MaxBy(tried => Filter(shares, tried).LogLikelihood);
    }

    /// <summary>Reads names by week and delay.</summary>
    public static ListingLevel Of(IEnumerable<(int Week, int Delay, long Count)> names, int weeks, int maximumDelay)
    {
        var rows = Enumerable.Range(0, weeks).Select(week => new double[Math.Min(maximumDelay, weeks - 1 - week) + 1]).ToArray();
        foreach (var (week, delay, count) in names)
        {
            if (delay < rows[week].Length)
            {
                rows[week][delay] += count;
            }
        }

        return new([.. rows.Select(row => row.Sum())], DelayLadder.Of([rows], maximumDelay, null));
    }

    /// <summary>Names of each week in the end.</summary>
    public double[] Draw(RandomStream random)
    {
        var shares = delay.Shares(random)[^1];
        var (shapes, rates, _) = Filter(shares, keep);
        double[] totals = [.. known];
        var level = 0.0;
        for (var week = known.Length - 1; week >= 0; week--)
        {
            var isLast = week == known.Length - 1;
            var gamma = random.Gamma(Math.Max(1e-9, (isLast ? 1 : 1 - keep) * shapes[week])) / rates[week];
            level = (isLast ? 0 : keep * level) + gamma;
            totals[week] += random.Poisson((1 - Share(shares, week)) * level);
        }

        return totals;
    }

    private double Share(double[] shares, int week) => shares[Math.Min(shares.Length - 1, known.Length - 1 - week)];

    // Shape and rate of the level after each week, and how likely the weeks are one after another.
    private (double[] Shapes, double[] Rates, double LogLikelihood) Filter(double[] shares, double tried)
    {
        var (shapes, rates) = (new double[known.Length], new double[known.Length]);
        var (shape, rate, likelihood) = (0.5, 1e-6, 0.0);
        for (var week = 0; week < known.Length; week++)
        {
            var (before, share) = ((Shape: tried * shape, Rate: tried * rate), Share(shares, week));
            if (week > 0)
            {
                likelihood += GammaFunction.Log(before.Shape + known[week]) - GammaFunction.Log(before.Shape) - GammaFunction.Log(known[week] + 1)
                    + (before.Shape * Math.Log(before.Rate / (before.Rate + share))) + (share > 0 ? known[week] * Math.Log(share / (before.Rate + share)) : 0);
            }

            (shape, rate) = (Math.Max(1e-6, before.Shape + known[week]), before.Rate + share);
            (shapes[week], rates[week]) = (shape, rate);
        }

        return (shapes, rates, likelihood);
    }
}
