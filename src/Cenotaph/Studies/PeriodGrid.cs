using System.Globalization;

namespace Cenotaph.Studies;

/// <summary>Time cut into equal periods: days, ISO weeks, months, quarters or years.</summary>
internal sealed record PeriodGrid(string Word)
{
    // The first day of 0001 and the last of 9999 are in periods that would leave the calendar.
    private static readonly DateOnly Earliest = new(1, 1, 8);
    private static readonly DateOnly Latest = new(9998, 12, 31);

    /// <summary>How many periods a year has, as the rule of last year's share counts them.</summary>
    public int Year => Word switch { "day" => 365, "week" => 52, "month" => 12, "quarter" => 4, _ => 1 };

    /// <summary>The usual sums of newest periods.</summary>
    public int[] Sums => Word switch { "day" => [7, 28, 91, 182], "week" => [4, 13, 26], "month" => [1, 3, 6], "quarter" => [1, 2, 4], _ => [1, 2] };

    /// <summary>How many recent periods are usually listed.</summary>
    public int Recent => Word switch { "day" => 28, "week" => 13, "month" => 12, "quarter" => 8, _ => 5 };

    /// <summary>The grid whose periods a span is one of, or null.</summary>
    public static PeriodGrid? Of(DateSpan span) => NowcastPlan.Grids.Select(word => new PeriodGrid(word)).FirstOrDefault(grid => grid.At(span.First) == span);

    /// <summary>The period that holds a day; null at the ends of the calendar.</summary>
    public DateSpan? At(DateOnly day)
    {
        if (day < Earliest || day > Latest)
        {
            return null;
        }

        var time = day.ToDateTime(TimeOnly.MinValue);
        return Word switch
        {
            "day" => DateSpan.Day(day),
            "week" => DateSpan.Week(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time)),
            "month" => DateSpan.Month(day.Year, day.Month),
            "quarter" => DateSpan.Quarter(day.Year, ((day.Month - 1) / 3) + 1),
            _ => DateSpan.Year(day.Year),
        };
    }

    /// <summary>The period that holds a whole span, or null.</summary>
    public DateSpan? Around(DateSpan span) => At(span.First) is { } period && period.Contains(span) ? period : null;

    /// <summary>The next period.</summary>
    public DateSpan? Next(DateSpan period) => At(period.Last.AddDays(1));
}
