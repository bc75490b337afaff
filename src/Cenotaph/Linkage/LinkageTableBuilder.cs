namespace Cenotaph.Linkage;

/// <summary>Takes a table row by row. Columns that may not be used are left out by their header at once and never held in memory.</summary>
public sealed class LinkageTableBuilder
{
    private readonly string name;
    private readonly TextColumnBuilder?[] builders;
    private readonly List<ColumnRole> dropped = [];
    private readonly PackedText? ids;
    private readonly int idColumn = -1;
    private readonly string idName = "";
    private int records;

    /// <summary>A table with these columns, in the order their cells will come.</summary>
    /// <param name="name">How messages call the table.</param>
    /// <param name="columns">The header.</param>
    /// <param name="idColumn">The column that names each record; null to find one by its header.</param>
    public LinkageTableBuilder(string name, IReadOnlyList<string> columns, string? idColumn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(columns);
        this.name = name;
        builders = new TextColumnBuilder?[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var role = RoleWords.Of(columns[i]);
            if (role == FieldRole.Refused)
            {
                dropped.Add(new(columns[i], FieldRole.Refused, RoleWords.RefusalOf(columns[i])));
            }
            else if (this.idColumn < 0 && (idColumn is null ? role == FieldRole.Id : columns[i] == idColumn))
            {
                this.idColumn = i;
                idName = columns[i];
                ids = new();
            }
            else
            {
                builders[i] = new(columns[i]);
            }
        }

        if (idColumn is not null && this.idColumn < 0)
        {
            throw new ArgumentException($"The table {name} has no column {idColumn}.", nameof(idColumn));
        }
    }

    /// <summary>How many columns a row has.</summary>
    public int Width => builders.Length;

    /// <summary>Takes one cell of the row at hand; call it once for each column, in order, then <see cref="EndRow"/>.</summary>
    public void Cell(int column, ReadOnlySpan<char> text)
    {
        if (column == idColumn)
        {
            ids!.Add(text.Trim());
        }
        else
        {
            builders[column]?.Add(text);
        }
    }

    /// <summary>Ends the row at hand.</summary>
    public void EndRow() => records++;

    /// <summary>Takes a whole row.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        if (cells.Length != builders.Length)
        {
            throw new ArgumentException($"The row has {cells.Length} cells; the table has {builders.Length} columns.", nameof(cells));
        }

        for (var i = 0; i < cells.Length; i++)
        {
            Cell(i, cells[i]);
        }

        EndRow();
    }

    /// <summary>The table of the rows taken.</summary>
    public LinkageTable Build()
    {
        var seen = builders.Where(builder => builder is not null).Select(builder => RefusedContent.Without(builder!.Build())).ToList();
        List<TextColumn> columns = [.. seen.Select(one => one.Column)];
        var hidden = seen.Sum(one => one.Hidden);
        var refusal = ids is null ? null : RefusedContent.OfIds(records, record => ids[record] ?? "");
        return refusal is null
            ? new(name, records, columns, ids, dropped) { IdColumn = ids is null ? null : idName, HiddenCells = hidden }
            : new(name, records, columns, null, [.. dropped, new(idName, FieldRole.Refused, refusal)]) { HiddenCells = hidden };
    }
}
