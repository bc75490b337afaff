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

    [Fact]
    public void A_record_has_one_handle_in_one_ledger_and_another_in_the_next()
    {
        using var one = Sample.Write(folder["one.sqlite"]);
        using var other = Sample.Write(folder["other.sqlite"]);
        var handle = one.RecordOf("report", "list", "1");
        Assert.Equal(handle, one.RecordOf("report", "list", "1"));
        Assert.NotEqual(handle, one.RecordOf("report", "lis", "t1"));
        Assert.NotEqual(handle, one.RecordOf("claim", "list", "1"));
        Assert.NotEqual(handle, other.RecordOf("report", "list", "1"));
        Assert.Throws<ArgumentException>(() => one.RecordOf("report", "li\u001fst", "1"));
    }

    [Fact]
    public void The_last_entry_of_a_record_is_the_one_that_counts()
    {
        using var ledger = Sample.Write(folder["ledger.sqlite"]);
        ledger.Append([Sample.Report(ledger, 1), Sample.Report(ledger, 2), Sample.Report(ledger, 1, "Changed Person")]);
        var record = ledger.RecordOf("report", "list", "1");
        Assert.Equal(3, ledger.Latest(record)!.Sequence);
        Assert.True(ledger.TryLatest(record, out var sequence, out var body));
        Assert.Equal((3, """{"name":"Changed Person 1","number":1}"""), (sequence, Encoding.UTF8.GetString(body)));
    }

    [Fact]
    public void A_batch_with_one_faulty_draft_adds_nothing()
    {
        var file = Sample.New(folder, 10);
        using (var ledger = Sample.Write(file))
        {
            var head = ledger.Head;
            Draft[] faulty =
            [
                new("claim", null, "{ }"u8.ToArray(), false),
                new("Claim", null, "{}"u8.ToArray(), false),
                new("", null, "{}"u8.ToArray(), false),
                new("erasure", null, "{\"sequence\":1}"u8.ToArray(), false),
                new("claim", null, default, true),
            ];
            foreach (var draft in faulty)
            {
                Assert.Throws<ArgumentException>(() => ledger.Append([Sample.Run(1), draft]));
                Assert.Equal(head, ledger.Head);
            }

            Assert.Equal(head, ledger.Append([]));
            Assert.Equal(11, ledger.Append([Sample.Run(1)]).Sequence);
        }

        Assert.Equal(11, Verification.Of(file).Entries);
    }

    [Fact]
    public void A_batch_given_up_leaves_nothing_and_one_open_batch_shuts_out_another()
    {
        using var ledger = Sample.Write(folder["ledger.sqlite"]);
        using (var batch = ledger.Begin())
        {
            var record = ledger.RecordOf("report", "list", "1");
            Assert.Equal(1, batch.Add("report", record, Sample.Body("Invented Person", 1), personal: true));
            Assert.True(ledger.TryLatest(record, out _, out _));
            Assert.Throws<InvalidOperationException>(() => ledger.Append([Sample.Run(1)]));
            Assert.Throws<InvalidOperationException>(ledger.Begin);
        }

        Assert.Equal(default, ledger.Head);
        Assert.Empty(ledger.Entries());
        Assert.Equal(1, ledger.Append([Sample.Run(1)]).Sequence);
    }

    [Fact]
    public void Readers_see_what_was_there_when_they_began_beside_a_writer()
    {
        var file = Sample.New(folder, 20);
        using var writer = Sample.Write(file);
        using var reader = Ledger.OpenToRead(file);
        using var entries = reader.Entries().GetEnumerator();
        Assert.True(entries.MoveNext());
        writer.Append([Sample.Run(1)]);
        var count = 1;
        while (entries.MoveNext())
        {
            count++;
        }

        Assert.Equal(20, count);
        Assert.Equal(21, reader.Head.Sequence);
        Assert.Equal(21, Verification.Of(file).Entries);
        Assert.Throws<InvalidOperationException>(() => reader.Append([Sample.Run(1)]));
    }

    [Fact]
    public void A_second_writer_is_told_who_writes()
    {
        var file = folder["ledger.sqlite"];
        using (Ledger.OpenToWrite(file, "cenotaph ingest", TimeProvider.System))
        {
            var refused = Assert.Throws<LedgerBusyException>(() => Sample.Write(file));
            Assert.Matches(
                $@"^{file} is being written by cenotaph ingest \(process {Environment.ProcessId} on " +
                $@"{Environment.MachineName}, since \d{{4}}-\d\d-\d\dT[\d:.]+Z\)\. Try again when it has ended\.$",
                refused.Message);
        }

        using var next = Sample.Write(file);
        Assert.Equal(1, next.Append([Sample.Run(1)]).Sequence);
    }

    [Fact]
    public void A_lock_that_cannot_be_opened_is_not_blamed_on_another_writer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/sleep"), "needs a running program's file, which Linux lets nobody write");
        var file = folder["ledger.sqlite"];
        var program = folder["ledger.lock"];
        File.Copy("/bin/sleep", program);
        using var running = System.Diagnostics.Process.Start(program, "60");
        try
        {
            Assert.IsNotType<LedgerBusyException>(Assert.ThrowsAny<IOException>(() => Sample.Write(file)));
        }
        finally
        {
            running.Kill();
            running.WaitForExit();
        }
    }

    [Fact]
    public void A_newer_schema_is_refused_by_readers_and_writers_with_both_versions()
    {
        var file = Sample.New(folder, 3);
        TamperQuery.Run(file, TamperQuery.NewerVersion);
        var message = $"{file} has schema version 7; this program knows version 2. Use a newer program.";
        Assert.Equal(message, Assert.Throws<LedgerVersionException>(() => Ledger.OpenToRead(file)).Message);
        Assert.Equal(message, Assert.Throws<LedgerVersionException>(() => Sample.Write(file)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void A_file_that_is_no_ledger_is_refused_and_left_alone(int size)
    {
        var file = folder["ledger.sqlite"];
        var bytes = Encoding.UTF8.GetBytes(new string('x', size));
        File.WriteAllBytes(file, bytes);
        Assert.Equal(0, Assert.Throws<LedgerDamagedException>(() => Ledger.OpenToRead(file)).LastGood);
        Assert.Throws<LedgerDamagedException>(() => Sample.Write(file));
        Assert.False(Verification.Of(file).IsSound);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_missing_ledger_is_not_made_by_reading()
    {
        Assert.Throws<FileNotFoundException>(() => Ledger.OpenToRead(folder["ledger.sqlite"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_damaged_page_is_answered_with_the_last_entry_known_to_be_good()
    {
        var file = Sample.New(folder, 400);
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(TamperQuery.Read(file, 200, row => row.Hash.ToArray()));
        bytes.AsSpan(at / 4096 * 4096, 100).Fill(0xa5);
        File.WriteAllBytes(file, bytes);
        var good = Verification.Of(file).LastGood;
        Assert.InRange(good, 100, 199);
        using var ledger = Ledger.OpenToRead(file);
        var damaged = Assert.Throws<LedgerDamagedException>(() => ledger.Entries().Count());
        Assert.Equal(good, damaged.LastGood);
        Assert.Contains($"The last entry known to be good is {good}.", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_ledger_is_not_opened_for_writing()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.DropIndex);
        var damaged = Assert.Throws<LedgerDamagedException>(() => Sample.Write(file));
        Assert.Equal(
            $"{file} is damaged: The index entry_by_record is missing or was changed. The last entry known to be good is 40.",
            damaged.Message);

        file = Sample.New(folder, 40, "other.sqlite");
        TamperQuery.Run(file, TamperQuery.SpoilLastHash);
        Assert.Equal(39, Assert.Throws<LedgerDamagedException>(() => Sample.Write(file)).LastGood);
    }

    [Fact]
    public void A_backup_is_a_ledger_of_its_own_and_replaces_nothing()
    {
        var file = Sample.New(folder, 40);
        using var ledger = Ledger.OpenToRead(file);
        ledger.Backup(folder["backup.sqlite"]);
        Assert.Equal(Verification.Of(file), Verification.Of(folder["backup.sqlite"]));
        using (var copy = Ledger.OpenToRead(folder["backup.sqlite"]))
        {
            Assert.Equal(ledger.RecordOf("a", "b", "c"), copy.RecordOf("a", "b", "c"));
        }

        var refused = Assert.Throws<IOException>(() => ledger.Backup(folder["backup.sqlite"]));
        Assert.Equal($"{folder["backup.sqlite"]} is there already; a backup does not replace anything.", refused.Message);
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), name => name.Contains(".new", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();
}
