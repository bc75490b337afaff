using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>The invented country: how many of each sex and age are expected to die in each week, in peace and in the war.</summary>
internal sealed class ProbateWorld
{
    private const ulong Streams = 0x9B0B_0000_0000_0000;
    private const int Band = 5;
    private const int OldestAge = 98;
    private const double WeeksOfYear = 365.25 / 7;

    // About so many of the listed war dead have no case.
    private const double UncoveredSoldiers = 0.4;

    // Everybody's mortality falls; the seasons swing it, the old's more, and the ratio of the sexes a little.
    private const double Trend = -0.012;
    private const double SeasonOfYoung = 0.02;
    private const double SeasonOfOld = 0.10;
    private const double RatioSeason = 0.03;
    private const double TrendSpread = 0.003;
    private const double WiggleMemory = 52;

    // Waves: the middle (weeks from the first Monday of 2020), the width in weeks, the height.
    private static readonly (double Middle, double Width, double Height)[] Waves = [(21, 5, 0.25), (49, 7, 0.6), (79, 4, 0.5), (95, 6, 0.9), (109, 3, 0.3)];
    private static readonly int WavesFrom = new DateOnly(2020, 1, 6).DayNumber;
    private static readonly int ShiftFrom = new DateOnly(2021, 1, 4).DayNumber;

    // Youngest age; thousands of women and men; deaths a thousand of them a year; the share of deaths that open a case. Invented, of the usual order.
    private static readonly (int Age, double Women, double WomenDie, double Men, double MenDie, double Case)[] Table =
    [
        (15, 3_500, 0.25, 3_700, 0.50, 0.42),
        (20, 3_300, 0.35, 3_450, 0.95, 0.48),
        (25, 3_900, 0.60, 4_050, 1.60, 0.54),
        (30, 5_900, 0.95, 5_950, 2.50, 0.59),
        (35, 6_100, 1.40, 6_000, 3.60, 0.63),
        (40, 5_600, 1.85, 5_300, 4.80, 0.66),
        (45, 5_300, 2.35, 4_900, 6.10, 0.69),
        (50, 4_900, 3.40, 4_300, 8.60, 0.71),
        (55, 5_400, 5.20, 4_400, 13.2, 0.73),
        (60, 5_800, 8.00, 4_400, 19.5, 0.75),
        (65, 5_100, 12.5, 3_500, 28.0, 0.76),
        (70, 3_800, 20.5, 2_200, 41.0, 0.77),
        (75, 2_500, 34.0, 1_200, 62.0, 0.77),
        (80, 2_700, 66.0, 1_000, 100, 0.76),
        (85, 1_900, 145, 520, 175, 0.74),
    ];

    private readonly ProbateSimulation simulation;
    private readonly double[] trends = new double[Table.Length];
    private readonly double[][] wiggles;
    private readonly double[] war;
    private readonly double[,] women;
    private readonly double[,] men;

    public ProbateWorld(ProbateSimulation simulation)
    {
        this.simulation = simulation.Checked();
        var root = new RandomStream(simulation.Seed).Substream(Streams);
        var random = root.Substream(0);
        for (var age = 0; age < trends.Length; age++)
        {
            trends[age] = simulation.RatioTrend + (simulation.RatioTrend == 0 ? 0 : TrendSpread * random.Normal());
        }

        wiggles = Wiggles(root.Substream(1));
        war = WarWeeks(root.Substream(2));
        Delays = new(simulation);
        (women, men) = Unscaled();
        Scale = MakeScale();
    }

    /// <summary>The settings.</summary>
    public ProbateSimulation Simulation => simulation;

    /// <summary>How many groups of five years of age there are, from 15 on; the last is open.</summary>
    public static int Ages => Table.Length;

    /// <summary>The delays.</summary>
    public ProbateDelays Delays { get; }

    /// <summary>How many times the table's country.</summary>
    public double Scale { get; }

    /// <summary>The youngest age of a group.</summary>
    public static int Youngest(int age) => Table[age].Age;

    /// <summary>The group of an age in years.</summary>
    public static int GroupOf(int years) => Math.Min((years - Table[0].Age) / Band, Table.Length - 1);

    /// <summary>An age in years within a group.</summary>
    public static int DrawYears(RandomStream random, int age) =>
        Table[age].Age + random.Below(age == Table.Length - 1 ? OldestAge + 1 - Table[age].Age : Band);

    /// <summary>A stream of its own for a week; <paramref name="use"/> parts the streams of one week.</summary>
    public RandomStream Stream(int week, int use) => new RandomStream(simulation.Seed).Substream(Streams + 1 + (ulong)use).Substream((ulong)week);

    /// <summary>The share of peaceful deaths of an age that open a case.</summary>
    public double Coverage(int age) => 1 - (simulation.Uncovered * (1 - Table[age].Case));

    /// <summary>The Monday of a week.</summary>
    public DateOnly Monday(int week) => simulation.FirstWeek.AddDays(7 * week);

    /// <summary>The war dead expected in a week.</summary>
    public double War(int week) => war[week];

    /// <summary>The peaceful deaths expected in a week.</summary>
    public double Deaths(bool isMan, int age, int week) => Scale * (isMan ? men : women)[age, week];

    /// <summary>The logarithm of the ratio of male to female deaths in peace, less that of the table.</summary>
    public double LogRatio(int age, int week)
    {
        var years = week / WeeksOfYear;
        return (trends[age] * years)
            + (RatioSeason * Math.Cos(2 * Math.PI * (years - 0.5)))
            + wiggles[age][week]
            + (Monday(week).DayNumber >= ShiftFrom ? simulation.BaselineShift : 0);
    }

    private (double[,] Women, double[,] Men) Unscaled()
    {
        var (ofWomen, ofMen) = (new double[Table.Length, simulation.Weeks], new double[Table.Length, simulation.Weeks]);
        for (var week = 0; week < simulation.Weeks; week++)
        {
            var years = week / WeeksOfYear;
            var season = Math.Cos(2 * Math.PI * years);
            var wave = simulation.Covid * Wave(week);
            for (var age = 0; age < Table.Length; age++)
            {
                var row = Table[age];
                var old = age / (Table.Length - 1.0);
                var deaths = row.Women * row.WomenDie / WeeksOfYear
                    * Math.Exp((Trend * years) + ((SeasonOfYoung + (old * (SeasonOfOld - SeasonOfYoung))) * season)) * (1 + (old * wave));
                (ofWomen[age, week], ofMen[age, week]) = (deaths, deaths * (row.Men * row.MenDie / (row.Women * row.WomenDie)) * Math.Exp(LogRatio(age, week)));
            }
        }

        return (ofWomen, ofMen);
    }

    private double Wave(int week)
    {
        var at = (Monday(week).DayNumber - WavesFrom) / 7.0;
        return Waves.Sum(wave => wave.Height * Math.Exp(-0.5 * (at - wave.Middle) * (at - wave.Middle) / (wave.Width * wave.Width)));
    }

    // Autoregressions of the first order in their stationary state: one of all ages and one of each, of the same variance.
    private double[][] Wiggles(RandomStream random)
    {
        var paths = new double[Table.Length + 1][];
        var keep = Math.Exp(-1 / WiggleMemory);
        var deviation = simulation.RatioWiggle * Math.Sqrt(0.5);
        for (var path = 0; path < paths.Length; path++)
        {
            paths[path] = new double[simulation.Weeks];
            var level = deviation * random.Normal();
            for (var week = 0; week < simulation.Weeks; week++)
            {
                paths[path][week] = level;
                level = (keep * level) + (deviation * Math.Sqrt(1 - (keep * keep)) * random.Normal());
            }
        }

        return [.. paths.Skip(1).Select(own => own.Zip(paths[0], (one, common) => one + common).ToArray())];
    }

    // Weeks of different violence, as in WarCourse, that rise and hold.
    private double[] WarWeeks(RandomStream random)
    {
        var weeks = new double[simulation.Weeks];
        var level = 0.0;
        for (var week = simulation.WarWeek; week < weeks.Length; week++)
        {
            level = (0.93 * level) + (0.14 * random.Normal());
            weeks[week] = Math.Exp(level + (0.8 * Math.Min(1, (week - simulation.WarWeek) / 100.0)));
        }

        var total = weeks.Sum();
        return total == 0 ? weeks : [.. weeks.Select(week => week * simulation.WarDead / total)];
    }

    // The country is as large as it takes to show the cases asked for on the last day, war dead among them.
    private double MakeScale()
    {
        var last = simulation.Extracted[^1].DayNumber;
        var covered = (1 - (simulation.Uncovered * UncoveredSoldiers)) * (simulation.Listed + ((1 - simulation.Listed) * simulation.Kappa));
        var (seen, soldiers) = (0.0, 0.0);
        for (var week = 0; week < simulation.Weeks; week++)
        {
            var monday = Monday(week);
            var since = (last - monday.DayNumber) / 7;
            var kept = Math.Exp(-simulation.Deletions * since / WeeksOfYear);
            for (var age = 0; age < Table.Length; age++)
            {
                seen += (men[age, week] + women[age, week]) * Coverage(age) * Delays.Known(monday, Table[age].Age, since) * kept;
            }

            soldiers += war[week] * covered * Delays.Known(monday, 30, since);
        }

        return Math.Max(0, simulation.Cases - soldiers) / seen;
    }
}
