namespace Cenotaph.Names;

/// <summary>A patronymic, read once: whose child, and of what sex.</summary>
public sealed record PatronymicForm
{
    private PatronymicForm(NameText name, string father, int[] fathers, NameSex sex, bool isSure)
    {
        (Name, Father, FatherGroups, Sex, IsSure) = (name, father, fathers, sex, isSure);
    }

    /// <summary>The patronymic as written, with its keys.</summary>
    public NameText Name { get; }

    /// <summary>The key of the father's name without the suffix, or of the whole where there is none.</summary>
    public string Father { get; }

    /// <summary>The groups of given names that the father's may be of, ascending: Сергеевич and Сергійович share one.</summary>
    public IReadOnlyList<int> FatherGroups { get; }

    /// <summary>The sex that the suffix shows.</summary>
    public NameSex Sex { get; }

    /// <summary>Whether the suffix shows a patronymic: -ович always, -ич and -улы after a father's name that the tables know.</summary>
    public bool IsSure { get; }

    /// <summary>Reads a patronymic; a given name alone, as some languages write it, is read as the father's.</summary>
    public static PatronymicForm Of(string? text)
    {
        var name = NameText.Of(text);
        if (!name.IsKnown || name.IsInitial)
        {
            return new(name, name.Key, [], NameSex.Unknown, false);
        }

        var words = Skeleton.Of(text).Split('-');
        if (words.Length > 1 && PatronymicSuffix.OfWord(words[^1]) is not NameSex.Unknown and var sex)
        {
            var father = string.Concat(words[..^1]);
            return new(name, father, Known(father), sex, true);
        }

        foreach (var key in (IEnumerable<string>)[name.Key, .. PatronymicCases.Nominatives(name.Key)])
        {
            if (PatronymicSuffix.Off(key) is { } off)
            {
                var fathers = GivenNames.Fathers(off.Stem);
                if (off.Sure || fathers.Length > 0)
                {
                    return new(name, off.Stem, fathers, off.Sex, true);
                }
            }
        }

        return new(name, name.Key, Known(name.Key), NameSex.Unknown, false);
    }

    /// <summary>How closely two patronymics agree; the order of the two does not matter.</summary>
    public static PatronymicLevel Compare(PatronymicForm a, PatronymicForm b)
    {
        if (!a.Name.IsKnown || !b.Name.IsKnown)
        {
            return PatronymicLevel.Missing;
        }

        if (a.Name.IsInitial != b.Name.IsInitial)
        {
            return a.Name.SameInitial(b.Name) ? PatronymicLevel.Initial : PatronymicLevel.Different;
        }

        return a.Name.SameSpelling(b.Name) ? PatronymicLevel.SameSpelling
            : a.Name.Key == b.Name.Key || a.Father == b.Father || GivenForm.Meet(a.FatherGroups, b.FatherGroups) ? PatronymicLevel.SameFather
            : a.Name.IsClose(b.Name) || NameText.IsClose(a.Father, b.Father) ? PatronymicLevel.Close
            : PatronymicLevel.Different;
    }

    private static int[] Known(string key) => GivenNames.Of("", key).Full is { Length: > 0 } full ? full : GivenNames.Fathers(key);
}
