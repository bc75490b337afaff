using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Studies;

public class RegisterTriangleTests
{
    private static readonly NowcastPlan Plan = new() { Id = "late", Title = new("Late") };

    [Fact]
    public void A_vintage_stands_for_the_last_week_that_had_ended_on_its_day_and_a_year_for_its_last_day()
    {
        var register = Of(
            Plan with { VintageDates = Plan.VintageDates.Add("2032", new DateOnly(2032, 1, 13)) },
            Cell("2031-W50", "2031", 5), Cell("2031-W52", "2031", 2), Cell("2031-W50", "2032", 8), Cell("2032-W02", "2032", 1), Cell("2032-W03", "2032", 4));
        Assert.Equal(["2031", "2032"], register.Vintages.Select(one => one.Label));

        // 2031-12-31 is a Wednesday: week 52 had ended on the 28th. 2032-01-13 is a Tuesday, in week 3.
        Assert.Equal([2, 4], register.Vintages.Select(one => one.Index));
        Assert.Equal("2032-W02", register.Periods[^1].ToString());
        Assert.Equal(8, register.Triangle.At(0, 4));
        Assert.Equal(4, register.Stray);
    }

    [Fact]
    public void A_vintage_says_nothing_of_weeks_after_its_last_row()
    {
        var register = Of(Plan, Cell("2031-W01", "2031-02-02", 5), Cell("2031-W02", "2031-02-02", 5), Cell("2031-W03", "2031-02-09", 1), Cell("2031-W01", "2031-02-09", 6));
        Assert.Equal([4, 5], register.Vintages.Select(one => one.Index));
        Assert.Equal([1, 2], register.Vintages.Select(one => one.Covered));
    }

    [Fact]
    public void Of_two_vintages_within_a_week_the_later_holds_and_those_left_out_do_not_count()
    {
        var register = Of(
            Plan with { LeftOut = ["2031-01-26"] },
            Cell("2031-W01", "2031-01-13", 5), Cell("2031-W01", "2031-01-14", 7), Cell("2031-W01", "2031-01-19", 9), Cell("2031-W01", "2031-01-26", 100));
        Assert.Equal(["2031-01-14", "2031-01-19"], register.Vintages.Select(one => one.Label));
        Assert.Equal([7.0, 9.0], register.Vintages.Select(one => register.Triangle.At(0, one.Index)));
    }

    [Fact]
    public void Cases_without_a_date_are_spread_and_strata_add_up_to_all()
    {
        var register = Of(
            Plan with { Strata = "area" },
            Cell("2031-W01", "2031-01-12", 30, "a"), Cell("2031-W01", "2031-01-19", 30, "a"), Cell("2031-W02", "2031-01-19", 10, "b"), new VintageCell(null, Span("2031-01-19"), "a", 4));
        Assert.Equal(["a", "b"], register.Strata.Select(one => one.Name));
        Assert.Equal(4, register.Undated);
        Assert.Equal(33, register.Triangle.Newest(0), 1e-9);
        Assert.Equal(11, register.Triangle.Newest(1), 1e-9);
        Assert.Equal(30, register.Strata[0].Triangle.Newest(0));
    }

    [Fact]
    public void Days_can_be_counted_by_month_and_a_week_across_months_cannot()
    {
        var problems = new ProblemCollection();
        var register = RegisterTriangle.Of(
            "late", [Cell("2031-01-05", "2031-03-01", 2), Cell("2031-01-29", "2031-03-01", 3), Cell("2031-01-29", "2031-04-01", 4), Cell("2031-W05", "2031-04-01", 9)],
            Plan with { Grid = "month" }, null, null, problems)!;
        Assert.Equal(5, register.Triangle.At(0, register.Vintages[0].Index));
        Assert.Equal("late: seen 2031-W05; expected a time within one month.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void No_break_that_is_declared_after_a_vintage_changes_what_it_gives()
    {
        var breaks = ImmutableArray.Create(new NowcastBreak(Span("2031-01-20"), new(2031, 2, 20), null));
        var register = Of(Plan, [.. Enumerable.Range(2, 8).SelectMany(vintage => Enumerable.Range(1, vintage).Select(week => Cell($"2031-W{week:00}", DateSpan.Week(2031, vintage).Last.ToString("O", CultureInfo.InvariantCulture), 100 * (vintage - week + 1))))]);
        var vintage = register.Vintages[^1].Date;
        Assert.Equal([], NowcastRun.Settings(Plan with { Breaks = breaks }, register, 4, new(2031, 2, 19), null).Breaks);
        var used = Assert.Single(NowcastRun.Settings(Plan with { Breaks = breaks }, register, 4, vintage, null).Breaks);
        Assert.Equal((3, 3), (used.First, used.Last));
    }

    private static RegisterTriangle Of(NowcastPlan plan, params VintageCell[] cells)
    {
        var problems = new ProblemCollection();
        var register = RegisterTriangle.Of("late", cells, plan, null, null, problems);
        Assert.Empty(problems);
        return register!;
    }

    private static VintageCell Cell(string period, string vintage, decimal count, string stratum = "") => new(Span(period), Span(vintage), stratum, count);

    private static DateSpan Span(string text) => DateSpan.TryParse(text, out var span) ? span : throw new ArgumentException(text, nameof(text));
}
