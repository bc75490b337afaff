using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>What the threads of one search share: what was made of texts that took long to read.</summary>
internal sealed class SearchMemos
{
    /// <summary>Nothing is remembered yet.</summary>
    /// <param name="sought">The person.</param>
    /// <param name="columns">Which cells are read.</param>
    /// <param name="isDead">Whether a status says that the person is dead.</param>
    public SearchMemos(SoughtPerson sought, SearchColumns columns, Func<string, bool> isDead)
    {
        SearchMemo<NameLevelSet>[] Names(NameParts parts) =>
            [.. sought.Readings.Select(reading => new SearchMemo<NameLevelSet>(text => reading.Levels(text, parts)))];
        (Words, Surnames) = (Names(NameParts.All), Names(NameParts.Surname));
        (Given, Patronymics) = (Names(NameParts.Given | NameParts.Surname), Names(NameParts.Patronymic | NameParts.Surname));
        Wholes = [.. sought.Readings.Select(reading => new SearchMemo<NameLevelSet>(text => reading.Levels(PersonSearch.Read(text))))];
        Dead = new(text => text.Length > 0 && isDead(text));
        Dates = new(text => DateValue.Read(text, columns.Order) ?? default);
        Ages = new(text => AgeValue.Read(text) ?? -1);
        var unit = SoughtPlace.Of(sought.Unit);
        Units = new(text => unit?.UnitLevel(text) ?? 0);
        From = SoughtPlace.Of(sought.From);
        Places = new(text => From?.PlaceLevel(text) ?? 0);
        Births = new(text => DateValue.Read(text, columns.Order) is { } date ? Scales.BirthOf(sought.Birth!.Value, date) : (byte)0);
        Deaths = new(text => DateValue.Read(text, columns.Order) is { } date ? Scales.DeathOf(sought.Death!.Value, date) : (byte)0);
    }

    /// <summary>Words against all parts of each reading of the name sought.</summary>
    public SearchMemo<NameLevelSet>[] Words { get; }

    /// <summary>Words against its surname.</summary>
    public SearchMemo<NameLevelSet>[] Surnames { get; }

    /// <summary>Words against its given name and its surname.</summary>
    public SearchMemo<NameLevelSet>[] Given { get; }

    /// <summary>Words against its patronymic and its surname.</summary>
    public SearchMemo<NameLevelSet>[] Patronymics { get; }

    /// <summary>Whole names.</summary>
    public SearchMemo<NameLevelSet>[] Wholes { get; }

    /// <summary>Whether a status says dead.</summary>
    public SearchMemo<bool> Dead { get; }

    /// <summary>Dates.</summary>
    public SearchMemo<DateValue> Dates { get; }

    /// <summary>Ages in years; −1 where there is none.</summary>
    public SearchMemo<int> Ages { get; }

    /// <summary>The levels of units.</summary>
    public SearchMemo<byte> Units { get; }

    /// <summary>Where the person sought is from; null where it is not known.</summary>
    public SoughtPlace? From { get; }

    /// <summary>The levels of places.</summary>
    public SearchMemo<byte> Places { get; }

    /// <summary>The levels of days of birth.</summary>
    public DayMemo Births { get; }

    /// <summary>The levels of days of death.</summary>
    public DayMemo Deaths { get; }

    /// <summary>Whether a word is surely a patronymic.</summary>
    public SearchMemo<bool> SurePatronymics { get; } = new(ExchangedColumns.IsSurePatronymic);

    /// <summary>Whether a word in the surname's column may be a given name.</summary>
    public SearchMemo<bool> MayBeGiven { get; } = new(ExchangedColumns.MayBeGiven);
}
