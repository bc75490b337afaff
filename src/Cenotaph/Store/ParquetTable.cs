using System.Globalization;
using DuckDB.NET.Data;

namespace Cenotaph.Store;

/// <summary>What a column of a Parquet file holds.</summary>
internal enum ParquetType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Whole numbers of 64 bits.</summary>
    Whole,

    /// <summary>Decimal fractions with eighteen digits behind the point and up to twenty before it.</summary>
    Fraction,
}

/// <summary>A column to be written.</summary>
internal readonly record struct ParquetColumn(string Name, ParquetType Type)
{
    /// <summary>The type in SQL's words.</summary>
    public string TypeName => Type switch
    {
        ParquetType.Text => "VARCHAR",
        ParquetType.Day => "DATE",
        ParquetType.Whole => "BIGINT",
        _ => "DECIMAL(38,18)",
    };
}

/// <summary>A cell: one of its three values, by the type of its column, when it is known.</summary>
internal struct ParquetCell
{
    public bool IsKnown;
    public string? Text;
    public long Whole;
    public decimal Fraction;

    public void Set(string text) => (IsKnown, Text) = (true, text);

    public void Set(long whole) => (IsKnown, Whole) = (true, whole);

    public void Set(DateOnly day) => Set((long)day.DayNumber);

    public void Set(decimal fraction) => (IsKnown, Fraction) = (true, fraction);
}

/// <summary>Writes a Parquet file row by row through DuckDB, in flat memory; the same rows give the same bytes.</summary>
internal static class ParquetTable
{
    /// <summary>Writes all rows.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows; the array may be the same one each time.</param>
    /// <exception cref="DuckDBException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<ParquetColumn> columns, IEnumerable<ParquetCell[]> rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, """
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET threads = 1;
            SET memory_limit = '512MB';
            SET temp_directory = '';
            SET preserve_insertion_order = true;
            """);
        List<ColumnInfo> infos = [.. columns.Select(column => new ColumnInfo(column.Name, column.Type switch
        {
            ParquetType.Text => typeof(string),
            ParquetType.Day => typeof(DateOnly),
            ParquetType.Whole => typeof(long),
            _ => typeof(decimal),
        }))];
#pragma warning disable DuckDBNET001 // table functions are marked as new; the tests of archived tables hold what is used of them
        connection.RegisterTableFunction("rows_of_input", () => new TableFunction(infos, rows), (item, writers, row) =>
        {
            var cells = (ParquetCell[])item!;
            for (var i = 0; i < writers.Length; i++)
            {
                Write(writers[i], columns[i].Type, cells[i], row);
            }
        });
#pragma warning restore DuckDBNET001
        Execute(connection, string.Create(
            CultureInfo.InvariantCulture,
            $"""COPY (SELECT * FROM rows_of_input()) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"""));
    }

    private static void Write(DuckDB.NET.Data.DataChunk.Writer.IDuckDBDataWriter writer, ParquetType type, in ParquetCell cell, ulong row)
    {
        if (!cell.IsKnown)
        {
            writer.WriteNull(row);
            return;
        }

        switch (type)
        {
            case ParquetType.Text:
                writer.WriteValue(cell.Text, row);
                break;
            case ParquetType.Day:
                writer.WriteValue(DateOnly.FromDayNumber((int)cell.Whole), row);
                break;
            case ParquetType.Whole:
                writer.WriteValue(cell.Whole, row);
                break;
            default:
                writer.WriteValue(cell.Fraction, row);
                break;
        }
    }

    private static void Execute(DuckDBConnection connection, string text)
    {
        using var run = connection.CreateCommand();
        run.CommandText = text;
        run.ExecuteNonQuery();
    }
}
