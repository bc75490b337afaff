using System.Globalization;
using System.Text;
using System.Text.Json;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Site.Charts;

namespace Cenotaph.Site;

/// <summary>
/// The rows that the page of a long series leaves out, for its script: one file for all languages. It is a script and not
/// JSON because a page opened from a file may load nothing else.
/// </summary>
internal static class RowsFile
{
    /// <summary>Where it stands, from the front page.</summary>
    public static string Path(string series) => "series/" + BulletinAddress.Safe(series) + ".js";

    /// <summary>
    /// Each row as place (empty where date and edition give it), date, edition, part, value, low, high and note, all of
    /// them texts; empty ones at the end are left out.
    /// </summary>
    public static string Text(Series series, SeriesPlaces places)
    {
        var text = new StringBuilder("window.bulletinRows=[");
        foreach (var (first, count, _) in places.Runs.Where(run => !run.Shown))
        {
            for (var index = first; index < first + count; index++)
            {
                text.Append(text[^1] == '[' ? "\n" : ",\n").Append(Line(series.Rows[index], places.Places[index]));
            }
        }

        return text.Append("\n];\n").ToString();
    }

    private static string Line(SeriesRow row, string place)
    {
        string[] cells =
        [
            row.Part.IsEmpty && place == "row-" + (row.Vintage is { } one ? one + "_" : "") + row.Date ? "" : place,
            row.Date?.ToString() ?? "", row.Vintage?.ToString() ?? "", PageRenderer.Straight(SeriesChart.PartText(row)),
            Digits(row.Value), Digits(row.Low), Digits(row.High), PageRenderer.Straight(row.Note ?? ""),
        ];
        return JsonSerializer.Serialize(cells.Take(1 + Array.FindLastIndex(cells, cell => cell.Length > 0)));
    }

    private static string Digits(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
