using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>Kobak, Bessudnov, Ershov, Mikhailova and Raksha (Demography 62, 2025), rows K1–K13, to the printed digit.</summary>
public sealed class RatioReferenceTests
{
    private static readonly string[] ages = [.. Enumerable.Range(3, 7).Select(five => $"{5 * five}-{(5 * five) + 4}")];

    private static readonly ExcessSettings settings = new()
    {
        TargetYears = [2022, 2023],
        BaselineTo = 2019,
        ExcludedYears = [2020, 2021],
        PlaceboFrom = 2008,
    };

    [Theory]
    [InlineData("raw-linear-1", 15723, 30907)]
    [InlineData("raw-linear-5", 23594, 40542)]
    [InlineData("raw-linear-10", 24296, 41417)]
    [InlineData("raw-exponential-5", 22957, 39657)]
    [InlineData("raw-exponential-10", 23177, 39977)]
    [InlineData("subtracted-linear-1", 15375, 31439)]
    [InlineData("subtracted-linear-5", 20618, 37864)]
    [InlineData("subtracted-linear-10", 21788, 39281)]
    [InlineData("subtracted-exponential-5", 20297, 37413)]
    [InlineData("subtracted-exponential-10", 21140, 38438)]
    public void Every_published_variant_comes_out_to_the_printed_digit(string variant, double of2022, double of2023)
    {
        Assert.Equal(of2022, Estimate(variant, 2022).Value, 0.5);
        Assert.Equal(of2023, Estimate(variant, 2023).Value, 0.5);
    }

    [Theory]
    [InlineData("raw-linear-5", 2022, 1568)]
    [InlineData("raw-linear-5", 2023, 1738)]
    [InlineData("subtracted-linear-5", 2022, 1374)]
    [InlineData("subtracted-linear-5", 2023, 1533)]
    public void The_standard_error_on_the_published_basis_comes_out_to_the_printed_digit(string variant, int year, double error) =>
        Assert.Equal(error, Estimate(variant, year).StandardError, 0.5);

    [Fact]
    public void Two_years_that_share_a_baseline_have_a_standard_error_of_2727_and_2059_if_they_did_not()
    {
        var both = Estimate("subtracted-linear-5", 2022, 2023);
        Assert.Equal(58482, both.Value, 0.5);
        Assert.Equal(2727, both.StandardError, 1.0);
        Assert.Equal(2059, Math.Sqrt(Square(Estimate("subtracted-linear-5", 2022)) + Square(Estimate("subtracted-linear-5", 2023))), 1.0);
        static double Square(ExcessEstimate estimate) => estimate.StandardError * estimate.StandardError;
    }

    [Fact]
    public void Placebo_runs_to_2019_err_by_the_stated_thousands_in_runs_of_one_sign()
    {
        var placebo = Estimate("raw-linear-5", 2022).Placebo!;
        Assert.Equal(12, placebo.N);
        Assert.Equal(5, placebo.PublishedHits);
        Assert.Equal(7200, placebo.RmsUnscaled, 100.0);
        Assert.InRange(placebo.Lag1, 0.5, 0.65);
        Assert.Equal(8200, Estimate("raw-linear-5", 2023).Placebo!.RmsUnscaled, 100.0);
        Assert.Equal(15200, Estimate("raw-linear-5", 2022, 2023).Placebo!.RmsUnscaled, 100.0);
    }

    [Fact]
    public void Draws_of_a_sum_have_the_calibrated_interval_of_the_sum()
    {
        var variant = new RatioVariant(CauseSubtracted: false, TrendForm.Linear, 5);
        var sums = RatioMethod.Draws(Russia(), settings, variant, 20000, seed: 3)!.Sum((_, _) => true).Order().ToArray();
        var calibrated = Estimate("raw-linear-5", 2022, 2023).Calibrated!.Value;
        var width = calibrated.High - calibrated.Low;
        Assert.Equal(calibrated.Low, sums[500], 0.04 * width);
        Assert.Equal(calibrated.High, sums[19500], 0.04 * width);
    }

    private static ExcessEstimate Estimate(string variant, params int[] years) =>
        Assert.IsType<ExcessEstimate>(RatioMethod.Estimate(Russia(), settings, RatioVariant.Parse(variant)!.Value, new(years, [])));

    private static DeathCounts Russia()
    {
        var (male, female, maleCause, femaleCause) = (Unknown(), Unknown(), Unknown(), Unknown());
        foreach (var cells in Rows("deaths_by_year_sex_age5.csv"))
        {
            Put(cells[1] == "m" ? male : female, cells[2].Replace(" лет", "", StringComparison.Ordinal), cells[0], cells[3]);
        }

        foreach (var cells in Rows("hiv_deaths_by_year_sex_age5.csv"))
        {
            Put(cells[1] == "m" ? maleCause : femaleCause, cells[3], cells[0], cells[4]);
        }

        return new("Russia", [.. Enumerable.Range(1990, 34)], ages, male, female, maleCause, femaleCause);
    }

    private static void Put(double[][] counts, string age, string year, string count)
    {
        var place = Array.IndexOf(ages, age);
        if (place >= 0)
        {
            counts[place][int.Parse(year, CultureInfo.InvariantCulture) - 1990] = double.Parse(count, CultureInfo.InvariantCulture);
        }
    }

    private static double[][] Unknown() => [.. ages.Select(_ => Enumerable.Repeat(double.NaN, 34).ToArray())];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(ReferenceData.PathTo("excess", "russia", file)).Skip(1).Select(line => line.Split(','));
}
