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

        Span<bool> usedA = stackalloc bool[MostLetters];
        Span<bool> usedB = stackalloc bool[MostLetters];
        var window = Math.Max(Math.Max(a.Length, b.Length) / 2 - 1, 0);
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!usedB[j] && a[i] == b[j])
                {
                    usedA[i] = usedB[j] = true;
                    common++;
                    break;
                }
            }
        }

        if (common == 0)
        {
            return 0;
        }

        var moved = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (usedA[i])
            {
                while (!usedB[j])
                {
                    j++;
                }

                moved += a[i] == b[j++] ? 0 : 1;
            }
        }

        double m = common;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (moved / 2)) / m)) / 3;
        var prefix = Math.Min(PrefixAtMost, a.CommonPrefixLength(b));
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }
}
