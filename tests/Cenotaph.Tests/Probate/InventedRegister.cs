using Cenotaph.Numerics;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Probate;

/// <summary>
/// A small register of inheritance cases with a known truth, made from the assumptions of docs/probate.md and from nothing else: a second one beside
/// the room Simulation's, written apart from it. Two groups of ages, geometric delays.
/// </summary>
internal sealed record InventedRegister(ProbateCube Cube, ListedCounts List, long Dead)
{
    public static readonly DateOnly FirstWeek = new(2014, 1, 6);
    public static readonly DateOnly WarFrom = new(2022, 2, 24);
    public static readonly IReadOnlyList<AgeGroup> Ages = [AgeGroup.Between(20, 34), AgeGroup.Between(35, 49)];

    private static readonly double[] women = [200, 420];
    private static readonly double[] coverage = [0.55, 0.7];

    public static ProbateSettings Settings => new() { WarFrom = WarFrom, Replicates = 200, Seed = 3, MaximumDelay = 78, ListingMaximumDelay = 60, ListingDrifts = false };

    /// <summary>Draws a register.</summary>
    /// <param name="seed">Any.</param>
    /// <param name="weekly">War dead a week; 0 for none.</param>
    /// <param name="extracted">The day of the extraction, the last of a week.</param>
    /// <param name="unknownAges">The share of cases without a date of birth.</param>
    /// <param name="searched">The share of names searched for.</param>
    /// <param name="womenShare">What the usual number of women's cases is multiplied with.</param>
    public static InventedRegister Of(
        ulong seed, double weekly = 300, DateOnly? extracted = null, double unknownAges = 0.1, double searched = 1, double womenShare = 1)
    {
        var random = new RandomStream(seed);
        var frame = new ProbateFrame(FirstWeek, extracted ?? new(2025, 6, 29), Ages, 156);
        var (cube, list, dead) = (new ProbateCube(frame), new ListedCounts(frame, ["contract", "convict"]), 0L);
        for (var week = 0; week < frame.Weeks; week++)
        {
            var year = week / 52.18;
            for (var age = 0; age < Ages.Count; age++)
            {
                var mean = women[age] * Math.Exp(0.1 * Math.Sin(2 * Math.PI * year));
                Cases(SexGroup.Female, age, week, random.Poisson(womenShare * mean), 12);
                Cases(SexGroup.Male, age, week, random.Poisson(mean * Math.Exp(0.9 - (0.01 * year) + (0.03 * Math.Cos(2 * Math.PI * year)))), 13);
            }

            for (var soldier = week >= frame.Week(WarFrom) ? random.Poisson(weekly) : 0; soldier > 0; soldier--)
            {
                dead++;
                Soldier(week);
            }
        }

        return new(cube, list, dead);

        void Soldier(int week)
        {
            var (age, convict) = (random.Chance(0.6) ? 1 : 0, random.Chance(0.2));
            var covered = random.Chance(coverage[age] * (convict ? 0.6 : 1));
            var court = covered && random.Chance(0.1);
            var delay = court ? Math.Min(30 + Delay(25), 150) : Math.Min(3 + Delay(14), 77);
            if (covered)
            {
                cube.Add(court ? CaseStream.CourtDeclared : CaseStream.Ordinary, SexGroup.Male, Age(age), week, delay, 1);
            }

            if (random.Chance(0.5))
            {
                list.Add(new(age, convict ? 1 : 0, week, Math.Min(Delay(10), 59), random.Chance(searched), !covered ? null : court ? CaseStream.CourtDeclared : CaseStream.Ordinary, delay));
            }
        }

        void Cases(SexGroup sex, int age, int week, long count, double mean)
        {
            for (; count > 0; count--)
            {
                cube.Add(random.Chance(0.004) ? CaseStream.CourtDeclared : CaseStream.Ordinary, sex, Age(age), week, Math.Min(Delay(mean), 77), 1);
            }
        }

        int Delay(double mean) => (int)(mean * random.Exponential());

        int Age(int age) => random.Chance(unknownAges) ? frame.UnknownAge : age;
    }
}
