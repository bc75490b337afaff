using System.Globalization;

namespace Cenotaph;

/// <summary>
/// A date as far as it is known: a day, an ISO week, a month, a quarter, a year, or an interval of days.
/// It holds every day it may be, first and last included.
/// </summary>
public readonly record struct DateSpan
{
    /// <summary>Every day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public DateSpan(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException($"The last day {last:O} is before the first {first:O}.", nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>The first day it may be.</summary>
    public DateOnly First { get; }

    /// <summary>The last day it may be.</summary>
    public DateOnly Last { get; }

    /// <summary>How many days it may be: 1 for a day.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether the day itself is known.</summary>
    public bool IsDay => First == Last;

    /// <summary>A known day.</summary>
    public static DateSpan Day(DateOnly day) => new(day, day);

    /// <summary>A month of a year.</summary>
    public static DateSpan Month(int year, int month) =>
        new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>A quarter, 1 to 4, of a year.</summary>
    public static DateSpan Quarter(int year, int quarter) =>
        new(new(year, (3 * quarter) - 2, 1), new(year, 3 * quarter, DateTime.DaysInMonth(year, 3 * quarter)));

    /// <summary>A week, Monday to Sunday, of an ISO 8601 week-year.</summary>
    public static DateSpan Week(int year, int week) =>
        new(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)),
            DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Sunday)));

    /// <summary>A calendar year.</summary>
    public static DateSpan Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>Whether every day of <paramref name="other"/> is in this one.</summary>
    public bool Contains(DateSpan other) => First <= other.First && other.Last <= Last;

    /// <summary>Whether the two have a day in common.</summary>
    public bool Overlaps(DateSpan other) => First <= other.Last && other.First <= Last;

    /// <summary>
    /// The shortest of the forms <c>2024-05-14</c>, <c>2024-05</c>, <c>2024-Q2</c>, <c>2024</c>, <c>2024-W20</c>
    /// and <c>2024-05-01/2024-05-09</c>. <see cref="TryParse"/> reads them all.
    /// </summary>
    public override string ToString()
    {
        if (IsDay)
        {
            return Iso(First);
        }

        if (this == Year(First.Year))
        {
            return First.Year.ToString("0000", CultureInfo.InvariantCulture);
        }

        if (First.Day == 1 && First.Month % 3 == 1 && this == Quarter(First.Year, (First.Month + 2) / 3))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{(First.Month + 2) / 3}");
        }

        if (this == Month(First.Year, First.Month))
        {
            return First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        var monday = First.ToDateTime(TimeOnly.MinValue);
        return Days == 7 && First.DayOfWeek == DayOfWeek.Monday
            ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}")
            : Iso(First) + "/" + Iso(Last);
    }

    /// <summary>Reads the forms that <see cref="ToString"/> writes, and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateSpan span)
    {
        span = default;
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (Exact(text[..slash], out var first) && Exact(text[(slash + 1)..], out var last) && first <= last)
            {
                span = new(first, last);
                return true;
            }

            return false;
        }

        if (Exact(text, out var day))
        {
            span = Day(day);
            return true;
        }

        if (text.Length < 4 || !Number(text[..4], out var year) || year < 1)
        {
            return false;
        }

        switch (text.Length)
        {
            case 4:
                span = Year(year);
                return true;
            case 7 when text[4] == '-' && text[5] == 'Q' && text[6] is >= '1' and <= '4':
                span = Quarter(year, text[6] - '0');
                return true;
            case 7 when text[4] == '-' && Number(text[5..], out var month) && month is >= 1 and <= 12:
                span = Month(year, month);
                return true;
            case 8 when text[4] == '-' && text[5] == 'W' && Number(text[6..], out var week)
                && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
                && (year < DateOnly.MaxValue.Year || week < ISOWeek.GetWeeksInYear(year)):
                // the last week of 9999 ends after the calendar does
                span = Week(year, week);
                return true;
            default:
                return false;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Exact(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool Number(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
