using Cenotaph.Nowcasting;
using CsCheck;

namespace Cenotaph.Tests.Nowcasting;

public sealed class ReportingTriangleTests
{
    // By hand: period 0 has a case at once and one two vintages later; period 1 a case at delay 1.
    [Fact]
    public void A_line_list_its_snapshots_and_its_delays_make_the_same_triangle()
    {
        var cases = ReportingTriangle.FromCases([(0, 0), (1, 2), (0, 2), (2, 9)], 2);
        var snapshots = ReportingTriangle.FromSnapshots([[1], [1, 0], [2, 1, 0]]);
        var delays = ReportingTriangle.FromDelays([[1, 1, 2], [0, 1], [0]]);
        for (var period = 0; period < 3; period++)
        {
            for (var vintage = 0; vintage < 3; vintage++)
            {
                var expected = vintage < period ? double.NaN : (period, vintage) switch { (0, 2) => 2, (0, _) or (1, 2) => 1, _ => 0 };
                Assert.Equal(expected, cases.At(period, vintage));
                Assert.Equal(expected, snapshots.At(period, vintage));
                Assert.Equal(expected, delays.At(period, vintage));
            }
        }
    }

    [Fact]
    public void Nothing_is_known_of_vintages_before_the_first_snapshot()
    {
        var triangle = ReportingTriangle.FromSnapshots([[5, 3], [6, 4, 1]]);
        Assert.Equal((1, 2, 3), (triangle.FirstVintage, triangle.LastVintage, triangle.Periods));
        Assert.Equal(double.NaN, triangle.At(0, 0));
        Assert.Equal(5, triangle.AsOf(1).Newest(0));
        Assert.Equal(double.NaN, triangle.Within(0, 0));
    }

    // By hand: 7 falls to 5, so 7 becomes 5; the fall is 2.
    [Fact]
    public void A_fall_is_taken_out_of_the_vintages_before_it()
    {
        var smooth = ReportingTriangle.FromDelays([[3, 7, 5], [2, 4], [1]]).WithoutFalls(out var moved);
        Assert.Equal(2, moved);
        Assert.Equal([3.0, 5, 5], [smooth.At(0, 0), smooth.At(0, 1), smooth.At(0, 2)]);
        Assert.Equal(4, smooth.Newest(1));
    }

    [Fact]
    public void Without_falls_nothing_falls_and_the_newest_numbers_stay() =>
        Gen.Int[0, 9].Array[15].Sample(values =>
        {
            var next = 0;
            double[][] rows = [.. Enumerable.Range(0, 5).Select(period => Enumerable.Range(0, 5 - period).Select(_ => (double)values[next++]).ToArray())];
            var triangle = ReportingTriangle.FromDelays(rows);
            var smooth = triangle.WithoutFalls(out _);
            for (var period = 0; period < 5; period++)
            {
                Assert.Equal(triangle.Newest(period), smooth.Newest(period));
                for (var vintage = period + 1; vintage < 5; vintage++)
                {
                    Assert.True(smooth.At(period, vintage) >= smooth.At(period, vintage - 1));
                }
            }
        });

    [Fact]
    public void A_case_seen_before_its_period_and_a_number_that_is_none_are_refused()
    {
        var early = Assert.Throws<ArgumentException>(() => ReportingTriangle.FromCases([(2, 1)], 3));
        Assert.StartsWith("A case of period 2 was seen at vintage 1.", early.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ReportingTriangle.FromSnapshots([[1], [1, double.NaN]]));
        var ragged = Assert.Throws<ArgumentException>(() => ReportingTriangle.FromSnapshots([[1], [1]]));
        Assert.StartsWith("Snapshot 1 has 1 periods where 2 are expected.", ragged.Message, StringComparison.Ordinal);
    }

    // By hand: at vintage 1 three dated cases and one undated; at vintage 2 six and three.
    [Fact]
    public void Undated_cases_go_to_the_periods_in_proportion()
    {
        var triangle = ReportingTriangle.FromSnapshots([[2, 1], [3, 2, 1]]).WithUndated([1, 3], out var spread);
        Assert.Equal(3, spread);
        Assert.Equal([4.5, 3, 1.5], [triangle.Newest(0), triangle.Newest(1), triangle.Newest(2)]);
        Assert.Equal(8.0 / 3, triangle.At(0, 1), 1e-12);
    }

    // By hand: period 0 grows from 4 to 8 over four vintages; period 3 from nothing at vintage 2 to 3 at vintage 5.
    [Fact]
    public void Between_snapshots_periods_grow_evenly_on_the_grid()
    {
        var sparse = ReportingTriangle.FromVintages([1, 5], [[4, 2], [8, 6, 5, 3, 2, 1]]);
        var grid = sparse.OnGrid();
        Assert.False(sparse.IsGrid);
        Assert.True(grid.IsGrid);
        Assert.Equal(double.NaN, sparse.At(0, 3));
        Assert.Equal([5.0, 6, 8], [grid.At(0, 2), grid.At(0, 3), grid.At(0, 5)]);
        Assert.Equal([1.0, 2, 3], [grid.At(3, 3), grid.At(3, 4), grid.At(3, 5)]);
        Assert.Equal(6, sparse.Within(1, 2));
    }

    [Fact]
    public void Vintages_that_do_not_rise_and_snapshots_of_the_future_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ReportingTriangle.FromVintages([2, 2], [[1], [1]]));
        var future = Assert.Throws<ArgumentException>(() => ReportingTriangle.FromVintages([1], [[1, 2, 3]]));
        Assert.StartsWith("The snapshot of vintage 1 has 3 periods where at most 2 have ended.", future.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MackChainLadder.Fit(ReportingTriangle.FromVintages([1, 4], [[1, 1], [2, 2, 2]]), 1));
    }
}
