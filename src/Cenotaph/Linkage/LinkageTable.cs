using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>A table whose records are to be linked: named columns of text, and optionally an id for each record.</summary>
public sealed class LinkageTable
{
    private readonly PackedText? ids;

    internal LinkageTable(string name, int records, IReadOnlyList<TextColumn> columns, PackedText? ids, IReadOnlyList<ColumnRole> dropped)
    {
        Name = name;
        Records = records;
        Columns = columns;
        this.ids = ids;
        Dropped = dropped;
    }

    /// <summary>How messages call the table.</summary>
    public string Name { get; }

    /// <summary>How many records it has.</summary>
    public int Records { get; }

    /// <summary>The columns that were kept.</summary>
    public IReadOnlyList<TextColumn> Columns { get; }

    /// <summary>The column that names each record; null where their numbers stand for it.</summary>
    internal string? IdColumn { get; init; }

    /// <summary>How many cells held e-mails, accounts or telephones, in columns that may be used, and were read as empty.</summary>
    internal int HiddenCells { get; init; }

    /// <summary>The columns that were not even read into memory, because their header says that they may not be used.</summary>
    internal IReadOnlyList<ColumnRole> Dropped { get; }

    /// <summary>Of a table that several files make up, the name of each after the first with its first record; none for one file.</summary>
    internal IReadOnlyList<(string Name, int First)> Added { get; init; } = [];

    /// <summary>The name of the file that a record came from.</summary>
    internal string FileOf(int record) => Added.LastOrDefault(part => part.First <= record).Name ?? Name;

    /// <summary>The id of a record as the table gives it; its number, from 1, where the table gives none.</summary>
    public string Id(int record) => ids?[record] ?? (record + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The column of that name; null when the table has none.</summary>
    public TextColumn? Column(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
