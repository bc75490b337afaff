using System.Text.RegularExpressions;

namespace Cenotaph.Studies;

/// <summary>What a text says became of somebody. Words that say two things at once decide nothing.</summary>
internal static partial class PastedStatus
{
    // In this order: who died of wounds was wounded too, and is not listed as both.
    private static readonly (string Status, Regex Words)[] All =
    [
        ("died-of-wounds", OfWounds()), ("missing", Missing()), ("captured", Captured()), ("deserter", Deserter()), ("killed", Killed()), ("wounded", Wounded()), ("alive", Alive()),
    ];

    public static PastedField? Read(string text, ICollection<string> notes)
    {
        List<PastedField> found = [];
        foreach (var (status, words) in All)
        {
            if (words.Match(text) is { Success: true } match)
            {
                if (Denied().IsMatch(text[..match.Index]))
                {
                    notes.Add($"A word for {status} is denied; no status was taken.");
                    return null;
                }

                found.Add(new("status", status, match.Value));
                text = words.Replace(text, one => new string(' ', one.Length));
            }
        }

        if (found.Count > 1)
        {
            notes.Add($"The text says {string.Join(" and ", found.Select(one => one.Value))}; set the status.");
        }

        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"(?<!\p{L})(?:не|ні|not|never|нет данных, что)\s+(?:\p{L}+\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"(?<!\p{L})(?:(?:умер|скончал|погиб|помер)\p{L}*(?:\s+\p{L}+){0,3}?\s+(?:от|від)(?:\s+\p{L}+)?\s+(?:ран|ранений|ранения|поранен\p{L}*)|died of (?:his |her |their )?wounds)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex OfWounds();

    [GeneratedRegex(@"(?<!\p{L})(?:пропа\p{L}+\s+без\s+вести|без\s+вести\s+пропа\p{L}+|зник\p{L}*\s+безвісти|безвісти\s+зник\p{L}*|missing(?: in action)?)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Missing();

    [GeneratedRegex(@"(?<!\p{L})(?:в\s+плен\p{L}?|в\s+плену|у\s+полон\p{L}?|військовополонен\p{L}+|военнопленн\p{L}+|captured|taken prisoner|prisoner of war)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Captured();

    [GeneratedRegex(@"(?<!\p{L})(?:дезертир\p{L}*|СОЧ|СЗЧ|самовольно\s+(?:оставил|покинул)|самовільно\s+залиши\p{L}+|desert(?:ed|er)|AWOL)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Deserter();

    [GeneratedRegex(@"(?<!\p{L})(?:погиб\p{L}*|гибел\p{L}+|загину\p{L}+|загибл\p{L}+|загибел\p{L}+|убит\p{L}{0,2}|вбит\p{L}{0,2}|пал\s+смертью|поліг|killed|fallen|died|KIA)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Killed();

    [GeneratedRegex(@"(?<!\p{L})(?:ранен(?:а|ы)?|получил\p{L}*\s+ранени\p{L}+|поранен(?:ий|а|о|і)|отрима\p{L}+\s+поранення|wounded)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Wounded();

    [GeneratedRegex(@"(?<!\p{L})(?:жив(?:а|ой|ий)?|остался\s+в\s+живых|alive)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Alive();
}
