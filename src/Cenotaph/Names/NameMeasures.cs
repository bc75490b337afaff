using System.Numerics;
using System.Text;

namespace Cenotaph.Names;

/// <summary>Distances and similarities of short texts, letter by letter.</summary>
internal static class NameMeasures
{
    private const int PrefixAtMost = 4;
    private const double PrefixWeight = 0.1;

    // No name is as long; without a bound, a column of prose would be compared for hours.
    private const int MostLetters = 64;

    /// <summary>Whether one text becomes the other by at most one letter put in, taken out or replaced, or two neighbours swapped.</summary>
    public static bool IsOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            return IsOneEdit(b, a);
        }

        if (b.Length - a.Length > 1)
        {
            return false;
        }

        var same = a.CommonPrefixLength(b);
        var restA = a[same..];
        var restB = b[same..];
        if (a.Length < b.Length)
        {
            return restA.SequenceEqual(restB[1..]);
        }

        return restA.Length <= 1
            || restA[1..].SequenceEqual(restB[1..])
            || (restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }

    /// <summary>The Jaro–Winkler similarity of the first 64 letters, 0 to 1 (Winkler 1990: prefix weight 0.1, at most four letters, whatever the
    /// Jaro similarity).</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, MostLetters)];
        b = b[..Math.Min(b.Length, MostLetters)];
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == b.Length ? 1 : 0;
        }

        // Letters are paired greedily, so the order of the arguments could matter.
        if (a.Length > b.Length || (a.Length == b.Length && a.SequenceCompareTo(b) > 0))
        {
            return JaroWinkler(b, a);
        }

        var window = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        var common = Matches(a, b, window, out var usedA, out var usedB);
        if (common == 0)
        {
            return 0;
        }

        var moved = 0;
        for (; usedA != 0; usedA &= usedA - 1, usedB &= usedB - 1)
        {
            moved += a[BitOperations.TrailingZeroCount(usedA)] == b[BitOperations.TrailingZeroCount(usedB)] ? 0 : 1;
        }

        double m = common;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (moved / 2)) / m)) / 3;
        var prefix = Math.Min(PrefixAtMost, a.CommonPrefixLength(b));
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    // Each letter of one text takes the first free equal letter of the other within the window; places taken are bits. Where a text is ASCII, the
    // places of each of its letters are looked up, so that a pair of long texts costs their lengths and not the product.
    private static int Matches(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int window, out ulong usedA, out ulong usedB)
    {
        unchecked
        {
            (usedA, usedB) = (0, 0);
            Span<ulong> places = stackalloc ulong[128];
            var isAscii = Ascii.IsValid(b);
            if (isAscii)
            {
                places.Clear();
                for (var j = 0; j < b.Length; j++)
                {
                    places[b[j]] |= 1UL << j;
                }
            }

            for (var i = 0; i < a.Length; i++)
            {
                var equal = isAscii ? a[i] < places.Length ? places[a[i]] : 0 : PlacesOf(a[i], b);
                var from = Math.Max(0, i - window);
                var near = (ulong.MaxValue << from) & (i + window >= MostLetters - 1 ? ulong.MaxValue : (1UL << (i + window + 1)) - 1);
                var free = equal & near & ~usedB;
                usedB |= free & (0 - free);
                usedA |= (free == 0 ? 0UL : 1UL) << i;
            }

            return BitOperations.PopCount(usedA);
        }
    }

    private static ulong PlacesOf(char letter, ReadOnlySpan<char> text)
    {
        var places = 0UL;
        for (var j = 0; j < text.Length; j++)
        {
            places |= (text[j] == letter ? 1UL : 0) << j;
        }

        return places;
    }
}
