using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>The rows of series as findings name and use them.</summary>
internal static class SeriesRecord
{
    /// <summary>
    /// The row's id: <c>series:ID@DATE</c>, with its edition <c>series:ID@VINTAGE@DATE</c>, and with its part, where it
    /// has one, behind a number sign: <c>series:ID@DATE#area=north</c>.
    /// </summary>
    public static string Id(Series series, SeriesRow row) =>
        $"series:{series.Definition.Id}"
        + (row.Vintage is { } vintage ? $"@{vintage}" : "")
        + (row.Date is { } date ? $"@{date}" : "")
        + (row.Part.IsEmpty ? "" : "#" + Part(row));

    /// <summary>
    /// When a row's edition was made: its vintage, or, where its file was published within that on days that are told more closely, those days.
    /// Null where there is one edition.
    /// </summary>
    public static DateSpan? Edition(Series series, SeriesRow row) =>
        row.Vintage is { } vintage && series.Definition.Origin.Published is { } published && vintage.First <= published.First && published.Last <= vintage.Last ? published : row.Vintage;

    /// <summary>The part that a row is about, for example <c>area=north</c>; empty when it is about all.</summary>
    public static string Part(SeriesRow row) => string.Join('&', row.Part.Select(part => part.Key + "=" + part.Value));

    /// <summary>The dated rows of the newest edition, by part, ordered by date.</summary>
    public static IEnumerable<(string Part, List<SeriesRow> Rows)> Newest(Series series)
    {
        var newest = series.Rows.Max(row => row.Vintage?.Last);
        return Lines(series).Where(line => line.Rows[0].Vintage?.Last == newest).Select(line => (line.Part, line.Rows));
    }

    /// <summary>The dated rows of each edition and part, ordered by date; editions from the oldest.</summary>
    public static IEnumerable<(DateSpan? Vintage, string Part, List<SeriesRow> Rows)> Lines(Series series) =>
        Sound(series)
            .GroupBy(row => (row.Vintage, Part: Part(row)))
            .OrderBy(group => group.Key.Vintage?.Last)
            .ThenBy(group => group.Key.Vintage?.First)
            .ThenBy(group => group.Key.Part, StringComparer.Ordinal)
            .Select(group => (
                group.Key.Vintage,
                group.Key.Part,
                group.OrderBy(row => row.Date!.Value.Last).ThenBy(row => row.Date!.Value.First).ThenBy(row => row.Value).ToList()));

    /// <summary>The dated rows whose numbers can be added up.</summary>
    public static IEnumerable<SeriesRow> Sound(Series series) => series.Rows.Where(row =>
        row.Date is not null && Comparable.IsSmall(row.Value) && Comparable.IsSmall(row.Low) && Comparable.IsSmall(row.High));

    /// <summary>
    /// Of the tables of one publisher that print the same numbers of the same rows with other limits, the one with the
    /// widest: only a number outside them is one that the publisher rules out.
    /// </summary>
    public static Series Widest(ClaimBook book, Series series)
    {
        var quantity = series.Definition.Quantity;
        var others = book.Series.Where(other => other.Definition.Publisher == series.Definition.Publisher
            && other.Definition.Quantity.Kind == quantity.Kind
            && Comparable.What(other.Definition.Quantity) == Comparable.What(quantity)).ToList();
        return others.Count < 2 ? series : others.Where(other => other == series || SameNumbers(series, other))
            .OrderByDescending(other => Sound(other).Sum(row => row is { Low: { } low, High: { } high } ? Math.Abs(high - low) : 0))
            .ThenBy(other => other.Definition.Id, StringComparer.Ordinal).First();
    }

    private static bool SameNumbers(Series one, Series other)
    {
        var rows = Sound(one).Where(row => row.Value is not null)
            .DistinctBy(row => (row.Vintage, row.Date, Part(row))).ToDictionary(row => (row.Vintage, row.Date, Part(row)), row => row.Value);
        var shared = Sound(other).Where(row => row.Value is not null && rows.ContainsKey((row.Vintage, row.Date, Part(row)))).ToList();
        return 2 * shared.Count > rows.Count && shared.TrueForAll(row => rows[(row.Vintage, row.Date, Part(row))] == row.Value);
    }

    /// <summary>A row's number in its middle: its value, or the middle of its limits.</summary>
    public static decimal? Centre(SeriesRow row) =>
        row.Value ?? (row is { Low: { } low, High: { } high } ? (low + high) / 2 : null);
}
