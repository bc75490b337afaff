using System.Text;
using Cenotaph.Ingest;
using DuckDB.NET.Data;

namespace Cenotaph.Tests.Ingest;

/// <summary>A folder of input files that is gone after the test, and the shortest way to read one.</summary>
internal sealed class InputFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return name;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes what a DuckDB query gives as a Parquet file.</summary>
    public string WriteParquet(string name, string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var copy = connection.CreateCommand();
        copy.CommandText = $"COPY ({query}) TO '{Path(name)}' (FORMAT parquet)";
        copy.ExecuteNonQuery();
        return name;
    }

    public Reading Read(string name, InputFormat? format = null)
    {
        var problems = new List<Problem>();
        using var reader = RowReader.Open(Path(name), name, format ?? new(), problems);
        var rows = new List<string>();
        while (reader is not null && reader.Read())
        {
            var cells = new List<string>();
            for (var i = 0; i < reader.Columns.Count; i++)
            {
                cells.Add(reader[i].ToString());
            }

            rows.Add($"{reader.Row}: {string.Join("|", cells)}");
        }

        return new(reader?.Columns, rows, reader is null || reader.Failed, problems.ConvertAll(
            problem => (problem.Severity == Severity.Doubt ? "doubt: " : "") + problem));
    }
}

/// <summary>All that a reader gave: rows as <c>line: cell|cell</c>.</summary>
internal sealed record Reading(IReadOnlyList<string>? Columns, List<string> Rows, bool Failed, List<string> Problems)
{
    /// <summary>Asserts that the file was refused for this one reason.</summary>
    public void IsRefused(string problem)
    {
        Assert.True(Failed);
        Assert.Equal([problem], Problems);
    }

    /// <summary>Asserts that the file was read to its end with these rows, and nothing was wrong.</summary>
    public void Is(params string[] rows)
    {
        Assert.Equal([], Problems);
        Assert.False(Failed);
        Assert.Equal(rows, Rows);
    }

    /// <summary>Asserts the rows and the problems of a file that was read to its end.</summary>
    public void Has(string[] rows, params string[] problems)
    {
        Assert.Equal(problems, Problems);
        Assert.False(Failed);
        Assert.Equal(rows, Rows);
    }
}
