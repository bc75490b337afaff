using Cenotaph.Numerics;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Probate;

public sealed class ProbateCubeTests
{
    private static readonly ProbateFrame frame = new(new(2024, 1, 1), new(2024, 3, 31), [AgeGroup.Between(20, 29), AgeGroup.Between(30, 39)], 5);

    [Fact]
    public void A_week_that_the_extraction_cut_in_two_does_not_count()
    {
        Assert.Equal(new(2024, 3, 25), frame.LastWeek);
        Assert.Equal(13, frame.Weeks);
        Assert.Equal(new(2024, 3, 18), new ProbateFrame(new(2024, 1, 1), new(2024, 3, 30), frame.Ages).LastWeek);
    }

    [Theory]
    [InlineData("2000-02-02", "2024-02-01", 0)]
    [InlineData("1994-02-02", "2024-02-01", 0)]
    [InlineData("1994-02-01", "2024-02-01", 1)]
    [InlineData("1984-01-31", "2024-02-01", 2)]
    [InlineData("2030-01-01", "2024-02-01", 3)]
    [InlineData(null, "2024-02-01", 3)]
    public void Age_is_that_of_the_last_birthday_before_death(string? birth, string death, int index) =>
        Assert.Equal(index, frame.Age(birth is null ? null : DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(death, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_delay_is_told_by_weeks_and_not_by_days()
    {
        var cube = new ProbateCube(frame);
        Assert.Equal(CaseReading.Counted, cube.Add(new ProbateCase(SexGroup.Male, new(1990, 1, 1), new(2024, 2, 4), new(2024, 2, 5))));
        Assert.Equal([0, 1, 0, 0, 0, 0], cube.Row(CaseStream.Ordinary, SexGroup.Male, 1, frame.Week(new(2024, 1, 29))));
    }

    [Fact]
    public void What_is_left_out_is_counted_by_its_reason()
    {
        var cube = new ProbateCube(frame);
        var death = new DateOnly(2024, 2, 7);
        Assert.Equal(CaseReading.OpenedBeforeDeath, cube.Add(new ProbateCase(SexGroup.Male, null, death, death.AddDays(-1))));
        Assert.Equal(CaseReading.SexUnknown, cube.Add(new ProbateCase(SexGroup.Unknown, null, death, death)));
        Assert.Equal(CaseReading.BeforeFirstWeek, cube.Add(new ProbateCase(SexGroup.Male, null, new(2023, 12, 31), death)));
        Assert.Equal(CaseReading.AfterLastWeek, cube.Add(new ProbateCase(SexGroup.Male, null, death, new(2024, 4, 1))));
        Assert.Equal(CaseReading.BeyondMaximumDelay, cube.Add(new ProbateCase(SexGroup.Male, null, death, new(2024, 3, 18))));
        Assert.Equal(CaseReading.Counted, cube.Add(new ProbateCase(SexGroup.Female, null, death, death)));
        Assert.All(Enum.GetValues<CaseReading>(), reading => Assert.Equal(1, cube.Of(reading)));
    }

    [Fact]
    public void A_death_recorded_more_than_half_a_year_later_is_of_the_other_stream()
    {
        var longer = new ProbateFrame(new(2024, 1, 1), new(2025, 3, 30), frame.Ages);
        var cube = new ProbateCube(longer);
        var death = new DateOnly(2024, 1, 3);
        cube.Add(new ProbateCase(SexGroup.Male, null, death, death.AddDays(200), death.AddDays(180)));
        cube.Add(new ProbateCase(SexGroup.Male, null, death, death.AddDays(200), death.AddDays(181)));
        Assert.Equal(1, cube.Row(CaseStream.Ordinary, SexGroup.Male, longer.UnknownAge, 0)[28]);
        Assert.Equal(1, cube.Row(CaseStream.CourtDeclared, SexGroup.Male, longer.UnknownAge, 0)[28]);
    }

    [Fact]
    public void Cubes_counted_side_by_side_add_up_to_the_one_counted_at_once()
    {
        var random = new RandomStream(5);
        var (all, parts) = (new ProbateCube(frame), new[] { new ProbateCube(frame), new ProbateCube(frame) });
        for (var number = 0; number < 2_000; number++)
        {
            var death = frame.FirstWeek.AddDays(random.Below(90));
            var one = new ProbateCase(random.Chance(0.6) ? SexGroup.Male : SexGroup.Female, random.Chance(0.2) ? null : new(1985 + random.Below(20), 1, 1), death, death.AddDays(random.Below(40)));
            Assert.Equal(all.Add(one), parts[random.Below(2)].Add(one));
        }

        parts[0].Add(parts[1]);
        Assert.All(Enum.GetValues<CaseReading>(), reading => Assert.Equal(all.Of(reading), parts[0].Of(reading)));
        for (var week = 0; week < frame.Weeks; week++)
        {
            for (var age = 0; age < frame.AgeSlots; age++)
            {
                Assert.Equal(all.Row(CaseStream.Ordinary, SexGroup.Male, age, week), parts[0].Row(CaseStream.Ordinary, SexGroup.Male, age, week));
            }
        }
    }

    [Fact]
    public void Cases_that_a_later_extraction_lacks_are_counted_and_those_opened_since_are_not_taken_for_added()
    {
        var (before, after) = (new ProbateCube(frame), new ProbateCube(new(frame.FirstWeek, new(2024, 4, 28), frame.Ages, 5)));
        before.Add(CaseStream.Ordinary, SexGroup.Male, 0, 10, 1, 7);
        after.Add(CaseStream.Ordinary, SexGroup.Male, 0, 10, 1, 4);
        after.Add(CaseStream.Ordinary, SexGroup.Male, 0, 10, 2, 2);
        after.Add(CaseStream.Ordinary, SexGroup.Male, 0, 10, 3, 50);
        Assert.Equal(new(frame.Extracted, new(2024, 4, 28), 7, 3, 2), before.DeletedBy(after));
    }

    [Fact]
    public void Unknown_ages_are_shared_out_as_known_ones_of_the_week_are()
    {
        var cube = new ProbateCube(frame);
        cube.Add(CaseStream.Ordinary, SexGroup.Male, 0, 3, 0, 30);
        cube.Add(CaseStream.Ordinary, SexGroup.Male, 1, 3, 2, 10);
        cube.Add(CaseStream.Ordinary, SexGroup.Male, frame.OtherAge, 3, 0, 60);
        cube.Add(CaseStream.Ordinary, SexGroup.Male, frame.UnknownAge, 3, 1, 20);
        var counts = new CaseCounts(cube);
        Assert.Equal(36, counts.Within(CaseStream.Ordinary, SexGroup.Male, 0, 3, 5), 9);
        Assert.Equal(30, counts.Within(CaseStream.Ordinary, SexGroup.Male, 0, 3, 0), 9);
        Assert.Equal([0, 2, 10, 0, 0, 0], counts.Row(CaseStream.Ordinary, SexGroup.Male, 1, 3, 9));
        Assert.Equal((60, 20), (counts.OtherAge, counts.UnknownAge));
    }
}
