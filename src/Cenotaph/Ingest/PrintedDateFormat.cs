using System.Globalization;

namespace Cenotaph.Ingest;

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
                    text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                        out var moment))
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
