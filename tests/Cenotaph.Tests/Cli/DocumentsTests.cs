using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Tests.Ingest;

namespace Cenotaph.Tests.Cli;

public sealed class DocumentsTests
{
    private const string Input =
        """
        kind = "report"
        path = "data/list.csv"
        [origin]
        title = "An invented list"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        status = "status"
        document = "document"
        """;

    [Fact]
    public void A_sound_archive_is_verified_without_a_study()
    {
        using var study = new InventedStudy();
        var path = Put(study, "ottokar.warc.gz", WarcFile.Sample().Packed);
        Assert.Matches(@"ottokar\.warc\.gz\s+application/warc\s+[\d,]+\s+5\s+5\s+0\s+0\s+0\s+0\s+0\s+[0-9a-f]{64}", study.RunWell("documents", "verify", path));
    }

    [Fact]
    public void A_damaged_archive_exits_with_1_and_says_where_in_text_and_json()
    {
        using var study = new InventedStudy();
        var bytes = WarcFile.Sample().Plain;
        bytes[bytes.AsSpan().IndexOf("nobody at all"u8)] ^= 1;
        var path = Put(study, "a.warc", bytes);
        var text = study.Run("documents", "verify", path);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains($"Problem: a.warc, record 2 at byte ", text.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(study.Run("documents", "verify", path, "--json").Output);
        var report = json.RootElement[0];
        Assert.Equal((false, 2), (report.GetProperty("sound").GetBoolean(), report.GetProperty("problems").GetInt32()));
        var fault = report.GetProperty("faults")[0];
        Assert.Equal(("WARC-Block-Digest", 2, WarcFile.Id(2)), (fault.GetProperty("what").GetString(), fault.GetProperty("record").GetInt32(), fault.GetProperty("id").GetString()));
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_and_the_others_are_verified()
    {
        using var study = new InventedStudy();
        var outcome = study.Run("documents", "verify", study.PathTo("none.warc"), Put(study, "a.warc", WarcFile.Sample().Plain));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("none.warc", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("a.warc", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_kept_once_under_its_hash_and_nowhere_plain()
    {
        using var study = new InventedStudy();
        var content = Encoding.UTF8.GetBytes("A notice about Ottokar Quillfeder, who is invented.");
        var path = Put(study, "quillfeder.txt", content);
        Assert.Contains("added", study.RunWell("documents", "add", "STUDY", path), StringComparison.Ordinal);
        var entries = study.Entries();
        Assert.Contains("held", study.RunWell("documents", "add", "STUDY", path), StringComparison.Ordinal);
        Assert.Equal(entries, study.Entries());
        File.Delete(path);

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Equal([study.PathTo("documents", hash + ".sealed")], Directory.GetFiles(study.PathTo("documents")));
        foreach (var file in Directory.GetFiles(study.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.True(bytes.AsSpan().IndexOf("uillfeder"u8) < 0, file);
        }

        study.RunWell("ledger", "unseal", "STUDY", study.PathTo("documents", hash + ".sealed"), "--to", study.PathTo("back.txt"), "--reveal", "a test");
        Assert.Equal(content, File.ReadAllBytes(study.PathTo("back.txt")));
    }

    [Fact]
    public void A_list_shows_names_for_a_reason_alone()
    {
        using var study = new InventedStudy();
        study.RunWell("documents", "add", "STUDY", Put(study, "quillfeder.warc.gz", WarcFile.Sample().Packed));
        var list = study.RunWell("documents", "list", "STUDY");
        Assert.Contains("1 document\n", list, StringComparison.Ordinal);
        Assert.DoesNotContain("quillfeder", list, StringComparison.Ordinal);
        Assert.Contains("quillfeder.warc.gz", study.RunWell("documents", "list", "STUDY", "--reveal", "looking one up"), StringComparison.Ordinal);
        using var ledger = Ledger.OpenToRead(study.Ledger);
        Assert.Single(ledger.Entries("reveal"));
        var entry = Assert.Single(ledger.Entries("document"));
        Assert.NotNull(entry.Commitment);
        Assert.Matches("""^\{"doubts":0,"hash":"[0-9a-f]{64}","media_type":"application/warc","name":"quillfeder.warc.gz","problems":0,"records":5,"size":\d+,"verified":5\}$""", Encoding.UTF8.GetString(entry.Body.Span));
    }

    [Fact]
    public void A_damaged_document_is_kept_with_the_number_of_its_problems()
    {
        using var study = new InventedStudy();
        var path = Put(study, "a.warc.gz", WarcFile.Sample().Packed[..^9]);
        Assert.Equal(1, study.Run("documents", "add", "STUDY", path).ExitCode);
        using var json = JsonDocument.Parse(study.RunWell("documents", "list", "STUDY", "--json"));
        Assert.True(json.RootElement[0].GetProperty("problems").GetInt32() > 0);
    }

    [Fact]
    public void What_is_missing_changed_left_over_or_named_in_vain_is_found()
    {
        using var study = new InventedStudy();
        var (first, second) = (Encoding.UTF8.GetBytes("one"), Encoding.UTF8.GetBytes("two"));
        study.RunWell("documents", "add", "STUDY", Put(study, "1.txt", first), Put(study, "2.txt", second));
        study.Write("inputs/list.toml", Input);
        study.Write("data/list.csv", $"id,name,status,document\n1,Ottokar Quillfeder,killed,{Digits(first)}\n2,Wendelin Abseits,killed,SHA256:{Digits(second).ToUpperInvariant()}\n3,Anselm Beispiel,killed,\n");
        study.RunWell("ingest", "STUDY");
        Assert.Equal("2 of 2 documents are as they were taken in; 2 reports name a document.\n", study.RunWell("documents", "check", "STUDY"));

        var kept = study.PathTo("documents", Digits(first) + ".sealed");
        var bytes = File.ReadAllBytes(kept);
        bytes[^3] ^= 1;
        File.WriteAllBytes(kept, bytes);
        File.Delete(study.PathTo("documents", Digits(second) + ".sealed"));
        File.WriteAllText(study.PathTo("documents", "stray"), "");
        study.Write("data/list.csv", $"id,name,status,document\n1,Ottokar Quillfeder,killed,{new string('a', 64)}\n2,Wendelin Abseits,killed,elsewhere\n3,Anselm Beispiel,killed,\n");
        study.RunWell("ingest", "STUDY");
        var outcome = study.Run("documents", "check", "STUDY");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("changed, cut, or sealed for another ledger", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("seen no such file", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Doubt: documents/stray: seen a file that no entry names", outcome.Error, StringComparison.Ordinal);
        Assert.Matches("inputs/list.toml, column \"document\": seen a{64} in report [0-9a-f]{32}; expected a document that is held", outcome.Error);
        Assert.Contains("seen no SHA-256 in report", outcome.Error, StringComparison.Ordinal);

        var again = study.Run("documents", "add", "STUDY", study.PathTo("2.txt"));
        Assert.Contains("restored", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_erased_is_not_taken_in_again()
    {
        using var study = new InventedStudy();
        var path = Put(study, "1.txt", Encoding.UTF8.GetBytes("one"));
        study.RunWell("documents", "add", "STUDY", path);
        using (var ledger = Ledger.OpenToWrite(study.Ledger, "a test", TimeProvider.System))
        {
            ledger.Erase(ledger.Entries("document").Single().Sequence, "asked for");
        }

        var outcome = study.Run("documents", "add", "STUDY", path);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("erased", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("0 documents", study.RunWell("documents", "list", "STUDY"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("documents verify")]
    [InlineData("documents add")]
    [InlineData("documents list")]
    [InlineData("documents check")]
    public void Help_shows_an_example(string command)
    {
        using var study = new InventedStudy();
        Assert.Contains("\n  cenotaph documents ", study.RunWell([.. command.Split(' '), "--help"]), StringComparison.Ordinal);
    }

    private static string Digits(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Put(InventedStudy study, string name, byte[] bytes)
    {
        var path = study.PathTo(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
