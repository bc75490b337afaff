namespace Cenotaph.Names;

/// <summary>The nominatives that an inflected given name may have, on keys: Сергею gives sergei, Никиты nikita, Павла pavel.</summary>
internal static class GivenCases
{
    // Case endings and what stands in the nominative instead. The keys of -ия, -ья and -я are one letter y, of -ию and -ью w.
    private static readonly (string Ending, string[] Nominative)[] Endings =
    [
        ("em", ["", "i", "ei"]),
        ("om", ["", "o"]),
        ("oi", ["a"]),
        ("ei", ["y", "a"]),
        ("ow", ["a"]),
        ("ew", ["y"]),
        ("a", ["", "o"]),
        ("u", ["", "o", "a"]),
        ("e", ["", "a", "y", "i", "ei"]),
        ("i", ["a", "y", ""]),
        ("y", ["i", "ei", ""]),
        ("w", ["i", "ei", "y", ""]),
        ("ey", ["ei"]),
        ("ew", ["ei"]),
        ("eem", ["ei"]),
        ("ee", ["ei"]),
        ("ay", ["ai"]),
        ("aw", ["ai"]),
        ("aem", ["ai"]),
        ("ae", ["ai"]),
    ];

    private static readonly Dictionary<string, string> Fleeting = new(StringComparer.Ordinal)
    {
        ["pavl"] = "pavel",
        ["lv"] = "lev",
        ["petr"] = "petr",
        ["ill"] = "ily",
        ["olg"] = "olga",
    };

    /// <summary>What the tables say of the nominatives; full names go before short ones.</summary>
    public static GivenNames.Entry Of(string key)
    {
        var known = Nominatives(key).Distinct(StringComparer.Ordinal).Select(one => GivenNames.Of("", one)).Where(one => one.IsKnown).ToList();
        if (known.Count < 2)
        {
            return known.Count == 0 ? GivenNames.Entry.None : known[0];
        }

        int[] full = [.. known.SelectMany(one => one.Full).Distinct().Order()];
        int[] nick = full.Length > 0 ? [] : [.. known.SelectMany(one => one.Short).Distinct().Order()];
        return new(full, nick, GivenNames.SexOf(full.Concat(nick)));
    }

    // The candidates, the likeliest first.
    private static IEnumerable<string> Nominatives(string key)
    {
        foreach (var (ending, nominatives) in Endings)
        {
            if (key.Length <= ending.Length + 1 || !key.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = key[..^ending.Length];
            foreach (var nominative in nominatives)
            {
                yield return stem + nominative;
            }

            if (Fleeting.TryGetValue(stem, out var full))
            {
                yield return full;
            }
        }
    }
}
