using Cenotaph.Store;
using DuckDB.NET.Data;

namespace Cenotaph.Ingest;

/// <summary>Rows of a Parquet file, every value as text.</summary>
internal sealed class ParquetRows : RowReader
{
    private readonly ParquetQuery query;
    private readonly string[] columns;
    private readonly string?[] cells;
    private readonly string name;
    private readonly ICollection<Problem> problems;
    private long row;
    private bool failed;

    private ParquetRows(ParquetQuery query, string[] columns, string name, ICollection<Problem> problems)
    {
        (this.query, this.columns, this.name, this.problems) = (query, columns, name, problems);
        cells = new string?[columns.Length];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => columns;

    /// <summary>The row's number in the file, from 1.</summary>
    public override long Row => row;

    /// <inheritdoc/>
    public override bool Failed => failed;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column] => cells[column] ??=
        query.IsFloating(column) ? PlainDigits.Expand(query[column]) : query[column];

    /// <summary>Opens a Parquet file; null when it is damaged or none.</summary>
    public static ParquetRows? Open(FileStream file, string name, ICollection<Problem> problems)
    {
        if (Fault(file) is { } seen)
        {
            problems.Add(new(name, null, null, seen, InputFile.Describe(FileFormat.Parquet)));
            return null;
        }

        ParquetQuery? query = null;
        try
        {
            query = new ParquetQuery(file.Name);
            if (ColumnNames.From(query.Columns, name, 1, problems) is { } columns)
            {
                file.Dispose();
                return new(query, columns, name, problems);
            }
        }
        catch (DuckDBException fault)
        {
            problems.Add(Unsound(name, fault));
        }

        query?.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        try
        {
            if (!failed && query.Read())
            {
                row++;
                Array.Clear(cells);
                return true;
            }
        }
        catch (DuckDBException fault)
        {
            failed = true;
            problems.Add(Unsound(name, fault));
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            query.Dispose();
        }
    }

    // Parquet begins and ends with the same four letters; a file cut short lacks the last.
    private static string? Fault(FileStream file)
    {
        Span<byte> head = stackalloc byte[(int)Math.Min(file.Length, 4096)];
        Span<byte> tail = stackalloc byte[4];
        file.ReadExactly(head);
        if (head.StartsWith("PARE"u8))
        {
            return "an encrypted Parquet file";
        }

        if (!head.StartsWith("PAR1"u8))
        {
            return FileSignature.Of(head) ?? "text or an unknown kind of file";
        }

        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return file.Length < 12 || !tail.SequenceEqual("PAR1"u8) ? "a Parquet file that is cut short" : null;
    }

    private static Problem Unsound(string name, DuckDBException fault) => new(name, null, null,
        fault.Message.StartsWith("Out of Memory", StringComparison.Ordinal)
            ? "a Parquet file whose values do not fit in memory" : "a damaged Parquet file", "a sound one");
}
