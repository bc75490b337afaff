namespace Cenotaph.Evidence;

/// <summary>The append-only, hash-chained store of a study's evidence (see docs/evidence.md).</summary>
public sealed class Ledger : IDisposable
{
    /// <summary>Opens a ledger for reading, beside a writer if there is one.</summary>
    public static Ledger OpenToRead(string file) => throw new NotSupportedException(file);

    /// <summary>Opens or creates a ledger for writing; there is one writer at a time.</summary>
    /// <param name="file">The path of the SQLite file.</param>
    /// <param name="writer">Who writes, for the message that another writer gets: <c>cenotaph ingest</c>.</param>
    /// <param name="time">The clock that stamps entries.</param>
    public static Ledger OpenToWrite(string file, string writer, TimeProvider time) =>
        throw new NotSupportedException(file + writer + time);

    /// <summary>The end of the chain.</summary>
    public Head Head => throw new NotSupportedException();

    /// <summary>The handle of a record: the same for the same kind, input and id, in this ledger alone.</summary>
    public RecordId RecordOf(string kind, string input, string id) => throw new NotSupportedException(kind + input + id);

    /// <summary>Appends the drafts in order, in one transaction that is on disk when this returns.</summary>
    /// <returns>The new head.</returns>
    public Head Append(IReadOnlyList<Draft> drafts) => throw new NotSupportedException(drafts.ToString());

    /// <summary>The sequence and body of the last entry of a record, or null when there is none.</summary>
    public Entry? Latest(RecordId record) => throw new NotSupportedException(record.ToString());

    /// <summary>The entries of a record, the newest first.</summary>
    public IEnumerable<Entry> Versions(RecordId record) => throw new NotSupportedException(record.ToString());

    /// <summary>The entries in order of sequence, of one kind or of all, after a sequence.</summary>
    public IEnumerable<Entry> Entries(string? kind = null, long after = 0) => throw new NotSupportedException(kind + after);

    /// <summary>Deletes a personal body and its salt and appends an entry that says why.</summary>
    public Head Erase(long sequence, string why) => throw new NotSupportedException(why + sequence);

    /// <summary>Closes the file.</summary>
    public void Dispose() => throw new NotSupportedException();
}
