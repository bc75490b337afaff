using System.Runtime.CompilerServices;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Goes through records once: counts how many stand on each level, and keeps those whose name may be the one sought.</summary>
/// <remarks>One thread uses one search; their counts add up whatever the order, and candidates are sorted by place. A record that is not
/// known to be dead is passed over before anything of it is looked at.</remarks>
internal sealed class PersonSearch
{
    // The scales before it are counted in every record: the three parts of the name and the day of birth.
    private const int FirstOther = 4;

    private static readonly byte[] Separators = [.. " .,;/\t"u8];

    private readonly SoughtPerson sought;
    private readonly SearchColumns columns;
    private readonly IReadOnlyList<int> kept;
    private readonly int[] froms;
    private readonly int[] statuses;
    private readonly SearchMemos memos;
    private readonly NameMemo[] words;
    private readonly NameMemo[] surnames;
    private readonly NameMemo[] givenNames;
    private readonly NameMemo[] patronymics;
    private readonly bool[] hasSurname;
    private readonly bool[] isInitial;
    private readonly int every;
    private readonly UnexchangedNames stays;
    private readonly PlaceMemo[] places;

    /// <summary>A search by one thread.</summary>
    /// <param name="sought">The person.</param>
    /// <param name="columns">Which cells to read.</param>
    /// <param name="isDead">Whether a status says that the person is dead.</param>
    /// <param name="every">Of records that are not near, which one in how many lines shows how common deaths, places and units are; 1 counts all.</param>
    public PersonSearch(SoughtPerson sought, SearchColumns columns, Func<string, bool> isDead, int every = 1)
        : this(sought, columns, new SearchMemos(sought, columns, isDead), every)
    {
    }

    private PersonSearch(SoughtPerson sought, SearchColumns columns, SearchMemos memos, int every)
    {
        (this.sought, this.columns, kept, this.memos, this.every) = (sought, columns, columns.Kept, memos, every);
        (froms, statuses) = ([.. columns.From], [.. columns.Status]);
        NameMemo[] Names(NameParts parts, SearchMemo<NameLevelSet>[] memo) => [.. sought.Readings.Select((reading, i) => new NameMemo(reading, parts, memo[i]))];
        (words, surnames) = (Names(NameParts.All, memos.Words), Names(NameParts.Surname, memos.Surnames));
        (givenNames, patronymics) = (Names(NameParts.Given | NameParts.Surname, memos.Given), Names(NameParts.Patronymic | NameParts.Surname, memos.Patronymics));
        hasSurname = [.. sought.Readings.Select(reading => reading.Surname.Name.IsKnown)];
        isInitial = [.. sought.Readings.Select(reading => reading.Surname.Name.IsInitial)];
        stays = new(memos.SurePatronymics, memos.MayBeGiven);
        places = [.. froms.Select(_ => new PlaceMemo(memos.From, memos.Places))];
        Counts = [.. sought.Readings.Select(_ => Scales.All.Select(scale => new long[scale.Rungs.Count + 1]).ToArray())];
    }

    /// <summary>How many records of the dead there were.</summary>
    public long Records { get; private set; }

    /// <summary>For each reading of the name and each scale, how many records stand on each level; beyond the day of birth, the lines that stand for
    /// others count for them.</summary>
    public long[][][] Counts { get; }

    /// <summary>The records that may be the person.</summary>
    public List<Candidate> Candidates { get; } = [];

    /// <summary>The same search by another thread, which shares what takes long to read.</summary>
    public PersonSearch Beside() => new(sought, columns, memos, every);

    /// <summary>Takes a record.</summary>
    /// <param name="text">The bytes in which its cells lie, UTF-8.</param>
    /// <param name="cells">The cells in the order of the table's columns.</param>
    /// <param name="place">Where it stands.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, (int Block, int Line) place)
    {
        if (!IsDead(text, cells))
        {
            return;
        }

        Records++;
        var birth = Birth(text, cells);
        var standsForOthers = every == 1 || IsDrawn(place, every);
        var others = default(RecordLevels);
        var isOthersKnown = false;
        byte[]? copy = null;
        for (var reading = 0; reading < words.Length; reading++)
        {
            var name = Name(text, cells, reading, birth);
            var counts = Counts[reading];
            counts[0][name.Surname]++;
            counts[1][name.Given]++;
            counts[2][name.Patronymic]++;
            counts[FirstOther - 1][birth]++;
            var isNear = IsNear(name, birth, reading);
            if (!isNear && !standsForOthers)
            {
                continue;
            }

            if (!isOthersKnown)
            {
                (others, isOthersKnown) = (Others(text, cells, birth), true);
            }

            var levels = others with { Name = name };
            for (var scale = FirstOther; scale < counts.Length; scale++)
            {
                counts[scale][levels[scale]] += isNear ? 1 : every;
            }

            if (isNear)
            {
                copy ??= Candidate.Pack(text, cells, kept);
                Candidates.Add(new(place, reading, levels, copy));
            }
        }
    }

    /// <summary>The name of a record read as a whole.</summary>
    public static PersonNameReading Read(string text) =>
        text.Split('\u001F') is [var surname, var given, var patronymic] ? PersonNameReading.Of(surname, given, patronymic) : PersonNameReading.Of(text);

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, int column) =>
        column < 0 ? default : text.Slice(cells[column].Start, cells[column].Length);

    private static (int Start, int Length) Cell(ReadOnlySpan<(int Start, int Length)> cells, int column) => column < 0 ? default : cells[column];

    private bool IsDead(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells)
    {
        if (statuses.Length == 0)
        {
            return true;
        }

        var isDead = false;
        foreach (var column in statuses)
        {
            var status = Text(text, cells, column);
            if (status.IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            {
                if (!memos.Dead[status])
                {
                    return false;
                }

                isDead = true;
            }
        }

        return isDead;
    }

    // Lines drawn by their number mixed, so that nothing that repeats along the file is met every time or never.
    private static bool IsDrawn((int Block, int Line) place, int every) => unchecked(((uint)((place.Block * 0x2545F491) + place.Line) * 0x9E3779B1u) >> 8) % every == 0;

    private RecordLevels Others(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, byte birth) => new(
        default, birth, Death(text, cells), From(text, cells),
        sought.Unit is null || columns.Unit < 0 ? (byte)0 : memos.Units[Text(text, cells, columns.Unit)]);

    private byte Birth(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells)
    {
        if (sought.Birth is not { } birth)
        {
            return 0;
        }

        var level = columns.Born < 0 ? (byte)0 : memos.Births[Text(text, cells, columns.Born)];
        return level == 0 && columns.Age >= 0 && columns.Died >= 0
            && memos.Ages[Text(text, cells, columns.Age)] is >= 0 and var age
            && memos.Dates[Text(text, cells, columns.Died)] is { Last: > 0 } death
            ? Scales.BirthOf(birth, SoughtPerson.OfAge(death, age))
            : level;
    }

    private byte Death(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells) =>
        sought.Death is null || columns.Died < 0 ? (byte)0 : memos.Deaths[Text(text, cells, columns.Died)];

    // The nearest of settlement and region.
    private byte From(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells)
    {
        byte best = 0;
        if (sought.From is not null)
        {
            for (var i = 0; i < froms.Length; i++)
            {
                var level = places[i].Of(text, cells[froms[i]]);
                best = Scales.From.Step(level) < Scales.From.Step(best) ? level : best;
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NameLevelSet Name(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, int reading, byte birth)
    {
        if (columns.Surname < 0 && columns.Given < 0)
        {
            return Whole(Text(text, cells, columns.FullName), reading, birth);
        }

        var surname = Text(text, cells, columns.Surname);
        var given = Text(text, cells, columns.Given);
        var patronymic = Text(text, cells, columns.Patronymic);
        if (given.IsEmpty && patronymic.IsEmpty && surname.Contains((byte)' '))
        {
            return Whole(surname, reading, birth);
        }

        var first = surnames[reading].Of(text, Cell(cells, columns.Surname));
        var second = givenNames[reading].Of(text, Cell(cells, columns.Given));
        var third = patronymics[reading].Of(text, Cell(cells, columns.Patronymic));
        var name = new NameLevelSet(first.Surname, second.Given, third.Patronymic);
        if ((hasSurname[reading] && !first.IsSurnameNear && !second.IsSurnameNear && !third.IsSurnameNear) || IsNear(name, birth, reading))
        {
            return name;
        }

        // Parts in each other's column are read together, but only where the parts sought are among them.
        return (second.IsSurnameNear || third.IsSurnameNear || words[reading][patronymic].GivenAgrees || words[reading][surname].GivenAgrees)
            && (second.GivenAgrees || words[reading][patronymic].GivenAgrees || words[reading][surname].GivenAgrees)
            && !stays.IsSure(surname, given, patronymic)
            ? memos.Wholes[reading][Joined(surname, given, patronymic)]
            : name;
    }

    // A whole name in one cell: its words show whether it can be near, and only then is it read, which takes a hundred times longer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private NameLevelSet Whole(ReadOnlySpan<byte> cell, int reading, byte birth)
    {
        var memo = words[reading];
        var best = default(NameLevelSet);
        var at = 0;
        while (at < cell.Length)
        {
            var length = cell[at..].IndexOfAny(Separators);
            length = length < 0 ? cell.Length - at : length;

            // The dot shows an initial.
            var withDot = at + length < cell.Length && cell[at + length] == (byte)'.' ? length + 1 : length;
            if (length > 0)
            {
                // An initial in a whole name is never the surname's.
                var levels = memo[cell.Slice(at, withDot)];
                best = new(
                    withDot > length ? best.Surname : Nearer(Scales.Surname, best.Surname, levels.Surname), Nearer(Scales.Given, best.Given, levels.Given),
                    Nearer(Scales.Patronymic, best.Patronymic, levels.Patronymic));
            }

            at += length + 1;
        }

        return IsNear(best, birth, reading) ? memos.Wholes[reading][cell] : best;
    }

    private static byte Nearer(Scale scale, byte best, byte level) => scale.Step(level) < scale.Step(best) ? level : best;

    // Near enough to be looked at: the surname, and a given name that does not speak against it unless the day of birth speaks for it.
    private bool IsNear(NameLevelSet name, byte birth, int reading) => hasSurname[reading]
        ? Scales.Surname.Step(name.Surname) < (isInitial[reading] ? Rung.Apart : Rung.Initial) && (Scales.Given.AgreesOrSilent(name.Given) || birth == 1)
        : Scales.Given.Agrees(name.Given) && Scales.Patronymic.AgreesOrSilent(name.Patronymic);

    private static byte[] Joined(ReadOnlySpan<byte> surname, ReadOnlySpan<byte> given, ReadOnlySpan<byte> patronymic) =>
        [.. surname, 0x1F, .. given, 0x1F, .. patronymic];
}
