using Cenotaph.Nowcasting;

namespace Cenotaph.Tests.Nowcasting;

public sealed class RivalForecastsTests
{
    // By hand: factors 7/3 and 3/2; within one vintage period 1 grows from 8 to 12 and period 2 from 6 to 14.
    [Fact]
    public void Macks_ladder_stops_at_a_nearer_target()
    {
        var ladder = MackChainLadder.Fit(ReportingTriangle.FromDelays([[2, 6, 9], [4, 8], [6]]), 2);
        Assert.Equal(12, ladder.Outstanding(0, 3, 1).Outstanding, 1e-9);
        Assert.Equal(ladder.Outstanding(0, 3), ladder.Outstanding(0, 3, 2));
        Assert.Equal(19, ladder.Outstanding(0, 3, 9).Outstanding, 1e-9);
    }

    [Fact]
    public void Methods_give_their_totals_in_one_form()
    {
        var world = InventedTriangle.Of(31, InventedDrift.Walk);
        var task = new ForecastTask(world.MaximumDelay, world.Triangle.Periods - 5, 5);
        foreach (var forecast in (TotalForecast[])[RivalForecasts.Mack(world.Triangle, task), RivalForecasts.NegativeBinomial(world.Triangle, task)])
        {
            Assert.True(forecast.IsEstimable, forecast.Refusal);
            Assert.Equal(Enumerable.Range(task.First, 5).Sum(world.Triangle.Newest), forecast.Known);
            var interval = forecast.Central(0.95);
            Assert.InRange(forecast.Median, interval.Low, interval.High);
            Assert.True(forecast.Known < forecast.Median);
            Assert.InRange(forecast.ShareKnown, 0, 1);
        }
    }

    // By hand: at each vintage half of a period's cases are known, two more steps bring the rest; a year has four periods. All errors are 0.
    [Fact]
    public void Last_years_share_repeats_what_last_year_did()
    {
        double[][] rows = [.. Enumerable.Range(0, 12).Select(period => new double[] { 50 + period, 100 + (2 * period) }[..Math.Min(2, 12 - period)])];
        var forecast = RivalForecasts.LastYear(ReportingTriangle.FromDelays(rows), new(1, 11, 1), 4);
        Assert.Equal(61, forecast.Known);
        Assert.Equal(122, forecast.Median, 1e-9);
        Assert.Equal(122, forecast.Quantile(0.975), 1e-9);
    }

    [Fact]
    public void Where_there_is_no_year_before_the_reason_is_given()
    {
        var forecast = RivalForecasts.LastYear(ReportingTriangle.FromDelays([[2, 4], [3, 6], [4]]), new(1, 2, 1));
        Assert.False(forecast.IsEstimable);
        Assert.Equal("One year before, the run of periods or its vintage is not in the triangle, or nobody was known.", forecast.Refusal);
        Assert.Equal(4, forecast.Known);
        Assert.Throws<InvalidOperationException>(() => forecast.Central(0.95));
    }

    [Fact]
    public void One_vintage_gives_no_ladder() => Assert.Equal(
        "There is one vintage: nothing shows how its numbers grow.",
        RivalForecasts.Mack(ReportingTriangle.FromVintages([3], [[5, 4, 3, 1]]), new(2, 1, 3)).Refusal);
}
