using Cenotaph.Registers;

namespace Cenotaph.Tests.Registers;

public class CountTableTests
{
    private readonly ProblemCollection problems = new();

    [Fact]
    public void Sums_are_made_of_parts_and_never_of_half_of_them()
    {
        var table = Table(
            Row("Tuva", 2020, SexGroup.Male, "0-14", 1), Row("Tuva", 2020, SexGroup.Male, "15-17", 2), Row("Tuva", 2020, SexGroup.Male, "15+", 10),
            Row("Altai", 2020, SexGroup.Male, "0-14", 3), Row("Altai", 2020, SexGroup.Male, "15+", 20), Row("Tuva", 2020, SexGroup.Female, "0-14", 4));
        Assert.Equal(["Altai", "Tuva"], table.Areas);
        Assert.Equal(["0-14", "15+"], table.Ages.Select(age => age.ToString()));
        Assert.Equal(["15-17"], table.Apart.Select(age => age.ToString()));
        Assert.Equal(11, table.Count(Place("Tuva", 2020, SexGroup.Male, "total")));
        Assert.Equal(34, table.Count(Place(CountTable.Whole, 2020, SexGroup.Male, "total")));
        Assert.Equal(5, table.Count(Place("Tuva", 2020, SexGroup.Both, "0-14")));
        Assert.Null(table.Count(Place("Tuva", 2020, SexGroup.Both, "total")));
        Assert.Null(table.Count(Place("Tuva", 2020, SexGroup.Male, "10-14")));
        Assert.Null(table.Count(Place("Tuva", 2021, SexGroup.Male, "0-14")));
    }

    [Fact]
    public void A_group_made_up_of_others_is_a_sum_and_in_no_other_sum()
    {
        var table = Table(
            Row("", 2020, SexGroup.Male, "15-19", 1), Row("", 2020, SexGroup.Male, "20-24", 2), Row("", 2020, SexGroup.Male, "15-24", 3), Row("", 2020, SexGroup.Male, "0-14", 5));
        Assert.Equal(["0-14", "15-19", "20-24"], table.Ages.Select(age => age.ToString()));
        Assert.Equal(8, table.Count(Place("", 2020, SexGroup.Male, "0-24")));
        CountChecks.Totals(table, problems);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_total_that_is_not_the_sum_of_its_parts_is_told_with_both_numbers()
    {
        var table = Table(Row("", 2020, SexGroup.Male, "0-14", 1), Row("", 2020, SexGroup.Male, "15+", 2), Row("", 2020, SexGroup.Male, "unknown", 4), Row("", 2020, SexGroup.Male, "total", 8));
        CountChecks.Totals(table, problems);
        Assert.Equal(
            "deaths.csv: seen 8 for 2020, male, total, but 7 in the ages together; expected a total that is the sum of its parts; they differ by 1.",
            Assert.Single(problems).ToString());
        Assert.Equal(0, problems.Errors);
    }

    [Fact]
    public void The_area_that_holds_all_others_is_found_by_its_numbers_and_districts_are_not_added()
    {
        var table = Table(
            Row("Россия", 2020, SexGroup.Male, "total", 30), Row("Тыва", 2020, SexGroup.Male, "total", 10), Row("Москва", 2020, SexGroup.Male, "total", 20),
            Row("Центральный федеральный округ", 2020, SexGroup.Male, "total", 20));
        Assert.Equal("Россия", table.WholeArea);
        Assert.Equal(["Москва", "Тыва"], table.Areas);
        Assert.Equal(30, table.Count(Place(CountTable.Whole, 2020, SexGroup.Male, "total")));
    }

    [Fact]
    public void The_newest_vintage_stands_and_two_numbers_for_one_cell_make_it_unknown()
    {
        var rows = new[]
        {
            Row("", 2020, SexGroup.Male, "total", 1) with { Vintage = DateSpan.Year(2021) }, Row("", 2020, SexGroup.Male, "total", 2) with { Vintage = DateSpan.Year(2022) },
            Row("", 2021, SexGroup.Male, "total", 3), Row("", 2021, SexGroup.Male, "total", 4),
        };
        var table = CountTable.Of("deaths.csv", rows, problems);
        Assert.Equal(2, table.Given(Place("", 2020, SexGroup.Male, "total")));
        Assert.Null(table.Given(Place("", 2021, SexGroup.Male, "total")));
        Assert.Equal("deaths.csv: seen 2021, male, total with two numbers, 3 and 4; expected each cell once; it is not known now.", Assert.Single(problems).ToString());
        Assert.Equal(1, CountTable.Of("deaths.csv", rows, [], new(2021, 12, 31)).Given(Place("", 2020, SexGroup.Male, "total")));
    }

    [Fact]
    public void Twelve_months_make_a_year_and_eleven_do_not()
    {
        CountRow Month(int year, int month) => new(new("", DateSpan.Month(year, month), SexGroup.Both, AgeGroup.Total), month);
        var table = Table([.. Enumerable.Range(1, 12).Select(month => Month(2020, month)), .. Enumerable.Range(1, 11).Select(month => Month(2021, month))]);
        Assert.Equal(78, table.Count(Place("", 2020, SexGroup.Both, "total")));
        Assert.Null(table.Count(Place("", 2021, SexGroup.Both, "total")));
    }

    [Fact]
    public void Bare_numbers_with_gaps_are_lower_bounds_and_without_gaps_single_years()
    {
        var bounds = AgeLabels.Read(["0", "1", "5", "10", "85", "Всего"], "deaths.csv", problems);
        Assert.Equal(["0", "1-4", "5-9", "10-84", "85+", "total"], new[] { "0", "1", "5", "10", "85", "Всего" }.Select(label => bounds[label].ToString()));
        Assert.Equal(Severity.Doubt, Assert.Single(problems).Severity);
        Assert.Equal("2", AgeLabels.Read(["0", "1", "2", "3+"], "deaths.csv", problems)["2"].ToString());
    }

    [Fact]
    public void Days_a_week_apart_are_weeks_and_month_ends_are_months()
    {
        var weeks = Cadence.Of(new[] { new DateOnly(2020, 1, 5), new(2020, 1, 12), new(2020, 1, 19) }, _ => "", day => DateSpan.Day(day), (day, span) => span.First);
        Assert.Equal([new(2019, 12, 30), new(2020, 1, 6), new(2020, 1, 13)], weeks);
        var months = Cadence.Of(new[] { new DateOnly(2020, 1, 31), new(2020, 2, 29), new(2020, 3, 31) }, _ => "", day => DateSpan.Day(day), (day, span) => span.First);
        Assert.Equal([new(2020, 1, 1), new(2020, 2, 1), new(2020, 3, 1)], months);
    }

    private static CountRow Row(string area, int year, SexGroup sex, string age, int count) => new(Place(area, year, sex, age), count);

    private static CountPlace Place(string area, int year, SexGroup sex, string age) =>
        new(area, DateSpan.Year(year), sex, CountLabel.TryReadAge(age, out var group) ? group : throw new ArgumentException(age));

    private CountTable Table(params CountRow[] rows) => CountTable.Of("deaths.csv", rows, problems);
}
