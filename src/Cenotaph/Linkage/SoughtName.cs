using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>One reading of the name sought, and how names of records compare with it.</summary>
internal sealed class SoughtName
{
    private const int MostWords = 4;
    private const int MostReadings = 4;

    private const int LongestInitial = 2;

    private static readonly byte[] SurnameApart = [Scales.Surname.Level(0, Rung.Apart), Scales.Surname.Level(1, Rung.Apart)];
    private static readonly byte[] GivenApart = [Scales.Given.Level(0, Rung.Apart), Scales.Given.Level(1, Rung.Apart)];
    private static readonly byte[] PatronymicApart = [Scales.Patronymic.Level(0, Rung.Apart), Scales.Patronymic.Level(1, Rung.Apart)];

    private readonly SoughtKeys surnameKeys;
    private readonly SoughtKeys givenKeys;
    private readonly SoughtKeys patronymicKeys;

    private SoughtName(SurnameForm surname, GivenForm given, PatronymicForm patronymic)
    {
        (Surname, Given, Patronymic) = (surname, given, patronymic);
        surnameKeys = new([surname.Name.Key, .. surname.Nominatives], []);
        givenKeys = new([given.Name.Key], GivenNames.KeysOf([.. given.Groups, .. given.ShortFor]));
        patronymicKeys = new([patronymic.Name.Key, patronymic.Father], GivenNames.KeysOf([.. patronymic.FatherGroups]));
    }

    public SurnameForm Surname { get; }

    public GivenForm Given { get; }

    public PatronymicForm Patronymic { get; }

    /// <summary>The ways to read a name that no other way beats, whatever the order of its words; none where it has no whole word.</summary>
    public static IReadOnlyList<SoughtName> Readings(string text)
    {
        var tokens = NameTokens.Of(text);
        if (!tokens.Words.Any(word => NameText.Of(word) is { IsKnown: true, IsInitial: false } name && name.Fold.Any(char.IsLetter)))
        {
            return [];
        }

        IEnumerable<PersonNameReading> readings = tokens.Comma > 0 || tokens.Words.Count is 1 or > MostWords
            ? [PersonNameReading.Of(text)]
            : Orders([.. tokens.Words]).Select(words => PersonNameReading.Of(string.Join(' ', words)));
        var weighed = readings.Select(reading => (Reading: reading, Weight: Weight(reading))).ToList();
        var most = weighed.Max(one => one.Weight);
        return
        [
            .. weighed.Where(one => one.Weight == most).Select(one => one.Reading)
                .DistinctBy(Text).OrderBy(Text, StringComparer.Ordinal).Take(MostReadings)
                .Select(reading => new SoughtName(reading.Surname, reading.Given, reading.Patronymic)),
        ];
    }

    /// <summary>The levels of a word, or of a column's cell, taken for each of these parts of the name; others are left out.</summary>
    public NameLevelSet Levels(string text, NameParts parts)
    {
        var key = Skeleton.Of(text);
        if (key.Length == 0)
        {
            return default;
        }

        // Initials and names of several words need a full reading; so do a few of the others.
        var isOdd = key.Length <= LongestInitial || key.Contains('-', StringComparison.Ordinal);
        if (isOdd)
        {
            key = key.Replace("-", "", StringComparison.Ordinal);
        }

        var script = Fold.ScriptOf(text);
        byte surname = 0, given = 0, patronymic = 0;
        if ((parts & NameParts.Surname) != 0 && Surname.Name.IsKnown)
        {
            surname = isOdd || Surname.Parts.Count > 1 || Surname.Name.IsInitial || surnameKeys.MayBe(key)
                ? Scales.Of(Surname, SurnameForm.Of(text))
                : SurnameApart[Ladder(Surname.Name)];
        }

        if ((parts & NameParts.Given) != 0 && Given.Name.IsKnown)
        {
            given = isOdd || Given.Name.IsInitial || Given.First is not null || givenKeys.BeginOrMayBe(key)
                ? Scales.Of(Given, GivenForm.Of(text))
                : GivenApart[Ladder(Given.Name)];
        }

        if ((parts & NameParts.Patronymic) != 0 && Patronymic.Name.IsKnown)
        {
            patronymic = isOdd || Patronymic.Name.IsInitial || patronymicKeys.BeginOrMayBe(key)
                ? Scales.Of(Patronymic, PatronymicForm.Of(text))
                : PatronymicApart[Ladder(Patronymic.Name)];
        }

        return new(surname, given, patronymic);

        int Ladder(in NameText name) => name.Script == script ? 0 : 1;
    }

    /// <summary>Whether a plain word is surely apart from each of these parts of the name, and its levels, which are those that
    /// <see cref="Levels(string, NameParts)"/> gives. Quick; it says no wherever that needs a full reading.</summary>
    /// <param name="word">Small letters.</param>
    /// <param name="key">Their skeleton.</param>
    /// <param name="script">Latin or Cyrillic.</param>
    /// <param name="parts">The parts of the name sought.</param>
    /// <param name="levels">The levels, where it is apart.</param>
    public bool IsApart(ReadOnlySpan<char> word, ReadOnlySpan<char> key, NameScript script, NameParts parts, out NameLevelSet levels)
    {
        levels = default;
        if (key.Length <= LongestInitial)
        {
            return false;
        }

        byte surname = 0, given = 0, patronymic = 0;
        if ((parts & NameParts.Surname) != 0 && Surname.Name.IsKnown)
        {
            if (Surname.Parts.Count > 1 || Surname.Name.IsInitial || (surnameKeys.MayBe(key) && MayBeSurname(word, key, script)))
            {
                return false;
            }

            surname = SurnameApart[Surname.Name.Script == script ? 0 : 1];
        }

        if ((parts & NameParts.Given) != 0 && Given.Name.IsKnown)
        {
            if (Given.Name.IsInitial || Given.First is not null || givenKeys.BeginOrMayBe(key))
            {
                return false;
            }

            given = GivenApart[Given.Name.Script == script ? 0 : 1];
        }

        if ((parts & NameParts.Patronymic) != 0 && Patronymic.Name.IsKnown)
        {
            if (Patronymic.Name.IsInitial || (patronymicKeys.BeginOrMayBe(key) && MayBePatronymic(word, key, script)))
            {
                return false;
            }

            patronymic = PatronymicApart[Patronymic.Name.Script == script ? 0 : 1];
        }

        levels = new(surname, given, patronymic);
        return true;
    }

    // Every level of two simple surnames but "different" needs one of these: equal folds; keys whose first three letters are at most one edit
    // apart, since nominatives keep them (one nominative, or one letter differs); similar keys. Folds of Latin names can be close by themselves.
    private bool MayBeSurname(ReadOnlySpan<char> word, ReadOnlySpan<char> key, NameScript script)
    {
        var sought = Surname.Name;
        return (script == NameScript.Latin && sought.Script == NameScript.Latin)
            || (script == sought.Script && Fold.IsOf(sought.Fold, word))
            || SoughtKeys.BeginAlike(key, sought.Key)
            || NameMeasures.JaroWinkler(key, sought.Key) >= NameRules.LeastSimilar;
    }

    // With a suffix that shows a patronymic, the rest is the father's name, and every level but "different" needs one of these.
    private bool MayBePatronymic(ReadOnlySpan<char> word, ReadOnlySpan<char> key, NameScript script)
    {
        var sought = Patronymic.Name;
        return PatronymicSuffix.SureStem(key) is not (> 0 and var length)
            || (script == NameScript.Latin && sought.Script == NameScript.Latin)
            || (script == sought.Script && Fold.IsOf(sought.Fold, word))
            || key.SequenceEqual(sought.Key) || IsClose(key, sought.Key)
            || key[..length].SequenceEqual(Patronymic.Father) || IsClose(key[..length], Patronymic.Father)
            || GivenForm.Meet(GivenNames.Fathers(key[..length]), Patronymic.FatherGroups);
    }

    private static bool IsClose(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length >= NameRules.ShortestClose && b.Length >= NameRules.ShortestClose && NameMeasures.IsOneEdit(a, b);

    /// <summary>The levels of a name that was read as a whole.</summary>
    public NameLevelSet Levels(PersonNameReading reading) =>
        new(Scales.Of(Surname, reading.Surname), Scales.Of(Given, reading.Given), Scales.Of(Patronymic, reading.Patronymic));

    private static (string, string, string) TextOf(PersonNameReading reading) =>
        (reading.Surname.Name.Fold, reading.Given.Name.Fold, reading.Patronymic.Name.Fold);

    private static string Text(PersonNameReading reading) => string.Join('|', TextOf(reading).Item1, TextOf(reading).Item2, TextOf(reading).Item3);

    // How much the words look like what they were taken for.
    private static int Weight(PersonNameReading reading) =>
        (reading.Patronymic.IsSure ? 6 : 0)
        + (reading.Given.Groups.Count > 0 ? 4 : reading.Given.IsKnown || reading.Given.Name.IsInitial ? 3 : 0)
        + (reading.Surname.Name is { IsKnown: true, IsInitial: false } ? 1 : 0)
        + (SurnameEndings.IsLike(reading.Surname.Name.Text) ? 2 : 0)
        - (GivenForm.Of(reading.Surname.Name.Text).Groups.Count > 0 ? 2 : 0)
        - (PatronymicForm.Of(reading.Surname.Name.Text) is { IsSure: true, FatherGroups.Count: > 0 } ? 3 : 0);

    // Every order of the words; initials keep theirs, for the first is the given name's.
    private static IEnumerable<List<string>> Orders(List<string> words)
    {
        if (words.Count <= 1)
        {
            yield return words;
            yield break;
        }

        var firstInitial = words.FindIndex(word => NameText.Of(word).IsInitial);
        for (var i = 0; i < words.Count; i++)
        {
            if (i != firstInitial && NameText.Of(words[i]).IsInitial)
            {
                continue;
            }

            List<string> rest = [.. words];
            rest.RemoveAt(i);
            foreach (var order in Orders(rest))
            {
                yield return [words[i], .. order];
            }
        }
    }
}

/// <summary>Parts of a name.</summary>
[Flags]
internal enum NameParts : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The surname.</summary>
    Surname = 1,

    /// <summary>The given name.</summary>
    Given = 2,

    /// <summary>The patronymic.</summary>
    Patronymic = 4,

    /// <summary>All three.</summary>
    All = 7,
}

/// <summary>The levels of the three parts of a name.</summary>
/// <param name="Surname">On the scale of surnames.</param>
/// <param name="Given">On the scale of given names.</param>
/// <param name="Patronymic">On the scale of patronymics.</param>
internal readonly record struct NameLevelSet(byte Surname, byte Given, byte Patronymic)
{
    /// <summary>Whether the surname may be the one sought.</summary>
    public bool IsSurnameNear => Scales.Surname.Step(Surname) < Rung.Apart;

    /// <summary>Whether the given name agrees.</summary>
    public bool GivenAgrees => Scales.Given.Agrees(Given);
}
