using System.Globalization;

namespace Cenotaph;

/// <summary>
/// A published number as it was printed: what kind of bound it is, the numbers themselves, and how far they
/// were rounded. Valid from birth: which of value, low and high may be set follows from the bound.
/// </summary>
public sealed record Figure
{
    private Figure(Bound bound, decimal? value, decimal? low, decimal? high, decimal rounding, bool inWords)
    {
        Bound = bound;
        Value = value;
        Low = low;
        High = high;
        Rounding = rounding;
        InWords = inWords;
    }

    /// <summary>What the printed number says about the number behind it.</summary>
    public Bound Bound { get; }

    /// <summary>The number itself; null for a range without a centre and for a one-sided bound.</summary>
    public decimal? Value { get; }

    /// <summary>The low limit; null when none was stated.</summary>
    public decimal? Low { get; }

    /// <summary>The high limit; null when none was stated.</summary>
    public decimal? High { get; }

    /// <summary>
    /// The unit of the last printed digit: 1.2M gives 100,000, so the number behind it lies within half of that.
    /// Zero when the number was printed in full or the unit is not known.
    /// </summary>
    public decimal Rounding { get; }

    /// <summary>Whether the limits come from a word ("hundreds", "most"); such a figure never enters an estimate.</summary>
    public bool InWords { get; }

    /// <summary>No number at all.</summary>
    public static Figure None { get; } = new(Bound.None, null, null, null, 0, false);

    /// <summary>One number, printed as the number.</summary>
    public static Figure Point(decimal value, decimal rounding = 0) =>
        new(Bound.Point, value, null, null, Unit(rounding), false);

    /// <summary>One number, said to be rounded ("about", "nearly").</summary>
    public static Figure Approximate(decimal value, decimal rounding = 0) =>
        new(Bound.Approximate, value, null, null, Unit(rounding), false);

    /// <summary>At least <paramref name="low"/>.</summary>
    public static Figure AtLeast(decimal low, decimal rounding = 0, bool inWords = false) =>
        new(Bound.Lower, null, low, null, Unit(rounding), inWords);

    /// <summary>At most <paramref name="high"/>.</summary>
    public static Figure AtMost(decimal high, decimal rounding = 0, bool inWords = false) =>
        new(Bound.Upper, null, null, high, Unit(rounding), inWords);

    /// <summary>Between two limits, with the publisher's central value where there is one.</summary>
    /// <exception cref="ArgumentException">The limits are reversed, or the value lies outside them.</exception>
    public static Figure Between(
        decimal low, decimal high, decimal? value = null, decimal rounding = 0, bool inWords = false) =>
        Limits(Bound.Range, low, high, value, rounding, inWords);

    /// <summary>A 95 % interval, with the publisher's central value where there is one.</summary>
    /// <exception cref="ArgumentException">The limits are reversed, or the value lies outside them.</exception>
    public static Figure Within95(decimal low, decimal high, decimal? value = null, decimal rounding = 0) =>
        Limits(Bound.Interval95, low, high, value, rounding, false);

    /// <summary>The figure in the invariant notation of files and logs, for example <c>275000–325000 (range)</c>.</summary>
    public override string ToString() => Bound switch
    {
        Bound.None => "no number",
        Bound.Point => Text(Value),
        Bound.Approximate => "about " + Text(Value),
        Bound.Lower => "at least " + Text(Low),
        Bound.Upper => "at most " + Text(High),
        _ => (Value is null ? "" : Text(Value) + ", ") + Text(Low) + "–" + Text(High) + " (" + Bound.Word() + ")",
    };

    private static Figure Limits(
        Bound bound, decimal low, decimal high, decimal? value, decimal rounding, bool inWords)
    {
        if (low > high)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The low limit {low} is above the high limit {high}."),
                nameof(low));
        }

        if (value < low || value > high)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The value {value} is outside {low} to {high}."),
                nameof(value));
        }

        return new(bound, value, low, high, Unit(rounding), inWords);
    }

    private static decimal Unit(decimal rounding) =>
        rounding >= 0
            ? rounding
            : throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "A rounding unit is not negative.");

    private static string Text(decimal? number) =>
        number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
