namespace Cenotaph.Registers;

/// <summary>Reads what periods days stand for: a table by month or week often names each period by its first or last day.</summary>
public static class Cadence
{
    private const int Week = 7;
    private const int LongestMonth = 31;
    private const int LongestQuarter = 92;
    private const int LongestYear = 366;

    /// <summary>
    /// The rows with days widened to the ISO week, month, quarter or year that they stand for, area by area, by the distance at which days usually follow
    /// one another. Days that follow at other distances, days of which two would be one period, and dates that are no days stay as they are.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="area">The area of a row.</param>
    /// <param name="date">The date of a row.</param>
    /// <param name="at">The row with another date.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> rows, Func<T, string> area, Func<T, DateSpan> date, Func<T, DateSpan, T> at)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(at);
        var all = rows.ToList();
        var periods = all.Where(row => date(row).IsDay).GroupBy(area, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Usual([.. group.Select(row => date(row).First).Distinct().Order()]), StringComparer.Ordinal);
        var twice = all.Where(row => date(row).IsDay && periods[area(row)] is not null)
            .Select(row => (Area: area(row), Day: date(row).First, Period: periods[area(row)]!(date(row).First))).Distinct()
            .GroupBy(one => (one.Area, one.Period)).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        return
        [
            .. all.Select(row => date(row).IsDay && periods[area(row)] is { } period && period(date(row).First) is var span && !twice.Contains((area(row), span))
                ? at(row, span) : row),
        ];
    }

    private static Func<DateOnly, DateSpan>? Usual(List<DateOnly> days)
    {
        if (days.Count < 2)
        {
            return null;
        }

        var gaps = days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Order().ToList();
        return gaps[gaps.Count / 2] switch
        {
            Week => day => DateSpan.Week(System.Globalization.ISOWeek.GetYear(day.ToDateTime(default)), System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(default))),
            >= 28 and <= LongestMonth => day => DateSpan.Month(day.Year, day.Month),
            >= 90 and <= LongestQuarter => day => DateSpan.Quarter(day.Year, ((day.Month - 1) / 3) + 1),
            365 or LongestYear => day => DateSpan.Year(day.Year),
            _ => null,
        };
    }
}
