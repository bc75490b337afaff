using Cenotaph.Frontline;
using CsCheck;

namespace Cenotaph.Tests.Frontline;

public sealed class MovementsTests
{
    private static readonly DateOnly Start = new(2031, 1, 1);

    // Days rise by one to four at a time, so that days without a map lie between.
    private static Gen<FrontPosition[]> Fronts { get; } = Gen.Select(Gen.Int[1, 4], Gen.Double[-2000, 2000]).Array[2, 60].Select(steps =>
    {
        var (day, place) = (Start, 0.0);
        List<FrontPosition> front = [new(day, place)];
        foreach (var (days, metres) in steps)
        {
            (day, place) = (day.AddDays(days), place + metres);
            front.Add(new(day, place));
        }

        return front.ToArray();
    });

    [Fact]
    public void Another_starting_point_changes_no_advance() => Gen.Select(Fronts, Gen.Double[-1e5, 1e5]).Sample((front, shift) =>
    {
        var moved = Whole(front)!;
        var shifted = Whole([.. front.Select(one => one with { Place = one.Place + shift })])!;
        Assert.Equal(moved.Total, shifted.Total, 1e-6);
        Assert.All(moved.Daily.Zip(shifted.Daily), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    });

    [Fact]
    public void The_window_read_backwards_gives_minus_the_advance() => Fronts.Sample(front =>
    {
        var last = front[^1].Day.DayNumber + Start.DayNumber;
        var back = Whole([.. front.Reverse().Select(one => one with { Day = DateOnly.FromDayNumber(last - one.Day.DayNumber) })])!;
        Assert.Equal(-Whole(front)!.Total, back.Total, 1e-6);
        Assert.Equal(Whole(front)!.Daily.Reverse(), back.Daily.Select(one => -one), (one, other) => Math.Abs(one - other) < 1e-6);
    });

    [Fact]
    public void Two_windows_that_meet_add_up_and_days_without_a_map_lose_nothing() => Gen.Select(Fronts, Gen.Int[0, 1000]).Sample((front, pick) =>
    {
        var cut = front[pick % front.Length].Day;
        var whole = Whole(front)!;
        Assert.Equal(whole.Total, whole.Daily.Sum(), 1e-6);
        Assert.Equal(front[^1].Day.DayNumber - Start.DayNumber, whole.Daily.Length);
        Assert.Equal(whole.Daily.Length + 1 - front.Length, whole.Missing);
        var parts = new[] { new DateSpan(Start, cut), new DateSpan(cut, front[^1].Day) }.Sum(part => Movements.Within(front, part, 0)?.Total ?? 0);
        Assert.Equal(whole.Total, parts, 1e-6);
    });

    [Fact]
    public void A_window_says_which_days_it_used()
    {
        FrontPosition[] front = [new(Start, 0), new(Start.AddDays(1), 10), new(Start.AddDays(9), 90)];
        var late = Movements.Within(front, new(Start.AddDays(3), Start.AddDays(20)), 3)!;
        Assert.Equal((new DateSpan(Start.AddDays(1), Start.AddDays(9)), 80.0, 7), (late.Used, late.Total, late.Missing));
        Assert.False(late.Covers(new(Start.AddDays(3), Start.AddDays(20)), 3));
        Assert.Null(Movements.Within(front, new(Start.AddDays(5), Start.AddDays(20)), 3));
        Assert.Null(Movements.Within(front, new(Start.AddDays(30), Start.AddDays(40)), 3));
        Assert.Null(Movements.Within([], new(Start, Start.AddDays(1)), 3));
    }

    [Fact]
    public void A_window_of_one_day_and_a_front_that_stands_have_no_interval()
    {
        FrontTrack track = new(new("a", new("a"), null), FrontMeasure.MeanFront, [.. Enumerable.Range(0, 90).Select(day => new FrontPosition(Start.AddDays(day), 500))]);
        var one = AdvanceRate.Of(track, DateSpan.Day(Start), new());
        Assert.Null(one.PerDay);
        Assert.Equal("A window of one day, 2031-01-01, has no advance.", one.Refusal!.ToString());
        var still = AdvanceRate.Of(track, new(Start, Start.AddDays(80)), new());
        Assert.Equal(0, still.PerDay);
        Assert.Null(still.Interval);
        Assert.StartsWith("The front did not move", still.Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_window_has_a_rate_and_no_interval()
    {
        FrontTrack track = new(new("a", new("a"), null), FrontMeasure.MeanFront, [.. Enumerable.Range(0, 20).Select(day => new FrontPosition(Start.AddDays(day), day * day))]);
        var rate = AdvanceRate.Of(track, new(Start, Start.AddDays(19)), new());
        Assert.Equal(19, rate.PerDay);
        Assert.Null(rate.Interval);
        Assert.Matches("No interval: 19 days hold fewer than 4 blocks of [0-9]+ days.", rate.Refusal!.ToString());
    }

    [Fact]
    public void The_same_axis_measure_and_window_have_the_same_interval_whatever_stands_beside_them()
    {
        var tracks = new[] { "a", "b" }.Select(axis => new FrontTrack(
            new(axis, new(axis), null), FrontMeasure.MeanFront, [.. Enumerable.Range(0, 200).Select(day => new FrontPosition(Start.AddDays(day), day * (day % 7)))])).ToList();
        DateSpan window = new(Start, Start.AddDays(199));
        Assert.Equal(AdvanceRate.Of(tracks, window, new())[1].Interval, AdvanceRate.Of([tracks[1]], window, new())[0].Interval);
        Assert.Equal((1, 2), (AdvanceRate.Of(tracks, window, new())[1].Rank!.Value, AdvanceRate.Of(tracks, window, new())[1].Ranked));
    }

    private static Movements? Whole(FrontPosition[] front) => Movements.Within(front, new(front[0].Day, front[^1].Day), 0);
}
