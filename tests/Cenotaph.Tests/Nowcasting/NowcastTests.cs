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
            Assert.InRange(nowcast.ShareKnown(period), 0, 1);
        }

        Assert.True(nowcast.ShareKnown(nowcast.FirstPeriod + nowcast.Periods - 1) < nowcast.ShareKnown(nowcast.FirstPeriod));
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
    public void Any_sum_takes_its_periods_from_one_draw_and_complete_periods_as_they_are()
    {
        var nowcast = Nowcast.Of(World.Triangle, Settings([]));
        var (old, young) = (nowcast.FirstPeriod - 1, nowcast.FirstPeriod + 3);
        Assert.Equal([.. nowcast.Totals(young, 1).Select(total => total + nowcast.Known(old))], nowcast.Sums([young, old]));
        var (median, low, high) = nowcast.Share(young, 2);
        Assert.True(low <= median && median <= high && high <= 1);
    }

    [Fact]
    public void A_seed_gives_the_same_draws_whatever_runs_beside_it()
    {
        var runs = new double[3][];
        Parallel.For(0, 3, run => runs[run] = Totals([]));
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    // A few snapshots, months apart, tell less than all of them, and the interval says so; the truth is of this seed.
    [Fact]
    public void Snapshots_at_any_dates_are_enough_and_make_the_interval_wider()
    {
        var last = World.Triangle.LastVintage;
        int[] kept = [last - 40, last - 26, last - 9, last];
        var few = ReportingTriangle.FromVintages(
            kept, [.. kept.Select(vintage => Enumerable.Range(0, vintage + 1).Select(period => World.Triangle.Within(period, vintage - period)).ToArray())]);
        var whole = Nowcast.Of(World.Triangle, Settings([])).Forecast(last - 4, 5).Central(0.95);
        var sparse = Nowcast.Of(few, Settings([])).Forecast(last - 4, 5).Central(0.95);
        Assert.True(sparse.High - sparse.Low > whole.High - whole.Low);
        Assert.True(sparse.Contains(World.Final.TakeLast(5).Sum()));
    }

    [Fact]
    public void Two_vintages_make_a_nowcast_and_one_makes_none()
    {
        var two = Nowcast.Of(ReportingTriangle.FromVintages([7, 11], [[9, 9, 8, 9, 7, 6, 4, 2], [9, 9, 9, 10, 9, 9, 8, 7, 6, 5, 4, 1]]), Settings([]) with { MaximumDelay = 6 });
        Assert.All(two.Totals(8, 4), total => Assert.True(double.IsFinite(total) && total >= 16));
        var one = ReportingTriangle.FromVintages([3], [[5, 4, 3, 1]]);
        Assert.Equal("There is one vintage: nothing shows how its numbers grow.", Nowcast.Refusal(one, Settings([]) with { MaximumDelay = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nowcast.Of(one, Settings([]) with { MaximumDelay = 2 }));
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
