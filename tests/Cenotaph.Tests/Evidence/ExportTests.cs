using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed partial class ExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void An_exported_line_is_the_header_with_its_hash_and_no_body_of_a_person()
    {
        using var ledger = Sample.Write(folder["ledger.sqlite"]);
        ledger.Append([Sample.Run(1), Sample.Report(ledger, 2)]);
        var entries = ledger.Entries().ToList();
        var (run, report) = (entries[0], entries[1]);
        Assert.Equal(
            $$"""
            {"body":{"name":"run","number":1},"hash":"{{run.Hash}}","kind":"ingest","previous":"{{Hash.Zero}}","recorded_at":"2024-05-06T07:08:09.123Z","sequence":1}
            {"commitment":"{{report.Commitment}}","hash":"{{report.Hash}}","kind":"report","previous":"{{run.Hash}}","record":"{{report.Record}}","recorded_at":"2024-05-06T07:08:09.123Z","sequence":2}

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Exported(ledger, bodies: false)));
        Assert.Contains(
            ""","personal":{"name":"Invented Person 2","number":2},"previous":""",
            Encoding.UTF8.GetString(Exported(ledger, bodies: true)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_export_verifies_without_the_ledger_and_gives_its_head(bool bodies)
    {
        var file = Export(bodies, out var head);
        Assert.Equal(new Verification(42, head), Verification.OfExport(file));
        Assert.Equal(43, Verification.OfExport(file, [new("elsewhere", "", new(50, head.Hash))]).Broken);
        Assert.Equal(42, Verification.OfExport(file, [new("elsewhere", "", new(42, Hash.Zero))]).Broken);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_changed_byte_of_an_export_is_named_by_its_entry(bool bodies)
    {
        var file = Export(bodies, out _);
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var line = bytes.AsSpan(0, at).Count((byte)'\n') + 1;
            bytes[at] ^= 1;
            File.WriteAllBytes(file, bytes);
            bytes[at] ^= 1;
            var verification = Verification.OfExport(file);
            Assert.Equal((line, line - 1), (verification.Broken, verification.LastGood));
        }
    }

    [Fact]
    public void Lines_deleted_moved_or_cut_short_are_named()
    {
        var file = Export(bodies: false, out _);
        var lines = File.ReadAllLines(file);
        File.WriteAllText(file, string.Join('\n', lines.Where((_, index) => index != 6)) + "\n");
        Assert.Equal("Entry 7 is missing: after entry 6 the next is 8.", Verification.OfExport(file).Reason);
        (lines[3], lines[4]) = (lines[4], lines[3]);
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
        Assert.Equal(4, Verification.OfExport(file).Broken);
        (lines[3], lines[4]) = (lines[4], lines[3]);
        File.WriteAllText(file, string.Join('\n', lines));
        Assert.Equal("Line 42 is cut off or too long to be an entry.", Verification.OfExport(file).Reason);
        File.WriteAllText(file, "");
        Assert.Equal(new Verification(0, default), Verification.OfExport(file));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("null\n")]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"sequence\":1}\n")]
    [InlineData("{\"sequence\":\"1\"}\n")]
    [InlineData("{\"hash\":5}\n")]
    [InlineData("{\"record\":5}\n")]
    [InlineData("{\"record\":null}\n")]
    [InlineData("{\"body\":5}\n")]
    [InlineData("\u0000\u0001\n")]
    public void A_line_that_is_no_entry_is_an_answer(string text)
    {
        File.WriteAllText(folder["export.jsonl"], text);
        Assert.Equal("Line 1 is not an entry in the form of an export.", Verification.OfExport(folder["export.jsonl"]).Reason);
    }

    [Fact]
    public void The_script_in_the_docs_accepts_an_export_and_finds_a_changed_one()
    {
        Assert.SkipUnless(HasPython(), "python3 is not installed.");
        var script = PythonBlock.Match(File.ReadAllText(Path.Combine(Checkout(), "docs", "evidence.md")));
        File.WriteAllText(folder["verify.py"], script.Groups[1].Value);
        foreach (var bodies in (bool[])[true, false])
        {
            var file = Export(bodies, out var head);
            Assert.Equal((0, $"42 {head.Hash}\n"), Python(folder["verify.py"], file));
            var text = File.ReadAllText(file);
            File.WriteAllText(file, text.Replace("Claim «8»", "Claim «9»", StringComparison.Ordinal));
            Assert.Equal(1, Python(folder["verify.py"], file).ExitCode);
            File.WriteAllText(file, text.Replace("Invented Person 9\"", "Invented Person 6\"", StringComparison.Ordinal));
            Assert.Equal(bodies ? 1 : 0, Python(folder["verify.py"], file).ExitCode);
            Directory.GetFiles(folder.Path, "ledger*").ToList().ForEach(File.Delete);
        }
    }

    public void Dispose() => folder.Dispose();

    private string Export(bool bodies, out Head head)
    {
        using var ledger = Sample.Write(folder["ledger.sqlite"]);
        Sample.Fill(ledger, 40);
        ledger.Append([new("claim", null, Awkward(), false)]);
        ledger.Erase(5, "it must be “gone”\n");
        var file = folder["export.jsonl"];
        using var stream = File.Create(file);
        head = ledger.Export(stream, bodies);
        Assert.Equal(ledger.Head, head);
        return file;
    }

    private static byte[] Awkward()
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("a", "\u0000\u001f\b\t\n\f\r\"\\/<>\u007f\u0085\u2028\u2029\ufeff\ud83d\ude02Ёё");
        json.Member("b", CanonicalJson.LargestNumber);
        json.Member("Ж", new List<string> { "", " " });
        return json.End().ToArray();
    }

    private static byte[] Exported(Ledger ledger, bool bodies)
    {
        using var stream = new MemoryStream();
        ledger.Export(stream, bodies);
        return stream.ToArray();
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cenotaph.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        }

        return folder.FullName;
    }

    private static bool HasPython()
    {
        try
        {
            return Python("--version").ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int ExitCode, string Output) Python(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PythonBlock { get; }
}
