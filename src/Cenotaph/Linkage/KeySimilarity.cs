using System.Numerics;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Whether two of many keys are similar by Jaro–Winkler; most pairs are turned down by their lengths, letters and first letters alone.</summary>
internal sealed class KeySimilarity
{
    // A bound computed in another order may differ by rounding.
    private const double Rounding = 1e-9;

    private readonly string[] keys;
    private readonly uint[] letters;

    public KeySimilarity(IEnumerable<string> keys)
    {
        this.keys = [.. keys];
        letters = Array.ConvertAll(this.keys, Letters);
    }

    /// <summary>A bit for each class of letters that occurs in a key.</summary>
    public static uint Letters(string key)
    {
        var letters = 0u;
        foreach (var letter in key)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }

    /// <summary>The key of that number.</summary>
    public string this[int id] => keys[id];

    /// <summary>Whether every letter of one key may be in the other.</summary>
    public bool MayHold(int whole, int part) => (letters[part] & ~letters[whole]) == 0;

    /// <summary>Whether the similarity of two keys is at least a limit.</summary>
    public bool AtLeast(int a, int b, double limit)
    {
        var (one, other) = (keys[a], keys[b]);
        if (one.Length > 0 && other.Length > 0)
        {
            // As many letters can be matched as one key has and the other does not lack; none would then be out of place.
            double common = Math.Min(
                one.Length - BitOperations.PopCount(letters[a] & ~letters[b]), other.Length - BitOperations.PopCount(letters[b] & ~letters[a]));
            var jaro = ((common / one.Length) + (common / other.Length) + 1) / 3;
            var prefix = 0;
            while (prefix < 4 && prefix < one.Length && prefix < other.Length && one[prefix] == other[prefix])
            {
                prefix++;
            }

            if (jaro + (prefix * 0.1 * (1 - jaro)) < limit - Rounding)
            {
                return false;
            }
        }

        return NameMeasures.JaroWinkler(one, other) >= limit;
    }
}
