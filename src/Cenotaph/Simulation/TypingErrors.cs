using System.Buffers;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>What fingers do to a word.</summary>
internal static class TypingErrors
{
    private static readonly string[] Russian = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
    private static readonly string[] English = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly Dictionary<char, string> Neighbours = Near(Russian).Concat(Near(English)).ToDictionary();

    // Cyrillic letters that have a Latin twin, and the twins.
    private const string Cyrillic = "аеорсухАВЕКМНОРСТХ";
    private const string Latin = "aeopcyxABEKMHOPCTX";
    private static readonly SearchValues<char> Twins = SearchValues.Create(Cyrillic);

    // Shares of the kinds of error, of the order found by Damerau (A technique for computer detection and correction of spelling errors,
    // CACM 7(3), 1964) and since: a wrong letter is commonest.
    private static readonly WeightedDraw Kinds = new([0.38, 0.22, 0.25, 0.15]);

    /// <summary>The word with one error, never the same word where one is possible; words of one letter stay.</summary>
    public static string Mistype(string word, RandomStream random)
    {
        if (word.Length < 3)
        {
            return word;
        }

        // The first letter is seldom wrong; it is left alone here.
        var at = 1 + random.Below(word.Length - 1);
        switch (Kinds.Draw(random))
        {
            case 0 when Neighbours.TryGetValue(char.ToLowerInvariant(word[at]), out var near):
                var letter = near[random.Below(near.Length)];
                return word[..at] + (char.IsUpper(word[at]) ? char.ToUpperInvariant(letter) : letter) + word[(at + 1)..];
            case 1 when at + 1 < word.Length && word[at] != word[at + 1]:
                return word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
            case 2:
                return word.Remove(at, 1);
            default:
                return word.Insert(at, word[at].ToString());
        }
    }

    /// <summary>Whether the word has a Cyrillic letter with a Latin twin.</summary>
    public static bool HasTwin(string word) => word.AsSpan().ContainsAny(Twins);

    /// <summary>The word with one such letter replaced by its twin.</summary>
    public static string WithTwin(string word, RandomStream random)
    {
        var places = Enumerable.Range(0, word.Length).Where(i => Cyrillic.Contains(word[i], StringComparison.Ordinal)).ToArray();
        var at = places[random.Below(places.Length)];
        return word[..at] + Latin[Cyrillic.IndexOf(word[at], StringComparison.Ordinal)] + word[(at + 1)..];
    }

    private static IEnumerable<KeyValuePair<char, string>> Near(string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var at = 0; at < rows[row].Length; at++)
            {
                var near = "";
                foreach (var (r, c) in (ReadOnlySpan<(int, int)>)[(row, at - 1), (row, at + 1), (row - 1, at), (row - 1, at + 1), (row + 1, at - 1), (row + 1, at)])
                {
                    near += r >= 0 && r < rows.Length && c >= 0 && c < rows[r].Length ? rows[r][c] : "";
                }

                yield return new(rows[row][at], near);
            }
        }
    }
}
