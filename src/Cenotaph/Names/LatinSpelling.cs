using System.Buffers;

namespace Cenotaph.Names;

/// <summary>What a Latin word shows of the scheme it was romanised by, where a letter alone reads two ways.</summary>
internal readonly ref struct LatinSpelling
{
    private static readonly SearchValues<char> ScholarsLetters = SearchValues.Create("žčšŝâûëě");

    private readonly ReadOnlySpan<char> word;
    private readonly bool glides;
    private readonly bool strikes;

    /// <summary>Looks at a word of small letters.</summary>
    public LatinSpelling(ReadOnlySpan<char> word)
    {
        this.word = word;
        var w = word.Contains('w') && !word.Contains('v');
        IsPolish = w || word.EndsWith("czyk");
        IsGerman = w && !word.Contains("cz", StringComparison.Ordinal) && !word.Contains("sz", StringComparison.Ordinal)
            && (word.EndsWith("ow") || word.EndsWith("ew") || word.EndsWith("owa") || word.EndsWith("ewa") || word.EndsWith("ij"));

        // Signs of the schemes that write й as j (ISO 9, GOST 7.79 B, scholars) and of those that write ж so (telegrams, French).
        glides = w || word.ContainsAny(ScholarsLetters) || Has("zh") || Has("shh") || Has("cz") || word.EndsWith("ij") || word.EndsWith("yj");
        strikes = Has("ou") || Has("tch") || Has("ia") || Has("iu") || word.EndsWith("ff") || word.EndsWith("ii");
    }

    /// <summary>Whether cz is ч.</summary>
    public bool IsPolish { get; }

    /// <summary>Whether ch is х and z is ц: Sacharow, Kusnezow.</summary>
    public bool IsGerman { get; }

    /// <summary>Whether the j at this place is й (Zajcev) and not ж (Joukov).</summary>
    public bool IsGlide(int at)
    {
        var before = at > 0 ? word[at - 1] : '\0';
        var after = at + 1 < word.Length ? word[at + 1] : '\0';
        if (after == '\0')
        {
            return true;
        }

        if (glides || strikes)
        {
            return glides;
        }

        if (at == 0)
        {
            return after is 'a' or 'u' && StartsSoft();
        }

        // After a consonant я and ю are commoner than жа and жу, but not in Dja-; ё and е are not written so.
        if (!LatinSounds.IsVowel(before))
        {
            return after is 'a' or 'u' && (at, before) != (1, 'd');
        }

        // Between vowels ж is likelier, but not in -aja and -ajo-; before a consonant й, but not after i and y, nor in Brejnev,
        // Nadejdin, Rojdestvenski.
        return LatinSounds.IsVowel(after)
            ? (after == 'a' && at + 2 == word.Length) || (before, after) == ('a', 'o')
            : !(before is 'i' or 'y' || (before, after) is ('e', 'd') or ('o', 'd') or ('o', 'g')
                || ((before, after) == ('e', 'n') && !word[at..].StartsWith("jni") && !word[..at].EndsWith("se")));
    }

    /// <summary>Whether the x at this place is кс (Alexandrov, Maximov) and not х (Xaritonov, Mixajlov).</summary>
    public bool IsKs(int at)
    {
        if (at == 0 || glides)
        {
            return false;
        }

        var before = word[..at];
        var after = word[(at + 1)..];
        return (after.IsEmpty && before[^1] is 'a' or 'e' or 'o')
            || (before.EndsWith("ale") && after[0] is 'a' or 'e' or 's' or 'y' or 'o' or 'i' && !after.StartsWith("in"))
            || (before.EndsWith("ma") && after.StartsWith("im"))
            || (before is "a" && after[0] is 'e' or 'y' or 'i' or 'o')
            || (before.EndsWith("feli") || before.EndsWith("di") || before.EndsWith("de"));
    }

    // Stems in я and ю that are commoner than their like in ж.
    private bool StartsSoft()
    {
        foreach (var stem in (ReadOnlySpan<string>)["jak", "jan", "jas", "jagod", "jabl", "jarosl", "jarc", "jarm", "jur", "jul", "jus", "jun"])
        {
            if (word.StartsWith(stem))
            {
                return !word.StartsWith("jurav");
            }
        }

        return false;
    }

    private bool Has(ReadOnlySpan<char> part) => word.Contains(part, StringComparison.Ordinal);
}
