using Cenotaph.ExcessMortality;

namespace Cenotaph.Tests.ExcessMortality;

public sealed class RatioRefusalTests
{
    private static readonly ExcessSettings settings = new() { TargetYears = [2022], BaselineTo = 2019 };
    private static readonly RatioVariant linear = new(CauseSubtracted: false, TrendForm.Linear, 5);

    [Fact]
    public void A_baseline_of_two_years_is_not_estimable() =>
        Assert.Equal("The baseline has 2 years.", Refusal(Counts(), settings, new(CauseSubtracted: false, TrendForm.Linear, 2)).Evidence);

    [Fact]
    public void A_year_that_is_missing_from_the_baseline_is_named() =>
        Assert.Equal("X: no counts of 2018.", Refusal(Counts(without: 2018)).Evidence);

    [Fact]
    public void A_year_that_is_missing_from_the_target_is_named() =>
        Assert.Equal("X: no counts of 2022.", Refusal(Counts(without: 2022)).Evidence);

    [Fact]
    public void A_female_count_of_zero_is_named()
    {
        var counts = Counts();
        counts.Comparison[1][7] = 0;
        Assert.Equal("X, 20-24, 2017: 0 female deaths.", Refusal(counts).Evidence);
    }

    [Fact]
    public void A_male_count_of_zero_in_the_baseline_is_named()
    {
        var counts = Counts();
        counts.Deaths[0][6] = 0;
        Assert.Equal("X, 15-19, 2016: 0 male deaths.", Refusal(counts).Evidence);
    }

    [Fact]
    public void A_female_count_of_zero_in_the_target_is_named()
    {
        var counts = Counts();
        counts.Comparison[0][12] = 0;
        Assert.Equal("X, 15-19, 2022: 30 male, 0 female deaths.", Refusal(counts).Evidence);
    }

    [Fact]
    public void An_unknown_count_is_not_taken_for_zero()
    {
        var counts = Counts();
        counts.Deaths[0][6] = double.NaN;
        Assert.Equal("X, 15-19, 2016: the male deaths are not known.", Refusal(counts).Evidence);
    }

    [Fact]
    public void A_ratio_below_one_has_no_exponential_trend()
    {
        var counts = Counts();
        counts.Deaths[0][6] = 9;
        Assert.Equal(
            "X, 15-19, 2016: 9 male and 10 female deaths, a ratio of 0.9.",
            Refusal(counts, settings, new(CauseSubtracted: false, TrendForm.Exponential, 5)).Evidence);
    }

    [Fact]
    public void A_cause_that_nobody_counted_is_not_subtracted() =>
        Assert.Equal("X: there are none.", Refusal(Counts(), settings, new(CauseSubtracted: true, TrendForm.Linear, 5)).Evidence);

    [Fact]
    public void A_target_inside_the_baseline_is_refused() =>
        Assert.Equal("2019 does not lie after 2019.", Refusal(Counts(), settings with { TargetYears = [2019] }, linear).Evidence);

    [Fact]
    public void One_age_group_is_estimated_with_a_caution() =>
        Assert.Equal(
            "X: there is one age group only (15-19); a change of the ages within it passes for excess.",
            Assert.Single(RatioMethod.Cautions(Counts(), settings with { Ages = ["15-19"] })));

    [Fact]
    public void A_record_too_short_for_placebo_runs_gives_no_calibrated_interval_and_says_why()
    {
        var estimate = Assert.IsType<ExcessEstimate>(RatioMethod.Estimate(Counts(), settings with { PlaceboFrom = 2019 }, linear, new([2022], [])));
        Assert.Null(estimate.Calibrated);
        Assert.Null(estimate.IndistinguishableFromNone);
        Assert.Equal("1 placebo runs can be made before 2020; 2 are needed.", estimate.WhyNotCalibrated);
    }

    [Fact]
    public void Excess_that_follows_the_line_is_none_and_a_thousand_more_deaths_are_a_thousand()
    {
        var counts = Counts();
        Assert.Equal(0, Value(counts), 1e-9);
        counts.Deaths[1][12] += 1000;
        Assert.Equal(1000, Value(counts), 1e-9);
    }

    private static double Value(DeathCounts counts) =>
        Assert.IsType<ExcessEstimate>(RatioMethod.Estimate(counts, settings, linear, new([2022], []))).Value;

    private static ExcessRefusal Refusal(DeathCounts counts) => Refusal(counts, settings, linear);

    private static ExcessRefusal Refusal(DeathCounts counts, ExcessSettings asked, RatioVariant variant) =>
        Assert.IsType<ExcessRefusal>(RatioMethod.Estimate(counts, asked, variant, new(asked.TargetYears, [])));

    // Thirteen years; ratios of 3 and 2.
    private static DeathCounts Counts(int without = 0)
    {
        int[] years = [.. Enumerable.Range(2010, 13).Where(year => year != without)];
        return new(
            "X",
            years,
            ["15-19", "20-24"],
            [[.. years.Select(_ => 30.0)], [.. years.Select(_ => 40.0)]],
            [[.. years.Select(_ => 10.0)], [.. years.Select(_ => 20.0)]]);
    }
}
