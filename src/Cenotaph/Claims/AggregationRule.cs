using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>The limits of a period series cannot be summed, because nobody says how its errors go together.</summary>
internal static class AggregationRule
{
    private const double Factor = 2;

    // The rows with reversed limits that the arithmetic names.
    private const int Shown = 10;

    /// <summary>One finding for each series and part, in its newest edition.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        book.Series
            .Where(one => one.Definition is { Quantity.Kind: QuantityKind.Period, Correlation: null or "unknown" })
            .SelectMany(one => SeriesRecord.Newest(one).Select(line => Judge(book, one, line.Part, line.Rows)))
            .OfType<Finding>();

    private static Finding? Judge(ClaimBook book, Series series, string part, List<SeriesRow> rows)
    {
        var limited = rows.Where(row => row.Low is not null && row.High > row.Low).ToList();
        var together = limited.Sum(row => (row.High!.Value - row.Low!.Value) / 2);
        var squares = limited.Sum(row => Math.Pow((double)(row.High!.Value - row.Low!.Value) / 2, 2));
        var apart = Math.Sqrt(squares);
        if (!((double)together > Factor * apart))
        {
            return null;
        }

        var reversed = rows.FindAll(row => row.High < row.Low);
        List<string> records = [SeriesRecord.Id(series, limited[0]), SeriesRecord.Id(series, limited[^1])];
        var arithmetic = Phrase.Of(
            "aggregation.arithmetic",
            ("what", Spoken.What(book.Vocabulary, series.Definition.Quantity, part)), ("rows", Phrase.Count("aggregation.rows", limited.Count)),
            ("first", Written.Date(limited[0].Date)), ("last", Written.Date(limited[^1].Date)),
            ("together", Amount.Text(together)), ("squares", Amount.Text(squares, 0)), ("apart", Amount.Text(apart, 1)),
            ("factor", Amount.Text((double)together / apart, 1)), ("limit", Amount.Text(Factor)));
        var dates = Phrase.List(", ", reversed.Take(Shown).Select(row => Written.Date(row.Date)).Concat(reversed.Count > Shown ? [Phrase.Same("…")] : []));
        return new(
            "aggregation",
            Weight.Note,
            records,
            Phrase.List(
                " ",
                [
                    arithmetic,
                    .. series.Definition.Interval is null or "range" ? [Phrase.Of("aggregation.meaning")] : Array.Empty<Phrase>(),
                    .. reversed.Count > 0 ? [Phrase.Count("aggregation.reversed", reversed.Count, ("dates", dates))] : Array.Empty<Phrase>(),
                ]),
            Phrase.Of("aggregation.message", ("series", Phrase.Name(series.Definition.Title))),
            Phrase.Of("aggregation.remedy"),
            1);
    }
}
