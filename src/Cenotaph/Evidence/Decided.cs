namespace Cenotaph.Evidence;

/// <summary>Decisions that later entries on the same record replace or undo.</summary>
internal static class Decided
{
    /// <summary>The decision that takes back the last one on its record, so that the one before it stands again.</summary>
    public const string Undone = "undone";

    /// <summary>The last decision on each record that was not undone, in the order of the entries. An erased entry leaves its record without one.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="kind">The kind of the entries.</param>
    /// <param name="read">Reads an entry with a body.</param>
    /// <param name="decision">The word of a decision.</param>
    public static IEnumerable<T> Standing<T>(Ledger ledger, string kind, Func<Entry, T> read, Func<T, string> decision)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var said = new Dictionary<RecordId, Stack<(T? Judgement, long Sequence)>>();
        foreach (var entry in ledger.Entries(kind))
        {
            if (entry.Record is not { } record)
            {
                continue;
            }

            if (!said.TryGetValue(record, out var earlier))
            {
                said.Add(record, earlier = []);
            }

            var judgement = entry.Body.IsEmpty ? null : read(entry);
            if (judgement is null || decision(judgement) != Undone)
            {
                earlier.Push((judgement, entry.Sequence));
            }
            else
            {
                earlier.TryPop(out _);
            }
        }

        return said.Values.Where(earlier => earlier.Count > 0).Select(earlier => earlier.Peek())
            .Where(last => last.Judgement is not null).OrderBy(last => last.Sequence).Select(last => last.Judgement!);
    }
}
