using System.Collections.Immutable;
using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

public sealed class NowcastTests
{
    private static readonly InventedTriangle World = InventedTriangle.Of(31, InventedDrift.Walk);

    [Fact]
    public void A_break_declared_after_the_vintage_changes_nothing_and_one_declared_by_then_does()
    {
        var last = World.Triangle.LastVintage;
        var without = Totals([]);
        Assert.Equal(without, Totals([new(last - 3, last - 2, last + 1)]));
        Assert.NotEqual(without, Totals([new(last - 3, last - 2, last)]));
    }

    [Fact]
    public void A_replay_is_the_nowcast_of_its_vintage()
    {
        var then = World.Triangle.LastVintage - 4;
        double[][] rows =
        [
            .. Enumerable.Range(0, then + 1).Select(period =>
                Enumerable.Range(0, then + 1 - period).Select(delay => World.Triangle.Within(period, delay)).ToArray()),
        ];
        var replay = Nowcast.Of(World.Triangle.AsOf(then), Settings([]));
        var alone = Nowcast.Of(ReportingTriangle.FromDelays(rows), Settings([]));
        Assert.Equal(alone.Totals(alone.FirstPeriod, alone.Periods), replay.Totals(alone.FirstPeriod, alone.Periods));
    }

    [Fact]
    public void No_draw_is_below_what_is_known_and_periods_known_less_long_are_known_less()
    {
        var nowcast = Nowcast.Of(World.Triangle, Settings([]));
        for (var period = nowcast.FirstPeriod; period < nowcast.FirstPeriod + nowcast.Periods; period++)
        {
            var known = nowcast.Known(period);
            Assert.Equal(World.Triangle.Newest(period), known);
            Assert.All(nowcast.Totals(period, 1), total => Assert.True(total >= known));
            Assert.InRange(nowcast.ShareKnown(period), 0, period == nowcast.FirstPeriod ? 1 : nowcast.ShareKnown(period - 1));
        }
    }

    [Fact]
    public void A_total_is_the_sum_of_its_periods_draw_by_draw()
    {
        var nowcast = Nowcast.Of(World.Triangle, Settings([]));
        var first = nowcast.FirstPeriod;
        double[] sums = [.. nowcast.Totals(first, 1).Zip(nowcast.Totals(first + 1, 1), (one, other) => one + other)];
        Assert.Equal(sums, nowcast.Totals(first, 2));
    }

    [Fact]
    public void A_nearer_target_expects_less()
    {
        var near = Nowcast.Of(World.Triangle, Settings([]) with { Ahead = 1 });
        var whole = Nowcast.Of(World.Triangle, Settings([]));
        var (first, count) = (near.FirstPeriod, near.Periods);
        Assert.True(Quantiles.Of(near.Totals(first, count), 0.5) < Quantiles.Of(whole.Totals(first, count), 0.5));
    }

    [Fact]
    public void Registers_of_nothing_and_of_one_report_end_in_numbers()
    {
        foreach (var one in (double[])[0, 1])
        {
            double[][] rows = [.. Enumerable.Range(0, 30).Select(period => Enumerable.Repeat(period == 3 ? one : 0, Math.Min(6, 30 - period)).ToArray())];
            var nowcast = Nowcast.Of(ReportingTriangle.FromDelays(rows), Settings([]) with { MaximumDelay = 5 });
            Assert.All(nowcast.Totals(nowcast.FirstPeriod, nowcast.Periods), total => Assert.True(double.IsFinite(total)));
        }
    }

    [Fact]
    public void A_break_that_ends_before_it_begins_and_a_delay_longer_than_the_triangle_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DelayBreak(5, 4, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nowcast.Of(World.Triangle, Settings([]) with { MaximumDelay = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nowcast.Of(World.Triangle, Settings([]) with { MaximumDelay = World.Triangle.Periods }));
    }

    private static NowcastSettings Settings(ImmutableArray<DelayBreak> breaks) =>
        new(World.MaximumDelay, breaks, 100, 5);

    private static double[] Totals(ImmutableArray<DelayBreak> breaks)
    {
        var nowcast = Nowcast.Of(World.Triangle, Settings(breaks));
        return nowcast.Totals(nowcast.FirstPeriod, nowcast.Periods);
    }
}
