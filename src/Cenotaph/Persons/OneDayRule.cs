namespace Cenotaph.Persons;

/// <summary>Finds two who say so that give two statuses, one of them a label, for one and the same day.</summary>
internal static class OneDayRule
{
    public static IEnumerable<PersonFinding> Of(StatusCase one)
    {
        var days = one.Assertions.Where(other => other.Report.StatusDate is { IsDay: true })
            .GroupBy(other => other.Report.StatusDate!.Value.First)
            .Where(day => day.Any(other => other.Report.IsLabel) && day.Select(other => other.Status).Distinct(StringComparer.Ordinal).Count() > 1)
            .OrderBy(day => day.Key)
            .Select(day => (Day: day.Key, Pairs: Pairs(one, [.. day])))
            .Where(day => day.Pairs.Count > 0).ToList();
        if (days.Count == 0)
        {
            yield break;
        }

        var (date, pairs) = days.MaxBy(day => day.Pairs.Max(pair => pair.Weight));
        var (first, second, weight) = pairs.MaxBy(pair => pair.Weight);
        var all = days.SelectMany(day => day.Pairs).ToList();
        yield return one.Found(
            "two-statuses-one-day", weight,
            all.SelectMany(pair => new[] { pair.Label, pair.Other }).Where(other => other.Report.IsLabel),
            all.Select(pair => pair.Other),
            Phrase.Of("history.one-day",
                ("first", Said(first)), ("second", Said(second)), ("date", Phrase.Date(date)), ("days", Phrase.Count("days", 0))),
            Phrase.Of("history.message.two-statuses-one-day",
                ("date", Phrase.Date(date)), ("first", StatusCase.Status(first.Status)), ("second", StatusCase.Status(second.Status))));
    }

    private static Phrase Said(Assertion assertion) => Phrase.Of(
        "history.said", ("status", StatusCase.Status(assertion.Status)), ("record", StatusCase.Record(assertion.Report)));

    // One of each voice and status is enough to compare: the voices of a day are few, its reports may not be.
    private static List<(Assertion Label, Assertion Other, Weight Weight)> Pairs(StatusCase one, List<Assertion> day)
    {
        var voices = day.DistinctBy(other => (other.Status, one.VoiceOf(other.Report))).ToList();
        return
        [
            .. from label in voices
               where label.Report.IsLabel
               from other in voices
               where one.VoiceOf(label.Report) != one.VoiceOf(other.Report)
               let weight = Judge(label, other)
               where weight is not null
               select (label, other, weight.Value),
        ];
    }

    private static Weight? Judge(Assertion label, Assertion other) => (label.Status, other.Status) switch
    {
        ("deserter", "missing") => Weight.Warning,
        ("deserter", "killed" or "died-of-wounds" or "captured" or "wounded") => Weight.Contradiction,
        ("missing", "killed" or "died-of-wounds") when label.Report.StatusBy is not null && other.Report.StatusBy is not null => Weight.Warning,
        _ => null,
    };
}
