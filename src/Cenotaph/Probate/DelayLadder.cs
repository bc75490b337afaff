using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>
/// How soon cases are opened, by group of ages, from cohorts of which the young ones are cut off. The reversed hazard h_d is the share, of those
/// opened within d, that were opened at d; the share opened within d is the product of 1 − h over greater delays (Lagakos, Barraj and De Gruttola,
/// Nonparametric analysis of truncated survival data, Biometrika 75, 1988). It is the chain ladder, cohort by cohort weighted by cases.
/// </summary>
internal sealed class DelayLadder
{
    // Where cohorts of the stream itself are too young to tell of a long delay, another stream's hazard stands for it, with the weight of so many
    // cases; it is no more than noise where there are some.
    private const double WeightOfTail = 10;

    // A group of ages has its own hazard as far as it has more cases than this; below, that of all ages.
    private const double WeightOfAll = 100;

    private readonly double[][] events;
    private readonly double[][] atRisk;
    private readonly double[] tail;
    private readonly double weightOfTail;
    private readonly int maximumDelay;

    private DelayLadder(double[][] events, double[][] atRisk, double[]? tail, double dispersion)
    {
        (this.events, this.atRisk, maximumDelay) = (events, atRisk, events[^1].Length - 1);
        (this.tail, weightOfTail) = (tail ?? new double[maximumDelay + 1], tail is null ? 0 : WeightOfTail);
        Dispersion = dispersion;
        Point = Shares(null);
    }

    /// <summary>The share opened within each delay, by group; the last index stands for all groups together.</summary>
    public double[][] Point { get; }

    /// <summary>How much more the hazards of single weeks scatter than chance alone would make them; at least 1.</summary>
    public double Dispersion { get; }

    /// <summary>Cases that a group's delays were learned from.</summary>
    public double Cases(int group) => events[group].Sum();

    /// <summary>Reads cohorts.</summary>
    /// <param name="groups">For each group its cohorts in one order of weeks, each with its cases by delay, as far as it is old. A cell may lie below 0
    /// where something expected was taken off.</param>
    /// <param name="maximumDelay">Nothing is expected after it.</param>
    /// <param name="tail">Reversed hazards by delay to lean on where there are no cohorts; null for none.</param>
    public static DelayLadder Of(double[][][] groups, int maximumDelay, double[]? tail)
    {
        var (events, atRisk) = (new double[groups.Length + 1][], new double[groups.Length + 1][]);
        (events[^1], atRisk[^1]) = (new double[maximumDelay + 1], new double[maximumDelay + 1]);
        for (var group = 0; group < groups.Length; group++)
        {
            (events[group], atRisk[group]) = (new double[maximumDelay + 1], new double[maximumDelay + 1]);
            foreach (var row in groups[group])
            {
                var within = 0.0;
                for (var delay = 0; delay <= maximumDelay && delay < row.Length; delay++)
                {
                    within += row[delay];
                    events[group][delay] += row[delay];
                    atRisk[group][delay] += within;
                }
            }

            for (var delay = 0; delay <= maximumDelay; delay++)
            {
                events[^1][delay] += events[group][delay];
                atRisk[^1][delay] += atRisk[group][delay];
            }
        }

        return new(events, atRisk, tail, Scatter(groups, events[^1], atRisk[^1]));
    }

    /// <summary>The reversed hazards of all groups together.</summary>
    public double[] Hazards() => [.. Enumerable.Range(0, maximumDelay + 1).Select(delay => Hazard(null, events[^1][delay], atRisk[^1][delay], tail[delay], weightOfTail))];

    /// <summary>Draws shares within each delay, by group, the last for all; or the point estimate where no random numbers are handed in.</summary>
    public double[][] Shares(RandomStream? random)
    {
        var shares = new double[events.Length][];
        var all = new double[maximumDelay + 1];
        for (var group = events.Length - 1; group >= 0; group--)
        {
            var share = shares[group] = new double[maximumDelay + 1];
            share[maximumDelay] = 1;
            for (var delay = maximumDelay; delay >= 1; delay--)
            {
                var isAll = group == events.Length - 1;
                var hazard = Hazard(
                    random, events[group][delay], atRisk[group][delay], isAll ? tail[delay] : all[delay], isAll ? weightOfTail : WeightOfAll);
                all[delay] = isAll ? hazard : all[delay];
                share[delay - 1] = share[delay] * (1 - hazard);
            }
        }

        return shares;
    }

    private double Hazard(RandomStream? random, double hits, double of, double prior, double weight)
    {
        var first = Math.Clamp(hits, 0, Math.Max(0, of)) + (weight * prior);
        var second = Math.Max(0, of) + weight - first;
        return first <= 0 ? 0
            : second <= 0 ? 1
            : random is null ? first / (first + second)
            : random.Beta(first / Dispersion, second / Dispersion);
    }

    // Pearson's sum over weeks and delays, over what is free in it.
    private static double Scatter(double[][][] groups, double[] events, double[] atRisk)
    {
        var (sum, cells) = (0.0, 0);
        for (var week = 0; groups.Length > 0 && week < groups[0].Length; week++)
        {
            var within = 0.0;
            for (var delay = 0; delay < events.Length && delay < groups[0][week].Length; delay++)
            {
                var opened = groups.Sum(group => group[week][delay]);
                within += opened;
                if (delay > 0 && within > 0 && events[delay] > 0 && events[delay] < atRisk[delay])
                {
                    var hazard = events[delay] / atRisk[delay];
                    sum += (opened - (within * hazard)) * (opened - (within * hazard)) / (within * hazard * (1 - hazard));
                    cells++;
                }
            }
        }

        var free = cells - events.Skip(1).Count(hits => hits > 0);
        return free > 0 ? Math.Max(1, sum / free) : 1;
    }
}
