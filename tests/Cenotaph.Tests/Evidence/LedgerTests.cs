using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class LedgerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void What_was_appended_is_read_back_by_another_opening()
    {
        var file = folder["ledger.sqlite"];
        Head head;
        RecordId person;
        using (var ledger = Sample.Write(file))
        {
            person = ledger.RecordOf("report", "list", "17");
            head = ledger.Append([Sample.Run(1), Sample.Report(ledger, 17), Sample.Claim(ledger, 3)]);
        }

        using var read = Ledger.OpenToRead(file);
        Assert.Equal(head, read.Head);
        Assert.Equal(["ingest", "report", "claim"], read.Entries().Select(entry => entry.Kind));
        var report = read.Latest(person)!;
        Assert.Equal(2, report.Sequence);
        Assert.Equal(Sample.Start, report.RecordedAt);
        Assert.Equal("""{"name":"Invented Person 17","number":17}""", Encoding.UTF8.GetString(report.Body.Span));
        Assert.NotNull(report.Commitment);
        Assert.Equal(person, read.RecordOf("report", "list", "17"));
        Assert.Null(read.Latest(read.RecordOf("report", "list", "18")));
        Assert.Equal([("claim", 1L), ("ingest", 1L), ("report", 1L)], read.Kinds());
        Assert.Equal([3L], read.Entries(after: 2).Select(entry => entry.Sequence));
        Assert.Equal([2L], read.Entries("report").Select(entry => entry.Sequence));
        Assert.True(Verification.Of(file).IsSound);
    }

    [Fact]
    public void A_clean_close_leaves_the_ledger_and_its_heads_and_no_log()
    {
        Sample.New(folder, 100);
        Assert.Equal(
            ["ledger.heads", "ledger.lock", "ledger.sqlite"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
