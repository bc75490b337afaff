using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>The log-linear model on registers made by itself, with known excess.</summary>
public sealed class ExcessModelTests
{
    private static readonly ExcessModelOptions year2020 = new(2012, 2019, new(2020, 1), new(2020, 12));

    [Theory]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void Without_excess_the_nominal_interval_of_a_year_of_months_holds_zero_in_95_of_100(double dispersion)
    {
        const int Registers = 400;
        var (held, calibrated, ratio) = (0, 0, 0.0);
        for (var seed = 0; seed < Registers; seed++)
        {
            var estimate = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(Months(2012, 2020, dispersion, (ulong)seed), year2020));
            held += estimate.Nominal!.Value.Contains(0) ? 1 : 0;
            calibrated += estimate.Calibrated!.Value.Contains(0) ? 1 : 0;
            ratio += estimate.StandardError / Math.Sqrt(dispersion);
        }

        // Within three standard errors of a share of 400.
        Assert.InRange((double)held / Registers, 0.917, 0.983);
        Assert.InRange((double)calibrated / Registers, 0.93, 1);

        // 12,000 deaths of a year: their own scatter is 110, and the trend's adds less than as much again.
        Assert.InRange(ratio / Registers, 110, 220);
    }

    [Fact]
    public void Excess_that_was_put_in_comes_out_and_adds_to_the_estimate_one_for_one()
    {
        var counts = Months(2012, 2020, 2, 7);
        var before = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(counts, year2020));
        var after = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(counts with { Deaths = [.. counts.Deaths.Select((d, i) => counts.Years[i] == 2020 ? d + 250 : d)] }, year2020));
        Assert.Equal(3000, after.Value - before.Value, 1e-6);
        Assert.True(after.Nominal!.Value.Contains(3000));
        Assert.False(after.IndistinguishableFromNone);
        Assert.Equal("linear-harmonics-2", after.Key.Variant);
    }

    [Fact]
    public void A_population_that_jumps_moves_the_expected_deaths_only_when_it_is_given()
    {
        // A tenth more people from 2020, and a tenth more deaths.
        var counts = Months(2012, 2020, 1, 3);
        var grown = counts with { Deaths = [.. counts.Deaths.Select((d, i) => counts.Years[i] == 2020 ? d * 1.1 : d)] };
        var told = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(grown with { Population = [.. counts.Years.Select(year => year == 2020 ? 1.1e6 : 1e6)] }, year2020));
        var untold = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(grown, year2020));
        Assert.Equal(1.1 * untold.Expected, told.Expected, 1e-3);
        Assert.True(told.Nominal!.Value.Contains(0));
        Assert.False(untold.Nominal!.Value.Contains(0));
    }

    [Fact]
    public void Years_that_rise_by_a_share_are_carried_on_by_that_share_and_leap_years_have_a_day_more()
    {
        // Two percent more each year, by day, save +1 and −1 in turn that leave the line almost where it was.
        int[] years = [.. Enumerable.Range(2010, 11)];
        double[] line = [.. years.Select(year => 1000 * Math.Exp(0.02 * (year - 2010)) * (DateTime.IsLeapYear(year) ? 366 : 365) / 365)];
        var counts = new PeriodCounts("X", years, [.. years.Select(_ => 1)], [.. line.Select((mean, i) => i == 10 ? mean + 100 : mean + (i % 2 == 0 ? 1 : -1))]);
        var estimate = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(counts, new(2010, 2019, new(2020, 1), new(2020, 1))));
        Assert.Equal(100, estimate.Value, 3.0);
        Assert.Equal(8, estimate.Df);
        Assert.Equal("linear", estimate.Key.Variant);
        Assert.NotNull(estimate.Calibrated);
    }

    [Fact]
    public void A_spline_follows_a_trend_that_bends_and_a_line_does_not()
    {
        var counts = Months(2012, 2020, 1, 5);
        var bent = counts with { Deaths = [.. counts.Deaths.Select((d, i) => Math.Round(d * Math.Exp(0.2 * Math.Max(0, 2016 - counts.Years[i]))))] };
        var line = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(bent, year2020));
        var spline = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(bent, year2020 with { TrendDf = 3 }));
        Assert.True(Math.Abs(spline.Value) < 0.5 * Math.Abs(line.Value));
        Assert.True(spline.StandardError > 0);
        Assert.StartsWith("spline-3-", spline.Key.Variant, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_months_of_Russia_it_agrees_with_trend_and_seasons_within_their_errors()
    {
        var russia = WorldMortality.Read().Single(country => country.Territory == "Russia");
        var model = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(russia, new(2015, 2019, new(2020, 3), new(2021, 4))));
        var seasonal = Assert.IsType<ExcessEstimate>(SeasonalTrend.Estimate(russia, new(2015, 2019, new(2020, 3), new(2021, 4))));
        Assert.InRange(Math.Abs(model.Value - seasonal.Value), 0, 2 * Math.Max(model.StandardError, seasonal.StandardError));
    }

    [Theory]
    [InlineData(2017, 2018)]
    [InlineData(2018, 2019)]
    public void Over_the_countries_of_the_table_the_calibrated_interval_holds_zero_in_90_to_100_of_100(int baselineTo, int target)
    {
        var results = ExcessModel.EstimateAll(WorldMortality.Read(), new(2015, baselineTo, new(target, 1), new(target, 53)));
        var estimates = results.OfType<ExcessEstimate>().Where(estimate => estimate.Calibrated is not null).ToArray();
        Assert.InRange(estimates.Length, 80, 95);
        Assert.InRange((double)estimates.Count(estimate => estimate.Calibrated!.Value.Contains(0)) / estimates.Length, 0.90, 0.995);
    }

    [Fact]
    public void What_cannot_be_estimated_is_refused_with_the_reason()
    {
        var counts = Months(2012, 2020, 1, 1);
        string Why(PeriodCounts given, ExcessModelOptions? options = null) => Assert.IsType<ExcessRefusal>(ExcessModel.Estimate(given, options ?? year2020)).Evidence;
        PeriodCounts With(int at, double deaths) => counts with { Deaths = [.. counts.Deaths.Select((d, i) => i == at ? deaths : d)] };
        Assert.Equal("X: 2012–2019: all counts are 0.", Why(counts with { Deaths = [.. counts.Deaths.Select(_ => 0.0)] }));
        Assert.Equal("X: -5 in 2012/3.", Why(With(2, -5)));
        Assert.Equal("X: 2020/1 to 2020/12 has 11 counts.", Why(With(100, double.NaN)));
        Assert.Equal("X: 0 in 2012/1.", Why(counts with { Population = [.. counts.Years.Select((_, i) => i == 0 ? 0.0 : 1e6)] }));
        Assert.Equal("X: none of 2011.", Why(counts, year2020 with { BaselineFrom = 2011 }));
        Assert.Equal("It has 2.", Why(counts, year2020 with { BaselineFrom = 2018 }));
        var years = new PeriodCounts("X", [2017, 2018, 2019, 2020], [1, 1, 1, 1], [100, 110, 105, 120]);
        Assert.Equal("X: 3 counts from 2017–2019 for 3 coefficients and a dispersion.", Why(years, new(2017, 2019, new(2020, 1), new(2020, 1), TrendDf: 2)));
        var few = Assert.IsType<ExcessEstimate>(ExcessModel.Estimate(years, new(2017, 2019, new(2020, 1), new(2020, 1))));
        Assert.Null(few.Calibrated);
        Assert.Equal("0 placebo runs can be made within the baseline; 2 are needed.", few.WhyNotCalibrated);
    }

    // 1,000 deaths a month with a season, falling by 1 % a year; negative binomial where they scatter more than by chance.
    private static PeriodCounts Months(int first, int last, double dispersion, ulong seed)
    {
        var random = new RandomStream(seed + 0xE6);
        int[] years = [.. Enumerable.Range(first, last - first + 1).SelectMany(year => Enumerable.Repeat(year, 12))];
        int[] months = [.. years.Select((_, i) => (i % 12) + 1)];
        double[] deaths = [.. years.Zip(months, (year, month) =>
        {
            var mean = 1000 * DateTime.DaysInMonth(year, month) / 30.44 * Math.Exp((-0.01 * (year - first)) + (0.1 * Math.Cos(2 * Math.PI * (month - 1.5) / 12)));
            return (double)(dispersion == 1 ? random.Poisson(mean) : random.NegativeBinomial(mean / (dispersion - 1), 1 / dispersion));
        })];
        return new("X", years, months, deaths);
    }
}
