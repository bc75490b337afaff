namespace Cenotaph.Store;

/// <summary>Adds entries and personal bodies, and empties the latter.</summary>
internal sealed class EntryTable(SqliteFile file) : IDisposable
{
    private readonly SqliteStatement begin = file.Prepare("BEGIN IMMEDIATE"u8);
    private readonly SqliteStatement commit = file.Prepare("COMMIT"u8);
    private readonly SqliteStatement rollback = file.Prepare("ROLLBACK"u8);

    private readonly SqliteStatement entry = file.Prepare("""
        INSERT INTO entry (sequence, recorded_at, kind, record, commitment, body, previous, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """u8);

    private readonly SqliteStatement personal = file.Prepare("""
        INSERT INTO personal (sequence, seal, body) VALUES (?1, ?2, ?3)
        """u8);

    // The row stays, filled with zeros of the same length, because SQLite then writes over it where it lies. A
    // deleted row would in time make SQLite merge pages, and a row that moves leaves a copy in the unused part of its
    // old page, which secure_delete does not reach when that row is erased later.
    private readonly SqliteStatement erase = file.Prepare("""
        UPDATE personal SET seal = zeroblob(length(seal)), body = zeroblob(length(body)) WHERE sequence = ?1
        """u8);

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    public void Rollback() => rollback.Run();

    /// <summary>Adds an entry; empty record, commitment or body means null.</summary>
    public void Add(
        long sequence,
        ReadOnlySpan<byte> recordedAt,
        ReadOnlySpan<byte> kind,
        ReadOnlySpan<byte> record,
        ReadOnlySpan<byte> commitment,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> hash) =>
        entry.Bind(1, sequence).BindText(2, recordedAt).BindText(3, kind).Bind(4, record)
            .Bind(5, commitment).Bind(6, body).Bind(7, previous).Bind(8, hash).Run();

    public void AddPersonal(long sequence, ReadOnlySpan<byte> seal, ReadOnlySpan<byte> body) =>
        personal.Bind(1, sequence).Bind(2, seal).Bind(3, body).Run();

    public void Erase(long sequence) => erase.Bind(1, sequence).Run();

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        entry.Dispose();
        personal.Dispose();
        erase.Dispose();
    }
}
