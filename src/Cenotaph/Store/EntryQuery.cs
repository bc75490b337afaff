namespace Cenotaph.Store;

/// <summary>
/// Reads entries, each with its personal body if it has one. Spans hold until the next row is asked for; null reads
/// as an empty span.
/// </summary>
internal sealed class EntryQuery : IDisposable
{
    private const string Columns = """
        SELECT e.sequence, e.recorded_at, e.kind, e.record, e.commitment, e.body, e.previous, e.hash,
               p.sequence, p.seal, p.body
        FROM entry e LEFT JOIN personal p ON p.sequence = e.sequence
        """;

    private readonly SqliteStatement statement;

    private EntryQuery(SqliteStatement statement) => this.statement = statement;

    /// <summary>All entries after one sequence and up to another, in order.</summary>
    public static EntryQuery InRange(SqliteFile file, long after, long through) => new(file.Prepare(
        Columns + " WHERE e.sequence > ?1 AND e.sequence <= ?2 ORDER BY e.sequence").Bind(1, after).Bind(2, through));

    /// <summary>The entries of one kind after one sequence and up to another, in order.</summary>
    public static EntryQuery OfKind(SqliteFile file, ReadOnlySpan<byte> kind, long after, long through) =>
        new(file.Prepare(
            Columns + " WHERE e.kind = ?3 AND e.sequence > ?1 AND e.sequence <= ?2 ORDER BY e.sequence")
            .Bind(1, after).Bind(2, through).BindText(3, kind));

    /// <summary>The last entry of the record that <see cref="SeekRecord"/> names.</summary>
    public static EntryQuery LatestOfRecord(SqliteFile file) =>
        new(file.Prepare(
            Columns + " WHERE substr(e.record, 1, 6) = substr(?1, 1, 6) AND e.record = ?1 ORDER BY e.sequence DESC LIMIT 1"));

    /// <summary>All entries of a record, the newest first.</summary>
    public static EntryQuery OfRecord(SqliteFile file, ReadOnlySpan<byte> record) =>
        new(file.Prepare(Columns + " WHERE e.record = ?1 ORDER BY e.sequence DESC").Bind(1, record));

    /// <summary>The last entry of all.</summary>
    public static EntryQuery Last(SqliteFile file) =>
        new(file.Prepare(Columns + " ORDER BY e.sequence DESC LIMIT 1"));

    public long Sequence => statement.Integer(0);

    public ReadOnlySpan<byte> RecordedAt => statement.Bytes(1);

    public ReadOnlySpan<byte> Kind => statement.Bytes(2);

    public ReadOnlySpan<byte> Record => statement.Bytes(3);

    public ReadOnlySpan<byte> Commitment => statement.Bytes(4);

    public ReadOnlySpan<byte> Body => statement.Bytes(5);

    public ReadOnlySpan<byte> Previous => statement.Bytes(6);

    public ReadOnlySpan<byte> Hash => statement.Bytes(7);

    /// <summary>Whether there is a row for a personal body, be it erased.</summary>
    public bool HasPersonal => statement.Type(8) != StoredType.Null;

    public ReadOnlySpan<byte> Seal => statement.Bytes(9);

    public ReadOnlySpan<byte> PersonalBody => statement.Bytes(10);

    /// <summary>
    /// The first column whose value is not stored as declared (damage can turn text into a blob of the same bytes,
    /// which no search for the text finds), or null.
    /// </summary>
    public string? WronglyStored()
    {
        if (statement.Type(0) != StoredType.Integer) { return "sequence"; }
        if (statement.Type(1) != StoredType.Text) { return "recorded_at"; }
        if (statement.Type(2) != StoredType.Text) { return "kind"; }
        if (statement.Type(3) is not (StoredType.Blob or StoredType.Null)) { return "record"; }
        if (statement.Type(4) is not (StoredType.Blob or StoredType.Null)) { return "commitment"; }
        if (statement.Type(5) is not (StoredType.Blob or StoredType.Null)) { return "body"; }
        if (statement.Type(6) != StoredType.Blob) { return "previous"; }
        if (statement.Type(7) != StoredType.Blob) { return "hash"; }
        return HasPersonal && (statement.Type(9) != StoredType.Blob || statement.Type(10) != StoredType.Blob)
            ? "personal"
            : null;
    }

    public void SeekRecord(ReadOnlySpan<byte> record)
    {
        statement.Reset();
        statement.Bind(1, record);
    }

    public bool Read() => statement.Step();

    public void Reset() => statement.Reset();

    public void Dispose() => statement.Dispose();
}
