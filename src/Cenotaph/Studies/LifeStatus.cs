using System.Collections.Frozen;

namespace Cenotaph.Studies;

/// <summary>Whether a list says of somebody that he is dead. Whatever is not known to say so does not.</summary>
internal static class LifeStatus
{
    // Words that say dead by their beginning; every other word of the status must be one that changes nothing.
    private static readonly string[] Dead =
    [
        "погиб", "загину", "загибл", "убит", "вбит", "умер", "помер", "скончал", "двухсот", "мертв", "killed", "died", "deceased",
        "fallen",
    ];

    private static readonly FrozenSet<string> DeadWords = ["dead", "kia", "dow"];

    private static readonly FrozenSet<string> Neutral =
    [
        "in", "action", "of", "from", "by", "on", "at", "the", "wounds", "wound", "injuries", "hospital", "confirmed", "officially", "war", "combat", "battle", "line", "duty",
        "в", "во", "на", "от", "при", "з", "і", "и", "у", "від", "под", "під", "ран", "раны", "ранений", "боях", "бою", "боевых", "действий", "исполнении", "выполнении", "боевого",
        "боевой", "задания", "задачи", "воинского", "долга", "службы", "сво", "госпитале", "больнице", "шпиталі", "підтверджено", "подтверждено", "подтвержден", "официально",
        "героически", "военнослужащий", "фронте", "фронті", "война", "войне", "війні", "груз", "200",
    ];

    // "от ранений": wounds that killed. By themselves they are a status of the living.
    private static readonly FrozenSet<string> Exact = ["200", "груз 200", "died of wounds", "died-of-wounds", "killed", "dow", "kia"];

    private static readonly FrozenSet<string> Header =
    [
        "status", "статус", "fate", "судьба", "доля", "outcome", "состояние", "стан", "lifestatus", "вибуття", "выбытие",
    ];

    private static readonly string[] LivingHeader =
    [
        "wanted", "розыск", "розшук", "desert", "дезертир", "awol", "соч", "сзч", "missing", "пропал", "зник", "captur", "prisoner", "pow", "плен", "полон",
    ];

    /// <summary>Whether a status says that the person is dead.</summary>
    public static bool IsDead(string status)
    {
        var text = status.Trim().ToLowerInvariant().Replace('ё', 'е');
        if (Exact.Contains(text.TrimEnd('.')))
        {
            return true;
        }

        // A question mark doubts; a number of dots and digits is a date.
        if (text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = text.Split([' ', '\t', '.', ',', ';', ':', '/', '-', '_', '(', ')', '\u00A0', '"', '«', '»'], StringSplitOptions.RemoveEmptyEntries);
        var isDead = false;
        foreach (var word in words)
        {
            if (DeadWords.Contains(word) || Array.Exists(Dead, stem => word.StartsWith(stem, StringComparison.Ordinal)))
            {
                isDead = true;
            }
            else if (!Neutral.Contains(word) && !word.All(char.IsAsciiDigit))
            {
                return false;
            }
        }

        return isDead;
    }

    /// <summary>Whether a column's name says that it tells what became of the person.</summary>
    public static bool IsHeader(string column)
    {
        var words = Words(column);
        return words.Exists(Header.Contains)
            && !words.Exists(word => word is "marital" or "family" or "civil" or "social" || word.StartsWith("семей", StringComparison.Ordinal) || word.StartsWith("сімейн", StringComparison.Ordinal));
    }

    /// <summary>Whether a column's name is one of registers of people who may be alive.</summary>
    public static bool IsOfTheLiving(string column) =>
        Words(column).Exists(word => Array.Exists(LivingHeader, stem => stem is "pow" or "соч" or "сзч" or "awol" ? word == stem : word.StartsWith(stem, StringComparison.Ordinal)));

    /// <summary>Whether most of these cells are words for what became of a person.</summary>
    public static bool IsContent(IReadOnlyList<string> cells)
    {
        var said = cells.Count(cell => !cell.All(char.IsAsciiDigit) && (StatusWords.Category(cell) is not null || IsDead(cell)));
        return cells.Count > 0 && 2 * said >= cells.Count;
    }

    private static List<string> Words(string column)
    {
        List<string> words = [];
        var start = 0;
        for (var i = 0; i <= column.Length; i++)
        {
            var ends = i == column.Length || !char.IsLetter(column[i]);
            if (ends || (i > start && char.IsUpper(column[i]) && char.IsLower(column[i - 1])))
            {
                if (i > start)
                {
                    words.Add(column[start..i].ToLowerInvariant());
                }

                start = ends ? i + 1 : i;
            }
        }

        return words;
    }
}
