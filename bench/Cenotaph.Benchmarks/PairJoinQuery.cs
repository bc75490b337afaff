using System.Globalization;
using DuckDB.NET.Data;

namespace Cenotaph.Benchmarks;

/// <summary>The same candidates, comparisons and counts in DuckDB: a join for each rule with "not by an earlier rule", the three similarities
/// once a pair, their levels, and pairs counted by rule and levels.</summary>
internal sealed class PairJoinQuery : IDisposable
{
    private const string Measured = """
        jaro_winkler_similarity(l.surname, r.surname) AS surname,
        levenshtein(l.given, r.given) AS given,
        damerau_levenshtein(l.place, r.place) AS place
        """;

    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public PairJoinQuery(int threads)
    {
        connection.Open();
        Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        Execute("""
            CREATE TABLE person (id INTEGER, surname VARCHAR, given VARCHAR, place VARCHAR,
                rule0 INTEGER, rule1 INTEGER, rule2 INTEGER)
            """);
    }

    public void Load(InventedPeople people, int[][] blocking)
    {
        using (var appender = connection.CreateAppender("person"))
        {
            for (var record = 0; record < people.BirthDays.Length; record++)
            {
                var row = appender.CreateRow().AppendValue(record);
                for (var column = 0; column < 3; column++)
                {
                    row = people.Ids[column][record] is >= 0 and var id ? row.AppendValue(people.Keys(column)[id]) : row.AppendNullValue();
                }

                foreach (var keys in blocking)
                {
                    row = keys[record] >= 0 ? row.AppendValue(keys[record]) : row.AppendNullValue();
                }

                row.EndRow();
            }
        }

        Execute("ANALYZE");
    }

    public IEnumerable<string?[]> Columns()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT surname, given, place FROM person ORDER BY id";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, 3).Select(column => reader.IsDBNull(column) ? null : reader.GetString(column))];
        }
    }

    public List<(int Rule, int[] Levels, long Pairs)> Counts()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT rule,
                CASE WHEN surname IS NULL THEN 0 WHEN surname >= 1 THEN 1 WHEN surname >= 0.92 THEN 2 WHEN surname >= 0.85 THEN 3 ELSE 4 END,
                CASE WHEN given IS NULL THEN 0 WHEN given = 0 THEN 1 WHEN given <= 1 THEN 2 WHEN given <= 2 THEN 3 ELSE 4 END,
                CASE WHEN place IS NULL THEN 0 WHEN place = 0 THEN 1 WHEN place <= 1 THEN 2 WHEN place <= 2 THEN 3 ELSE 4 END,
                count(*)
            FROM (
                SELECT 0 AS rule, {Measured} FROM person l JOIN person r ON l.rule0 = r.rule0 WHERE l.id < r.id
                UNION ALL
                SELECT 1, {Measured} FROM person l JOIN person r ON l.rule1 = r.rule1 WHERE l.id < r.id AND l.rule0 <> r.rule0
                UNION ALL
                SELECT 2, {Measured} FROM person l JOIN person r ON l.rule2 = r.rule2
                WHERE l.id < r.id AND l.rule0 <> r.rule0 AND l.rule1 <> r.rule1)
            GROUP BY ALL ORDER BY ALL
            """;
        using var reader = command.ExecuteReader();
        List<(int, int[], long)> counts = [];
        while (reader.Read())
        {
            counts.Add((reader.GetInt32(0), [reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)], reader.GetInt64(4)));
        }

        return counts;
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
