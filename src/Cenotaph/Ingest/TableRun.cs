using System.Collections.Immutable;
using System.Security.Cryptography;
using Cenotaph.Evidence;
using Cenotaph.Store;
using DuckDB.NET.Data;

namespace Cenotaph.Ingest;

/// <summary>
/// Takes an input in as one entry, its rows in the archive as Parquet. A file is only given its name there, and the ledger its entry, when every
/// row was read and written.
/// </summary>
internal sealed class TableRun(
    InputPlan plan, IReadOnlyList<PlannedFile> files, IReadOnlyDictionary<string, WordLimits> words, string? archive, ProblemCollection problems,
    IProgress<(string Input, long Rows)>? progress)
{
    private const string Half = "incoming.table.new";

    // Parquet takes less than the text it was made of.
    private long Length => files.Sum(file => new FileInfo(file.Plain).Length);

    /// <summary>Whether the file of a table lies in the archive.</summary>
    public static bool IsThere(ArchivedTable? table, string? archive) => table is not null && archive is not null && File.Exists(Path.Combine(archive, table.File));

    /// <summary>Reads all rows and writes them and the entry; with a dry run, or without an archive, only reads them.</summary>
    /// <param name="ledger">The ledger; null when there is none yet, which only a dry run may do.</param>
    /// <param name="digests">The files' digests, computed before.</param>
    /// <param name="digest">Computes them again.</param>
    /// <param name="dry">Whether to write nothing.</param>
    public Intake Take(
        Ledger? ledger, ImmutableSortedDictionary<string, string> digests, Func<ImmutableSortedDictionary<string, string>> digest, bool dry)
    {
        var before = ledger is null ? [] : ArchivedTable.Vintages(ledger, plan.Name);
        var last = ledger is null ? null : new RunLog(ledger).LastComplete(plan.Name);
        using var feed = new TableFeed(plan, files, words, problems, progress);
        var columns = new TableColumns(plan);
        if (dry || archive is null)
        {
            foreach (var _ in feed.Rows(columns))
            {
            }

            feed.Finish();
            return feed.Failed ? Refused(digests) : Told(digests, null, feed.Listed, before.LastOrDefault(), same: Same(last, digests));
        }

        Directory.CreateDirectory(archive);
        using var plain = plan.Kind.Personal ? new OpenedTable.Scratch(Length, named: true) : null;
        var written = plain?.Path ?? Path.Combine(archive, Half);
        try
        {
            try
            {
                ParquetTable.Write(written, columns.All, feed.Rows(columns));
            }
            catch (DuckDBException fault)
            {
                feed.Finish();
                problems.Add(new(Path.GetFileName(archive), null, null, "rows that could not be written: " + fault.Message.Split('\n')[0], "a folder with room enough"));
                return Refused(digests);
            }

            feed.Finish();
            if (feed.Failed)
            {
                return Refused(digests);
            }

            if (!digest().SequenceEqual(digests))
            {
                problems.Add(new(plan.Path, null, null, "a file that changed while it was read", "a file that nobody writes to; take it in again"));
                return Refused(digests);
            }

            var current = before.LastOrDefault();
            if (current is not null && last?.Number == current.Run.Number && Same(last, digests) && IsThere(current, archive))
            {
                return Told(digests, null, feed.Listed, current, same: true);
            }

            var (file, hash, stored) = Keep(written, ledger!, before);
            using var entries = ledger!.Begin();
            var run = entries.Add(RunLog.BeginKind, null, RunEntries.Beginning(plan, digests), personal: false);
            entries.Add(ArchivedTable.EntryKind, null, Body(file, hash, stored, feed.Listed, columns), personal: false);
            var (added, changed) = current is null ? (feed.Listed, 0L) : (0L, feed.Listed);
            entries.Add(RunLog.EndKind, null, RunEntries.Ending(plan, run, feed.Listed, added, changed, 0, problems.Errors), personal: false);
            entries.Commit();
            return Told(digests, run, feed.Listed, current, same: false);
        }
        finally
        {
            File.Delete(Path.Combine(archive, Half));
        }
    }

    // Gives the file its name, the digest of its plain bytes. A file of that name that an earlier vintage has stays as it is.
    private (string File, Hash Digest, Hash Stored) Keep(string written, Ledger ledger, ImmutableArray<ArchivedTable> before)
    {
        var digest = HashOf(written);
        var name = digest + ArchivedTable.Ending + (plan.Kind.Personal ? SealedFile.Ending : "");
        var kept = Path.Combine(archive!, name);
        if (before.LastOrDefault(table => table.File == name) is { } earlier && File.Exists(kept) && HashOf(kept) == earlier.Stored)
        {
            return (name, digest, earlier.Stored);
        }

        var half = Path.Combine(archive!, Half);
        if (plan.Kind.Personal)
        {
            using var from = new FileStream(written, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            using var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None);
            ledger.Seal(from, to, _ => { });
            to.Flush(flushToDisk: true);
        }
        else
        {
            using var file = new FileStream(half, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        var stored = plan.Kind.Personal ? HashOf(half) : digest;
        File.Move(half, kept, overwrite: true);
        return (name, digest, stored);
    }

    private byte[] Body(string file, Hash digest, Hash stored, long rows, TableColumns columns)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("archive", file);
        json.Member("digest", digest.ToString());
        json.Member("input", plan.Name);
        json.Member("kind", plan.Kind.Name);
        json.BeginObject("mapping");
        foreach (var (field, column) in plan.Columns.Concat(plan.Measures.Select(measure => KeyValuePair.Create("values." + measure.Name, measure.Column)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.Member(field, column);
        }

        json.EndObject();
        json.BeginObject("origin");
        RunEntries.Origin(json, plan.Origin);
        json.EndObject();
        json.Member("rows", rows);
        json.BeginObject("schema");
        foreach (var column in columns.All.OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            json.Member(column.Name, column.TypeName);
        }

        json.EndObject();
        json.Member("stored", stored.ToString());
        return json.End().ToArray();
    }

    private bool Same(Run? last, ImmutableSortedDictionary<string, string> digests) =>
        last is not null && last.Plan == plan.Digest().ToString() && last.Files.SequenceEqual(digests) && last.Faults == problems.Errors;

    private Intake Refused(ImmutableSortedDictionary<string, string> digests) =>
        new(plan.Name, digests, null, 0, 0, 0, 0, Refused: true, Skipped: false, problems, [], []);

    private Intake Told(ImmutableSortedDictionary<string, string> digests, long? run, long rows, ArchivedTable? before, bool same)
    {
        var fewer = before is not null && !same && rows < before.Rows ? before.Rows - rows : 0;
        (string, Phrase)[] counts =
            [("input", Phrase.Same(plan.Name)), ("then", Phrase.Number(before?.Rows ?? 0)), ("now", Phrase.Number(rows)), ("gone", Phrase.Number(fewer))];
        return new(
            plan.Name, digests, run, rows, same || before is not null ? 0 : rows, same || before is null ? 0 : rows, fewer, Refused: false, Skipped: false, problems,
            fewer == 0 ? [] : [new("shrinkage", Weight.Warning, [plan.Name], Phrase.Of("vanished.arithmetic.table", counts), Phrase.Of("vanished.message.table", counts), Phrase.Of("vanished.vintage"))], []);
    }

    private static Hash HashOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        return new(SHA256.HashData(file));
    }
}
