using System.Text.RegularExpressions;
using Cenotaph.Names;

namespace Cenotaph.Studies;

/// <summary>The name in a text: the fullest run of capitalised words that reads as one.</summary>
internal static partial class PastedName
{
    private const int MostWords = 5;
    private const int MostTitle = 3;

    /// <summary>A name found.</summary>
    public readonly record struct Found(string Words, PersonNameReading Reading, string? Title, int Others);

    public static Found? Find(string text)
    {
        (string Words, PersonNameReading Reading, double Score)? best = null;
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match run in Capitalised().Matches(text))
        {
            // A sentence that opens with "Погиб" has a capital there, and no surname.
            var words = run.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => Opening().IsMatch(word)).ToArray();
            for (var from = 0; from < words.Length; from++)
            {
                for (var count = Math.Min(MostWords, words.Length - from); count >= 2; count--)
                {
                    var joined = string.Join(' ', words[from..(from + count)]);
                    var reading = PersonNameReading.Of(joined.TrimEnd(','));
                    if (Score(reading, count) is var score and > 0)
                    {
                        distinct.Add(reading.Surname.Name.Key);
                        best = best is null || score > best.Value.Score ? (Untitled(joined, reading.Title).TrimEnd(',', '.'), reading, score) : best;
                    }
                }
            }
        }

        return best is { } name ? new(name.Words, name.Reading, TitleBefore(text, name.Words), distinct.Count - 1) : null;
    }

    private static string Untitled(string words, string? title) =>
        title is not null && words.StartsWith(title, StringComparison.Ordinal) ? words[title.Length..].TrimStart() : words;

    // Ranks stand before the name and begin with small letters: гвардии старший сержант.
    private static string? TitleBefore(string text, string name)
    {
        var before = text[..Math.Max(0, text.IndexOf(name, StringComparison.Ordinal))].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(MostTitle, before.Length); count > 0; count--)
        {
            var title = string.Join(' ', before[^count..]);
            if (PersonNameReading.Of($"{title} {name}").Title is { } taken && string.Equals(taken, title, StringComparison.OrdinalIgnoreCase))
            {
                return title;
            }
        }

        return null;
    }

    // A patronymic shows a name best; a word too many costs more than it brings.
    private static double Score(PersonNameReading name, int words)
    {
        if (!name.Surname.Name.IsKnown || !name.Given.Name.IsKnown || (!name.IsSure && !name.Patronymic.Name.IsKnown))
        {
            return 0;
        }

        var title = name.Title?.Split(' ').Length ?? 0;
        var parts = 2 + (name.Patronymic.Name.IsKnown ? 1 : 0);
        return parts + (name.IsSure ? 1 : 0) + (title > 0 ? 0.5 : 0) + (name.Given.Name.IsInitial ? -0.5 : 0) - (2 * Math.Max(0, words - title - parts));
    }

    [GeneratedRegex(@"^(?:погиб(?:ла|ли|ший|шая|шие)?|погибают|убит[аы]?|умер(?:ла|ли)?|скончал(?:ся|ась|ись)|пропал[аи]?|ранен[аы]?|загину(?:в|ла|ли)|загибл(?:ий|а|і)|вбит(?:ий|а|і)|помер(?:ла|ли)?|зник(?:ла|ли)?|поранен(?:ий|а|і)|поліг|пал|killed|fallen|died|missing|captured|wounded)[.,]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:\p{Lu}[\p{L}'’ʼ-]*\.?,?)(?: ?(?:\p{Lu}[\p{L}'’ʼ-]*[.,]?))+")]
    private static partial Regex Capitalised();
}
