using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>When people die: weeks of different violence, some of them offensives.</summary>
internal sealed class WarCourse
{
    private const ulong Partition = ulong.MaxValue - 1;
    private const double Persistence = 0.93;
    private const double Innovation = 0.18;

    private readonly DateOnly firstDay;
    private readonly int days;
    private readonly WeightedDraw weeks;

    public WarCourse(PersonSimulation simulation)
    {
        var random = new RandomStream(simulation.Seed).Substream(Partition);
        (firstDay, days) = (simulation.FirstDay, simulation.Days);

        // The logarithm of a week's violence follows an autoregression of the first order.
        var level = 0.0;
        var weights = new double[(days + 6) / 7];
        for (var week = 0; week < weights.Length; week++)
        {
            level = (Persistence * level) + (Innovation * random.Normal());
            weights[week] = Math.Exp(level) * Math.Min(7, days - (7 * week));
        }

        weeks = new(weights);
    }

    /// <summary>The last day of the war, which is also the day the sources are looked at.</summary>
    public DateOnly LastDay => firstDay.AddDays(days - 1);

    /// <summary>A day of death.</summary>
    public DateOnly Draw(RandomStream random)
    {
        var week = weeks.Draw(random);
        return firstDay.AddDays((7 * week) + random.Below(Math.Min(7, days - (7 * week))));
    }
}
