using System.Collections.Frozen;

namespace Cenotaph.Names;

/// <summary>The endings by which patronymics are known, on keys, so that they are the same in every script and language.</summary>
internal static class PatronymicSuffix
{
    private const int ShortestStem = 2;

    // The longest first. Ukrainian -івна and -ович, Belarusian -авіч and -аўна, scholars' -ovič without its caron.
    private static readonly (string Suffix, NameSex Sex, bool Sure)[] Suffixes =
    [
        ("inixna", NameSex.Female, true),
        ("ovixna", NameSex.Female, true),
        ("ovix", NameSex.Male, true),
        ("evix", NameSex.Male, true),
        ("avix", NameSex.Male, true),
        ("ovic", NameSex.Male, true),
        ("evic", NameSex.Male, true),
        ("ovna", NameSex.Female, true),
        ("evna", NameSex.Female, true),
        ("ivna", NameSex.Female, true),
        ("avna", NameSex.Female, true),
        ("ixna", NameSex.Female, true),
        ("ix", NameSex.Male, false),
    ];

    // Words of their own: Мамед оглы, Айбек уулу, Маратулы, Лейла Али кызы.
    private static readonly FrozenDictionary<string, NameSex> Words = new Dictionary<string, NameSex>
    {
        ["oglu"] = NameSex.Male,
        ["ogli"] = NameSex.Male,
        ["ugli"] = NameSex.Male,
        ["vgli"] = NameSex.Male,
        ["uli"] = NameSex.Male,
        ["ulu"] = NameSex.Male,
        ["uulu"] = NameSex.Male,
        ["ogul"] = NameSex.Male,
        ["ogil"] = NameSex.Male,
        ["kizi"] = NameSex.Female,
        ["gizi"] = NameSex.Female,
        ["kezi"] = NameSex.Female,
        ["kiz"] = NameSex.Female,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sex of a word that stands after a father's name; unknown where the word is none.</summary>
    public static NameSex OfWord(ReadOnlySpan<char> key) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var sex) ? sex : NameSex.Unknown;

    /// <summary>Takes a suffix off a key.</summary>
    /// <param name="key">A skeleton without hyphens.</param>
    /// <returns>The stem, the sex, and whether the suffix alone shows a patronymic (-ович) or only with a known father (-ич); null where
    /// there is none.</returns>
    public static (string Stem, NameSex Sex, bool Sure)? Off(string key)
    {
        foreach (var (suffix, sex, sure) in Suffixes)
        {
            if (key.Length >= suffix.Length + ShortestStem && key.EndsWith(suffix, StringComparison.Ordinal))
            {
                return (key[..^suffix.Length], sex, sure);
            }
        }

        // Written in one: Маратулы, Алиоглы.
        foreach (var word in (ReadOnlySpan<string>)["oglu", "ogli", "ugli", "uulu", "uli", "ulu", "kizi", "gizi"])
        {
            if (key.Length >= word.Length + ShortestStem + 1 && key.EndsWith(word, StringComparison.Ordinal))
            {
                return (key[..^word.Length], Words[word], false);
            }
        }

        return null;
    }

    /// <summary>How long the stem is before a suffix that alone shows a patronymic; 0 where there is none.</summary>
    public static int SureStem(ReadOnlySpan<char> key)
    {
        foreach (var (suffix, _, sure) in Suffixes)
        {
            if (key.Length >= suffix.Length + ShortestStem && key.EndsWith(suffix))
            {
                return sure ? key.Length - suffix.Length : 0;
            }
        }

        return 0;
    }

    /// <summary>The stems that a father's key can have in patronymics: Сергей gives serge and serg (Сергійович), Илья il, Юрий wr.</summary>
    public static IEnumerable<string> StemsOf(string key)
    {
        yield return key;
        var bare = key.TrimEnd('i');
        if (bare.Length is >= 2 and var length && length < key.Length)
        {
            yield return bare;
            if (bare.Length > 2 && bare[^1] == 'e')
            {
                yield return bare[..^1];
            }
        }
        else if (key.Length > 2 && key[^1] is 'a' or 'y' or 'o' or 'e')
        {
            yield return key[..^1];
        }
    }
}
