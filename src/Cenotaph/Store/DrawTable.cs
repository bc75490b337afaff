using System.Globalization;
using DuckDB.NET.Data;

namespace Cenotaph.Store;

/// <summary>Writes draws as a Parquet file with the columns draw, key and value, through DuckDB, in memory and without extensions or network.</summary>
internal static class DrawTable
{
    /// <summary>Writes the file whole or not at all; rows stand in the order given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Number of the draw from 1, key, and value.</param>
    public static void Write(string path, IEnumerable<(int Draw, string Key, double Value)> rows)
    {
        var fresh = Path.GetFullPath(path) + ".new";
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        void Execute(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }

        Execute("""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET threads = 1;
            SET temp_directory = '';
            SET preserve_insertion_order = true;
            CREATE TABLE draws (draw INTEGER NOT NULL, key VARCHAR NOT NULL, value DOUBLE NOT NULL);
            """);
        using (var appender = connection.CreateAppender("draws"))
        {
            foreach (var (draw, key, value) in rows)
            {
                appender.CreateRow().AppendValue(draw).AppendValue(key).AppendValue(value).EndRow();
            }
        }

        try
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"""
                COPY draws TO '{fresh.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd)
                """));
            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }
}
