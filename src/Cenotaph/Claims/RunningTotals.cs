using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>What a target or a peer says up to a day: its own dated totals, and a straight line between two of them.</summary>
/// <param name="points">The totals, ordered by day.</param>
internal sealed class RunningTotals(IReadOnlyList<(DateOnly Day, double Value, double? Low, double? High, string Id)> points)
{
    // No war goes so evenly that a line over more than a quarter of a year stands for its course; copies are judged by the same length.
    private const int MostDays = SingleReadings.BetweenDays;

    public IReadOnlyList<(DateOnly Day, double Value, double? Low, double? High, string Id)> Points => points;

    /// <summary>The total up to a day; null before the first, after the last, and in a gap.</summary>
    public (double Value, double? Low, double? High)? At(DateOnly day)
    {
        var after = 0;
        while (after < points.Count && points[after].Day < day)
        {
            after++;
        }

        if (after == points.Count)
        {
            return null;
        }

        if (points[after].Day == day)
        {
            return (points[after].Value, points[after].Low, points[after].High);
        }

        if (after == 0 || points[after].Day.DayNumber - points[after - 1].Day.DayNumber is var days && days > MostDays)
        {
            return null;
        }

        var (one, other) = (points[after - 1], points[after]);
        var part = (day.DayNumber - one.Day.DayNumber) / (double)(other.Day.DayNumber - one.Day.DayNumber);
        double? Line(double? from, double? to) => from + (part * (to - from));
        return (Line(one.Value, other.Value)!.Value, Line(one.Low, other.Low), Line(one.High, other.High));
    }

    /// <summary>
    /// The totals of one edition of a series: of a running total its rows; of periods their sum from the war's start, up to the first gap.
    /// Later parts of a chain go on where the earlier ones end. Null when it does not begin with the war.
    /// </summary>
    public static RunningTotals? Of(IEnumerable<(Series Series, IReadOnlyList<SeriesRow> Rows)> chain, DateOnly start)
    {
        List<(DateOnly Day, double Value, double? Low, double? High, string Id)> points = [];
        var (sum, last) = (0.0, start.AddDays(-1));
        foreach (var (series, rows) in chain)
        {
            var isPeriod = series.Definition.Quantity.Kind == QuantityKind.Period;
            foreach (var row in rows.Where(row => (SeriesRecord.Centre(row) ?? row.Low) is not null && row.Date!.Value.Last > last && row.Date.Value.Last >= start))
            {
                var (value, date) = ((double)(SeriesRecord.Centre(row) ?? row.Low)!.Value, row.Date!.Value);
                if (isPeriod && points.Count == 0)
                {
                    if (date.First > start.AddDays(31))
                    {
                        return null;
                    }

                    points.Add((date.First.AddDays(-1), 0, null, null, ""));
                }
                else if (isPeriod && (date.First > last.AddDays(1) || date.First <= last))
                {
                    break;
                }

                sum = isPeriod ? sum + value : value;
                last = date.Last;
                points.Add((last, sum, isPeriod ? null : (double?)row.Low, isPeriod ? null : (double?)row.High, SeriesRecord.Id(series, row)));
            }
        }

        return points.Count == 0 ? null : new(points);
    }

    /// <summary>The newest edition of a series without parts, and its rows in time; null when it has none.</summary>
    public static (DateSpan? Edition, List<SeriesRow> Rows)? Newest(Series series) =>
        SeriesRecord.Lines(series).LastOrDefault(line => line.Part.Length == 0) is { Rows: { } rows } line ? (line.Vintage, rows) : null;
}
