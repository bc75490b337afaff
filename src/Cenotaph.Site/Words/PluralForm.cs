namespace Cenotaph.Site.Words;

/// <summary>The plural forms of whole numbers after the rules of Unicode CLDR.</summary>
internal static class PluralForm
{
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
