using CsCheck;

namespace Cenotaph.Tests;

public class FigureTests
{
    private static readonly Gen<decimal> Number = Gen.Int[0, 2_000_000].Select(number => number / 4m);

    [Fact]
    public void Limits_in_the_wrong_order_are_refused_by_name() =>
        Gen.Select(Number, Number).Where((low, high) => low > high).Sample((low, high) =>
        {
            Assert.Throws<ArgumentException>(nameof(low), () => Figure.Between(low, high));
            Assert.Throws<ArgumentException>(nameof(low), () => Figure.Within95(low, high));
        });

    [Fact]
    public void A_value_outside_its_limits_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>("value", () => Figure.Between(275_000, 325_000,
            326_000));
        Assert.StartsWith("The value 326000 is outside 275000 to 325000.", error.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("value", () => Figure.Within95(275_000, 325_000, 274_999));
    }

    [Fact]
    public void A_value_on_a_limit_is_inside() =>
        Gen.Select(Number, Number).Where((low, high) => low <= high).Sample((low, high) =>
            Figure.Between(low, high, low).Value == low && Figure.Within95(low, high, high).Value == high);

    [Fact]
    public void A_negative_rounding_unit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("rounding", () => Figure.Point(5, -1));

    [Fact]
    public void A_bound_never_becomes_a_point() =>
        Number.Sample(number => Figure.AtLeast(number).Value is null && Figure.AtMost(number).Value is null
            && Figure.AtLeast(number).High is null && Figure.AtMost(number).Low is null
            && Figure.AtLeast(number) != Figure.AtMost(number)
            && Figure.Approximate(number) != Figure.Point(number));

    [Theory]
    [InlineData(Bound.Point, "point")]
    [InlineData(Bound.Range, "range")]
    [InlineData(Bound.Interval95, "ci95")]
    [InlineData(Bound.Lower, "lower")]
    [InlineData(Bound.Upper, "upper")]
    [InlineData(Bound.Approximate, "approx")]
    [InlineData(Bound.None, "none")]
    public void Every_bound_has_one_word_that_names_it_back(Bound bound, string word)
    {
        Assert.Equal(word, bound.Word());
        Assert.Equal(bound, BoundWords.Parse(word));
    }

    [Fact]
    public void No_bound_is_without_a_word() =>
        Assert.All(Enum.GetValues<Bound>(), bound => Assert.Equal(bound, BoundWords.Parse(bound.Word())));

    [Theory]
    [InlineData("Point")]
    [InlineData("")]
    [InlineData("interval")]
    public void What_is_no_bounds_word_names_none(string word) => Assert.Null(BoundWords.Parse(word));

    [Fact]
    public void The_text_keeps_every_digit()
    {
        Assert.Equal("0.0000000000000000000000000001",
            Figure.Point(0.0000000000000000000000000001m).ToString());
        Assert.Equal("47000, 40000–55000 (ci95)", Figure.Within95(40_000, 55_000, 47_000).ToString());
        Assert.Equal("275000–325000 (range)", Figure.Between(275_000, 325_000).ToString());
        Assert.Equal("at least 26000", Figure.AtLeast(26_000.00m).ToString());
        Assert.Equal("no number", Figure.None.ToString());
    }
}
