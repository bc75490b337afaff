using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The parts of one date as printed; null where print gives none.</summary>
internal readonly record struct PrintedDateParts
{
    public int? Year { get; init; }

    public int? Half { get; init; }

    public int? Quarter { get; init; }

    public int? Month { get; init; }

    public int? Week { get; init; }

    public int? Day { get; init; }

    /// <summary>1 early, 2 mid, 3 late in the month or year.</summary>
    public int Third { get; init; }

    /// <summary>The days that the parts allow; false with the reason when no such date exists.</summary>
    public bool Span(out DateSpan span, out string? refusal)
    {
        span = default;
        refusal = null;
        if (Year is not { } year)
        {
            refusal = Month is not null && Day is not null ? PrintedRefusal.MangledDate
                : PrintedRefusal.NoYear;
            return false;
        }

        if (year is < PrintedDate.FirstYear or > PrintedDate.LastYear)
        {
            refusal = PrintedRefusal.YearRange;
            return false;
        }

        refusal = this switch
        {
            { Month: < 1 or > 12 } or { Quarter: < 1 or > 4 }
                or { Half: < 1 or > 2 } => PrintedRefusal.NoSuchWeek,
            { Week: { } week } when week < 1 || week > ISOWeek.GetWeeksInYear(year) => PrintedRefusal.NoSuchWeek,
            { Month: { } month, Day: { } day } when day < 1 || day > DateTime.DaysInMonth(year, month) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{PrintedRefusal.NoSuchDay}; {PrintedMonths.Name(month)} {year} has {DateTime.DaysInMonth(year, month)} days"),
            { Week: not null, Day: < 1 or > 7 } => PrintedRefusal.NoSuchDay,
            { Month: null, Week: null, Day: not null } => PrintedRefusal.Date,
            _ => null,
        };
        if (refusal is not null)
        {
            return false;
        }

        var whole = this switch
        {
            { Month: { } month, Day: { } day } => DateSpan.Day(new(year, month, day)),
            { Month: { } month } => DateSpan.Month(year, month),
            { Week: { } week, Day: { } day } => DateSpan.Day(DateSpan.Week(year,
                week).First.AddDays(day - 1)),
            { Week: { } week } => DateSpan.Week(year, week),
            { Quarter: { } quarter } => DateSpan.Quarter(year, quarter),
            { Half: { } half } => new(DateSpan.Quarter(year, (2 * half) - 1).First, DateSpan.Quarter(year,
                2 * half).Last),
            _ => DateSpan.Year(year),
        };
        span = Third == 0 ? whole : ThirdOf(whole);
        return true;
    }

    // Thirds of a month end on the 10th and 20th; those of a year with April and August.
    private DateSpan ThirdOf(DateSpan whole) => (Month, Third) switch
    {
        (not null, 1) => new(whole.First, whole.First.AddDays(9)),
        (not null, 2) => new(whole.First.AddDays(10), whole.First.AddDays(19)),
        (not null, _) => new(whole.First.AddDays(20), whole.Last),
        (_, 1) => new(whole.First, DateSpan.Month(whole.First.Year, 4).Last),
        (_, 2) => new(new(whole.First.Year, 5, 1), new(whole.First.Year, 8, 31)),
        _ => new(new(whole.First.Year, 9, 1), whole.Last),
    };

    /// <summary>Reads one date; null with a reason where there is a better one than "a date".</summary>
    public static PrintedDateParts? Read(List<PrintedToken> tokens, out string? refusal)
    {
        refusal = null;
        var compact = Compact(tokens);
        return PrintedDateNumbers.Read(compact, out refusal) is { } numbers ? numbers
            : refusal is null ? PrintedDateWords.Read(compact, out refusal)
            : null;
    }

    // Glued letters and digits are one word in dates ("2q", "w20", "q2"); weekdays and year words say nothing.
    private static List<PrintedToken> Compact(List<PrintedToken> tokens)
    {
        var kept = new List<PrintedToken>(tokens);
        if (kept.Count > 1 && kept[0].Kind == TokenKind.Word && PrintedMonths.IsWeekday(kept[0].Text))
        {
            kept.RemoveAt(0);
            if (kept[0].Is(','))
            {
                kept.RemoveAt(0);
            }
        }

        while (kept.Count > 1 && kept[^1].Kind == TokenKind.Word && PrintedMonths.IsYearWord(kept[^1].Text))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }
}
