using Cenotaph.Persons;
using CsCheck;
using static Cenotaph.Tests.Persons.InventedHistory;

namespace Cenotaph.Tests.Persons;

public sealed class StatusHistoryTests
{
    [Fact]
    public void A_death_is_dated_by_the_death_and_a_label_by_the_day_of_the_status()
    {
        var died = Dead(1, "2023-03-05") with { StatusDate = Date("2023-04-01") };
        var missing = Said(2, "missing", "2023-04-02") with { Event = Date("2023-03-01") };

        Assert.Equal("2023-03-05", Assertion.Of(died)!.When.ToString());
        Assert.Equal("2023-04-02", Assertion.Of(missing)!.When.ToString());
        Assert.Equal("2023-03-01", Assertion.Of(missing with { StatusDate = null })!.When.ToString());
        Assert.Null(Assertion.Of(Report(3)));
    }

    [Fact]
    public void Order_is_certain_only_where_spans_do_not_overlap()
    {
        var month = Assertion.Of(Dead(1, "2023-03"))!;
        var within = Assertion.Of(Said(2, "alive", "2023-03-20"))!;
        var after = Assertion.Of(Said(3, "alive", "2023-04-01"))!;

        Assert.True(month.IsBefore(after));
        Assert.False(month.IsBefore(within) || within.IsBefore(month));
        Assert.False(month.IsBefore(month));
        Assert.False(month.IsBefore(Assertion.Of(Said(4, "alive", null))!));
    }

    [Fact]
    public void A_later_word_of_the_same_voice_supersedes_and_another_voice_never_does()
    {
        var missing = Said(1, "missing", "2023-03-01") with { Source = "staff", Known = new(2023, 3, 10) };
        var again = missing with { Record = new(1, 2), Id = "again", Known = new(2023, 4, 10) };
        var dead = Dead(3, "2023-03-01") with { Source = "staff", Known = new(2023, 6, 1) };
        var press = Dead(4, "2023-02-27") with { Source = "press", Known = new(2023, 5, 1) };
        var history = StatusHistory.Of(Of([dead, press, again, missing]));

        Assert.Equal(["r1", "again", "r4", "r3"], history.ByKnowledge.Select(one => one.Report.Id));
        Assert.Equal(["r4", "r1", "again", "r3"], history.ByEvent.Select(one => one.Report.Id));
        Assert.Equal(dead, history.SupersederOf(history.ByKnowledge[0])!.Report);
        Assert.Equal(dead, history.SupersederOf(history.ByKnowledge[1])!.Report);
        Assert.Equal(["r4", "r3"], history.Standing.Select(one => one.Report.Id));
        Assert.Equal(["r1", "again", "r4"], history.KnownBy(new(2023, 5, 31)).Standing.Select(one => one.Report.Id));
        Assert.Empty(history.KnownBy(new(2023, 3, 9)).ByEvent);
    }

    [Fact]
    public void Two_words_of_one_voice_on_one_day_do_not_supersede_each_other_and_are_both_superseded()
    {
        var first = Said(1, "missing", "2023-03-01") with { Source = "staff", Known = new(2023, 3, 10) };
        var second = Said(2, "deserter", "2023-03-01") with { Source = "staff", Known = new(2023, 3, 10) };
        var last = Said(3, "missing", "2023-03-01") with { Source = "staff", Known = new(2023, 4, 10) };
        var history = StatusHistory.Of(Of([first, second, last]));

        Assert.Null(history.SupersederOf(Assertion.Of(first)!));
        Assert.Equal(last, history.SupersederOf(Assertion.Of(second)!)!.Report);
    }

    [Fact]
    public void Event_order_keeps_certain_order_and_both_orders_hold_every_status_once() => AnyPerson.Sample(person =>
    {
        var history = StatusHistory.Of(person);
        var expected = person.Reports.Where(report => report.Status is not null).Select(report => report.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, history.ByEvent.Select(one => one.Report.Id).Order(StringComparer.Ordinal));
        Assert.Equal(expected, history.ByKnowledge.Select(one => one.Report.Id).Order(StringComparer.Ordinal));
        for (var later = 0; later < history.ByEvent.Length; later++)
        {
            Assert.DoesNotContain(history.ByEvent.Take(later), earlier => history.ByEvent[later].IsBefore(earlier));
        }
    });

    [Fact]
    public void The_order_of_the_reports_does_not_matter() => AnyPerson.Sample(person =>
    {
        var history = StatusHistory.Of(person);
        var turned = StatusHistory.Of(person with { Reports = [.. person.Reports.Reverse()] });
        Assert.Equal(history.ByEvent, turned.ByEvent);
        Assert.Equal(history.ByKnowledge, turned.ByKnowledge);
        Assert.Equal(history.Standing, turned.Standing);
    });

    [Fact]
    public void What_supersedes_is_known_later_differs_and_nothing_of_that_voice_that_differs_was_known_between() => AnyPerson.Sample(person =>
    {
        var history = StatusHistory.Of(person);
        foreach (var one in history.ByKnowledge)
        {
            var voice = history.ByKnowledge.Where(other => other.Report.Source == one.Report.Source && other.Report.StatusBy == one.Report.StatusBy
                && other.Report.Known > one.Report.Known && (other.Status, other.When) != (one.Status, one.When)).ToList();
            Assert.Equal(voice.Count == 0 ? null : voice.Min(other => other.Report.Known), history.SupersederOf(one)?.Report.Known);
            Assert.True(history.SupersederOf(one) is not { } superseder || voice.Contains(superseder));
        }
    });

    [Fact]
    public void A_later_vintage_holds_what_an_earlier_one_held() => Gen.Select(AnyPerson, Gen.Int[0, 900], Gen.Int[0, 100]).Sample((person, day, more) =>
    {
        var history = StatusHistory.Of(person);
        var (before, after) = (history.KnownBy(Start.AddDays(day)), history.KnownBy(Start.AddDays(day + more)));
        Assert.Equal(before.ByKnowledge, after.ByKnowledge.Take(before.ByKnowledge.Length));
        Assert.Subset(after.ByEvent.ToHashSet(), before.ByEvent.ToHashSet());
    });
}
