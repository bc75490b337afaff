using System.Globalization;

namespace Cenotaph.Site.Words;

/// <summary>Dates as readers write them, no finer than they are known.</summary>
internal static class DateWords
{
    /// <summary>For example <c>31 Dec 2025</c>, <c>Dec 2025</c>, <c>2025</c> or <c>1 May 2024 – 9 May 2024</c>.</summary>
    public static string Date(this Texts texts, DateSpan date)
    {
        var text = date.ToString();
        return date.IsDay ? texts.Date(date.First)
            : text.Length == 4 ? text
            : text.Contains("-Q", StringComparison.Ordinal) ? texts.With("date.quarter", text[^1], text[..4])
            : text.Contains("-W", StringComparison.Ordinal)
                ? texts.With("date.week", int.Parse(text[^2..], CultureInfo.InvariantCulture), text[..4])
            : text.Length == 7 ? texts.With("date.month", texts.Month(date.First.Month), text[..4])
            : texts.Date(date.First) + " – " + texts.Date(date.Last);
    }

    /// <summary>For example <c>31 Dec 2025</c>.</summary>
    public static string Date(this Texts texts, DateOnly date) => texts.With("date.day",
        date.Day, texts[MonthKey(date)], date.ToString("yyyy", CultureInfo.InvariantCulture));

    /// <summary>The name of a month that stands alone, for example on an axis.</summary>
    public static string Month(this Texts texts, int month) =>
        texts["month.alone." + month.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The form that the attribute <c>datetime</c> takes, or null where it takes none.</summary>
    public static string? Machine(DateSpan date) =>
        date.ToString() is var text && text.AsSpan().ContainsAny('/', 'Q') ? null : text;

    /// <summary>How long before the bulletin's own date, for example <c>3 months before this bulletin</c>.</summary>
    public static string Age(this Texts texts, DateSpan date, DateOnly asOf)
    {
        var last = date.Last;
        if (last >= asOf)
        {
            return texts[last == asOf ? "age.same" : date.First <= asOf ? "age.around" : "age.after"];
        }

        var days = asOf.DayNumber - last.DayNumber;
        var months = ((asOf.Year - last.Year) * 12) + asOf.Month - last.Month
            - (asOf.Day < last.Day ? 1 : 0);
        var age = days < 61 ? texts.Count("age.days", days)
            : months < 24 ? texts.Count("age.months", months)
            : months % 12 == 0 ? texts.Count("age.years", months / 12)
            : texts.Count("age.years", months / 12) + " " + texts.Count("age.months", months % 12);
        return texts.With("age.before", age);
    }

    private static string MonthKey(DateOnly date) => "month." + date.Month.ToString(CultureInfo.InvariantCulture);
}
