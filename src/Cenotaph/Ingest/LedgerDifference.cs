using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>
/// Holds the rows of one run against what the ledger has of their input, and writes what is new. Rows are collected
/// on one thread and written on another; nothing is shared between the two but the batch handed over.
/// </summary>
internal sealed class LedgerDifference(
    InputPlan plan,
    Ledger? ledger,
    RunLog? runs,
    ImmutableSortedDictionary<string, string> digests,
    ProblemCollection problems,
    bool dry)
{
    private const int ChangesShown = 20;

    private readonly SeenRecords seen = new();
    private readonly HashSet<RecordId> metInBatch = [];
    private readonly HashSet<RecordId> met = [];
    private readonly HashSet<RecordId> spared = [];
    private readonly List<RecordBatch.Item> fresh = [];
    private readonly List<Problem> repeats = [];
    private readonly List<Change> changes = [];
    private readonly BitSet standing = new();
    private readonly bool hasEarlier = runs?.All.Any(run => run.Input == plan.Name) == true;
    private readonly long before = ledger?.Head.Sequence ?? 0;
    private long? run;

    /// <summary>How many sound rows were written or found unchanged so far.</summary>
    public long Listed { get; private set; }

    private long Added { get; set; }

    private long Changed { get; set; }

    /// <summary>Puts a mapped row into the batch.</summary>
    public void Collect(RecordBatch batch, string id, ReadOnlySpan<byte> body, long row)
    {
        var record = Handle(id);
        batch.Add(record, body, row, seen.Note(record));
    }

    /// <summary>Notes that a faulty row names a record, so that the record does not count as vanished.</summary>
    public void Spare(string id)
    {
        if (id.Length > 0 && hasEarlier)
        {
            lock (spared)
            {
                spared.Add(Handle(id));
            }
        }
    }

    /// <summary>Writes what is new in a batch.</summary>
    public void Write(RecordBatch batch)
    {
        fresh.Clear();
        metInBatch.Clear();
        var repeating = batch.Items.Any(item => item.PerhapsSeen);
        foreach (var item in batch.Items)
        {
            if (repeating && IsRepeat(item.Record, item.PerhapsSeen))
            {
                repeats.Add(new(batch.File, item.Row, plan.Columns.GetValueOrDefault("id"), "an id that an earlier row has", "an id of its own"));
                continue;
            }

            var body = batch.Body(item);
            var earlier = hasEarlier ? runs!.Current(ledger!, item.Record) : null;
            Listed++;
            if (earlier is { Commitment: not null, Body.IsEmpty: true })
            {
                // What was erased stays erased, though its source still has it.
                standing.Set(earlier.Sequence);
                continue;
            }

            if (earlier is not null && earlier.Kind == plan.Kind.Name && earlier.Body.Span.SequenceEqual(body.Span))
            {
                standing.Set(earlier.Sequence);
                continue;
            }

            (Added, Changed) = earlier is null ? (Added + 1, Changed) : (Added, Changed + 1);
            if (earlier is { Kind: RunLog.VanishedKind } or null)
            {
                Show("added", item.Record, null, body);
            }
            else
            {
                Show("changed", item.Record, earlier.Body, body);
                standing.Set(earlier.Sequence);
            }

            fresh.Add(item);
        }

        if (!dry && fresh.Count > 0)
        {
            using var entries = Open();
            foreach (var item in fresh)
            {
                if (plan.Kind.Personal)
                {
                    entries.AddSealed(plan.Kind.Name, item.Record, batch.Body(item).Span, batch.Seal(item));
                }
                else
                {
                    entries.Add(plan.Kind.Name, item.Record, batch.Body(item).Span, personal: false);
                }
            }

            entries.Commit();
        }
    }

    /// <summary>Notes what has vanished and ends the run.</summary>
    public Intake End(ImmutableSortedDictionary<string, string> files)
    {
        foreach (var repeat in repeats)
        {
            problems.Add(repeat);
        }

        List<(RecordId Record, string Name)> gone = [];
        foreach (var entry in Gone())
        {
            var name = plan.Kind.Personal ? entry.Record!.Value.ToString() : Id(entry.Body);
            gone.Add((entry.Record!.Value, name));
            Show("vanished", entry.Record!.Value, entry.Body, null);
        }

        var last = runs?.LastComplete(plan.Name);
        if (!dry && (Added + Changed > 0 || gone.Count > 0 || last is null || last.Plan != plan.Digest().ToString()
            || !last.Files.SequenceEqual(files) || last.Faults != problems.Errors))
        {
            using var entries = Open();
            foreach (var (record, name) in gone)
            {
                entries.Add(RunLog.VanishedKind, record, Vanished(name), personal: false);
            }

            entries.Add(RunLog.EndKind, null, RunEntries.Ending(plan, run!.Value, Listed, Added, Changed, gone.Count, problems.Errors), personal: false);
            entries.Commit();
        }

        var findings = gone.Count == 0 ? [] : ImmutableArray.Create(Shrinkage(gone.ConvertAll(one => one.Name)));
        return new(
            plan.Name, files, run, Listed, Added, Changed, gone.Count, Refused: false, Skipped: false,
            problems, findings, [.. changes.Take(dry ? ChangesShown : 0)]);
    }

    private RecordId Handle(string id) =>
        ledger?.RecordOf(plan.Kind.Name, plan.Name, id) ?? HandleWithoutLedger(id);

    private static RecordId HandleWithoutLedger(string id)
    {
        var digest = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return new(BitConverter.ToUInt64(digest), BitConverter.ToUInt64(digest, 8));
    }

    // "Perhaps seen" is settled here: a true repeat is in this batch, or in the ledger since the run began.
    private bool IsRepeat(RecordId record, bool perhapsSeen)
    {
        var repeat = !metInBatch.Add(record) || (perhapsSeen && (dry
            ? met.Contains(record)
            : run is not null && ledger!.Latest(record)?.Sequence > before));
        if (dry)
        {
            met.Add(record);
        }

        return repeat;
    }

    // The first batch of a run begins with the entry that names it.
    private Batch Open()
    {
        var entries = ledger!.Begin();
        run ??= entries.Add(RunLog.BeginKind, null, RunEntries.Beginning(plan, digests), personal: false);
        return entries;
    }

    // What the ledger has of this input, stands, and was met neither as sound nor as faulty.
    private IEnumerable<Entry> Gone()
    {
        if (!hasEarlier)
        {
            yield break;
        }

        foreach (var entry in ledger!.Entries(plan.Kind.Name))
        {
            if (entry.Sequence > before)
            {
                yield break;
            }

            if (entry.Record is { } record && !standing.Has(entry.Sequence)
                && runs!.Of(entry.Sequence) is { Undone: false } of && of.Input == plan.Name
                && runs.Current(ledger, record)?.Sequence == entry.Sequence
                && !spared.Contains(record))
            {
                yield return entry;
            }
        }
    }

    private void Show(string what, RecordId record, ReadOnlyMemory<byte>? earlier, ReadOnlyMemory<byte>? later)
    {
        if (!dry || changes.Count >= ChangesShown)
        {
            return;
        }

        changes.Add(plan.Kind.Personal
            ? new(what, record.ToString(), null, null)
            : new(what, Id((later ?? earlier)!.Value), Text(earlier), Text(later)));
    }

    private static string? Text(ReadOnlyMemory<byte>? body) => body is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private static string Id(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("id").GetString()!;
    }

    private Finding Shrinkage(List<string> gone)
    {
        var now = Listed;
        var then = now - Added + gone.Count;
        (string, Phrase)[] counts =
        [
            ("input", Phrase.Same(plan.Name)), ("then", Phrase.Number(then)), ("still", Phrase.Number(then - gone.Count)),
            ("gone", Phrase.Number(gone.Count)), ("added", Phrase.Number(Added)),
        ];
        return new(
            "shrinkage",
            Weight.Warning,
            gone,
            Phrase.Of("vanished.arithmetic.run", counts),
            Phrase.Of("vanished.message.run", counts),
            Phrase.Of(plan.KeepsVanished ? "vanished.kept" : "vanished.dropped"));
    }

    private byte[] Vanished(string name)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("id", name);
        json.Member("input", plan.Name);
        json.Member("kept", plan.KeepsVanished);
        return json.End().ToArray();
    }
}
