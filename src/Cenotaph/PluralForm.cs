namespace Cenotaph;

/// <summary>The plural forms of whole numbers after the rules of Unicode CLDR.</summary>
public static class PluralForm
{
    /// <summary>
    /// The form of any number: other for fractions. After words that ask for the genitive, as "at least" does in Russian
    /// and Ukrainian, one becomes other and few becomes many.
    /// </summary>
    public static string Of(string language, decimal number, bool bounded)
    {
        var form = decimal.Truncate(number) == number && Math.Abs(number) < long.MaxValue
            ? Of(language, (long)number)
            : "other";
        return (bounded && language != "en", form) switch
        {
            (true, "one") => "other",
            (true, "few") => "many",
            _ => form,
        };
    }

    /// <summary>one, few, many or other.</summary>
    public static string Of(string language, long number) => language switch
    {
        "ru" or "uk" => (Math.Abs(number % 10), Math.Abs(number % 100)) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (12 or 13 or 14)) => "few",
            _ => "many",
        },
        _ => Math.Abs(number) == 1 ? "one" : "other",
    };
}
