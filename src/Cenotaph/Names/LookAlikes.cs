namespace Cenotaph.Names;

/// <summary>Letters of one script that look like those of the other, and digits that look like letters.</summary>
internal static class LookAlikes
{
    // Pairs at the same place look alike. Small letters are fewer: в and b, н and h, м and m do not look alike.
    private const string Latin = "ABCEHIJKMOPSTXYaceijkopsxyï";
    private const string Cyrillic = "АВСЕНІЈКМОРЅТХУасеіјкорѕхуї";

    /// <summary>The Cyrillic letter that a Latin one looks like; the letter itself where there is none.</summary>
    public static char CyrillicFor(char latin)
    {
        var at = Latin.IndexOf(latin, StringComparison.Ordinal);
        return at < 0 ? latin : Cyrillic[at];
    }

    /// <summary>The Latin letter that a Cyrillic one looks like; the letter itself where there is none.</summary>
    public static char LatinFor(char cyrillic)
    {
        var at = Cyrillic.IndexOf(cyrillic, StringComparison.Ordinal);
        return at < 0 ? cyrillic : Latin[at];
    }

    /// <summary>Puts a Cyrillic word's foreign letters right.</summary>
    /// <param name="word">The word, changed in place.</param>
    /// <param name="length">Its length, less where a palochka was dropped.</param>
    public static void ToCyrillic(Span<char> word, ref int length)
    {
        var small = false;
        foreach (var c in word)
        {
            small |= char.IsLower(c);
        }

        var to = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];

            // The palochka of the Caucasian languages, often typed as a capital Latin or Ukrainian I or as a one: МагIомед.
            if (c is 'Ӏ' or 'ӏ' || (i > 0 && (c == '1' || (small && c is 'I' or 'І' && char.IsLower(word[i - 1])))))
            {
                continue;
            }

            word[to++] = c switch
            {
                '0' => 'о',
                '3' => 'з',
                _ => CyrillicFor(c),
            };
        }

        length = to;
    }

    /// <summary>Puts a Latin word's foreign letters right.</summary>
    /// <param name="word">The word, changed in place.</param>
    public static void ToLatin(Span<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = word[i] switch
            {
                '0' => 'o',
                '1' => 'l',
                var c => LatinFor(c),
            };
        }
    }
}
