using System.Buffers;

namespace Cenotaph.Site.Words;

/// <summary>The language of a quote as far as its letters tell.</summary>
internal static class QuoteLanguage
{
    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");
    private static readonly SearchValues<char> Russian = SearchValues.Create("ыэёъЫЭЁЪ");

    /// <summary>
    /// <c>uk</c> for Cyrillic with a letter that only Ukrainian of the study languages has, <c>ru</c> for one that only
    /// Russian has, <c>und</c> (not determined) otherwise.
    /// </summary>
    public static string Of(string quote) =>
        quote.AsSpan().IndexOfAny(Ukrainian) >= 0 ? "uk"
        : quote.AsSpan().IndexOfAny(Russian) >= 0 ? "ru"
        : "und";

    /// <summary>
    /// The language of words that the study's keepers wrote: as <see cref="Of"/> has it for Cyrillic, English for Latin
    /// letters alone, null where the letters do not tell.
    /// </summary>
    public static string? Among(string words)
    {
        var cyrillic = words.AsSpan().IndexOfAnyInRange('\u0400', '\u04FF') >= 0;
        return Of(words) is var language && language != "und" ? language
            : !cyrillic && words.Any(char.IsAsciiLetter) ? "en" : null;
    }
}
