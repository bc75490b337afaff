using Cenotaph.Probate;
using Cenotaph.Registers;
using Cenotaph.Simulation;
using CsCheck;

namespace Cenotaph.Tests.Simulation;

public sealed class ProbateSimulationTests
{
    private static readonly ProbateSimulation Small = new(40_000, 7) { WarDead = 6_000 };

    [Fact]
    public void Without_errors_every_death_is_a_case_of_its_week_and_every_soldier_is_listed_and_found()
    {
        var simulation = Small.WithoutErrors();
        var world = new ProbateWorld(simulation);
        var (extractions, truth) = ProbateRegister.Draw(simulation);
        var (cube, list) = Assert.Single(extractions);
        var cells = list.Cells.ToList();
        var soldiers = cells.ToLookup(one => one.Cell.Week, one => one);
        for (var week = 0; week < cube.Frame.Weeks; week++)
        {
            var drawn = DrawnWeek.Draw(world, week);

            Assert.Equal(drawn.Deaths + drawn.Soldiers.Count, Cases(cube, week, delay: 0));
            Assert.Equal(drawn.Soldiers.Count, truth.DeadIn(week));
            Assert.Equal(drawn.Soldiers.Count, soldiers[week].Sum(one => one.Count));
        }

        Assert.True(truth.Dead > 5_000);
        Assert.Equal(truth.Dead, truth.WithCase);
        Assert.All(cells, one => Assert.Equal((0, 0, CaseStream.Ordinary), (one.Cell.ListingDelay, one.Cell.CaseDelay, one.Cell.Found)));
    }

    [Fact]
    public void Excess_cases_of_men_are_the_war_dead_when_women_and_the_ratio_say_how_many_men_die_in_peace()
    {
        var simulation = new ProbateSimulation(300_000, 3) { Dispersion = 1, WarDead = 20_000 }.WithoutErrors();
        var world = new ProbateWorld(simulation);
        var (extractions, truth) = ProbateRegister.Draw(simulation);
        var (men, expected) = (0.0, 0.0);
        for (var week = 0; week < simulation.Weeks; week++)
        {
            men += Cases(extractions[0].Cube, week, 0, SexGroup.Male);
            expected += Enumerable.Range(0, ProbateWorld.Ages).Sum(age => world.Deaths(true, age, week));
        }

        // Poisson's error of the men who died in peace, five times.
        Assert.InRange(men - expected - truth.Dead, -5 * Math.Sqrt(expected), 5 * Math.Sqrt(expected));
    }

    [Fact]
    public void The_war_kills_about_as_many_as_are_asked_for_and_nobody_before_it()
    {
        var truth = ProbateRegister.Draw(Small).Truth;
        var first = (Small.WarStart.DayNumber - Small.FirstWeek.DayNumber) / 7;

        Assert.InRange(truth.Dead, 6_000 - (5 * Math.Sqrt(6_000)), 6_000 + (5 * Math.Sqrt(6_000)));
        Assert.Equal(0, truth.DeadBefore(first));
        Assert.True(truth.DeadIn(first) > 0);
        Assert.Equal(0, ProbateRegister.Draw(Small with { WarDead = 0 }).Truth.Dead);
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(300_000)]
    public void The_last_extraction_shows_about_the_cases_asked_for(long cases)
    {
        var cube = ProbateRegister.Draw(new(cases, 5)).Extractions[0].Cube;

        Assert.InRange(Enum.GetValues<CaseReading>().Sum(cube.Of), 0.98 * cases, 1.02 * cases);
        Assert.InRange(Open(cube, 26, 52), 0.75, 0.95);
        Assert.InRange(Open(cube, 22, 52), 0.5, 0.75);
    }

    [Fact]
    public void More_than_seven_deaths_in_ten_open_a_case_and_fewer_of_the_young_and_of_inmates_do()
    {
        var world = new ProbateWorld(Small);
        var truth = ProbateRegister.Draw(Small with { WarDead = 0 }).Truth;

        Assert.InRange((double)truth.Cases / truth.OtherDeaths, 0.7, 0.8);
        Assert.True(world.Coverage(0) < world.Coverage(6));
        Assert.True(DrawnWeek.Coverage(Small, 30, DrawnWeek.Recruitments.IndexOf("inmate")) < DrawnWeek.Coverage(Small, 30, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.7)]
    public void The_listed_have_cases_as_their_stratum_says_and_the_unlisted_kappa_times_as_often(double kappa)
    {
        var soldiers = Soldiers(Small with { Kappa = kappa });
        foreach (var (isListed, share) in new[] { (true, 1), (false, kappa) })
        {
            var some = soldiers.Where(one => one.Published < int.MaxValue == isListed).ToList();
            var expected = some.Average(one => share * DrawnWeek.Coverage(Small, one.Years, one.Recruitment));

            Trials.Agree(some.LongCount(one => one.HasCase), some.Count, expected);
        }

        Trials.Agree(soldiers.LongCount(one => one.Published < int.MaxValue), soldiers.Count, Small.Listed);
        Trials.Agree(soldiers.LongCount(one => one.IsDeclared), soldiers.LongCount(one => one.HasCase), Small.CourtDeclared);
    }

    [Fact]
    public void A_factor_lengthens_the_delay_of_the_war_dead_alone()
    {
        var (usual, longer) = (Delays(Small), Delays(Small with { WarDelayFactor = 2 }));

        Assert.InRange(longer.War / usual.War, 1.95, 2.05);
        Assert.Equal(usual.Peace, longer.Peace, 0.02 * usual.Peace);
    }

    [Fact]
    public void A_shift_raises_the_ratio_of_the_sexes_from_the_first_week_of_2021_on_and_not_before()
    {
        var (usual, shifted) = (new ProbateWorld(Small), new ProbateWorld(Small with { BaselineShift = 0.04 }));
        var first = (new DateOnly(2021, 1, 4).DayNumber - Small.FirstWeek.DayNumber) / 7;

        Assert.Equal(usual.LogRatio(5, first - 1), shifted.LogRatio(5, first - 1), 1e-12);
        Assert.Equal(usual.LogRatio(5, first) + 0.04, shifted.LogRatio(5, first), 1e-12);
        Assert.Equal(usual.LogRatio(5, Small.Weeks - 1) + 0.04, shifted.LogRatio(5, Small.Weeks - 1), 1e-12);
    }

    [Fact]
    public void A_later_extraction_lacks_only_what_was_deleted()
    {
        var both = Small with { Extracted = [new(2023, 12, 31), new(2025, 12, 28)], Deletions = 0 };
        var none = ProbateRegister.Draw(both).Extractions;
        var some = ProbateRegister.Draw(both with { Deletions = 0.05 }).Extractions;
        var (kept, lost) = (none[0].Cube.DeletedBy(none[1].Cube), some[0].Cube.DeletedBy(some[1].Cube));

        Assert.Equal((0L, 0L), (kept.Vanished, kept.Added));
        Trials.Agree(lost.Vanished, lost.Held, 1 - Math.Exp(-0.05 * 728 / 365.25));
        Assert.Equal(0, lost.Added);
        Assert.True(some[0].List.Named < some[1].List.Named);
    }

    [Fact]
    public void The_variance_of_weekly_cases_is_what_the_dispersion_says()
    {
        var even = Small with { Dispersion = 4, WarDead = 0, Deletions = 0 };
        var world = new ProbateWorld(even);
        var squares = new List<double>();
        for (var week = 0; week < even.Weeks; week++)
        {
            var cases = DrawnWeek.Draw(world, week).Cases.Count(one => !one.IsMan && one.Years >= 85);
            var expected = world.Deaths(false, ProbateWorld.Ages - 1, week) * world.Coverage(ProbateWorld.Ages - 1);
            squares.Add((cases - expected) * (cases - expected) / expected);
        }

        // The error of a mean of 625 squares is about 4 × √(2/625) = 0.23, more for the skew.
        Assert.InRange(squares.Average(), 2.8, 5.2);
    }

    [Fact]
    public void The_truth_adds_up_whatever_the_settings() =>
        Gen.Select(Gen.ULong, Gen.Double[0.05, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (seed, kappa, listed, declared, uncovered) =>
            {
                var simulation = new ProbateSimulation(2_000, seed) { WarDead = 400, Kappa = kappa, Listed = listed, CourtDeclared = declared, Uncovered = uncovered };
                var (extractions, truth) = ProbateRegister.Draw(simulation);
                var rows = truth.Csv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',').Skip(3).Select(int.Parse).ToArray()).ToList();
                var soldiers = Soldiers(simulation);

                Assert.Equal(truth.Dead, rows.Sum(row => row[0]));
                Assert.Equal(soldiers.Count, truth.Dead);
                Assert.Equal((soldiers.Count(one => one.HasCase), soldiers.Count(one => one.IsDeclared), soldiers.Count(one => one.Published < int.MaxValue)), (rows.Sum(row => row[1]), rows.Sum(row => row[2]), rows.Sum(row => row[3])));
                Assert.All(rows, row => Assert.True(row[1] <= row[0] && row[2] <= row[1] && row[3] <= row[0]));
                Assert.Equal(truth.Dead, Enumerable.Range(0, simulation.Weeks).Sum(truth.DeadIn));
                Assert.InRange(extractions[0].List.Named, 0, rows.Sum(row => row[3]));
            },
            iter: 8);

    [Fact]
    public void Days_that_will_not_do_are_named()
    {
        var early = Assert.Throws<ArgumentException>(() => (Small with { Extracted = [new(2014, 1, 11)] }).Check());
        var late = Assert.Throws<ArgumentException>(() => (Small with { Extracted = [new(2099, 1, 1)] }).Check());

        Assert.StartsWith("The first extraction, 2014-01-11, is before the end of the first week, which begins on 2014-01-06.", early.Message, StringComparison.Ordinal);
        Assert.StartsWith("From 2014-01-06 to 2099-01-01 are 4435 weeks; 2000 are the most.", late.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Small with { Extracted = [new(2025, 1, 1), new(2025, 1, 1)] });
        Assert.Throws<ArgumentException>(() => Small with { FirstWeek = new(2014, 1, 7) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { Kappa = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { WarDead = 20_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProbateSimulation(999, 1));
    }

    private static List<SimulatedSoldier> Soldiers(ProbateSimulation simulation)
    {
        var world = new ProbateWorld(simulation);
        return [.. Enumerable.Range(0, simulation.Weeks).SelectMany(week => DrawnWeek.Draw(world, week).Soldiers)];
    }

    private static (double War, double Peace) Delays(ProbateSimulation simulation)
    {
        var world = new ProbateWorld(simulation with { CourtDeclared = 0, CourtBackground = 0, WarDead = 20_000 });
        var cases = Enumerable.Range(0, simulation.Weeks).SelectMany(week => DrawnWeek.Draw(world, week).Cases).ToLookup(one => one.Soldier >= 0, one => one.Opened - one.Death);
        return (cases[true].Average(), cases[false].Average());
    }

    private static long Cases(ProbateCube cube, int week, int delay, params SexGroup[] sexes) =>
        (sexes.Length > 0 ? sexes : [SexGroup.Male, SexGroup.Female]).Sum(sex => Enumerable.Range(0, cube.Frame.AgeSlots).Sum(age =>
            cube.Row(CaseStream.Ordinary, sex, age, week) is { Length: > 0 } row ? row[delay] : 0));

    // The share of a year's ordinary cases that are open within so many weeks; of deaths old enough to show both.
    private static double Open(ProbateCube cube, int weeks, int of)
    {
        var (open, all) = (0L, 0L);
        for (var week = 0; week < cube.Frame.Weeks - of; week++)
        {
            for (var age = 0; age < cube.Frame.AgeSlots; age++)
            {
                var row = cube.Row(CaseStream.Ordinary, SexGroup.Female, age, week);
                for (var delay = 0; delay < Math.Min(of, row.Length); delay++)
                {
                    (open, all) = (open + (delay < weeks ? row[delay] : 0), all + row[delay]);
                }
            }
        }

        return (double)open / all;
    }
}
