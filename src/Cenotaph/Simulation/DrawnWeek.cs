using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>A case of the invented register. Days are day numbers of <see cref="DateOnly"/>.</summary>
/// <param name="IsMan">Whether the dead person was a man.</param>
/// <param name="Years">The age in completed years.</param>
/// <param name="BirthKnown">Whether the case gives the date of birth.</param>
/// <param name="Death">The day of death.</param>
/// <param name="Act">The day of the act of death.</param>
/// <param name="Opened">The day on which the case was opened.</param>
/// <param name="Removed">The first day on which the register does not show it any more; <see cref="int.MaxValue"/> when it stays.</param>
/// <param name="Soldier">The number of the soldier in the week; -1 for all others.</param>
internal readonly record struct SimulatedCase(bool IsMan, byte Years, bool BirthKnown, int Death, int Act, int Opened, int Removed, int Soldier)
{
    /// <summary>Whether a copy of that day shows it.</summary>
    public bool IsSeen(int day) => Opened <= day && Removed > day;
}

/// <summary>One of the war dead.</summary>
/// <param name="Years">The age in completed years.</param>
/// <param name="Recruitment">The number of the way into the army, in <see cref="DrawnWeek.Recruitments"/>.</param>
/// <param name="Death">The day of death.</param>
/// <param name="Published">The day on which the list names him; <see cref="int.MaxValue"/> when it never does.</param>
/// <param name="HasCase">Whether there is or will be a case.</param>
/// <param name="IsDeclared">Whether a court declared him dead, and there is a case.</param>
internal readonly record struct SimulatedSoldier(byte Years, byte Recruitment, int Death, int Published, bool HasCase, bool IsDeclared);

/// <summary>The dead of one week. It depends on the settings and its number alone; several threads may each draw their own.</summary>
/// <param name="Number">The week's number from 0.</param>
/// <param name="Deaths">All who died in peace, with and without a case.</param>
/// <param name="Cases">The cases, those of soldiers last.</param>
/// <param name="Soldiers">The war dead.</param>
internal sealed record DrawnWeek(int Number, long Deaths, List<SimulatedCase> Cases, List<SimulatedSoldier> Soldiers)
{
    // Below eighteen nobody serves; those of sixty and over are left out of the groups that an estimate usually has.
    private const int YoungestSoldier = 18;
    private const int OldestSoldier = 59;
    private const double DaysOfYear = 365.25;
    private const double InmateCoverage = 0.6;

    // Age and share of each way into the army.
    private static readonly (double Mean, double Deviation)[] SoldierAges = [(26, 5.5), (34, 6.5), (41, 9.5), (35, 8)];
    private static readonly WeightedDraw RecruitmentDraw = new([0.30, 0.25, 0.30, 0.15]);

    /// <summary>The ways into the army, in the words of reports.</summary>
    public static ImmutableArray<string> Recruitments { get; } = ["regular", "mobilised", "volunteer", "inmate"];

    private static int Inmate { get; } = Recruitments.IndexOf("inmate");

    /// <summary>Draws a week.</summary>
    public static DrawnWeek Draw(ProbateWorld world, int number)
    {
        var random = world.Stream(number, 0);
        var week = new DrawnWeek(number, 0, new((int)(1.2 * world.Simulation.Cases / world.Simulation.Weeks) + 16), []);
        var deaths = 0L;
        for (var age = 0; age < ProbateWorld.Ages; age++)
        {
            deaths += week.Peace(world, random, false, age) + week.Peace(world, random, true, age);
        }

        week.War(world, random);
        return week with { Deaths = deaths };
    }

    /// <summary>The share of listed war dead of an age and way into the army who have a case.</summary>
    public static double Coverage(ProbateSimulation simulation, int years, int recruitment)
    {
        var usual = (years < 25 ? 0.52 : years < 35 ? 0.62 : years < 45 ? 0.68 : 0.72) * (recruitment == Inmate ? InmateCoverage : 1);
        return 1 - (simulation.Uncovered * (1 - usual));
    }

    // Counts with the variance of the settings: Poisson about a gamma mean.
    private long Peace(ProbateWorld world, RandomStream random, bool isMan, int age)
    {
        var simulation = world.Simulation;
        var expected = world.Deaths(isMan, age, Number);
        var covered = world.Coverage(age);
        var shape = expected * covered / (simulation.Dispersion - 1);
        var level = simulation.Dispersion == 1 || shape < 1e-9 ? expected : expected * random.Gamma(shape) / shape;
        var count = random.Poisson(level * covered);
        for (var one = 0L; one < count; one++)
        {
            var death = world.Monday(Number).AddDays(random.Below(7));
            Open(world, random, isMan, ProbateWorld.DrawYears(random, age), death, random.Chance(simulation.CourtBackground), -1);
        }

        return count + random.Poisson(level * (1 - covered));
    }

    private void War(ProbateWorld world, RandomStream random)
    {
        var simulation = world.Simulation;
        var count = random.Poisson(world.War(Number));
        for (var one = 0; one < count; one++)
        {
            var recruitment = RecruitmentDraw.Draw(random);
            var years = DrawYears(random, recruitment);
            var death = world.Monday(Number).AddDays(random.Below(7));
            var isListed = random.Chance(simulation.Listed);
            var published = isListed ? death.DayNumber + world.Delays.Listing(random) : int.MaxValue;
            var hasCase = random.Chance(Coverage(simulation, years, recruitment) * (isListed ? 1 : simulation.Kappa));
            var isDeclared = hasCase && random.Chance(simulation.CourtDeclared);
            if (hasCase)
            {
                Open(world, random, true, years, death, isDeclared, Soldiers.Count);
            }

            Soldiers.Add(new((byte)years, (byte)recruitment, death.DayNumber, published, hasCase, isDeclared));
        }
    }

    private void Open(ProbateWorld world, RandomStream random, bool isMan, int years, DateOnly death, bool isDeclared, int soldier)
    {
        var simulation = world.Simulation;
        int act, opened;
        if (isDeclared)
        {
            (act, opened) = ProbateDelays.Court(random);
        }
        else
        {
            opened = world.Delays.Draw(random, death, years, soldier >= 0);
            act = Math.Min(ProbateDelays.Act(random, soldier >= 0), opened);
        }

        var day = death.DayNumber;
        var removed = simulation.Deletions == 0 ? double.PositiveInfinity : random.Exponential() / simulation.Deletions * DaysOfYear;
        Cases.Add(new(
            isMan,
            (byte)years,
            !random.Chance(simulation.MissingBirthDates),
            day,
            day + act,
            day + opened,
            removed < 1e6 ? day + opened + 1 + (int)removed : int.MaxValue,
            soldier));
    }

    private static int DrawYears(RandomStream random, int recruitment)
    {
        var (mean, deviation) = SoldierAges[recruitment];
        while (true)
        {
            var years = Math.Floor(mean + (deviation * random.Normal()));
            if (years is >= YoungestSoldier and <= OldestSoldier)
            {
                return (int)years;
            }
        }
    }
}
