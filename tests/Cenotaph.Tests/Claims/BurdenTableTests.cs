using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class BurdenTableTests
{
    [Fact]
    public void Limits_are_those_of_Garwood()
    {
        // Published limits of a Poisson count: 0 (0 to 3.689), 10 (4.795 to 18.390).
        Assert.Equal((0, 3.689), (BurdenRate.Of(0, 1, 1).Low, Math.Round(BurdenRate.Of(0, 1, 1).High, 3)));
        var ten = BurdenRate.Of(10, 1000, 100);
        Assert.Equal((0.4795, 1.0, 1.8390), (Math.Round(ten.Low, 4), ten.Rate, Math.Round(ten.High, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurdenRate.Of(1, 0, 100));
    }

    [Fact]
    public void The_ratio_of_two_rates_has_the_limits_of_Clopper_and_Pearson()
    {
        // 8 of 10: 0.4439 to 0.9748 (published), as odds; twice as many live in the second area.
        var ratio = BurdenRate.Ratio(BurdenRate.Of(8, 100, 1), BurdenRate.Of(2, 200, 1))!.Value;
        Assert.Equal(8, ratio.Value!.Value, 1e-9);
        Assert.Equal(0.4439 / 0.5561 * 2, ratio.Low, 0.002);
        Assert.Equal(0.97479 / 0.02521 * 2, ratio.High!.Value, 0.1);
        Assert.Null(BurdenRate.Ratio(BurdenRate.Of(0, 1, 1), BurdenRate.Of(0, 1, 1)));
        Assert.Equal((null, null), (BurdenRate.Ratio(BurdenRate.Of(3, 1, 1), BurdenRate.Of(0, 1, 1))!.Value.Value, BurdenRate.Ratio(BurdenRate.Of(3, 1, 1), BurdenRate.Of(0, 1, 1))!.Value.High));
    }

    [Theory]
    [InlineData("a 100, b 50, c 4, d 3", "a;b;2:7")]
    [InlineData("a 100, b 50, c 4", "a;2:54")]
    [InlineData("a 100, b 50, c 1, d 1", "a;3:52")]
    [InlineData("a 100, b 50", "a;b")]
    [InlineData("a 3", "")]
    [InlineData("a 1, b 1, c 1", "")]
    public void A_small_count_is_never_alone_and_never_found_by_subtraction(string counts, string shown)
    {
        var table = BurdenTable.Of(
            [.. counts.Split(", ").Select(one => one.Split(' ')).Select(one => (one[0], (long?)long.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture), (double?)1000))], 100, 5);
        Assert.Equal(shown, string.Join(';', table.Rows.Select(row => row.Area.Length > 0 ? row.Area : $"{row.Areas}:{row.Rate.Cases}")));
    }

    [Fact]
    public void An_area_without_people_is_left_out_and_named()
    {
        var table = BurdenTable.Of([("a", 10, 100), ("b", 20, 0), ("c", 30, 100), ("d", null, 100)], 100, 5);
        Assert.Equal(["b", "d"], table.LeftOut);
        Assert.Equal(["c", "a"], table.Rows.Select(row => row.Area));
        Assert.Equal(("c", "a", 3.0), (table.Ratio!.Value.First, table.Ratio.Value.Last, table.Ratio.Value.Value!.Value));
    }
}
