namespace Cenotaph.Tests.Ingest;

public sealed class ParquetReaderTests : IDisposable
{
    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_type_becomes_plain_text()
    {
        var reading = folder.Read(folder.WriteParquet("a.parquet", """
            SELECT 1 AS id, 'Имярек' AS name, DATE '2024-05-14' AS day, TIMESTAMP '2024-05-14 00:00:00' AS midnight,
                TIMESTAMP '2024-05-14 18:30:00.5' AS moment, TIMESTAMPTZ '2024-05-14 18:30:00+00' AS zoned,
                12.50::DECIMAL(9, 2) AS exact, 0.1::DOUBLE AS fraction, 1e20::DOUBLE AS large, 15::DOUBLE AS whole,
                0.1::FLOAT AS short, true AS flag, NULL::VARCHAR AS nothing, [1, 2, 3] AS list, ['a', NULL, 'b'] AS words,
                170141183460469231731687303715884105727::HUGEINT AS huge, TIME '10:20:30' AS clock
            """));
        Assert.Equal(
            ["id", "name", "day", "midnight", "moment", "zoned", "exact", "fraction", "large", "whole", "short", "flag", "nothing",
                "list", "words", "huge", "clock"], reading.Columns);
        reading.Is("1: 1|Имярек|2024-05-14|2024-05-14|2024-05-14T18:30:00.5|2024-05-14T18:30:00Z|12.50|0.1|100000000000000000000|15"
            + "|0.1|true||1; 2; 3|a; b|170141183460469230000000000000000000000|10:20:30");
    }

    [Fact]
    public void Structures_become_columns_with_full_stops()
    {
        var reading = folder.Read(folder.WriteParquet("a.parquet",
            """SELECT 1 AS id, {'region': 'Пример', 'at': {'x': 1.5::DOUBLE, 'it''s "y"': 2}} AS place UNION ALL SELECT 2, NULL ORDER BY id"""));
        Assert.Equal(["id", "place.region", "place.at.x", "place.at.it's \"y\""], reading.Columns);
        reading.Is("1: 1|Пример|1.5|2", "2: 2|||");
    }

    [Fact]
    public void Rows_come_in_the_order_of_the_file()
    {
        var reading = folder.Read(folder.WriteParquet("a.parquet",
            "SELECT hash(i) % 100000 AS mixed, i AS id FROM range(300000) AS t(i) ORDER BY i"));
        Assert.Equal([], reading.Problems);
        Assert.Equal(300_000, reading.Rows.Count);
        Assert.All(reading.Rows.Select((row, i) => row.StartsWith($"{i + 1}: ", StringComparison.Ordinal)
            && row.EndsWith($"|{i}", StringComparison.Ordinal)), Assert.True);
    }

    [Fact]
    public void Bytes_that_are_text_are_read_as_text() =>
        folder.Read(folder.WriteParquet("a.parquet", "SELECT encode('Имярек') AS name UNION ALL SELECT '\\xFF'::BLOB"))
            .Is("1: Имярек", "2: \\xFF");

    [Fact]
    public void A_name_with_signs_of_a_pattern_is_that_file_only()
    {
        folder.WriteParquet("ab.parquet", "SELECT 1 AS wrong");
        folder.WriteParquet("a[b]*?'.parquet".Replace("'", "", StringComparison.Ordinal), "SELECT 2 AS right");
        folder.Read("a[b]*?.parquet").Is("1: 2");
    }

    [Fact]
    public void Two_columns_of_one_name_are_numbered_with_a_doubt() =>
        folder.Read(folder.WriteParquet("a.parquet", "SELECT 1 AS \"a \", 2 AS a")).Has(
            ["1: 1|2"],
            "doubt: a.parquet, row 1, column \"a\": seen the same name above columns 1, 2; "
            + "expected a different name for each column; called \"a (1)\" to \"a (2)\" here.");

    [Fact]
    public void A_file_cut_short_is_a_problem()
    {
        folder.WriteParquet("a.parquet", "SELECT i FROM range(10000) AS t(i)");
        var bytes = File.ReadAllBytes(folder.Path("a.parquet"));
        folder.Read(folder.Write("a.parquet", bytes[..(bytes.Length / 2)])).IsRefused(
            "a.parquet: seen a Parquet file that is cut short; expected a Parquet file.");
    }

    [Fact]
    public void A_damaged_file_is_a_problem_wherever_the_damage_is()
    {
        folder.WriteParquet("a.parquet", "SELECT i, 'text ' || i AS t FROM range(20000) AS t(i)");
        var bytes = File.ReadAllBytes(folder.Path("a.parquet"));
        Array.Fill(bytes, (byte)0xA5, bytes.Length - 60, 40);
        folder.Read(folder.Write("a.parquet", bytes)).IsRefused("a.parquet: seen a damaged Parquet file; expected a sound one.");
        File.Delete(folder.Path("a.parquet"));
        folder.WriteParquet("a.parquet", "SELECT i, 'text ' || i AS t FROM range(20000) AS t(i)");
        bytes = File.ReadAllBytes(folder.Path("a.parquet"));
        Array.Fill(bytes, (byte)0xA5, 4, 4000);
        folder.Read(folder.Write("a.parquet", bytes)).IsRefused("a.parquet: seen a damaged Parquet file; expected a sound one.");
    }
}
