using System.Text;
using Cenotaph.Ingest;
using CsCheck;
using static Cenotaph.Tests.Ingest.WorkbookFile;

namespace Cenotaph.Tests.Ingest;

public sealed class HostileReaderTests : IDisposable
{
    private const string TooLong = "seen a line of more than 1,048,576 bytes; expected shorter lines; "
        + "the file may lack line breaks or a closing quote.";

    private static readonly string[] Names = ["a.csv", "a.tsv", "a.xlsx", "a.xls", "a.json", "a.jsonl", "a.parquet"];

    private static readonly string[] TextNames = ["a.csv", "a.tsv", "a.json", "a.jsonl"];

    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.csv", "a,b\n1,", "", "a.csv, row 2: " + TooLong)]
    [InlineData("a.csv", "a,b\n1,", "\n", "a.csv, row 2: " + TooLong)]
    [InlineData("a.csv", "a,b\n1,\"", "", "a.csv, row 2: " + TooLong)]
    [InlineData("a.csv", "a,b\n1,\"", "\"\n", "a.csv, row 2: " + TooLong)]
    [InlineData("a.csv", "", "", "a.csv, row 1: " + TooLong)]
    [InlineData("a.csv", "\"", "\"", "a.csv, row 1: " + TooLong)]
    [InlineData("a.tsv", "a\tb\n1\t", "\n", "a.tsv, row 2: " + TooLong)]
    [InlineData("a.jsonl", "{\"a\":1}\n{\"a\":\"", "", "a.jsonl, row 2: " + TooLong)]
    [InlineData("a.jsonl", "{\"a\":1}\n{\"a\":\"", "\"}\n", "a.jsonl, row 2: " + TooLong)]
    [InlineData("a.json", "[{\"a\":\"", "\"}]", "a.json, row 1: seen a value or record of more than 1,048,576 bytes; expected shorter values.")]
    [InlineData("a.json", "{\"a\":\"", "", "a.json, row 1: seen a value or record of more than 1,048,576 bytes; expected shorter values.")]
    public void A_line_of_200_megabytes_is_refused_in_little_memory(string name, string before, string after, string problem)
    {
        using (var file = File.Create(folder.Path(name)))
        {
            file.Write(Encoding.UTF8.GetBytes(before));
            var chunk = Enumerable.Repeat((byte)'x', 1_000_000).ToArray();
            for (var i = 0; i < 200; i++)
            {
                file.Write(chunk);
            }

            file.Write(Encoding.UTF8.GetBytes(after));
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        folder.Read(name).IsRefused(problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 32_000_000);
    }

    [Fact]
    public void A_quote_that_swallows_many_lines_is_refused_in_little_memory()
    {
        folder.Write("a.csv", "a,b\n1,2\n3,\"4\n" + string.Concat(Enumerable.Repeat("5,6\n", 5_000_000)));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        folder.Read("a.csv").IsRefused("a.csv, row 3: seen a row of more than 1,048,576 bytes; "
            + "expected shorter rows; a quote that opens on this row may not be closed.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 32_000_000);
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_048_577, false)]
    public void The_limit_of_a_line_is_a_mebibyte(int length, bool isRead) =>
        Assert.Equal(isRead, !folder.Read(folder.Write("a.csv", "a\n" + new string('x', length) + "\n")).Failed);

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 6].Select(i => Names[i])).Sample(
            (bytes, name) => folder.Read(folder.Write(name, bytes)), iter: 1000, threads: 1);

    [Fact]
    public void Random_text_never_throws() =>
        Gen.Select(Gen.Char["\",;\t|\n\r{}[]:1aЯ \0\\"].Array[0, 200], Gen.Int[0, 3].Select(i => TextNames[i])).Sample(
            (text, name) => folder.Read(folder.Write(name, new string(text))), iter: 2000, threads: 1);

    [Fact]
    public void Damaged_files_never_throw()
    {
        folder.WriteParquet("a.parquet", "SELECT i, 'text ' || i AS t, [i, 2] AS l, DATE '2024-05-14' AS d FROM range(50) AS t(i)");
        var sound = new (string Name, byte[] Bytes)[]
        {
            ("b.csv", Encoding.UTF8.GetBytes("id,name\n1,\"Имярек\"\n2,Проба\n")),
            ("b.json", Encoding.UTF8.GetBytes("{\"rows\":[{\"id\":1,\"t\":[1,\"x\"]},{\"id\":2}]}")),
            ("b.jsonl", Encoding.UTF8.GetBytes("{\"id\":1,\"t\":{\"a\":null}}\n{\"id\":2}\n")),
            ("b.xlsx", new WorkbookFile().Sheet("Data", Texts(1, "id", "n") + Row(2, Cell("A2", "1"), Cell("B2", "#N/A", "e"))).Bytes()),
            ("b.parquet", File.ReadAllBytes(folder.Path("a.parquet"))),
        };
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 6], Gen.Bool).Sample(
            (which, edits, isCut) =>
            {
                var bytes = sound[which].Bytes.ToArray();
                foreach (var (place, value) in edits)
                {
                    bytes[place % bytes.Length] = value;
                }

                folder.Read(folder.Write(sound[which].Name, isCut ? bytes[..(edits[0].Item1 % bytes.Length)] : bytes));
            }, iter: 400, threads: 1);
    }

    [Theory]
    [InlineData("a.csv", "a,b\n1,2\n", ',')]
    [InlineData("a.csv", "a;b\n1;2\n", ';')]
    public void A_reader_may_be_closed_at_any_time(string name, string text, char separator)
    {
        folder.Write(name, text);
        var reader = RowReader.Open(folder.Path(name), name, new(Separator: separator), [])!;
        reader.Dispose();
        reader.Dispose();
        File.Delete(folder.Path(name));
    }

    [Fact]
    public void What_is_written_comes_back()
    {
        var cell = Gen.String[Gen.Char["ab,;\"\n \tЯї€"], 0, 8];
        Gen.Select(cell, cell, cell).Array[1, 30].Sample(rows =>
        {
            static string Quote(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            var text = "a,b,c\n" + string.Concat(rows.Select(row => $"{Quote(row.Item1)},{Quote(row.Item2)},{Quote(row.Item3)}\n"));
            var expected = rows.Select(row => $"{row.Item1}|{row.Item2}|{row.Item3}")
                .Where(row => row.Any(letter => letter is not (' ' or '\t' or '\n' or '|')));
            var reading = folder.Read(folder.Write("a.csv", text), new(Separator: ','));
            Assert.Equal([], reading.Problems);
            Assert.Equal(expected, reading.Rows.Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        }, iter: 400, threads: 1);
    }
}
