namespace Cenotaph.Site.Words;

/// <summary>Computed numbers as readers see them.</summary>
internal static class NumberWords
{
    // Beyond it no number fits a decimal, and none is printed.
    private const double Farthest = 1e27;

    /// <summary>A count without decimals; … where it is not known, ∞ where it has no limit.</summary>
    public static string Whole(this Texts texts, double? number) => number switch
    {
        { } known when double.IsFinite(known) && Math.Abs(known) < Farthest => texts.Number(Zero(Math.Round((decimal)known))),
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => "…",
    };

    /// <summary>A share in per cent, to a tenth; … where it is not known.</summary>
    public static string Percent(this Texts texts, double? share) =>
        share is { } known && double.IsFinite(known) && Math.Abs(known) < Farthest / 100 ? texts.Number(Zero(Math.Round(100 * (decimal)known, 1))) + "\u00A0%" : "…";

    /// <summary>A change in per cent with its sign.</summary>
    public static string Signed(this Texts texts, double? change) => (change >= 0.0005 ? "+" : "") + texts.Percent(change);

    /// <summary>Two limits without decimals.</summary>
    public static string FromTo(this Texts texts, double? low, double? high) => texts.With("excess.from-to", texts.Whole(low), texts.Whole(high));

    /// <summary>What an excess is: more than, less than, or just the number.</summary>
    public static string Bounded(this Texts texts, Bound bound, double number) => bound switch
    {
        Bound.Lower => texts.With("court.more", texts.Whole(number)),
        Bound.Upper => texts.With("court.less", texts.Whole(number)),
        _ => texts.Whole(number),
    };

    // A number that rounds to nought has no sign.
    private static decimal Zero(decimal number) => number == 0 ? 0 : number;
}
