namespace Cenotaph.Names;

/// <summary>Endings that surnames have and given names do not.</summary>
internal static class SurnameEndings
{
    private const int ShortestStem = 2;

    // On keys: -ов, -ова, -ин, -ский, -ская, -енко, -чук, -юк, -ых, -ян, -дзе, -швили, -ович and their like.
    private static readonly string[] Endings =
    [
        "ov", "ova", "ev", "eva", "in", "ina", "ski", "cki", "skay", "ckay", "ska", "cka", "skoi", "enko", "ko", "xuk", "uk", "wk", "ix", "ig",
        "oven", "yn", "dze", "xvili", "oi", "ay", "aty", "ti", "iga", "xuk", "ak", "yk", "ec", "oglu",
    ];

    /// <summary>Whether a word ends as surnames do and is no given name of the tables.</summary>
    public static bool IsLike(string word)
    {
        var name = NameText.Of(word);
        return !name.IsInitial && !GivenNames.Of(name.Fold, name.Key).IsKnown
            && Endings.Any(ending => name.Key.Length >= ending.Length + ShortestStem && name.Key.EndsWith(ending, StringComparison.Ordinal));
    }
}
