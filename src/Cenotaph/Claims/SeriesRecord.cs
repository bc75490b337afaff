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
        series.Rows.Where(row => row.Date is not null)
            .GroupBy(row => (row.Vintage, Part: Part(row)))
            .OrderBy(group => group.Key.Vintage?.Last)
            .ThenBy(group => group.Key.Vintage?.First)
            .ThenBy(group => group.Key.Part, StringComparer.Ordinal)
            .Select(group => (
                group.Key.Vintage,
                group.Key.Part,
                group.OrderBy(row => row.Date!.Value.Last).ThenBy(row => row.Date!.Value.First).ThenBy(row => row.Value).ToList()));

    /// <summary>A row's number in its middle: its value, or the middle of its limits.</summary>
    public static decimal? Centre(SeriesRow row) =>
        row.Value ?? (row is { Low: { } low, High: { } high } ? (low + high) / 2 : null);
}
