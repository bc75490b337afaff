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
