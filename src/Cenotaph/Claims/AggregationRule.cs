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
        return new(
            "aggregation",
            Weight.Note,
            records,
            $"{Comparable.What(series.Definition.Quantity)}{(part.Length > 0 ? $" · {part}" : "")}, {Amount.Text(limited.Count)} rows with limits, "
                + $"{limited[0].Date} to {limited[^1].Date}. Half-width of the sum if errors go together fully: Σ (high − low) / 2 = {Amount.Text(together)}; "
                + $"if they are independent: √ Σ ((high − low) / 2)² = √ {Amount.Text(squares, 0)} = {Amount.Text(apart, 1)}; "
                + $"factor {Amount.Text((double)together / apart, 1)}, limit {Amount.Text(Factor)}."
                + (reversed.Count == 0 ? "" : $" Left out {(reversed.Count == 1 ? "is 1 row" : $"are {Amount.Text(reversed.Count)} rows")} whose low limit is above the high one: "
                    + string.Join(", ", reversed.Take(Shown).Select(row => row.Date)) + (reversed.Count > Shown ? ", …." : ".")),
            $"How wide the limits of a sum over {series.Definition.Title} are depends on how the errors of its rows go together, which is not stated.",
            "Ask the publisher how the errors of the rows go together, and store it with the series (weeks_correlated); until then show both widths.",
            1);
    }
}
