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
}
