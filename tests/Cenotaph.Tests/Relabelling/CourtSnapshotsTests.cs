using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

public sealed class CourtSnapshotsTests
{
    private static readonly DateSpan December = DateSpan.Day(new(2025, 12, 26));
    private static readonly DateSpan January = DateSpan.Day(new(2026, 1, 31));

    [Fact]
    public void A_snapshot_that_shows_fewer_is_an_alert_and_censors_what_comes_after()
    {
        var read = CourtSnapshots.Of(
            [
                new(DateSpan.Year(2023), December, 8591), new(DateSpan.Year(2024), December, 22978), new(DateSpan.Year(2025), December, 80000),
                new(DateSpan.Year(2023), January, 8500), new(DateSpan.Year(2024), January, 22000), new(DateSpan.Year(2025), January, 11012), new(DateSpan.Month(2026, 1), January, 300),
            ], 0.1, []);
        var fall = Assert.Single(read.Falls);
        Assert.Equal((111_569, 41_512), (fall.From, fall.To));
        Assert.Equal(0.628, fall.Share, 3);
        Assert.Equal(new DateOnly(2026, 1, 31), read.CensoredFrom);
        Assert.Equal([8591, 22978, 80000], read.Counts.Select(count => count.Count));
        Assert.Equal(DateSpan.Month(2026, 1), Assert.Single(read.AtLeast).Period);
    }

    [Fact]
    public void Periods_that_a_later_table_no_longer_begins_with_are_not_gone_but_those_it_ends_without_are()
    {
        CourtCount[] before = [new(DateSpan.Year(2022), December, 100), new(DateSpan.Year(2023), December, 100), new(DateSpan.Year(2024), December, 100)];
        Assert.Empty(CourtSnapshots.Of([.. before, new(DateSpan.Year(2023), January, 100), new(DateSpan.Year(2024), January, 101)], 0.1, []).Falls);
        Assert.Equal(0.5, Assert.Single(CourtSnapshots.Of([.. before, new(DateSpan.Year(2023), January, 100)], 0.1, []).Falls).Share);
    }

    [Fact]
    public void A_declared_deletion_censors_even_where_no_count_fell()
    {
        var read = CourtSnapshots.Of([new(DateSpan.Year(2024), December, 100), new(DateSpan.Year(2024), January, 120)], 0.1, [new(2025, 12, 27)]);
        Assert.Empty(read.Falls);
        Assert.Equal(100, Assert.Single(read.Counts).Count);
    }

    [Fact]
    public void A_table_that_does_not_say_when_it_was_seen_ends_before_the_deletion_and_says_so()
    {
        var read = CourtSnapshots.Of([new(DateSpan.Month(2025, 11), null, 100), new(DateSpan.Month(2025, 12), null, 20)], 0.1, [new(2025, 12, 27)]);
        Assert.Equal(DateSpan.Month(2025, 11), Assert.Single(read.Counts).Period);
        Assert.True(read.SeenIsUnknown);
    }

    [Fact]
    public void A_month_is_as_long_as_the_snapshot_saw_of_it_and_later_snapshots_replace_it()
    {
        var early = DateSpan.Day(new(2025, 11, 10));
        var read = CourtSnapshots.Of([new(DateSpan.Month(2025, 11), early, 30), new(DateSpan.Month(2025, 11), December, 90), new(DateSpan.Month(2025, 12), December, 50)], 0.1, []);
        Assert.Equal([(DateSpan.Month(2025, 11), 90), (new DateSpan(new(2025, 12, 1), new(2025, 12, 26)), 50)], read.Counts.Select(count => (count.Period, count.Count)));
    }

    [Fact]
    public void A_card_that_was_captured_once_stays_counted_and_courts_that_lost_theirs_are_named()
    {
        DateOnly first = new(2025, 12, 1), second = new(2026, 1, 1);
        var cards = Enumerable.Range(0, 40).Select(number => new CourtCard(
            $"c{number}", new(2025, 1 + (number % 4), 5), null, number < 20 ? "Hill court" : "Lake court", number % 2 == 0 ? CourtApplicant.Military : CourtApplicant.Hidden,
            number < 20 ? [first] : [first, second])).Append(new("new", new(2025, 12, 20), null, "Lake court", CourtApplicant.Other, [second])).ToList();
        Assert.Equal((40, 20), CourtCards.Falls(cards) is [var fall] ? (fall.From, fall.To) : default);
        Assert.Equal(new CourtGone("Hill court", second, 20, 20), Assert.Single(CourtCards.Gone(cards, 0.1)));
        Assert.Equal(41, CourtCards.Counts(cards).Where(count => count.Seen == DateSpan.Day(second)).Sum(count => count.Count));

        // Of 21 whose applicant is shown 20 are military; with 20 hidden the share of all is 20 to 40 of 41.
        var share = CourtCards.Military("list", cards)!;
        Assert.Equal((20, 21, 20), (share.Military, share.Of, share.Hidden!.Value));
        Assert.Equal((20.0 / 41, 40.0 / 41), share.IfHidden!.Value);
        Assert.InRange(share.Value, share.Interval.Low, share.Interval.High);
    }
}
