using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>Two transcriptions of one series differ.</summary>
internal static class ParseConflictRule
{
    // The dates that the arithmetic writes out.
    private const int Shown = 20;

    /// <summary>One finding for each pair of series that agree on most dates of one edition and differ on some.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var series = book.Series.OrderBy(one => one.Definition.Id, StringComparer.Ordinal).ToList();
        for (var one = 0; one < series.Count; one++)
        {
            Dictionary<(DateSpan?, DateSpan, string), SeriesRow>? rows = null;
            for (var other = one + 1; other < series.Count; other++)
            {
                var (first, second) = (series[one].Definition, series[other].Definition);
                if (first.Publisher == second.Publisher && first.Quantity.Kind == second.Quantity.Kind
                    && Comparable.Same(book.Vocabulary.Rules, first.Quantity, second.Quantity)
                    && Judge(book, series[one], rows ??= Rows(series[one]), series[other]) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static Dictionary<(DateSpan?, DateSpan, string), SeriesRow> Rows(Series series)
    {
        Dictionary<(DateSpan?, DateSpan, string), SeriesRow> rows = [];
        foreach (var row in SeriesRecord.Sound(series).Where(row => row.Value is not null))
        {
            rows.TryAdd((row.Vintage, row.Date!.Value, SeriesRecord.Part(row)), row);
        }

        return rows;
    }

    private static Finding? Judge(
        ClaimBook book, Series first, Dictionary<(DateSpan?, DateSpan, string), SeriesRow> rows, Series second)
    {
        var shared = SeriesRecord.Sound(second)
            .Where(row => row.Value is not null && rows.ContainsKey((row.Vintage, row.Date!.Value, SeriesRecord.Part(row))))
            .Select(row => (First: rows[(row.Vintage, row.Date!.Value, SeriesRecord.Part(row))], Second: row))
            .ToList();
        var differing = shared.Where(pair => pair.First.Value != pair.Second.Value).ToList();

        // Two methods differ nearly everywhere; two transcriptions of one table agree but for slips.
        if (differing.Count == 0 || 2 * differing.Count >= shared.Count)
        {
            return null;
        }

        var worst = differing.OrderByDescending(pair => Math.Abs(pair.First.Value!.Value - pair.Second.Value!.Value))
            .ThenBy(pair => pair.First.Date!.Value.First).First();
        List<string> records = [SeriesRecord.Id(first, worst.First), SeriesRecord.Id(second, worst.Second)];
        var pairs = Phrase.List("; ", differing
            .OrderBy(pair => pair.First.Date!.Value.First).ThenBy(pair => SeriesRecord.Id(first, pair.First), StringComparer.Ordinal).Take(Shown)
            .Select(pair => Phrase.Of(
                "parse-conflict.pair",
                ("date", Written.Date(pair.First.Date)), ("value", Amount.Text(pair.First.Value!.Value)), ("other", Amount.Text(pair.Second.Value!.Value)))));
        return new(
            "parse-conflict",
            Weight.Warning,
            records,
            Phrase.List(
                " ",
                Phrase.Of(
                    "what.kind",
                    ("what", Spoken.What(book.Vocabulary, first.Definition.Quantity)), ("kind", Spoken.Kind(first.Definition.Quantity.Kind))),
                Phrase.Of(
                    "parse-conflict.arithmetic",
                    ("first", Phrase.Same(first.Definition.Id)), ("second", Phrase.Same(second.Definition.Id)),
                    ("shared", Amount.Text(shared.Count)), ("differing", Amount.Text(differing.Count)), ("date", Written.Date(worst.First.Date)),
                    ("value", Amount.Text(worst.First.Value!.Value)), ("first-record", Phrase.Same(records[0])),
                    ("other", Amount.Text(worst.Second.Value!.Value)), ("second-record", Phrase.Same(records[1])),
                    ("difference", Amount.Text(worst.First.Value.Value - worst.Second.Value.Value)),
                    ("pairs", Phrase.List("", pairs, Phrase.Same(differing.Count > Shown ? "; …" : "."))))),
            Phrase.Of(
                "parse-conflict.message",
                ("first", Phrase.Name(first.Definition.Title)), ("second", Phrase.Name(second.Definition.Title)),
                ("differing", Amount.Text(differing.Count)), ("shared", Amount.Text(shared.Count)),
                ("difference", Amount.Told(Math.Abs(worst.First.Value.Value - worst.Second.Value.Value), first.Definition.Quantity.Unit, 0)), ("date", Written.Date(worst.First.Date))),
            Phrase.Of("parse-conflict.remedy"),
            differing.Count);
    }
}
