namespace Cenotaph.Linkage;

/// <summary>In which order a date of three numbers is written where the numbers do not show it.</summary>
internal enum DayOrder
{
    /// <summary>14.05.1991.</summary>
    DayFirst,

    /// <summary>05/14/1991.</summary>
    MonthFirst,
}

/// <summary>A date as linkage compares it: its digits where day, month and year are printed, and the days it may be.</summary>
/// <param name="Digits">yyyymmdd as printed, even if no such day exists; 0 where the day is not printed.</param>
/// <param name="First">The first day it may be, as a day number.</param>
/// <param name="Last">The last day it may be.</param>
internal readonly record struct DateValue(int Digits, int First, int Last)
{
    private static readonly (string Stem, int Month)[] Months =
    [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11),
        ("dec", 12), ("янв", 1), ("фев", 2), ("мар", 3), ("апр", 4), ("мая", 5), ("май", 5), ("июн", 6), ("июл", 7), ("авг", 8), ("сен", 9),
        ("окт", 10), ("ноя", 11), ("дек", 12), ("січ", 1), ("лют", 2), ("бер", 3), ("кві", 4), ("тра", 5), ("чер", 6), ("лип", 7), ("сер", 8),
        ("вер", 9), ("жов", 10), ("лис", 11), ("гру", 12),
    ];

    /// <summary>The year, month and day printed; 0 where the day is not.</summary>
    public (int Year, int Month, int Day) Parts => (Digits / 10000, Digits / 100 % 100, Digits % 100);

    /// <summary>The first year it may lie in.</summary>
    public int Year => DateOnly.FromDayNumber(First).Year;

    /// <summary>Whether it lies in one year.</summary>
    public bool IsOneYear => Year == DateOnly.FromDayNumber(Last).Year;

    /// <summary>Reads a printed date or year, or years as an interval; null when the text is none. Days no calendar has keep their digits.</summary>
    public static DateValue? Read(ReadOnlySpan<char> text, DayOrder order)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var count = 0;
        var month = 0;
        var at = 0;
        text = text.Trim();
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                var start = at;
                var number = 0;
                while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 9)
                {
                    number = (number * 10) + (text[at++] - '0');
                }

                if (count == 3)
                {
                    break; // a time of day may follow
                }

                numbers[count] = number;
                widths[count++] = at - start;
            }
            else if (char.IsLetter(text[at]))
            {
                var start = at;
                while (at < text.Length && char.IsLetter(text[at]))
                {
                    at++;
                }

                if (count == 3)
                {
                    break;
                }

                month = month == 0 ? MonthOf(text[start..at]) : month;
            }
            else
            {
                at++;
            }
        }

        return month > 0 ? Named(numbers[..count], widths, month) : Numbered(numbers[..count], widths, order);
    }

    /// <summary>An interval of days.</summary>
    public static DateValue Between(DateOnly first, DateOnly last) => new(0, first.DayNumber, last.DayNumber);

    /// <summary>A calendar year, with no day printed.</summary>
    public static DateValue? OfYear(int year) =>
        year is >= 1000 and <= 2200 ? Between(new(year, 1, 1), new(year, 12, 31)) : null;

    private static DateValue? Named(ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, int month) => numbers.Length switch
    {
        1 when widths[0] == 4 => OfMonth(numbers[0], month),
        >= 2 when widths[0] == 4 => Day(numbers[0], month, numbers[1]),
        >= 2 when widths[1] == 4 => Day(numbers[1], month, numbers[0]),
        _ => null,
    };

    private static DateValue? Numbered(ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, DayOrder order)
    {
        switch (numbers.Length)
        {
            case 1 when widths[0] == 8:
                return Day(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
            case 1 when widths[0] == 4:
                return OfYear(numbers[0]);
            case 2 when widths[0] == 4 && widths[1] == 4:
                return numbers[0] <= numbers[1] && OfYear(numbers[0]) is { } from && OfYear(numbers[1]) is { } to
                    ? new(0, from.First, to.Last)
                    : null;
            case 2 when widths[0] == 4:
                return OfMonth(numbers[0], numbers[1]);
            case 2 when widths[1] == 4:
                return OfMonth(numbers[1], numbers[0]);
            case 3 when widths[0] == 4:
                return Day(numbers[0], numbers[1], numbers[2]);
            case 3 when widths[2] == 4:
                var monthFirst = numbers[1] > 12 || (order == DayOrder.MonthFirst && numbers[0] <= 12);
                return monthFirst ? Day(numbers[2], numbers[0], numbers[1]) : Day(numbers[2], numbers[1], numbers[0]);
            default:
                return null;
        }
    }

    private static DateValue? OfMonth(int year, int month) =>
        year is < 1000 or > 2200 ? null
        : month is < 1 or > 12 ? OfYear(year)
        : Between(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    // 00 for a month or a day that is not known is common.
    private static DateValue? Day(int year, int month, int day)
    {
        if (year is < 1000 or > 2200 || month > 99 || day > 99)
        {
            return null;
        }

        if (month == 0 || day == 0)
        {
            return OfMonth(year, month);
        }

        var digits = (year * 10000) + (month * 100) + day;
        if (month > 12 || day > DateTime.DaysInMonth(year, month))
        {
            return OfYear(year)!.Value with { Digits = digits };
        }

        var number = new DateOnly(year, month, day).DayNumber;
        return new(digits, number, number);
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        foreach (var (stem, month) in Months)
        {
            if (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase))
            {
                return month;
            }
        }

        return 0;
    }
}
