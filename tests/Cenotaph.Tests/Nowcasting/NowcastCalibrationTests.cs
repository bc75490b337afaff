using System.Globalization;
using Cenotaph.Nowcasting;

namespace Cenotaph.Tests.Nowcasting;

/// <summary>Totals of the last 26 periods against a known truth, beside the stationary chain ladder with Mack's error (log-normal). Scores are taken as
/// shares of the truth, so that large registers do not outweigh small ones.</summary>
public sealed class NowcastCalibrationTests(ITestOutputHelper output)
{
    private const int Last = 26;
    private const double LeastCoverage = 0.91;

    private static readonly InventedDrift[] Drifting = [InventedDrift.Steady, InventedDrift.Walk, InventedDrift.Step, InventedDrift.Office];

    // Short delays alone, for speed. With a coverage of 0.91, which is the least that is aimed at, fewer than 6 of 8 hold once in forty runs of other seeds;
    // these are fixed.
    [Fact]
    public void Where_the_delay_drifts_a_few_intervals_hold_and_score_better_than_a_stationary_ladder()
    {
        var seeds = Enumerable.Range(40_000, 60).Select(seed => (ulong)seed)
            .Where(seed => InventedTriangle.Of(seed, InventedDrift.None).MaximumDelay <= 20).Take(8).ToArray();
        var sample = Measure(seeds.Length, seed => InventedTriangle.Of(seeds[(int)(seed - 40_000)], Drifting[(int)(seed % 4)]));
        Assert.InRange(sample.Score, 0, 0.8 * sample.Rival);
        Assert.InRange(sample.Coverage, 6 / 8.0, 1);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Where_the_delay_drifts_nineteen_intervals_of_twenty_hold_and_they_score_better_than_a_stationary_ladder()
    {
        var sample = Measure(200, seed => InventedTriangle.Of(seed, Drifting[(int)(seed % 4)]));
        Assert.InRange(sample.Score, 0, 0.8 * sample.Rival);
        Assert.InRange(sample.Coverage, LeastCoverage, 0.99);
    }

    // The aim is 1.05 times the ladder's score; 1.07 was measured on these, and docs/nowcasting.md says so. The bar is what it may not lose.
    [Fact]
    [Trait("Category", "Slow")]
    public void Where_the_delay_stays_intervals_hold_and_are_wider_than_the_ladders()
    {
        var sample = Measure(200, seed => InventedTriangle.Of(seed, InventedDrift.None));
        Assert.InRange(sample.Score, 0, 1.3 * sample.Rival);
        Assert.InRange(sample.Coverage, 0.91, 1);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_register_of_another_make_is_met_as_well()
    {
        var drifting = Measure(60, seed => InventedRegister.Of(seed, true));
        var steady = Measure(60, seed => InventedRegister.Of(seed, false));
        Assert.InRange(drifting.Score, 0, 0.8 * drifting.Rival);

        // With a coverage of 0.91 fewer than 50 of 60 hold once in fifty runs.
        Assert.InRange(drifting.Coverage, 50 / 60.0, 1);
        Assert.InRange(steady.Coverage, 50 / 60.0, 1);
    }

    // A leak changes when a case comes, and with that how many come within the greatest delay.
    [Fact]
    [Trait("Category", "Slow")]
    public void A_leak_that_nobody_announced_costs_coverage()
    {
        var calm = Measure(60, seed => InventedTriangle.Of(seed, Drifting[(int)(seed % 4)]));
        var leak = Measure(60, seed => InventedTriangle.Of(seed, Drifting[(int)(seed % 4)], 4));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage lost to the leak: {calm.Coverage - leak.Coverage:F3}"));
        Assert.True(leak.Coverage <= calm.Coverage);
    }

    private (double Coverage, double Score, double Rival) Measure(int triangles, Func<ulong, InventedTriangle> make)
    {
        var results = new (bool Held, bool RivalHeld, double Score, double Rival)[triangles];
        Parallel.For(0, triangles, seed =>
        {
            var world = make(unchecked(40_000 + (ulong)seed));
            var count = Math.Min(Last, world.MaximumDelay);
            var first = world.Triangle.Periods - count;
            var truth = world.Final.Skip(first).Sum();
            var own = Nowcast.Of(world.Triangle, new(world.MaximumDelay, [], 500, 1)).Forecast(first, count).Central(0.95);
            var rival = RivalForecasts.Mack(world.Triangle, new(world.MaximumDelay, first, count));
            var other = rival.IsEstimable ? rival.Central(0.95) : new(rival.Known, rival.Known, string.Empty);
            results[seed] = (
                own.Contains(truth),
                other.Contains(truth),
                NowcastScore.Interval(own.Low, own.High, truth, 0.05) / truth,
                NowcastScore.Interval(other.Low, other.High, truth, 0.05) / truth);
        });
        var coverage = results.Average(one => one.Held ? 1.0 : 0);
        var (score, mack) = (results.Average(one => one.Score), results.Average(one => one.Rival));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{triangles} triangles: coverage {coverage:F3} (ladder {results.Average(one => one.RivalHeld ? 1.0 : 0):F3}), score {score:F4} (ladder {mack:F4}), ratio {score / mack:F3}"));
        return (coverage, score, mack);
    }
}
