using Cenotaph.Registers;
using Cenotaph.Site.Charts;

namespace Cenotaph.Site.Words;

/// <summary>What pages say of a series in few words.</summary>
internal static class SeriesWords
{
    /// <summary>The newest vintage's row of the last date, where the series is in time and about one thing; or null.</summary>
    public static SeriesRow? Newest(Series series) => series.Rows.Any(row => row.Part.Count > 0)
        ? null
        : series.Rows.Where(row => row.Date is not null)
            .OrderByDescending(row => row.Date!.Value.Last).ThenByDescending(row => row.Vintage?.Last).FirstOrDefault();

    /// <summary>How many editions there are.</summary>
    public static int Vintages(Series series) => series.Rows.Select(row => row.Vintage).Distinct().Count();

    /// <summary>A number as tables of series show it: five digits, and every digit before the point.</summary>
    public static string Number(Texts texts, decimal number) => texts.Number(Shown(number));

    /// <summary>Whether a table of the series shows fewer digits than the files hold.</summary>
    public static bool IsRounded(Series series) => series.Rows.Any(row =>
        new[] { row.Value, row.Low, row.High }.OfType<decimal>().Any(number => Shown(number) != number));

    private static decimal Shown(decimal number)
    {
        var places = 4;
        for (var size = Math.Abs(number); size >= 10 && places > 0; size /= 10)
        {
            places--;
        }

        return Math.Round(number, places, MidpointRounding.AwayFromZero);
    }

    /// <summary>A row's number, what it is about, its date and its edition, as far as it has them.</summary>
    public static IEnumerable<string> RowParts(Texts texts, SeriesRow row)
    {
        yield return Figure(texts, row);
        if (!row.Part.IsEmpty)
        {
            yield return SeriesChart.PartText(row);
        }

        if (row.Date is { } date)
        {
            yield return texts.Date(date);
        }

        if (row.Vintage is { } vintage)
        {
            yield return texts["column.vintage"] + ": " + texts.Date(vintage);
        }
    }

    /// <summary>A row's number with its limits.</summary>
    public static string Figure(Texts texts, SeriesRow row)
    {
        var limits = row is { Low: { } low, High: { } high }
            ? texts.With("figure.limits", Number(texts, low), Number(texts, high))
            : row.Low is { } least ? texts.With("figure.lower", Number(texts, least))
            : row.High is { } most ? texts.With("figure.upper", Number(texts, most))
            : null;
        return (row.Value, limits) switch
        {
            ({ } value, null) => Number(texts, value),
            ({ } value, _) => texts.With("figure.centred", Number(texts, value), limits),
            _ => limits ?? texts["figure.none"],
        };
    }
}
