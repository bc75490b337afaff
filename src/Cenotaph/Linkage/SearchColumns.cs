namespace Cenotaph.Linkage;

/// <summary>Which cells of a row <c>find</c> reads; −1 and empty lists where the table has no such column.</summary>
internal sealed record SearchColumns
{
    public int Id { get; init; } = -1;

    public int FullName { get; init; } = -1;

    public int Surname { get; init; } = -1;

    public int Given { get; init; } = -1;

    public int Patronymic { get; init; } = -1;

    public int Born { get; init; } = -1;

    public int Age { get; init; } = -1;

    public int Died { get; init; } = -1;

    public int Unit { get; init; } = -1;

    /// <summary>Settlements and regions.</summary>
    public IReadOnlyList<int> From { get; init; } = [];

    /// <summary>What became of the person. Where there are such columns, one must say that he is dead and none anything else.</summary>
    public IReadOnlyList<int> Status { get; init; } = [];

    /// <summary>How a date of three numbers is written in the table.</summary>
    public DayOrder Order { get; init; }

    /// <summary>Whether the table has a name at all.</summary>
    public bool HasName => FullName >= 0 || Surname >= 0 || Given >= 0;

    /// <summary>What is kept of a record that may be the person, in this order: id, names, dates, unit, places.</summary>
    public IReadOnlyList<int> Kept => [Id, FullName, Surname, Given, Patronymic, Born, Age, Died, Unit, .. From];
}
