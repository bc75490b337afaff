namespace Cenotaph.Evidence;

/// <summary>One record as it stands now.</summary>
/// <param name="Entry">The newest version that stands.</param>
/// <param name="Run">The run that brought it.</param>
/// <param name="Vanished">Whether its source no longer lists it.</param>
public sealed record CurrentRecord(Entry Entry, Run? Run, bool Vanished);

/// <summary>What a ledger holds of one kind of record, each in the newest version that stands.</summary>
public static class CurrentRecords
{
    /// <summary>
    /// The records of a kind in the order of their first entry. A record that its source no longer lists is there
    /// only when <paramref name="keepVanished"/> says so.
    /// </summary>
    public static IReadOnlyList<CurrentRecord> Of(Ledger ledger, string kind, bool keepVanished)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var runs = new RunLog(ledger);
        var slots = new Dictionary<RecordId, int>();
        List<CurrentRecord?> records = [];
        foreach (var entry in ledger.Entries(kind).Where(entry => entry.Record is not null))
        {
            var run = runs.Of(entry.Sequence);
            if (run is { Undone: true })
            {
                continue;
            }

            var record = new CurrentRecord(entry, run, false);
            if (slots.TryGetValue(entry.Record!.Value, out var slot))
            {
                records[slot] = record;
            }
            else
            {
                slots.Add(entry.Record.Value, records.Count);
                records.Add(record);
            }
        }

        foreach (var entry in ledger.Entries(RunLog.VanishedKind))
        {
            if (entry.Record is { } id && slots.TryGetValue(id, out var slot)
                && records[slot] is { } record && record.Entry.Sequence < entry.Sequence
                && runs.Of(entry.Sequence) is not { Undone: true })
            {
                records[slot] = keepVanished ? record with { Vanished = true } : null;
            }
        }

        return [.. records.OfType<CurrentRecord>()];
    }
}
