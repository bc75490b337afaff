using Cenotaph.Ingest;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Reads a file of records into a table to be linked.</summary>
public static class TableFile
{
    private const int RowsBetweenReports = 50_000;

    /// <summary>One table of a file and of further files whose records are added to it: they are read by the columns of the first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="added">The further files, in their order; each must have an id column where the first has one.</param>
    /// <param name="idColumn">The column that names each record; null to find it by its header.</param>
    /// <param name="problems">Receives what is wrong with the files.</param>
    /// <param name="progress">Told how many rows were read.</param>
    public static LinkageTable? Read(
        string path, IReadOnlyList<string> added, string? idColumn, ICollection<Problem> problems, IProgress<(string Input, long Rows)>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(added);
        var tables = added.Prepend(path).Select(file => Read(file, idColumn, problems, progress)).ToList();
        if (tables.Contains(null) || added.Count == 0)
        {
            return tables.Contains(null) ? null : tables[0];
        }

        var first = tables[0]!;
        var fits = true;
        foreach (var table in tables.Skip(1).Select(table => table!))
        {
            string[] Of(LinkageTable one, LinkageTable other) =>
                [.. one.Columns.Where(column => other.Column(column.Name) is null && other.IdColumn != column.Name).Select(column => column.Name)];
            if (table.IdColumn != first.IdColumn)
            {
                fits = false;
                problems.Add(new(
                    table.Name, null, first.IdColumn ?? table.IdColumn, table.IdColumn is null ? "no such column of ids" : "a column of ids",
                    first.IdColumn is null ? $"none, as in {first.Name}" : $"the ids that {first.Name} has"));
            }

            if (Of(table, first) is { Length: > 0 } more)
            {
                problems.Add(new(table.Name, null, null, "columns that " + first.Name + " lacks: " + string.Join(", ", more), "its columns; these are left out", Severity.Doubt));
            }

            if (Of(first, table) is { Length: > 0 } fewer)
            {
                problems.Add(new(table.Name, null, null, "no columns " + string.Join(", ", fewer), "the columns of " + first.Name + "; they are empty here", Severity.Doubt));
            }
        }

        return fits ? JoinedTable.Of([.. tables.Select(table => table!)]) : null;
    }

    /// <summary>The table; null, with problems, when the file as a whole cannot be used. Faulty rows are problems and left out.</summary>
    /// <param name="path">CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="idColumn">The column that names each record; null to find it by its header.</param>
    /// <param name="problems">Receives what is wrong with the file.</param>
    /// <param name="progress">Told how many rows were read.</param>
    public static LinkageTable? Read(
        string path, string? idColumn, ICollection<Problem> problems, IProgress<(string Input, long Rows)>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        return UnpackedFile.Read(path, name, problems, plain => Read(plain, name, idColumn, problems, progress));
    }

    private static LinkageTable? Read(
        string path, string name, string? idColumn, ICollection<Problem> problems, IProgress<(string Input, long Rows)>? progress)
    {
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null || reader.Failed)
        {
            return null;
        }

        if (reader.Columns.Any(RefusedContent.IsNoHeader))
        {
            problems.Add(new(name, 1, null, "a first row that looks like a record", "the names of the columns"));
            return null;
        }

        if (idColumn is not null && !reader.Columns.Contains(idColumn))
        {
            problems.Add(new(name, null, idColumn, "no such column", "one of " + string.Join(", ", reader.Columns)));
            return null;
        }

        LinkageTableBuilder builder;
        try
        {
            builder = new(name, reader.Columns, idColumn);
        }
        catch (ArgumentException) when (idColumn is not null)
        {
            problems.Add(Locating(name, idColumn));
            return null;
        }

        var rows = 0L;
        while (reader.Read())
        {
            for (var column = 0; column < reader.Columns.Count; column++)
            {
                builder.Cell(column, reader[column]);
            }

            builder.EndRow();
            if (++rows % RowsBetweenReports == 0)
            {
                progress?.Report((name, rows));
            }
        }

        if (reader.Failed)
        {
            return null;
        }

        if (rows == 0)
        {
            problems.Add(new(name, null, null, "a header without rows", "at least one record"));
            return null;
        }

        var table = builder.Build();
        if (idColumn is not null && table.Dropped.Any(dropped => dropped.Column == idColumn))
        {
            problems.Add(Locating(name, idColumn));
            return null;
        }

        if (table.HiddenCells > 0)
        {
            problems.Add(new(
                name, null, null, FormattableString.Invariant($"{table.HiddenCells} cells with telephones, e-mails or accounts"), "none; they were read as empty", Severity.Doubt));
        }

        return table;
    }

    private static Problem Locating(string name, string idColumn) =>
        new(name, null, idColumn, "a column that could locate a living person", "another column of ids: this one is never used");
}
