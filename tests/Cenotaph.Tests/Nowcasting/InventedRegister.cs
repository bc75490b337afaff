using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

/// <summary>
/// A register of another make than <see cref="InventedTriangle"/>, on which nothing was settled: person by person, with log-normal delays, whose middle
/// drifts with the week of death or whose clock runs faster and slower with the calendar; the office publishes every few weeks, or not at all in two
/// weeks of the year; weekly deaths are negative binomial about steps and waves.
/// </summary>
internal static class InventedRegister
{
    /// <summary>A register of a seed.</summary>
    /// <param name="seed">Any.</param>
    /// <param name="drifts">Whether its delay drifts.</param>
    public static InventedTriangle Of(ulong seed, bool drifts)
    {
        var random = new RandomStream(seed).Substream(77);
        var greatest = (int)(6 + (84 * Math.Pow(random.Uniform(), 1.5)));
        var weeks = Math.Max(90, (int)(greatest * (2 + random.Uniform())));
        var deaths = Math.Exp(Math.Log(20) + (random.Uniform() * Math.Log(40)));
        var size = 5 + (60 * random.Uniform());
        var spread = 0.6 + (0.5 * random.Uniform());
        var every = random.Chance(0.3) ? 2 : 1;
        var closed = random.Chance(0.4) ? random.Below(52) : -9;
        var byCalendar = random.Chance(0.5);
        var trend = random.Chance(0.5) ? (random.Chance(0.5) ? 1 : -1) * (0.3 + (0.5 * random.Uniform())) : 0;
        var walk = trend != 0 ? 0.01 : 0.05;
        var middle = Math.Log(greatest * (0.08 + (0.15 * random.Uniform())));

        // The office's clock: how far it has come by each week, and its reading for the middle of the delay.
        var clock = new double[weeks + (8 * greatest) + 2];
        var departure = new double[clock.Length];
        for (var week = 1; week < clock.Length; week++)
        {
            departure[week] = !drifts ? 0 : week < weeks + greatest ? departure[week - 1] + (walk * random.Normal()) + (trend / weeks) : departure[week - 1];
            clock[week] = clock[week - 1] + (byCalendar ? Math.Exp(-departure[week]) : 1);
        }

        var steps = new double[weeks];
        for (var (week, level) = (0, 0.0); week < weeks; week++)
        {
            level = random.Chance(0.03) ? 0.5 * random.Normal() : level;
            steps[week] = level + (0.2 * Math.Sin(week / 7.0));
        }

        var rows = new double[weeks][];
        var final = new double[weeks];
        for (var week = 0; week < weeks; week++)
        {
            var counts = new double[greatest + 1];
            var mean = deaths * Math.Exp(steps[week]);
            for (var person = NegativeBinomialDistribution.Draw(random, size, mean); person > 0; person--)
            {
                var delay = Published(random);
                if (delay <= greatest)
                {
                    counts[delay]++;
                }
            }

            for (var delay = 1; delay <= greatest; delay++)
            {
                counts[delay] += counts[delay - 1];
            }

            final[week] = counts[greatest];
            rows[week] = counts[..Math.Min(greatest + 1, weeks - week)];

            int Published(RandomStream own)
            {
                var wait = Math.Exp(middle + (byCalendar ? 0 : departure[week]) + (spread * own.Normal()));
                var until = clock[week] + wait + own.Uniform();
                var found = Array.BinarySearch(clock, week, clock.Length - week, until);
                var at = found < 0 ? Math.Max(week, ~found - 1) : found;
                for (; at < clock.Length && (at % every != 0 || (closed >= 0 && (at % 52) - closed is 0 or 1)); at++)
                {
                }

                return at - week;
            }
        }

        return new(ReportingTriangle.FromDelays(rows), final, greatest);
    }
}
