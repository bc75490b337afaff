namespace Cenotaph.Names;

/// <summary>The masculine nominatives that a surname may have, on keys: scherbakova, scherbakovu and scherbakovim all give scherbakov.</summary>
/// <remarks>Surnames in -ко, -ых, -их and -о do not inflect in Russian.</remarks>
internal static class SurnameCases
{
    // What each type ends in when it is inflected, the longest first; the type's own ending stands after the stem.
    private static readonly (string Stem, string[] Endings)[] Possessive =
    [
        ("ov", ["imi", "oi", "ow", "im", "ig", "a", "u", "e", "i"]),
        ("ev", ["imi", "oi", "ow", "im", "ig", "a", "u", "e", "i"]),
        ("in", ["imi", "oi", "ow", "im", "ig", "a", "u", "e", "i"]),
    ];

    // -ский, -ський, -цкий and the like; -ой is of both sexes: Трубецкой, Вишневской.
    private static readonly string[] Adjective = ["ogo", "omu", "imi", "uw", "ow", "oi", "ay", "im", "ig", "om", "a", "u", "i", "e"];

    private static readonly string[] Consonant = ["ami", "am", "om", "em", "oi", "ei", "ov", "a", "y", "u", "w", "e", "i"];

    private static readonly string[] Declined = ["ogo", "ego", "omu", "emu", "im", "om", "oi", "ei", "ay", "uw", "a"];

    /// <summary>The candidates that the endings alone allow: right for most surnames, so kept without a lexicon; the surname itself comes first
    /// unless it can be no nominative.</summary>
    public static List<string> Likely(string key)
    {
        var likely = new List<string>(3);
        foreach (var (stem, endings) in Possessive)
        {
            foreach (var ending in endings)
            {
                if (Ends(key, stem, ending))
                {
                    var masculine = key[..^ending.Length];

                    // -ых and -ине are surnames of their own, and so is a noun in -ина: Седых, Мартине, Калина.
                    var isOwn = ending == "ig" || (stem == "in" && ending is "a" or "e" or "i" or "u");
                    return isOwn ? [masculine, key] : [masculine];
                }
            }
        }

        foreach (var stem in (ReadOnlySpan<string>)["sk", "ck", "zk"])
        {
            foreach (var ending in Adjective)
            {
                if (Ends(key, stem, ending))
                {
                    var bare = key[..^ending.Length];
                    return ending is "oi" ? [key, bare + "i"]
                        : ending is "i" ? [key]
                        : ending is "a" or "u" or "e" ? [bare + "i", key]
                        : [bare + "i", bare + "oi"];
                }
            }
        }

        foreach (var ending in (ReadOnlySpan<string>)["ogo", "omu", "ay"])
        {
            if (key.Length > ending.Length + 2 && key.EndsWith(ending, StringComparison.Ordinal))
            {
                var bare = key[..^ending.Length];
                likely.AddRange([bare + "i", bare + "oi", key]);
                return likely;
            }
        }

        // Ukrainian inflects -енко.
        foreach (var ending in (ReadOnlySpan<string>)["a", "u", "om", "ovi", "e"])
        {
            if (Ends(key, "enk", ending))
            {
                return [key[..^ending.Length] + "o", key];
            }
        }

        likely.Add(key);
        return likely;
    }

    /// <summary>Candidates that hold only when a lexicon has them: Мельника, Коваля, Кравця, Сковороды, Білої.</summary>
    public static IEnumerable<string> Possible(string key)
    {
        foreach (var ending in Consonant)
        {
            if (key.Length < ending.Length + 3 || !key.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = key[..^ending.Length];
            if (IsVowel(stem[^1]))
            {
                // Гайдая, Корнея: й was one with the vowel.
                yield return stem + "i";
                continue;
            }

            yield return stem;
            yield return stem + "a";
            yield return stem + "y";
            yield return stem + "o";
            yield return stem + "i";
            yield return stem + "oi";

            // Vowels that come and go: Кравця – Кравец, Дудка – Дудок, Воробья – Воробей, Орла – Орел.
            yield return stem[..^1] + "e" + stem[^1];
            yield return stem[..^1] + "o" + stem[^1];
            yield return stem + "ei";
        }

        // Adjectives: Черного, Чорної, Белая.
        foreach (var ending in Declined)
        {
            if (key.Length >= ending.Length + 3 && key.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return key[..^ending.Length] + "i";
                yield return key[..^ending.Length] + "oi";
            }
        }
    }

    /// <summary>The sex that the ending of a nominative shows.</summary>
    public static NameSex SexOf(string key) =>
        Ends(key, "ov", "a") || Ends(key, "ev", "a") || Ends(key, "sk", "ay") || Ends(key, "ck", "ay") || Ends(key, "sk", "a") || Ends(key, "ck", "a")
            ? NameSex.Female
        : Ends(key, "ov", "") || Ends(key, "ev", "") || Ends(key, "sk", "i") || Ends(key, "ck", "i") || (Ends(key, "in", "") && key.Length > 4)
            ? NameSex.Male
        : NameSex.Unknown;

    private static bool Ends(string key, string stem, string ending) =>
        key.Length > stem.Length + ending.Length && key.EndsWith(ending, StringComparison.Ordinal)
        && key.AsSpan(0, key.Length - ending.Length).EndsWith(stem);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w';
}
