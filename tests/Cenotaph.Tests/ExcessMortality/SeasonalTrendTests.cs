using Cenotaph.ExcessMortality;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>Karlinsky and Kobak (eLife 10:e69336): row E1, and all countries of their table.</summary>
public sealed class SeasonalTrendTests
{
    private static readonly SeasonalTrendOptions pandemic = new(2015, 2019, new(2020, 3), new(2021, 4));

    [Fact]
    public void Russia_from_March_2020_to_April_2021_comes_out_to_the_printed_digit()
    {
        var russia = WorldMortality.Read().Single(country => country.Territory == "Russia");
        var estimate = Assert.IsType<ExcessEstimate>(SeasonalTrend.Estimate(russia, pandemic));
        Assert.Equal(498642, estimate.Value, 1.0);
        Assert.Equal(32855, estimate.StandardError, 1.0);
    }

    [Theory]
    [InlineData(2018, 2019)]
    [InlineData(2017, 2018)]
    public void Over_the_countries_of_the_table_the_calibrated_interval_of_a_year_without_a_pandemic_holds_zero_in_90_to_99_of_100(int baselineTo, int target)
    {
        var results = SeasonalTrend.EstimateAll(WorldMortality.Read(), new(2015, baselineTo, new(target, 1), new(target, 53)));
        var estimates = results.OfType<ExcessEstimate>().Where(estimate => estimate.Calibrated is not null).ToArray();
        var held = estimates.Count(estimate => estimate.Calibrated!.Value.Contains(0));
        Assert.InRange(estimates.Length, 80, 95);
        Assert.InRange((double)held / estimates.Length, 0.90, 0.99);
        Assert.True(estimates.Count(estimate => estimate.Nominal!.Value.Contains(0)) < held);
    }

    [Fact]
    public void Alone_a_country_still_covers_but_its_interval_is_wider()
    {
        var countries = WorldMortality.Read();
        var options = new SeasonalTrendOptions(2015, 2018, new(2019, 1), new(2019, 53));
        var alone = countries.Select(country => SeasonalTrend.Estimate(country, options)).OfType<ExcessEstimate>().Where(one => one.Calibrated is not null).ToArray();
        Assert.InRange((double)alone.Count(one => one.Calibrated!.Value.Contains(0)) / alone.Length, 0.90, 0.99);
        var together = SeasonalTrend.EstimateAll(countries, options).OfType<ExcessEstimate>().ToArray();
        Assert.True(Width(alone) > 2 * Width(together));
        static double Width(ExcessEstimate[] all) => all.Average(one => (one.Calibrated!.Value.High - one.Value) / one.StandardError);
    }

    [Fact]
    public void Every_country_of_the_table_gets_an_answer_in_one_call()
    {
        var countries = WorldMortality.Read();
        Assert.Equal(countries.Count, SeasonalTrend.EstimateAll(countries, pandemic).Count);
    }

    [Fact]
    public void A_straight_line_with_a_season_is_carried_on_and_week_53_takes_the_baseline_of_week_52()
    {
        int[] years = [.. Enumerable.Range(2015, 6).SelectMany(year => Enumerable.Repeat(year, year == 2020 ? 53 : 52))];
        int[] weeks = [.. Enumerable.Range(2015, 6).SelectMany(year => Enumerable.Range(1, year == 2020 ? 53 : 52))];
        double[] deaths = [.. years.Zip(weeks, (year, week) => (10.0 * (year - 2015)) + (3 * Math.Min(week, 52)) + (((year + week) % 2 == 0) ? 0.5 : -0.5))];
        var estimate = Assert.IsType<ExcessEstimate>(SeasonalTrend.Estimate(new("X", years, weeks, deaths), new(2015, 2019, new(2020, 1), new(2020, 53))));
        Assert.Equal(0, estimate.Value, 40.0);
        Assert.Equal(estimate.Observed, deaths[^53..].Sum());
    }

    [Fact]
    public void A_baseline_of_two_years_or_without_a_year_is_refused()
    {
        var russia = WorldMortality.Read().Single(country => country.Territory == "Russia");
        Assert.Equal("It has 2.", Assert.IsType<ExcessRefusal>(SeasonalTrend.Estimate(russia, pandemic with { BaselineFrom = 2018 })).Evidence);
        Assert.Equal("Russia: none of 2014.", Assert.IsType<ExcessRefusal>(SeasonalTrend.Estimate(russia, pandemic with { BaselineFrom = 2014 })).Evidence);
    }
}
