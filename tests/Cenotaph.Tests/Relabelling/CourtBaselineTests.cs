using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

public sealed class CourtBaselineTests
{
    private static readonly CourtYear Usual = new("base", DateSpan.Year(2021), 8000, 1000);

    private static readonly DateSpan Spring = new(new(2025, 1, 1), new(2025, 6, 5));

    [Fact]
    public void More_than_26000_claims_give_more_than_22581_excess_claims_and_never_a_point()
    {
        var excess = CourtExcess.Of("claim", Spring, null, Figure.AtLeast(26000, 1000), 0, CourtBaseline.Of([Usual], 0.1))!;
        Assert.Equal(Bound.Lower, excess.Bound);
        Assert.Equal(3419, Math.Round(excess.Expected.Value));
        Assert.Equal(22581, Math.Round(excess.Value));

        // 8,000 × 156/365; years 10 % about the mean, the mean as well known as one year, rounding ±1,000 uniform, Poisson.
        var usual = 8000.0 * 156 / 365;
        var reach = 1.959963984540054 * Math.Sqrt((2 * 0.01 * usual * usual) + (usual * usual / 64 / 3) + usual);
        Assert.Equal(26000 - usual - reach, excess.Low, 6);
        Assert.Equal(26000 - usual + reach, excess.High, 6);
    }

    [Fact]
    public void Without_a_variation_one_year_gives_limits_of_its_rounding_alone_and_says_so()
    {
        var expected = CourtBaseline.Of([Usual]).Expected(DateSpan.Year(2023));
        Assert.Equal((7000, 9000), (expected.Interval.Low, expected.Interval.High));
        Assert.Contains("how much years differ is not on record", expected.Interval.Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_years_tell_how_much_years_differ_and_few_of_them_make_it_wide()
    {
        CourtYear[] years = [new("a", DateSpan.Year(2018), 7000, 0), new("b", DateSpan.Year(2019), 8000, 0), new("c", DateSpan.Year(2020), 9000, 0)];
        var baseline = CourtBaseline.Of(years);
        Assert.Equal(1000.0 / 8000, baseline.Variation!.Value, 10);

        // Student's t with two degrees of freedom is 4.3027.
        var expected = baseline.Expected(DateSpan.Year(2023));
        Assert.Equal(8000 + (4.302652729911275 * Math.Sqrt((1000.0 * 1000 * 4 / 3) + 8000)), expected.Interval.High, 4);
        Assert.Equal(0, CourtBaseline.Of(years[..2]).Expected(DateSpan.Year(2023)).Interval.Low);
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", 8000)]
    [InlineData("2024-02-01", "2024-02-29", 633.8797814)]
    [InlineData("2023-07-02", "2024-12-31", 12010.9589041)]
    public void Days_are_a_share_of_their_own_year(string first, string last, double expected) => Assert.Equal(
        expected, CourtBaseline.Of([Usual]).Expected(new(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture))).Value, 6);

    [Fact]
    public void A_count_after_a_deletion_becomes_a_lower_bound_and_an_upper_bound_nothing()
    {
        var baseline = CourtBaseline.Of([Usual]);
        var excess = CourtExcess.Of("claim", DateSpan.Year(2025), null, Figure.Approximate(9000, 100), 100, baseline, censored: true)!;
        Assert.Equal(Bound.Lower, excess.Bound);
        Assert.Equal(900, excess.Value);
        Assert.Null(CourtExcess.Of("claim", DateSpan.Year(2025), null, Figure.AtMost(9000), 0, baseline, censored: true));
        Assert.Null(CourtExcess.Of("claim", DateSpan.Year(2025), null, Figure.AtLeast(200, inWords: true), 0, baseline));
    }

    [Fact]
    public void A_baseline_of_nothing_or_of_nought_throws()
    {
        Assert.Throws<ArgumentException>(() => CourtBaseline.Of([]));
        Assert.Throws<ArgumentException>(() => CourtBaseline.Of([Usual with { Count = 0 }]));
        Assert.Throws<ArgumentException>(() => CourtBaseline.Of([Usual], 2));
    }
}
