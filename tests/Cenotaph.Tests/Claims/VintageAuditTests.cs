using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class VintageAuditTests
{
    [Fact]
    public void Each_date_is_inside_or_outside_and_moved_by_distances_to_its_own_limit()
    {
        var pair = VintagePair.Of(Periods("old", (10, 8, 14), (10, 8, 14), (10, 10, 14)), Periods("new", (12, 0, 0), (5, 0, 0), (9, 0, 0)), VintageTarget.Newest)!;
        Assert.Equal([true, false, false], pair.Checks.Select(check => check.Inside!.Value));
        Assert.Equal([0.5, -2.5, null], pair.Checks.Select(check => check.Moved));
        Assert.Equal((1, 3), (pair.Hits, pair.Limited));
    }

    [Fact]
    public void A_quarter_is_judged_by_its_sum_under_both_assumptions()
    {
        // Three months of 100 ± 10: together 300 ± 30, independent 300 ± 17.3; the later sum is 279.
        var pair = VintagePair.Of(
            Periods("old", (100, 90, 110), (100, 90, 110), (100, 90, 110)), Periods("new", (93, 0, 0), (93, 0, 0), (93, 0, 0)), VintageTarget.Next)!;
        var block = Assert.Single(pair.Blocks);
        Assert.True(block.Inside);
        Assert.False(block.InsideApart);
        Assert.Equal((1, 0), (pair.BlockHits, pair.BlockHitsApart!.Value));
        Assert.True(pair.IsFew);
        Assert.Equal(1, pair.ChanceIfRight!.Value, 10);
        Assert.Equal(0.05, VintagePair.Of(Periods("old", (100, 99, 101)), Periods("new", (90, 0, 0)), VintageTarget.Next)!.ChanceIfRight!.Value, 10);
    }

    [Fact]
    public void A_running_total_is_held_against_the_sum_of_later_periods_but_never_the_other_way()
    {
        EstimateEdition running = new("old", DateSpan.Year(2024), true, "range", [new(DateSpan.Month(2024, 1), 10, 8, 12), new(DateSpan.Month(2024, 2), 25, 20, 30)]);
        var later = Periods("new", (9, 0, 0), (9, 0, 0));
        Assert.Equal([9, 18], VintagePair.Of(running, later, VintageTarget.Next)!.Checks.Select(check => check.Later));
        Assert.Null(VintagePair.Of(later, running, VintageTarget.Next));

        // With a hole the sum is not known from there on.
        Assert.Equal(9, Assert.Single(VintagePair.Of(running, later with { Rows = [later.Rows[0], new(DateSpan.Month(2024, 3), 1, null, null)] }, VintageTarget.Next)!.Checks).Later);
    }

    [Fact]
    public void Without_limits_nothing_is_inside_and_there_is_no_block()
    {
        EstimateEdition old = new("old", null, false, null, [new(DateSpan.Month(2024, 1), 10, null, null)]);
        var pair = VintagePair.Of(old, Periods("new", (12, 0, 0)), VintageTarget.Next)!;
        Assert.Null(pair.Checks[0].Inside);
        Assert.Empty(pair.Blocks);
        Assert.Null(pair.ChanceIfRight);
        Assert.Null(VintagePair.Of(old, Periods("new") with { Rows = [new(DateSpan.Month(2025, 1), 1, null, null)] }, VintageTarget.Next));
    }

    private static EstimateEdition Periods(string name, params (decimal Value, decimal Low, decimal High)[] rows) => new(
        name, DateSpan.Year(2024), false, "ci95",
        [.. rows.Select((row, month) => new EditionRow(DateSpan.Month(2024, month + 1), row.Value, row.Low, row.High)).ToImmutableArray()]);
}
