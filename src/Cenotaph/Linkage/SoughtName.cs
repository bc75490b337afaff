using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>One reading of the name sought, and how names of records compare with it.</summary>
internal sealed class SoughtName
{
    private const int MostWords = 4;
    private const int MostReadings = 4;

    // A Jaro–Winkler similarity of 0.88 needs shares of common letters that add up to 1.4; folds and nominatives may share a little more.
    private const double LeastCommon = 1.2;
    private const int LongestEnding = 4;

    private const int LongestInitial = 2;

    private static readonly byte[] SurnameApart = [Scales.Surname.Level(0, Rung.Apart), Scales.Surname.Level(1, Rung.Apart)];
    private static readonly byte[] GivenApart = [Scales.Given.Level(0, Rung.Apart), Scales.Given.Level(1, Rung.Apart)];
    private static readonly byte[] PatronymicApart = [Scales.Patronymic.Level(0, Rung.Apart), Scales.Patronymic.Level(1, Rung.Apart)];

    private readonly List<string> surnameKeys;
    private readonly List<string> givenKeys;
    private readonly List<string> patronymicKeys;
    private readonly HashSet<(char, char)> givenStarts;
    private readonly HashSet<(char, char)> patronymicStarts;

    private SoughtName(SurnameForm surname, GivenForm given, PatronymicForm patronymic)
    {
        (Surname, Given, Patronymic) = (surname, given, patronymic);
        surnameKeys = [surname.Name.Key, .. surname.Nominatives];
        givenKeys = [given.Name.Key];
        patronymicKeys = [patronymic.Name.Key, patronymic.Father];
        givenStarts = Starts([.. givenKeys, .. GivenNames.KeysOf([.. given.Groups, .. given.ShortFor])]);
        patronymicStarts = Starts([.. patronymicKeys, .. GivenNames.KeysOf([.. patronymic.FatherGroups])]);
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
            surname = isOdd || Surname.Parts.Count > 1 || Surname.Name.IsInitial || MayBe(key, surnameKeys)
                ? Scales.Of(Surname, SurnameForm.Of(text))
                : SurnameApart[Ladder(Surname.Name)];
        }

        if ((parts & NameParts.Given) != 0 && Given.Name.IsKnown)
        {
            given = isOdd || Given.Name.IsInitial || Given.First is not null || Begins(key, givenStarts) || MayBe(key, givenKeys)
                ? Scales.Of(Given, GivenForm.Of(text))
                : GivenApart[Ladder(Given.Name)];
        }

        if ((parts & NameParts.Patronymic) != 0 && Patronymic.Name.IsKnown)
        {
            patronymic = isOdd || Patronymic.Name.IsInitial || Begins(key, patronymicStarts) || MayBe(key, patronymicKeys)
                ? Scales.Of(Patronymic, PatronymicForm.Of(text))
                : PatronymicApart[Ladder(Patronymic.Name)];
        }

        return new(surname, given, patronymic);

        int Ladder(in NameText name) => name.Script == script ? 0 : 1;
    }

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

    private static HashSet<(char, char)> Starts(List<string> keys) => [.. keys.Where(key => key.Length > 1).Select(key => (key[0], key[1]))];

    private static bool Begins(string key, HashSet<(char, char)> starts) => key.Length > 1 && starts.Contains((key[0], key[1]));

    // Cheap: whether the letters, in whatever order, can make the names close or one inflected from the other.
    private static bool MayBe(string key, List<string> sought)
    {
        foreach (var other in sought)
        {
            if (other.Length > 0 && (Common(key, other) >= LeastCommon
                || (Math.Abs(key.Length - other.Length) <= LongestEnding && key.AsSpan(0, Math.Min(3, key.Length)).SequenceEqual(other.AsSpan(0, Math.Min(3, other.Length))))))
            {
                return true;
            }
        }

        return false;
    }

    private static double Common(string a, string b)
    {
        var (left, right) = (Letters(a), Letters(b));
        var common = Math.Min(
            a.Length - System.Numerics.BitOperations.PopCount(left & ~right), b.Length - System.Numerics.BitOperations.PopCount(right & ~left));
        return ((double)common / a.Length) + ((double)common / b.Length);
    }

    private static uint Letters(string key)
    {
        var letters = 0u;
        foreach (var letter in key)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
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
