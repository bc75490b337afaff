using Cenotaph.Numerics;
using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

public sealed class CourtDelaysTests
{
    [Fact]
    public void Delays_that_are_cut_off_by_the_snapshot_are_put_right()
    {
        // Disappearances every day of three years, delays exponential with a mean of 300 days: half within 208, and within 365 days 0.704.
        var random = new RandomStream(5);
        DateOnly first = new(2022, 3, 1), cut = new(2025, 3, 1);
        List<(DateOnly, DateOnly)> all = [.. Enumerable.Range(0, 9000).Select(number => first.AddDays(number * 1096 / 9000)).Select(day => (day, day.AddDays((int)(300 * random.Exponential()))))];
        var delays = CourtDelays.Of([.. all.Append((first, first))], cut)!;
        var within = Assert.Single(delays.Shares, share => share.Days == 365);
        var ever = 1 - Math.Exp(-delays.Longest / 300.0);
        Assert.InRange(0.704 / ever, within.Interval.Low - 0.02, within.Interval.High + 0.02);
        Assert.InRange(delays.Median, 180, 215);

        // Without the correction the newest disappearances, whose slow claims are not filed yet, would make it look faster.
        var seen = all.Where(one => one.Item2 <= cut).Select(one => one.Item2.DayNumber - one.Item1.DayNumber).Order().ToList();
        Assert.True(seen[seen.Count / 2] < delays.Median - 10);
        Assert.All(delays.Months, month => Assert.InRange(month.ShareKnown, 0, 1));
        Assert.True(delays.Months[^1].Expected > 2 * delays.Months[^1].Known);
    }

    [Fact]
    public void Filings_after_the_cut_and_disappearances_before_the_list_begins_are_left_out()
    {
        List<(DateOnly, DateOnly)> cases = [.. Enumerable.Range(0, 100).Select(number => new DateOnly(2023, 1, 1).AddDays(5 * number)).Select(day => (day, day.AddDays(10)))];
        var delays = CourtDelays.Of([.. cases, (new(2015, 1, 1), new(2023, 6, 1)), (new(2024, 1, 1), new(2026, 1, 1))], new(2025, 1, 1))!;
        Assert.Equal(10, delays.Median);
        // The first two lie before the first filing, the one of 2015 too.
        Assert.Equal(3, delays.Before);
        Assert.Equal(98, delays.Cases);
    }

    [Fact]
    public void A_handful_of_cards_gives_no_distribution()
    {
        Assert.Null(CourtDelays.Of([(new(2023, 1, 1), new(2023, 2, 1))], new(2024, 1, 1)));
        Assert.Null(CourtDelays.Of([], new(2024, 1, 1)));
    }
}
