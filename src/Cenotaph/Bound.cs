namespace Cenotaph;

/// <summary>What a printed number says about the number behind it. A bound never becomes a point.</summary>
public enum Bound
{
    /// <summary>The publisher prints one number as the number.</summary>
    Point,

    /// <summary>The publisher prints two limits, without saying with what probability they hold.</summary>
    Range,

    /// <summary>The publisher prints a 95 % interval, with or without a central value.</summary>
    Interval95,

    /// <summary>"At least": only the low limit is stated.</summary>
    Lower,

    /// <summary>"Up to", "less than": only the high limit is stated.</summary>
    Upper,

    /// <summary>"About", "nearly": one number, said to be rounded.</summary>
    Approximate,

    /// <summary>No number: a denial, a refusal to comment, a statement of scope.</summary>
    None,
}

/// <summary>The words for <see cref="Bound"/> in files, commands and pages.</summary>
public static class BoundWords
{
    /// <summary>The word of the claim record: point, range, ci95, lower, upper, approx or none.</summary>
    public static string Word(this Bound bound) => bound switch
    {
        Bound.Point => "point",
        Bound.Range => "range",
        Bound.Interval95 => "ci95",
        Bound.Lower => "lower",
        Bound.Upper => "upper",
        Bound.Approximate => "approx",
        Bound.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(bound), bound, "Not a bound."),
    };

    /// <summary>The bound that a word names, or null when it names none.</summary>
    public static Bound? Parse(string word) => word switch
    {
        "point" => Bound.Point,
        "range" => Bound.Range,
        "ci95" => Bound.Interval95,
        "lower" => Bound.Lower,
        "upper" => Bound.Upper,
        "approx" => Bound.Approximate,
        "none" => Bound.None,
        _ => null,
    };
}
