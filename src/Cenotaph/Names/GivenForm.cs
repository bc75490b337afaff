namespace Cenotaph.Names;

/// <summary>A given name, read once.</summary>
public sealed record GivenForm
{
    private GivenForm(NameText name, GivenNames.Entry entry, GivenForm? first = null)
    {
        Name = name;
        First = first;
        Groups = entry.Full;
        ShortFor = entry.Short;
        Sex = entry.Sex == NameSex.Unknown && first is not null ? first.Sex : entry.Sex;
    }

    /// <summary>The name as written, with its keys.</summary>
    public NameText Name { get; }

    /// <summary>The groups of which it is a full form, ascending: Александр, Олександр and Alexander are of one.</summary>
    public IReadOnlyList<int> Groups { get; }

    /// <summary>The groups that it may be short for, ascending: Саша for Александр and for Александра.</summary>
    public IReadOnlyList<int> ShortFor { get; }

    /// <summary>The sex the tables give it.</summary>
    public NameSex Sex { get; }

    /// <summary>The first of several names: John of John Michael; null where there is one.</summary>
    public GivenForm? First { get; }

    /// <summary>Whether the tables know it, perhaps in an inflected form.</summary>
    public bool IsKnown => Groups.Count + ShortFor.Count > 0;

    /// <summary>Reads a given name; Сергею and Ивана are read as Сергей and Иван where the tables know only these.</summary>
    public static GivenForm Of(string? text)
    {
        var name = NameText.Of(text);
        if (!name.IsKnown || name.IsInitial)
        {
            return new(name, GivenNames.Entry.None);
        }

        var entry = GivenNames.Of(name.Fold, name.Key);
        return new(name, entry.IsKnown ? entry : GivenCases.Of(name.Key), FirstOf(text));
    }

    /// <summary>The name a group is known by, for example <c>Александр</c>.</summary>
    /// <param name="group">A number from <see cref="Groups"/> or <see cref="ShortFor"/>.</param>
    public static string HeadOf(int group) => GivenNames.Groups[group].Head;

    /// <summary>How closely two given names agree; the order of the two does not matter.</summary>
    public static GivenLevel Compare(GivenForm a, GivenForm b)
    {
        if (!a.Name.IsKnown || !b.Name.IsKnown)
        {
            return GivenLevel.Missing;
        }

        if (a.Name.IsInitial != b.Name.IsInitial)
        {
            return a.Name.SameInitial(b.Name) ? GivenLevel.Initial : GivenLevel.Different;
        }

        return a.Name.SameSpelling(b.Name) ? GivenLevel.SameSpelling
            : a.Name.Key == b.Name.Key ? GivenLevel.SameKey
            : Meet(a.Groups, b.Groups) || IsFirstOf(a, b) || IsFirstOf(b, a) ? GivenLevel.Variant
            : Meet(a.Groups, b.ShortFor) || Meet(a.ShortFor, b.Groups) || Meet(a.ShortFor, b.ShortFor) ? GivenLevel.Nickname
            : a.Name.IsClose(b.Name) ? GivenLevel.Close
            : GivenLevel.Different;
    }

    // Whether two lists, which are short, have a number in common.
    internal static bool Meet(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        for (int i = 0, ofA = a.Count, ofB = ofA == 0 ? 0 : b.Count; i < ofA && ofB > 0; i++)
        {
            var one = a[i];
            for (var j = 0; j < ofB; j++)
            {
                if (one == b[j])
                {
                    return true;
                }
            }
        }

        return false;
    }

    // John and John Michael may be one name, one of them in full.
    private static bool IsFirstOf(GivenForm one, GivenForm several) =>
        one.First is null && several.First is { } first && first.Name.Key == one.Name.Key;

    private static GivenForm? FirstOf(string? text)
    {
        var words = text!.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 1 && Of(words[0]) is { Name: { IsKnown: true, IsInitial: false } } first ? first : null;
    }
}
