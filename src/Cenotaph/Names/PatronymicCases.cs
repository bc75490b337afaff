namespace Cenotaph.Names;

/// <summary>The nominatives of inflected patronymics, on keys: Ивановича, Ивановне.</summary>
internal static class PatronymicCases
{
    /// <summary>The candidate, if the ending is one of a case.</summary>
    public static IEnumerable<string> Nominatives(string key)
    {
        if (Off(key, "ix", ["a", "u", "em", "e", "om", "evi"]) is { } male)
        {
            yield return male;
        }

        if (Off(key, "vn", ["i", "e", "u", "oi", "ow"]) is { } female)
        {
            yield return female + "a";
        }

        if (Off(key, "ixn", ["i", "e", "u", "oi", "ow"]) is { } second)
        {
            yield return second + "a";
        }
    }

    private static string? Off(string key, string stem, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (key.Length > stem.Length + ending.Length && key.EndsWith(ending, StringComparison.Ordinal)
                && key.AsSpan(0, key.Length - ending.Length).EndsWith(stem))
            {
                return key[..^ending.Length];
            }
        }

        return null;
    }
}
