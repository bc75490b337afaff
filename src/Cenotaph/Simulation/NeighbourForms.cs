using System.Text;

namespace Cenotaph.Simulation;

/// <summary>Russian names as Ukrainian and Belarusian texts spell them.</summary>
internal static class NeighbourForms
{
    private const string Vowels = "аеёиоуыэюяіїє";

    /// <summary>A surname or a place in Ukrainian letters: Ковальов, Сініцин, Покровський.</summary>
    public static string Ukrainian(string word)
    {
        var text = new StringBuilder(word.Length + 2);
        for (var i = 0; i < word.Length; i++)
        {
            var small = char.ToLowerInvariant(word[i]);
            var previous = i > 0 ? char.ToLowerInvariant(word[i - 1]) : ' ';
            var written = small switch
            {
                'ь' when i + 1 < word.Length && word[i + 1] == 'ё' => "",
                'ы' => "и",
                'э' => "е",
                'ъ' => "'",
                'ё' => Vowels.Contains(previous, StringComparison.Ordinal) || previous is ' ' or 'ь' ? "йо" : "жшчщц".Contains(previous, StringComparison.Ordinal) ? "о" : "ьо",
                'с' or 'ц' when Follows(word, i, "кий") || Follows(word, i, "кая") => small + "ь",
                'и' when "жшчщцкгх".Contains(previous, StringComparison.Ordinal) => "и",
                'и' => Vowels.Contains(previous, StringComparison.Ordinal) ? "ї" : "і",
                'е' when previous == 'ь' => "є",
                _ => small.ToString(),
            };
            text.Append(written.Length > 0 && char.IsUpper(word[i]) ? char.ToUpperInvariant(written[0]) + written[1..] : written);
        }

        return text.Replace("ськая", "ська").Replace("цькая", "цька").ToString();
    }

    /// <summary>A surname in Belarusian letters: Щербаков becomes Шчербакоў. Unstressed о stays, for the stress is not known.</summary>
    public static string Belarusian(string word)
    {
        var text = new StringBuilder(word)
            .Replace("Щ", "Шч").Replace("щ", "шч").Replace('И', 'І').Replace('и', 'і').Replace("ъ", "'")
            .Replace("чі", "чы").Replace("ші", "шы").Replace("жі", "жы").Replace("рі", "ры").Replace("ці", "цы").ToString();
        return text.EndsWith("ов", StringComparison.Ordinal) || text.EndsWith("ев", StringComparison.Ordinal) || text.EndsWith("ёв", StringComparison.Ordinal)
            ? text[..^1] + "ў"
            : text;
    }

    private static bool Follows(string word, int at, string rest) =>
        at + 1 + rest.Length == word.Length && word.EndsWith(rest, StringComparison.Ordinal);
}
