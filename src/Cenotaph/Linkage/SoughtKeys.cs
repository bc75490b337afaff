using System.Numerics;

namespace Cenotaph.Linkage;

/// <summary>The keys of one part of the name sought, and quick tests of whether another key may be one of them.</summary>
internal sealed class SoughtKeys
{
    // A Jaro–Winkler similarity of 0.88 needs shares of common letters that add up to 1.4; folds and nominatives may share a little more.
    private const double LeastCommon = 1.2;
    private const int LongestEnding = 4;
    private const int Beginning = 3;

    private readonly (string Key, uint Letters)[] keys;
    private readonly HashSet<(char, char)> starts;

    /// <summary>Keys, and others of the same name of which only the beginnings count.</summary>
    public SoughtKeys(IReadOnlyList<string> keys, IEnumerable<string> variants)
    {
        this.keys = [.. keys.Where(key => key.Length > 0).Select(key => (key, Letters(key)))];
        starts = [.. keys.Concat(variants).Where(key => key.Length > 1).Select(key => (key[0], key[1]))];
    }

    /// <summary>Whether a key begins as one of these or of their variants, or <see cref="MayBe"/>.</summary>
    public bool BeginOrMayBe(ReadOnlySpan<char> key) => (key.Length > 1 && starts.Contains((key[0], key[1]))) || MayBe(key);

    /// <summary>Whether the letters, in whatever order, can make the names close or one inflected from the other.</summary>
    public bool MayBe(ReadOnlySpan<char> key)
    {
        var letters = Letters(key);
        foreach (var (other, others) in keys)
        {
            var common = Math.Min(
                key.Length - BitOperations.PopCount(letters & ~others), other.Length - BitOperations.PopCount(others & ~letters));
            if (((double)common / key.Length) + ((double)common / other.Length) >= LeastCommon
                || (Math.Abs(key.Length - other.Length) <= LongestEnding
                    && key[..Math.Min(Beginning, key.Length)].SequenceEqual(other.AsSpan(0, Math.Min(Beginning, other.Length)))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the first three letters of two texts can be those of texts at most one edit apart (one letter put in, taken out or
    /// replaced, or two neighbours swapped). Always, where one is shorter.</summary>
    public static bool BeginAlike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < Beginning || b.Length < Beginning)
        {
            return true;
        }

        // In this order: the edit is behind the first letter; it replaces the first; it puts one before it, here or there; it swaps the first two.
        return a[0] == b[0] ? a[1] == b[1] || a[2] == b[2] || a[1] == b[2] || a[2] == b[1]
            : (a[1] == b[1] && a[2] == b[2])
            || (a[0] == b[1] && a[1] == b[2]) || (a[1] == b[0] && a[2] == b[1])
            || (a[0] == b[1] && a[1] == b[0] && a[2] == b[2]);
    }

    private static uint Letters(ReadOnlySpan<char> key)
    {
        var letters = 0u;
        foreach (var letter in key)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }
}
