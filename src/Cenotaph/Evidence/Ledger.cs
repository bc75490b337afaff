using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>The append-only, hash-chained store of a study's evidence (see docs/evidence.md).</summary>
public sealed class Ledger : IDisposable
{
    // Large enough that a page touched by many batches is moved once, small enough to be moved within a second.
    private const int EntriesBetweenCheckpoints = 50_000;

    private readonly SqliteFile file;
    private readonly RecordHandles handles;
    private readonly PersonalBodies bodies;
    private readonly EntryQuery latest;
    private readonly EntryQuery last;
    private readonly Writing? writing;
    private Batch? batch;
    private long checkpointed;
    private bool closed;

    private Ledger(SqliteFile file, Writing? writing, LedgerKeys keys)
    {
        this.file = file;
        this.writing = writing;
        handles = new(LedgerFile.RecordKey(file));
        bodies = new(file, keys);
        latest = EntryQuery.LatestOfRecord(file);
        last = EntryQuery.Last(file);
    }

    /// <summary>The path of the file.</summary>
    public string File => file.Path;

    /// <summary>Another reader of the same file, with the same keys.</summary>
    internal Ledger Beside() => Open(File, bodies.Keys, LedgerFile.OpenToRead, null);

    /// <summary>The end of the chain.</summary>
    public Head Head => writing?.Head ?? Read(LastInFile);

    /// <summary>Announces where the writer is.</summary>
    internal Action<LedgerPhase>? Observer { get; set; }

    /// <summary>Opens a ledger for reading, beside a writer if there is one.</summary>
    /// <param name="file">The path of the SQLite file.</param>
    /// <param name="keys">Where the key to personal bodies comes from; the environment when null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="LedgerDamagedException">The file is damaged or no ledger.</exception>
    /// <exception cref="LedgerVersionException">The file has a schema version that this program does not know.</exception>
    public static Ledger OpenToRead(string file, LedgerKeys? keys = null) => Open(file, keys, LedgerFile.OpenToRead, null);

    /// <summary>Opens or creates a ledger for writing; there is one writer at a time.</summary>
    /// <param name="file">The path of the SQLite file.</param>
    /// <param name="writer">Who writes, for the message that another writer gets: <c>cenotaph ingest</c>.</param>
    /// <param name="time">The clock that stamps entries.</param>
    /// <param name="keys">Where the key to personal bodies comes from; the environment when null.</param>
    /// <exception cref="LedgerBusyException">Another process is writing; the message says which.</exception>
    /// <exception cref="LedgerDamagedException">The file is damaged or no ledger.</exception>
    /// <exception cref="LedgerVersionException">The file has a schema version that this program does not know.</exception>
    public static Ledger OpenToWrite(string file, string writer, TimeProvider time, LedgerKeys? keys = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        var held = WriterLock.Take(Path.GetFullPath(file), writer, time.GetUtcNow());
        try
        {
            return Open(file, keys, LedgerFile.OpenToWrite, opened => new(held, new(opened), time));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The handle of a record: the same for the same kind, input and id, in this ledger alone.</summary>
    /// <exception cref="ArgumentException">Kind or input holds the character U+001F, which parts the three.</exception>
    public RecordId RecordOf(string kind, string input, string id) => handles.Of(kind, input, id);

    /// <summary>Opens a batch, for entries that are made one after the other.</summary>
    /// <exception cref="InvalidOperationException">The ledger was opened to read, or a batch is open.</exception>
    public Batch Begin()
    {
        var writing = Writable();
        Observer?.Invoke(LedgerPhase.BeforeAppend);
        batch = Write(() => new Batch(this, writing.Table, bodies, writing.Head, writing.Time.GetUtcNow()));
        if (Read(LastInFile) is var found && found != writing.Head)
        {
            var expected = writing.Head;
            batch.Dispose();
            throw new LedgerDamagedException(
                File,
                0,
                $"It ended at entry {expected.Sequence} and now ends at {found.Sequence}; another program changed it.");
        }

        return batch;
    }

    /// <summary>Appends the drafts in order, in one transaction that is on disk when this returns.</summary>
    /// <returns>The new head.</returns>
    /// <exception cref="ArgumentException">A draft's kind is no word, or its body is not canonical; none was added.</exception>
    public Head Append(IReadOnlyList<Draft> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Count == 0)
        {
            return Writable().Head;
        }

        using var batch = Begin();
        for (var index = 0; index < drafts.Count; index++)
        {
            if (index == drafts.Count / 2)
            {
                Observer?.Invoke(LedgerPhase.InsideTransaction);
            }

            var draft = drafts[index];
            batch.Add(draft.Kind, draft.Record, draft.Body.Span, draft.Personal);
        }

        return batch.Commit();
    }

    /// <summary>The last entry of a record, or null when there is none.</summary>
    public Entry? Latest(RecordId record) => TryLatest(record, out _, out _) ? Read(() => EntryRow.Entry(latest, bodies)) : null;

    /// <summary>The sequence and body of the last entry of a record, without making an entry of it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="sequence">The sequence of its last entry.</param>
    /// <param name="body">Its body, empty when erased; valid until the ledger is asked for anything else.</param>
    public bool TryLatest(RecordId record, out long sequence, out ReadOnlySpan<byte> body)
    {
        Span<byte> bytes = stackalloc byte[EntryHeader.RecordSize];
        EntryRow.Write(record, bytes);
        latest.SeekRecord(bytes);
        try
        {
            if (latest.Read())
            {
                sequence = latest.Sequence;
                body = bodies.Of(latest);
                return true;
            }
        }
        catch (StoreFault fault)
        {
            throw Refusal(fault);
        }
        catch (FormatException fault)
        {
            throw LedgerRefusal.Of(File, fault.Message);
        }

        sequence = 0;
        body = default;
        return false;
    }

    /// <summary>The entries of a record, the newest first.</summary>
    public IEnumerable<Entry> Versions(RecordId record)
    {
        var bytes = new byte[EntryHeader.RecordSize];
        EntryRow.Write(record, bytes);
        using var rows = Read(() => EntryQuery.OfRecord(file, bytes));
        while (Read(rows.Read))
        {
            yield return Read(() => EntryRow.Entry(rows, bodies));
        }
    }

    /// <summary>The entries in order of sequence, of one kind or of all, after a sequence; up to what is the head now, one at a time.</summary>
    /// <exception cref="LedgerDamagedException">An entry cannot be read.</exception>
    public IEnumerable<Entry> Entries(string? kind = null, long after = 0)
    {
        var through = batch is null ? Head.Sequence : long.MaxValue;
        using var rows = Read(() => kind is null
            ? EntryQuery.InRange(file, after, through)
            : EntryQuery.OfKind(file, Encoding.UTF8.GetBytes(kind), after, through));
        while (Read(rows.Read))
        {
            yield return Read(() => EntryRow.Entry(rows, bodies));
        }
    }

    /// <summary>How many entries there are of each kind, in the order of kinds.</summary>
    public IReadOnlyList<(string Kind, long Count)> Kinds() => Read(() => LedgerQuery.Kinds(file));

    /// <summary>Deletes a personal body and its salt and appends an entry that says why.</summary>
    /// <exception cref="ArgumentException">There is no such entry, or it has no personal body to erase.</exception>
    /// <exception cref="LedgerBusyException">
    /// It is erased, but a reader keeps the old bytes in the file; they go when the ledger is next opened for writing.
    /// </exception>
    public Head Erase(long sequence, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var writing = Writable();
        using (var rows = EntryQuery.InRange(file, sequence - 1, sequence))
        {
            if (!Read(rows.Read) || rows.Commitment.IsEmpty || EntryRow.IsErased(rows))
            {
                throw new ArgumentException($"Entry {sequence} has no personal body to erase.", nameof(sequence));
            }
        }

        using var batch = Begin();
        Write(() => writing.Table.Erase(sequence));
        batch.AddAnyKind(Erasure.Kind, null, Erasure.Body(sequence, why).Span, personal: false);
        var head = batch.Commit();
        if (!EmptyLog(wait: true))
        {
            throw new LedgerBusyException(
                $"Entry {sequence} is erased, but another process is reading {File}, which keeps the old bytes there. " +
                "End that process and open the ledger for writing once more.");
        }

        return head;
    }

    /// <summary>Writes every entry as a line of JSON (docs/evidence.md, "Export").</summary>
    /// <param name="target">Where to.</param>
    /// <param name="personal">Whether personal bodies go along, decrypted, with their salts.</param>
    /// <returns>The head of what was written.</returns>
    public Head Export(Stream target, bool personal)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Read(() => LedgerExport.Write(file, target, personal ? bodies : null));
    }

    /// <summary>Locks personal bodies with another passphrase or key file; the bodies stay as they are. The entry says what locks them now.</summary>
    /// <exception cref="LedgerKeyException">The present key is missing, or the next cannot be made.</exception>
    public Head Relock(LedgerKeys next)
    {
        ArgumentNullException.ThrowIfNull(next);
        using var batch = Begin();
        batch.Add("key", null, Read(() => bodies.Relock(next)).Span, personal: false);
        return batch.Commit();
    }

    /// <summary>Writes an archived file of a personal input, decrypted.</summary>
    /// <exception cref="FormatException">It was changed or cut, or belongs to another ledger.</exception>
    public void Unseal(Stream from, Stream to) => SealedFile.Read(from, to, bodies);

    /// <summary>Writes a file encrypted under the ledger's key.</summary>
    internal void Seal(Stream from, Stream to, Action<ReadOnlySpan<byte>> met)
    {
        if (!bodies.HasKey)
        {
            using var batch = Begin();
            batch.CommitKey();
        }

        SealedFile.Write(from, to, bodies, met);
    }

    /// <summary>Copies the ledger, as it is now, into a new file.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public void Backup(string target)
    {
        if (System.IO.File.Exists(target))
        {
            throw new IOException($"{target} is there already; a backup does not replace anything.");
        }

        var unfinished = target + ".new";
        System.IO.File.Delete(unfinished);
        Read(() => LedgerFile.Copy(file, unfinished));
        System.IO.File.Move(unfinished, target, overwrite: false);
    }

    /// <summary>
    /// Closes the file. A writer first empties the write-ahead log, and when it added entries appends their head to
    /// the file <c>ledger.heads</c> beside the ledger.
    /// </summary>
    public void Dispose()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        try
        {
            batch?.Dispose();
            if (writing is not null)
            {
                EmptyLog(wait: false);
            }
        }
        finally
        {
            handles.Dispose();
            bodies.Dispose();
            latest.Dispose();
            last.Dispose();
            writing?.Table.Dispose();
            file.Dispose();
            writing?.Finish(File);
        }
    }

    internal void Committed(Head head)
    {
        writing!.Advance(head);
        batch = null;
        Observer?.Invoke(LedgerPhase.BeforeAcknowledgement);
        if (head.Sequence - checkpointed >= EntriesBetweenCheckpoints)
        {
            Checkpoint();
        }
    }

    /// <summary>Moves the write-ahead log into the file, as happens by itself from time to time.</summary>
    internal void Checkpoint()
    {
        Observer?.Invoke(LedgerPhase.Checkpoint);
        Write(file.Checkpoint);
        checkpointed = Head.Sequence;
        Observer?.Invoke(LedgerPhase.AfterCheckpoint);
    }

    internal void Closed() => batch = null;

    internal void Run(Action act) => Write(act);

    /// <summary>What a fault of the store means to whoever uses the ledger.</summary>
    internal Exception Refusal(StoreFault fault) => LedgerRefusal.Of(File, fault);

    private static Ledger Open(string path, LedgerKeys? keys, Func<string, SqliteFile> open, Func<SqliteFile, Writing>? write)
    {
        SqliteFile? file = null;
        try
        {
            file = open(Path.GetFullPath(path));
            LedgerFile.Check(file);
            var ledger = new Ledger(file, write?.Invoke(file), keys ?? LedgerKeys.OfEnvironment());
            ledger.writing?.Begin(ledger.LastInFile());
            ledger.checkpointed = ledger.writing?.Head.Sequence ?? 0;
            return ledger;
        }
        catch (Exception fault)
        {
            file?.Dispose();
            if (fault is not (StoreFault or FormatException or LedgerDamagedException))
            {
                throw;
            }

            throw fault is StoreFault refused ? LedgerRefusal.Of(path, refused) : LedgerRefusal.Of(path, (fault as LedgerDamagedException)?.Detail ?? fault.Message);
        }
    }

    private Head LastInFile()
    {
        var head = last.Read() ? EntryRow.Head(last) : default;
        last.Reset();
        return head;
    }

    private Writing Writable() => writing is null
        ? throw new InvalidOperationException("The ledger was opened to read.")
        : batch is not null
            ? throw new InvalidOperationException("A batch is open; commit or dispose it first.")
            : writing;

    private bool EmptyLog(bool wait)
    {
        Observer?.Invoke(LedgerPhase.Checkpoint);
        var complete = Read(() => file.EmptyLog(wait));
        Observer?.Invoke(LedgerPhase.AfterCheckpoint);
        return complete;
    }

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (StoreFault fault)
        {
            throw Refusal(fault);
        }
        catch (FormatException fault)
        {
            throw LedgerRefusal.Of(File, fault.Message);
        }
    }

    private void Write(Action write) => Read(() =>
    {
        write();
        return true;
    });

    private T Write<T>(Func<T> write) => Read(write);
}
