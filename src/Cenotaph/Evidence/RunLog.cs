using System.Collections.Immutable;
using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>One taking-in of one input, as the ledger has it.</summary>
/// <param name="Number">The sequence of the entry that began it; this is what <c>ingest --undo</c> takes.</param>
/// <param name="Input">The input's name.</param>
/// <param name="Plan">The digest of the plan by which it was read.</param>
/// <param name="Files">SHA-256 of each file, by its path in the study.</param>
/// <param name="RecordedAt">When it began.</param>
/// <param name="Complete">Whether it came to its end.</param>
/// <param name="Faults">How many problems it met; 0 while it is not complete.</param>
/// <param name="Listed">How many records the input listed; 0 while it is not complete.</param>
/// <param name="Undone">Whether it was undone later.</param>
public sealed record Run(
    long Number,
    string Input,
    string Plan,
    ImmutableSortedDictionary<string, string> Files,
    DateTimeOffset RecordedAt,
    bool Complete,
    long Faults,
    long Listed,
    bool Undone);

/// <summary>The runs of a ledger. Every record belongs to the last run that began before it.</summary>
public sealed class RunLog
{
    /// <summary>The kind of the entry that begins a run.</summary>
    public const string BeginKind = "ingest";

    /// <summary>The kind of the entry that ends a run.</summary>
    public const string EndKind = "ingested";

    /// <summary>The kind of the entry that undoes a run.</summary>
    public const string UndoKind = "undo";

    /// <summary>The kind of the entry that says that a source no longer lists a record.</summary>
    public const string VanishedKind = "vanished";

    private readonly List<Run> runs = [];

    /// <summary>Reads the runs of a ledger.</summary>
    public RunLog(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        foreach (var entry in ledger.Entries(BeginKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var root = body.RootElement;
            runs.Add(new(
                entry.Sequence,
                root.GetProperty("input").GetString()!,
                root.GetProperty("plan").GetString()!,
                root.GetProperty("files").EnumerateObject()
                    .ToImmutableSortedDictionary(file => file.Name, file => file.Value.GetString()!, StringComparer.Ordinal),
                entry.RecordedAt,
                false,
                0,
                0,
                false));
        }

        foreach (var entry in ledger.Entries(EndKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var at = IndexOf(body.RootElement.GetProperty("run").GetInt64());
            runs[at] = runs[at] with
            {
                Complete = true,
                Faults = body.RootElement.GetProperty("faults").GetInt64(),
                Listed = body.RootElement.GetProperty("listed").GetInt64(),
            };
        }

        foreach (var entry in ledger.Entries(UndoKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var at = IndexOf(body.RootElement.GetProperty("run").GetInt64());
            runs[at] = runs[at] with { Undone = true };
        }
    }

    /// <summary>All runs, in order.</summary>
    public IReadOnlyList<Run> All => runs;

    /// <summary>The run that an entry belongs to, or null for one before the first.</summary>
    public Run? Of(long sequence) => IndexOf(sequence) is var at and >= 0 ? runs[at] : null;

    /// <summary>The last run of an input that stands, whether it came to its end or not; or null.</summary>
    public Run? Last(string input) => runs.FindLast(run => run.Input == input && !run.Undone);

    /// <summary>The last run of an input that came to its end and stands, or null.</summary>
    public Run? LastComplete(string input) => runs.FindLast(run => run.Input == input && run.Complete && !run.Undone);

    /// <summary>The newest version of a record that stands: not of an undone run. Null when there is none.</summary>
    public Entry? Current(Ledger ledger, RecordId record)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var latest = ledger.Latest(record);
        return latest is null || Of(latest.Sequence) is not { Undone: true }
            ? latest
            : ledger.Versions(record).FirstOrDefault(entry => Of(entry.Sequence) is not { Undone: true });
    }

    private int IndexOf(long sequence)
    {
        var (low, high) = (0, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[middle].Number <= sequence ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
