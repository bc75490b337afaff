using System.Numerics;

namespace Cenotaph.Linkage;

/// <summary>
/// Jaro–Winkler similarity of ASCII keys (Winkler 1990), as DuckDB's <c>jaro_winkler_similarity</c> defines it: letters match within
/// ⌊longer/2⌋ − 1 places; a Jaro similarity above 0.7 is raised by 0.1 for each of up to four equal first letters; 0 when a key is empty.
/// </summary>
internal static class JaroWinkler
{
    private const double Boosted = 0.7;
    private const double PrefixWeight = 0.1;
    private const int LongestPrefix = 4;

    /// <summary>The similarity, 0 to 1, of any two keys.</summary>
    public static double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length > LetterMasks.Longest || right.Length > LetterMasks.Longest)
        {
            return OfLongKeys(left, right);
        }

        var masks = new LetterMasks();
        masks.Set(left);
        return Similarity(masks, right);
    }

    /// <summary>The similarity, 0 to 1, of a key that has masks and one of at most 64 letters.</summary>
    public static double Similarity(LetterMasks left, ReadOnlySpan<byte> right)
    {
        var window = Window(left.Length, right.Length);
        ulong leftMatched = 0, rightMatched = 0;
        var near = window >= 63 ? ulong.MaxValue : (1UL << (window + 1)) - 1;
        for (var position = 0; position < right.Length; position++)
        {
            var free = left[right[position]] & near & ~leftMatched;
            leftMatched |= Lowest(free);
            rightMatched |= (free == 0 ? 0UL : 1UL) << position;
            near = position < window ? (near << 1) | 1 : near << 1;
        }

        var matches = BitOperations.PopCount(leftMatched);
        if (matches == 0)
        {
            return 0;
        }

        var misplaced = 0;
        for (; rightMatched != 0; rightMatched &= rightMatched - 1, leftMatched &= leftMatched - 1)
        {
            var letter = right[BitOperations.TrailingZeroCount(rightMatched)];
            misplaced += (left[letter] & Lowest(leftMatched)) == 0 ? 1 : 0;
        }

        return Raised(matches, misplaced / 2, left.Key, right);
    }

    /// <summary>The greatest similarity that keys of these lengths can have, with so many letters in common and so many equal first letters.</summary>
    public static double Bound(int left, int right, int common, int prefix)
    {
        if (common == 0)
        {
            return 0;
        }

        var jaro = Jaro(common, 0, left, right);
        return jaro > Boosted ? jaro + (Math.Min(prefix, LongestPrefix) * PrefixWeight * (1 - jaro)) : jaro;
    }

    private static ulong Lowest(ulong bits) => unchecked(bits & (0UL - bits));

    private static int Window(int left, int right) => Math.Max((Math.Max(left, right) / 2) - 1, 0);

    private static double Jaro(int matches, int transpositions, int left, int right) =>
        (((double)matches / left) + ((double)matches / right) + ((double)(matches - transpositions) / matches)) / 3;

    private static double Raised(int matches, int transpositions, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var jaro = Jaro(matches, transpositions, left.Length, right.Length);
        if (jaro <= Boosted)
        {
            return jaro;
        }

        var prefix = 0;
        while (prefix < LongestPrefix && prefix < left.Length && prefix < right.Length && left[prefix] == right[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double OfLongKeys(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var window = Window(left.Length, right.Length);
        var leftMatched = new bool[left.Length];
        var rightMatched = new bool[right.Length];
        var matches = 0;
        for (var position = 0; position < right.Length; position++)
        {
            var last = Math.Min(position + window, left.Length - 1);
            for (var other = Math.Max(position - window, 0); other <= last; other++)
            {
                if (!leftMatched[other] && left[other] == right[position])
                {
                    leftMatched[other] = rightMatched[position] = true;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        int misplaced = 0, next = 0;
        for (var position = 0; position < right.Length; position++)
        {
            if (rightMatched[position])
            {
                while (!leftMatched[next])
                {
                    next++;
                }

                misplaced += left[next++] == right[position] ? 0 : 1;
            }
        }

        return Raised(matches, misplaced / 2, left, right);
    }
}
