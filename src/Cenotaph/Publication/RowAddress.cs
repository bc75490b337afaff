using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>The permanent places of a series' rows on the series' page.</summary>
public static class RowAddress
{
    private const string Mark = "series:";

    /// <summary>
    /// The place of each row, in the series' order: its edition, date and part as the row's record has them
    /// (<c>series:ID@VINTAGE@DATE#PART</c>), for example <c>row-2022-07_2022-W03_area-north</c>. Of rows that share all
    /// three, the later ones end in <c>_2</c>, <c>_3</c> …
    /// </summary>
    public static ImmutableArray<string> Places(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. series.Rows.Select(row => Distinct(Place(row), seen))];
    }

    /// <summary>Where a row stands, from the front page.</summary>
    /// <param name="series">The id of the series.</param>
    /// <param name="place">The row's place on its page.</param>
    public static string Of(string series, string place) => BulletinAddress.Series(series) + "#" + place;

    /// <summary>
    /// The index of the row that a finding's record names, or null. A record without an edition means the newest one; one
    /// that gives a part alone means the row about that part.
    /// </summary>
    public static int? Find(Series series, string record)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(record);
        var head = Mark + series.Definition.Id;
        if (!record.StartsWith(head, StringComparison.Ordinal) || record.Length <= head.Length + 1)
        {
            return null;
        }

        var rest = record[(head.Length + 1)..];
        return Last(row => SeriesRecord.Id(series, row) == record)
            ?? Last(row => record == $"{head}@{row.Date}" + (row.Part.IsEmpty ? "" : "#" + SeriesRecord.Part(row)))
            ?? Last(row => row.Part.Count == 1 && row.Part.First().Value == rest);

        int? Last(Func<SeriesRow, bool> fits)
        {
            for (var index = series.Rows.Length - 1; index >= 0; index--)
            {
                if (fits(series.Rows[index]))
                {
                    return index;
                }
            }

            return null;
        }
    }

    private static string Distinct(string place, Dictionary<string, int> seen)
    {
        seen[place] = seen.GetValueOrDefault(place) + 1;
        return seen[place] == 1 ? place : $"{place}_{seen[place]}";
    }

    private static string Place(SeriesRow row) => "row-"
        + (row.Vintage is { } vintage ? BulletinAddress.Safe(vintage.ToString()) + "_" : "")
        + (row.Date is { } date ? BulletinAddress.Safe(date.ToString()) : "")
        + string.Concat(row.Part.Select(part => "_" + BulletinAddress.Safe(part.Key) + "-" + BulletinAddress.Safe(part.Value)));
}
