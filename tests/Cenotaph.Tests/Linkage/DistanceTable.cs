using DuckDB.NET.Data;

namespace Cenotaph.Tests.Linkage;

/// <summary>Pairs of keys in DuckDB, and what its functions say of them.</summary>
internal static class DistanceTable
{
    public static void Create(DuckDBConnection connection, (string Left, string Right)[] pairs)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE pair (place INTEGER, one VARCHAR, other VARCHAR)";
        command.ExecuteNonQuery();
        using var appender = connection.CreateAppender("pair");
        for (var place = 0; place < pairs.Length; place++)
        {
            appender.CreateRow().AppendValue(place).AppendValue(pairs[place].Left).AppendValue(pairs[place].Right).EndRow();
        }
    }

    public static IEnumerable<(double JaroWinkler, long Levenshtein, long Damerau)> Measures(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT jaro_winkler_similarity(one, other), levenshtein(one, other), damerau_levenshtein(one, other)
            FROM pair ORDER BY place
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetDouble(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }
}
