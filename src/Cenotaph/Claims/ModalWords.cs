using System.Text.RegularExpressions;

namespace Cenotaph.Claims;

/// <summary>Whether a text asserts something or holds it possible, by its modal words in English, Russian and Ukrainian.</summary>
internal static partial class ModalWords
{
    /// <summary>The words of the field modality that assert.</summary>
    private static readonly string[] Asserting = ["fact", "will"];

    /// <summary>What a claim says: true that it is or will be, false that it may be, null when nothing tells.</summary>
    public static (bool Asserts, string Word)? Of(Claim claim) =>
        claim.Modality is { } modality ? (Asserting.Contains(modality, StringComparer.OrdinalIgnoreCase), modality)
        : claim.Quote is { } quote ? Of(quote)
        : null;

    /// <summary>A quote has fifteen words; what is far longer is no quote, and is not searched to its end.</summary>
    private const int Longest = 1000;

    /// <summary>What a text says. A word for possibility outweighs one that asserts: "will likely" is likely.</summary>
    public static (bool Asserts, string Word)? Of(string text) =>
        text.Length > Longest ? Of(text[..Longest])
        : Possible().Match(text) is { Success: true } possible ? (false, possible.Value)
        : Asserted().Match(text) is { Success: true } asserted ? (true, asserted.Value)
        : null;

    // "May" is a month too: before a number or after a preposition of time, and with a capital inside a sentence.
    // "Could not" and "cannot" speak of an ability in the past, not of a possibility.
    [GeneratedRegex(
        """
        (?i:\b(?:could|can)\b(?!\s+not\b) | \bmight\b | \bon\s+(?:pace|track|course)\b | \b(?:un)?likely\b | \bpossibl[ey]\b
        | \b(?:perhaps|maybe|probably)\b | \b(?:may|might)\s+have\b)
        | (?<!\b(?i:in|of|since|by|until|till|late|early|mid|last|this|next|from|to|before|after|and|or)[\s-]+)\bmay\b(?!\s*[\d,.])
        | ^\W*May\b(?=\s+(?:have|be|reach|exceed|pass|total|rise|number|lose|soon|well|already|not)\b)
        | (?i:\b(?:может|могут|мог|могла|могло|могли)\b(?!\s+не\b) | \bвозможно\b | \bвероятн\w* | \bскорее\s+всего\b | \bпо-видимому\b
        | \bнаверное\b | \bне\s+исключен[оа]\b | \bне\s+исключён[оа]?\b)
        | (?i:\b(?:може|можуть|міг|могла|могло|могли)\b(?!\s+не\b) | \bможлив[оі]\b | \b[йі]мовірн\w* | \bмабуть\b | \bнапевно\b
        | \bне\s+виключен[оа]\b)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Possible();

    [GeneratedRegex(
        """
        (?i:\b(?:will|shall|won['’]t)\b | \b\w+['’]ll\b | \b(?:is|are)\s+going\s+to\b
        | \b(?:буд(?:ет|ут)|достигн(?:ет|ут)|превыс(?:ит|ят)|состав(?:ит|ят)|дойд(?:ёт|ет|ут)|перевал(?:ит|ят)|вырас(?:тет|тут))\b
        | \b(?:буде|будуть|досягн(?:е|уть)|перевищ(?:ить|ать)|сягн(?:е|уть)|складе|складуть|дійд(?:е|уть)|зрост(?:е|уть))\b
        | \b\w+тим(?:е|уть)\b)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Asserted();
}
