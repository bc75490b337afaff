using System.Globalization;
using DuckDB.NET.Data;

namespace Cenotaph.Store;

/// <summary>Reads a Parquet file row by row as text through DuckDB, in memory and without extensions or network.</summary>
internal sealed class ParquetQuery : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly DuckDBCommand command;
    private readonly DuckDBDataReader reader;
    private readonly HashSet<int> floating = [];
    private readonly string pattern;

    /// <summary>Opens the file of that path.</summary>
    /// <exception cref="DuckDBException">The file is not sound Parquet.</exception>
    public ParquetQuery(string path)
    {
        pattern = Pattern(Path.GetFullPath(path));
        connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            Execute("""
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET threads = 1;
                SET memory_limit = '512MB';
                SET temp_directory = '';
                SET preserve_insertion_order = true;
                """);
            var columns = new List<(string Name, string Text)>();
            foreach (var (name, type) in Describe("""SELECT * FROM read_parquet($file, hive_partitioning = false)"""))
            {
                Flatten(name, Identifier(name), type, columns);
            }

            Columns = columns.ConvertAll(column => column.Name);
            command = connection.CreateCommand();
            command.UseStreamingMode = true;
            command.Parameters.Add(new DuckDBParameter("file", pattern));
            command.CommandText = $"""
                SELECT {string.Join(", ", columns.Select(column => column.Text))}
                FROM read_parquet($file, hive_partitioning = false)
                """;
            reader = command.ExecuteReader();
        }
        catch
        {
            command?.Dispose();
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The names of the columns; parts of a structure carry its name and a full stop before their own.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Moves to the next row, in the order of the file.</summary>
    public bool Read() => reader.Read();

    /// <summary>The text of a cell; empty for null.</summary>
    public string this[int column] => reader.IsDBNull(column) ? "" : reader.GetString(column);

    /// <summary>Whether the column holds binary fractions, whose text may carry an exponent.</summary>
    public bool IsFloating(int column) => floating.Contains(column);

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
    }

    // A structure becomes a column for each part, however deep; everything else one column of text.
    private void Flatten(string name, string value, string type, List<(string Name, string Text)> columns)
    {
        if (type.StartsWith("STRUCT(", StringComparison.Ordinal) && type.EndsWith(')'))
        {
            foreach (var (part, partType) in Describe(
                $"""SELECT unnest({value}) FROM read_parquet($file, hive_partitioning = false)"""))
            {
                Flatten($"{name}.{part}", $"struct_extract({value}, '{Escape(part)}')", partType, columns);
            }

            return;
        }

        if (type is "DOUBLE" or "FLOAT")
        {
            floating.Add(columns.Count);
        }

        columns.Add((name, Text(value, type)));
    }

    private static string Text(string value, string type) => type switch
    {
        "VARCHAR" => value,
        "BLOB" => $"coalesce(TRY(decode({value})), CAST({value} AS VARCHAR))",
        "TIMESTAMP" or "TIMESTAMP_S" or "TIMESTAMP_MS" or "TIMESTAMP_NS" => Moment(value, ""),
        "TIMESTAMP WITH TIME ZONE" => Moment($"make_timestamp(epoch_us({value}))", "Z"),
        _ when type.EndsWith("[]", StringComparison.Ordinal) && !type.Contains('(', StringComparison.Ordinal)
            && type.IndexOf("[]", StringComparison.Ordinal) == type.Length - 2 =>
            $"array_to_string(CAST({value} AS VARCHAR[]), '; ')",
        _ when type.EndsWith("[]", StringComparison.Ordinal) && type.StartsWith("DECIMAL(", StringComparison.Ordinal)
            && type.IndexOf("[]", StringComparison.Ordinal) == type.Length - 2 =>
            $"array_to_string(CAST({value} AS VARCHAR[]), '; ')",
        _ => $"CAST({value} AS VARCHAR)",
    };

    // A day when it is midnight, else ISO 8601 with T; endless and ancient moments as DuckDB prints them.
    private static string Moment(string value, string zone) => $"""
        CASE WHEN {value} = date_trunc('day', {value}) THEN CAST(CAST({value} AS DATE) AS VARCHAR)
        ELSE replace(CAST({value} AS VARCHAR), ' ', 'T') || '{zone}' END
        """;

    private List<(string Name, string Type)> Describe(string query)
    {
        using var describe = connection.CreateCommand();
        describe.CommandText = "DESCRIBE " + query;
        describe.Parameters.Add(new DuckDBParameter("file", pattern));
        using var rows = describe.ExecuteReader();
        var columns = new List<(string, string)>();
        while (rows.Read())
        {
            columns.Add((rows.GetString(0), rows.GetString(1)));
        }

        return columns;
    }

    private void Execute(string text)
    {
        using var run = connection.CreateCommand();
        run.CommandText = text;
        run.ExecuteNonQuery();
    }

    // DuckDB takes paths for patterns: a sign in a class of one stands for itself.
    private static string Pattern(string path) => path
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("*", "[*]", StringComparison.Ordinal)
        .Replace("?", "[?]", StringComparison.Ordinal);

    private static string Escape(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Identifier(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}
