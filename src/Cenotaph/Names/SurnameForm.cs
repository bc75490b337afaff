namespace Cenotaph.Names;

/// <summary>A surname, read once.</summary>
public sealed record SurnameForm
{
    private const int MostCombinations = 16;

    private SurnameForm(NameText name, IReadOnlyList<string> parts, IReadOnlyList<IReadOnlyList<string>> partNominatives, NameSex sex)
    {
        (Name, Parts, PartNominatives, Sex) = (name, parts, partNominatives, sex);
        Nominatives = Combined(partNominatives);
    }

    /// <summary>The surname as written, with its keys.</summary>
    public NameText Name { get; }

    /// <summary>The keys of the parts; a double surname has two.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>The keys of the masculine nominatives it may have, the likeliest first.</summary>
    public IReadOnlyList<string> Nominatives { get; }

    /// <summary>The sex that the ending shows if the surname stands in the nominative.</summary>
    public NameSex Sex { get; }

    private IReadOnlyList<IReadOnlyList<string>> PartNominatives { get; }

    /// <summary>Reads a surname; with a lexicon, candidates for the nominative that it has are kept, and if it has none, those that the ending
    /// alone suggests.</summary>
    public static SurnameForm Of(string? text, SurnameLexicon? lexicon = null)
    {
        var name = NameText.Of(text);
        string[] parts = name.IsInitial ? [name.Key] : Skeleton.Of(text).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return new(
            name,
            parts,
            [.. parts.Select(part => NominativesOf(part, lexicon))],
            name.IsInitial || parts.Length == 0 ? NameSex.Unknown : SurnameCases.SexOf(parts[^1]));
    }

    /// <summary>How closely two surnames agree; the order of the two does not matter.</summary>
    public static SurnameLevel Compare(SurnameForm a, SurnameForm b)
    {
        if (!a.Name.IsKnown || !b.Name.IsKnown)
        {
            return SurnameLevel.Missing;
        }

        if (a.Name.IsInitial != b.Name.IsInitial)
        {
            return a.Name.SameInitial(b.Name) ? SurnameLevel.Initial : SurnameLevel.Different;
        }

        return a.Name.SameSpelling(b.Name) ? SurnameLevel.SameSpelling
            : a.Name.Key == b.Name.Key ? SurnameLevel.SameKey
            : Meet(a.Nominatives, b.Nominatives) || SamePartsSwapped(a, b) ? SurnameLevel.SameNominative
            : IsPartOf(a, b) || IsPartOf(b, a) ? SurnameLevel.PartOfDouble
            : a.Name.IsClose(b.Name) || NameText.IsClose(a.Nominatives[0], b.Nominatives[0]) ? SurnameLevel.Close
            : NameMeasures.JaroWinkler(a.Name.Key, b.Name.Key) >= NameRules.LeastSimilar ? SurnameLevel.Similar
            : SurnameLevel.Different;
    }

    private static List<string> NominativesOf(string key, SurnameLexicon? lexicon)
    {
        var likely = SurnameCases.Likely(key);
        if (lexicon is null)
        {
            return likely;
        }

        var known = likely.Concat(SurnameCases.Possible(key)).Append(key).Where(lexicon.Contains).Distinct(StringComparer.Ordinal).ToList();
        return known.Count > 0 ? known : likely;
    }

    // A double surname of many ambiguous parts keeps the likeliest combinations.
    private static IReadOnlyList<string> Combined(IReadOnlyList<IReadOnlyList<string>> parts)
    {
        IReadOnlyList<string> all = parts.Count == 0 ? [] : parts[0];
        foreach (var part in parts.Skip(1))
        {
            all = [.. all.SelectMany(_ => part, (head, tail) => head + tail).Take(MostCombinations)];
        }

        return all;
    }

    private static bool SamePartsSwapped(SurnameForm a, SurnameForm b) =>
        a.Parts.Count == 2 && b.Parts.Count == 2 && Meet(a.PartNominatives[0], b.PartNominatives[1]) && Meet(a.PartNominatives[1], b.PartNominatives[0]);

    private static bool IsPartOf(SurnameForm one, SurnameForm other) =>
        one.Parts.Count == 1 && other.Parts.Count > 1 && HasPart(other, one.PartNominatives[0]);

    private static bool HasPart(SurnameForm form, IReadOnlyList<string> nominatives)
    {
        foreach (var part in form.PartNominatives)
        {
            if (Meet(part, nominatives))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Meet(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            for (var j = 0; j < b.Count; j++)
            {
                if (a[i] == b[j])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
