using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Reads dates as people print them, in English, Russian and Ukrainian.</summary>
public static class PrintedDate
{
    /// <summary>The first year taken; earlier ones are slips in this subject.</summary>
    public const int FirstYear = 1850;

    /// <summary>The last year taken.</summary>
    public const int LastYear = 2100;

    /// <summary>
    /// Reads one printed date, to the day, week, month, quarter or year that print gives, or an interval of days.
    /// Never throws and never guesses: what reads two ways is refused.
    /// </summary>
    /// <param name="text">The cell, untrimmed.</param>
    /// <param name="formats">Custom .NET date formats, invariant culture, tried first and exactly.</param>
    /// <param name="date">The date.</param>
    /// <param name="expected">On failure, one clause that says what was expected; otherwise empty.</param>
    public static bool TryRead(
        ReadOnlySpan<char> text, IReadOnlyList<string> formats, out DateSpan date, out string expected)
    {
        text = text.Trim();
        expected = "";
        if (text.Length > PrintedToken.LongestText)
        {
            date = default;
            expected = PrintedRefusal.LongDate;
            return false;
        }

        if (!PrintedDateFormat.TryRead(text, formats, out date) && !DateSpan.TryParse(text, out date))
        {
            var read = PrintedDay.Read(PrintedToken.Scan(text), out var refusal);
            date = read ?? default;
            expected = read is null ? refusal ?? PrintedRefusal.Date : "";
        }

        if (expected.Length == 0 && (date.First.Year < FirstYear || date.Last.Year > LastYear))
        {
            date = default;
            expected = PrintedRefusal.YearRange;
        }

        return expected.Length == 0;
    }
}

/// <summary>Reads dates in the formats that an input declares.</summary>
internal static class PrintedDateFormat
{
    /// <summary>Tries each format; how much of the date it holds follows from its letters.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, IReadOnlyList<string> formats, out DateSpan date)
    {
        date = default;
        for (var i = 0; i < (formats?.Count ?? 0); i++)
        {
            // without a year the runtime would take today's, which no study may depend on
            if (formats![i] is not { Length: > 1 } format || !Has(format, 'y')
                || !DateTimeOffset.TryParseExact(
                    text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                continue;
            }

            var day = DateOnly.FromDateTime(moment.DateTime);
            date = Has(format, 'd') ? DateSpan.Day(day)
                : Has(format, 'M') ? DateSpan.Month(day.Year, day.Month)
                : DateSpan.Year(day.Year);
            return true;
        }

        return false;
    }

    // Letters inside quotes or after a backslash are text; ddd is a weekday's name and no day.
    private static bool Has(string format, char letter)
    {
        var quote = '\0';
        for (var i = 0; i < format.Length; i++)
        {
            if (quote != '\0')
            {
                quote = format[i] == quote ? '\0' : quote;
            }
            else if (format[i] is '\'' or '"')
            {
                quote = format[i];
            }
            else if (format[i] == '\\')
            {
                i++;
            }
            else if (format[i] == letter)
            {
                var run = 1;
                while (i + run < format.Length && format[i + run] == letter)
                {
                    run++;
                }

                if (letter != 'd' || run <= 2)
                {
                    return true;
                }

                i += run - 1;
            }
        }

        return false;
    }
}
