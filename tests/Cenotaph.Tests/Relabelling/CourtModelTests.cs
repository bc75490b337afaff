using Cenotaph.Numerics;
using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

public sealed class CourtModelTests
{
    private static readonly DateOnly Start = new(2022, 2, 24);

    [Fact]
    public void A_steady_register_with_a_known_jump_gives_the_jump()
    {
        var counts = Months(2016, 2024, (month, year) => (DateTime.DaysInMonth(year, month) * 20) + (year >= 2023 ? 1000 : 0));
        var model = CourtModel.Fit(counts, new(Start), out var refusal)!;
        Assert.Null(refusal);
        Assert.Equal(24000, model.Total!.Excess, 3);
        Assert.Equal(12000, model.Years.Single(year => year.Period.First.Year == 2024).Excess, 3);
        Assert.InRange(24000, model.Total.Low, model.Total.High);
        Assert.DoesNotContain(model.Rows, row => row.Period.First < Start);
    }

    [Fact]
    public void A_register_that_begins_with_the_war_has_no_baseline_and_says_what_it_lacks()
    {
        Assert.Null(CourtModel.Fit(Months(2022, 2024, (_, _) => 100), new(Start), out var refusal));
        Assert.Contains("1 periods", refusal!.ToString(), StringComparison.Ordinal);
        Assert.Null(CourtModel.Fit(Months(2018, 2023, (_, year) => year < 2023 ? 0 : 5), new(Start), out refusal));
        Assert.NotNull(refusal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Predictions_hold_the_truth_of_quiet_years_about_95_times_of_100(bool negativeBinomial)
    {
        var (hits, worlds) = Coverage(40, negativeBinomial);
        // 0.95 of 120 worlds is 114 ± 2.4; four standard errors below.
        Assert.InRange((double)hits / worlds, 0.87, 1);
    }

    /// <summary>Ten times as many worlds, each kind printed.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Predictions_hold_the_truth_over_many_worlds()
    {
        foreach (var family in new[] { false, true })
        {
            var (hits, worlds) = Coverage(400, family);
            TestContext.Current.TestOutputHelper?.WriteLine($"{(family ? "negative binomial" : "quasi-Poisson")}: {hits} of {worlds}");
            Assert.InRange((double)hits / worlds, 0.91, 0.99);
        }
    }

    // Large and small registers, over-dispersed months, years that are busy as a whole; what is asked is three years without a war.
    private static (int Hits, int Worlds) Coverage(int of, bool negativeBinomial)
    {
        var (hits, worlds) = (0, 0);
        foreach (var (level, size, year) in new[] { (700.0, 60.0, 0.0), (12.0, 8.0, 0.0), (700.0, 150.0, 0.08) })
        {
            for (var world = 0; world < of; world++, worlds++)
            {
                var random = new RandomStream(17).Substream((ulong)worlds);
                var busy = Enumerable.Range(2012, 14).ToDictionary(one => one, _ => Math.Exp((year * random.Normal()) - (year * year / 2)));
                var counts = Months(2012, 2024, (month, when) => NegativeBinomialDistribution.Draw(
                    random, size, level * busy[when] * (1 + (0.2 * Math.Sin(2 * Math.PI * month / 12)))));
                var total = CourtModel.Fit(counts, new(new(2022, 1, 1), negativeBinomial), out _)!.Total!;
                hits += total.Low <= 0 && 0 <= total.High ? 1 : 0;
            }
        }

        return (hits, worlds);
    }

    private static List<CourtCount> Months(int first, int last, Func<int, int, double> count) =>
        [.. from year in Enumerable.Range(first, last - first + 1) from month in Enumerable.Range(1, 12) select new CourtCount(DateSpan.Month(year, month), null, count(month, year))];
}
