using System.Globalization;

namespace Cenotaph.Claims;

/// <summary>Numbers, figures and dates as the arithmetic of a finding writes them, the same on every machine.</summary>
internal static class Written
{
    /// <summary>A number in full, grouped by commas.</summary>
    public static string Number(decimal number) => number.ToString("#,0.############", CultureInfo.InvariantCulture);

    /// <summary>A quotient or another result, to four digits after the point.</summary>
    public static string Result(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A figure with the kind of bound it is.</summary>
    public static string Figure(Figure figure) => figure.Bound switch
    {
        Bound.None => "no number",
        Bound.Point => Number(figure.Value!.Value),
        Bound.Approximate => "about " + Number(figure.Value!.Value),
        Bound.Lower => "at least " + Number(figure.Low!.Value),
        Bound.Upper => "at most " + Number(figure.High!.Value),
        _ => (figure.Value is { } value ? Number(value) + ", " : "")
            + $"{Number(figure.Low!.Value)}–{Number(figure.High!.Value)}{(figure.Bound == Bound.Interval95 ? " (95 %)" : "")}",
    } + (figure.InWords ? " (in words)" : "");

    /// <summary>The limits of a figure, where one may be missing.</summary>
    public static string Limits(decimal? low, decimal? high) => (low, high) switch
    {
        (null, null) => "no limits",
        ({ } from, null) => "at least " + Result(from),
        (null, { } to) => "at most " + Result(to),
        ({ } from, { } to) => from == to ? Result(from) : $"{Result(from)} to {Result(to)}",
    };

    /// <summary>A count of days.</summary>
    public static string Days(int days) => days == 1 ? "1 day" : Number(days) + " days";

    /// <summary>How many days lie between two dates at the least; 0 when they may be the same day.</summary>
    public static int Apart(DateSpan one, DateSpan other) => Math.Max(0, Math.Max(Since(one, other), Since(other, one)));

    /// <summary>By how many days every day of the first is later than every day of the second; negative when it may not be.</summary>
    public static int Since(DateSpan later, DateSpan earlier) => later.First.DayNumber - earlier.Last.DayNumber;
}
