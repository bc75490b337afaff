using System.Globalization;
using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

/// <summary>Totals of the last 26 periods against a known truth, beside the stationary chain ladder with Mack's error (log-normal). Scores are taken as
/// shares of the truth, so that large registers do not outweigh small ones.</summary>
public sealed class NowcastCalibrationTests(ITestOutputHelper output)
{
    private const int Last = 26;

    private static readonly InventedDrift[] Drifting = [InventedDrift.Steady, InventedDrift.Walk, InventedDrift.Step, InventedDrift.Office];

    [Fact]
    public void Where_the_delay_drifts_a_few_intervals_score_better_than_a_stationary_ladder()
    {
        var sample = Measure(20, seed => Drifting[seed % 4], null);
        Assert.InRange(sample.Score, 0, 0.8 * sample.Rival);
        Assert.InRange(sample.Coverage, 0.75, 1);
    }

    // The aim is 0.91 to 0.99; 0.86 was measured on 96 triangles of other seeds, and docs/nowcasting.md says so. The bar is what it may not lose.
    [Fact]
    [Trait("Category", "Slow")]
    public void Where_the_delay_drifts_four_intervals_of_five_hold_and_they_score_better_than_a_stationary_ladder()
    {
        var sample = Measure(200, seed => Drifting[seed % 4], null);
        Assert.InRange(sample.Score, 0, 0.8 * sample.Rival);
        Assert.InRange(sample.Coverage, 0.8, 0.99);
    }

    // The aim is 1.05 times the ladder's score; 1.06 was measured on 24 triangles of other seeds.
    [Fact]
    [Trait("Category", "Slow")]
    public void Where_the_delay_stays_little_is_lost()
    {
        var sample = Measure(200, _ => InventedDrift.None, null);
        Assert.InRange(sample.Score, 0, 1.2 * sample.Rival);
        Assert.InRange(sample.Coverage, 0.91, 1);
    }

    // A leak changes when a case comes, and with that how many come within the greatest delay.
    [Fact]
    [Trait("Category", "Slow")]
    public void A_leak_that_nobody_announced_costs_coverage()
    {
        var calm = Measure(60, seed => Drifting[seed % 4], null);
        var leak = Measure(60, seed => Drifting[seed % 4], 4);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage lost to the leak: {calm.Coverage - leak.Coverage:F3}"));
        Assert.True(leak.Coverage < calm.Coverage);
    }

    private (double Coverage, double Score, double Rival) Measure(int triangles, Func<int, InventedDrift> drift, int? leakAt)
    {
        var (held, rivalHeld) = (0, 0);
        var (score, rival) = (0.0, 0.0);
        for (var seed = 0; seed < triangles; seed++)
        {
            var world = InventedTriangle.Of(unchecked(40_000 + (ulong)seed), drift(seed), leakAt);
            var count = Math.Min(Last, world.MaximumDelay);
            var first = world.Triangle.Periods - count;
            var truth = world.Final.Skip(first).Sum();
            var draws = Nowcast.Of(world.Triangle, new(world.MaximumDelay, [], 500, 1)).Totals(first, count);
            var (low, high) = (Quantiles.Of(draws, 0.025), Quantiles.Of(draws, 0.975));
            var (rivalLow, rivalHigh) = Ladder(world, first, count);
            held += low <= truth && truth <= high ? 1 : 0;
            rivalHeld += rivalLow <= truth && truth <= rivalHigh ? 1 : 0;
            score += NowcastScore.Interval(low, high, truth, 0.05) / truth / triangles;
            rival += NowcastScore.Interval(rivalLow, rivalHigh, truth, 0.05) / truth / triangles;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{triangles} triangles: coverage {(double)held / triangles:F3} (ladder {(double)rivalHeld / triangles:F3}), score {score:F4} (ladder {rival:F4}), ratio {score / rival:F3}"));
        return ((double)held / triangles, score, rival);
    }

    private static (double Low, double High) Ladder(InventedTriangle world, int first, int count)
    {
        var known = Enumerable.Range(first, count).Sum(world.Triangle.Newest);
        var (outstanding, error) = MackChainLadder.Fit(world.Triangle, world.MaximumDelay).Outstanding(first, count);
        if (!(outstanding > 0))
        {
            return (known, known);
        }

        var spread = Math.Sqrt(Math.Log(1 + (error * error / (outstanding * outstanding))));
        var middle = Math.Log(outstanding) - (spread * spread / 2);
        return (known + Math.Exp(middle - (1.96 * spread)), known + Math.Exp(middle + (1.96 * spread)));
    }
}
