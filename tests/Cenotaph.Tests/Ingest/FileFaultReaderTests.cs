using System.IO.Compression;
using System.Text;
using Cenotaph.Ingest;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Ingest;

public sealed class FileFaultReaderTests : IDisposable
{
    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.tsv")]
    [InlineData("a.xlsx")]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    [InlineData("a.parquet")]
    public void A_missing_empty_or_foreign_file_is_a_problem_in_every_format(string name)
    {
        folder.Read(name).IsRefused($"{name}: seen no such file; expected a file that can be read.");
        folder.Read(folder.Write(name, "")).IsRefused($"{name}: seen an empty file; expected a file with a header and rows.");
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];
        var expected = InputFile.Describe(InputFile.FormatOf(name)!.Value);
        folder.Read(folder.Write(name, picture)).IsRefused($"{name}: seen a PNG image; expected {expected}.");
        folder.Read(folder.Write(name, "SQLite format 3\0 and so on")).IsRefused(
            $"{name}: seen an SQLite database; expected {expected}.");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write("a,b\n1,2\n"u8);
        }

        folder.Read(folder.Write(name, packed.ToArray())).IsRefused($"{name}: seen a gzip archive; expected {expected}.");
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(folder.Path("a.csv"));
        folder.Read("a.csv").IsRefused("a.csv: seen a folder; expected a file.");
    }

    [Fact]
    public async Task Nobody_waits_for_a_pipe_that_nobody_writes_into()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs named pipes");
        Assert.Equal(0, (await new Command("mkfifo", folder.Path("a.csv")).Run()).ExitCode);
        File.CreateSymbolicLink(folder.Path("b.csv"), "a.csv");
        var reading = Task.Run(() => (folder.Read("a.csv"), folder.Read("b.csv")), TestContext.Current.CancellationToken);

        var (pipe, link) = await reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        pipe.IsRefused("a.csv: seen an empty file; expected a file with a header and rows.");
        link.IsRefused("b.csv: seen an empty file; expected a file with a header and rows.");
    }

    [Fact]
    public void A_file_in_a_missing_folder_is_a_problem() =>
        folder.Read("nowhere/a.csv").IsRefused("nowhere/a.csv: seen no such file; expected a file that can be read.");

    [Fact]
    public void A_path_that_is_too_long_is_a_problem()
    {
        var name = new string('a', 5000) + ".csv";
        folder.Read(name).IsRefused($"{name}: seen a path that is too long; expected a file that can be read.");
    }

    [Fact]
    public void A_path_with_a_zero_character_is_a_problem() =>
        folder.Read("a\0.csv").IsRefused("a\\u0000.csv: seen a path that is not valid; expected a file that can be read.");

    [Fact]
    public void A_file_without_a_length_is_a_problem_whatever_reading_it_would_give()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "needs a file that opens and cannot be read");
        var problems = new List<Problem>();
        Assert.Null(RowReader.Open("/proc/self/mem", "a.csv", new(FileFormat.Csv), problems));
        Assert.Equal("a.csv: seen an empty file; expected a file with a header and rows.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void An_ending_that_names_no_format_is_a_problem() =>
        folder.Read(folder.Write("a.doc", "x")).IsRefused("a.doc: seen a file whose ending names no known format; expected one of "
            + ".csv .txt .tsv .tab .xlsx .xlsm .xls .json .jsonl .ndjson .parquet, or a format in the input file.");

    [Fact]
    public void A_declared_format_wins_over_the_ending() =>
        folder.Read(folder.Write("a.dat", "a,b\n1,2\n"), new(FileFormat.Csv)).Is("2: 1|2");

    [Fact]
    public void A_zip_archive_is_named_for_what_it_holds()
    {
        folder.Read(folder.Write("a.csv", Zip("some/file.bin"))).IsRefused(
            "a.csv: seen a ZIP archive; expected text in columns (CSV).");
        folder.Read(folder.Write("b.csv", Zip("xl/workbook.xml"))).IsRefused(
            "b.csv: seen an Excel workbook; expected text in columns (CSV).");
        folder.Read(folder.Write("c.xlsx", Zip("word/document.xml"))).IsRefused(
            "c.xlsx: seen a Word document; expected an Excel workbook.");
    }

    [Fact]
    public void Zero_bytes_show_a_binary_file() =>
        folder.Read(folder.Write("a.csv", "a,b\n\0\u0001\u0002\u0003xyz,2\n")).IsRefused(
            "a.csv: seen a binary file; expected text in columns (CSV).");

    [Fact]
    public void A_zero_byte_far_down_names_its_row()
    {
        var text = new StringBuilder("a,b\n").Insert(4, "один,2\n", 100_000).Append("3,\0\n");
        folder.Read(folder.Write("a.csv", text.ToString())).IsRefused(
            "a.csv, row 100002: seen a zero byte, as in a binary file; expected text.");
    }

    private static byte[] Zip(string part)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var stream = archive.CreateEntry(part).Open();
            stream.Write("nothing"u8);
        }

        return bytes.ToArray();
    }
}
