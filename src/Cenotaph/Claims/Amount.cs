namespace Cenotaph.Claims;

/// <summary>Numbers as the arithmetic of findings writes them where two decimals are enough.</summary>
internal static class Amount
{
    /// <summary>A number, to two decimals.</summary>
    public static Phrase Text(decimal number) => Phrase.Number(number, 2);

    /// <summary>
    /// A number as a sentence says it: persons whole, unless that would make it look like the other number beside it
    /// that it differs from.
    /// </summary>
    public static Phrase Told(decimal number, string unit, decimal? beside = null) =>
        unit == "persons" && !(beside is { } other && other != number && Whole(other) == Whole(number)) ? Phrase.Number(Whole(number)) : Text(number);

    /// <summary>A number of the arithmetic of rates and ratios, to so many decimals.</summary>
    public static Phrase Text(double number, int decimals = 2) => Phrase.Number(number, decimals);

    /// <summary>A share as a percentage, to one decimal.</summary>
    public static Phrase Percent(double share) => Phrase.Percent(share);

    /// <summary>A change as a percentage with its sign, to one decimal.</summary>
    public static Phrase Change(double share) => Phrase.Change(share);

    /// <summary>A day.</summary>
    public static Phrase Text(DateOnly day) => Phrase.Date(day);

    /// <summary>The nearest whole number.</summary>
    public static decimal Whole(decimal number) => decimal.Round(number, MidpointRounding.AwayFromZero);
}
