using Cenotaph.Registers;

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

    /// <summary>A row's number with its limits.</summary>
    public static string Figure(Texts texts, SeriesRow row)
    {
        var limits = row is { Low: { } low, High: { } high }
            ? texts.With("figure.limits", texts.Number(low), texts.Number(high))
            : row.Low is { } least ? texts.With("figure.lower", texts.Number(least))
            : row.High is { } most ? texts.With("figure.upper", texts.Number(most))
            : null;
        return (row.Value, limits) switch
        {
            ({ } value, null) => texts.Number(value),
            ({ } value, _) => texts.With("figure.centred", texts.Number(value), limits),
            _ => limits ?? texts["figure.none"],
        };
    }
}
