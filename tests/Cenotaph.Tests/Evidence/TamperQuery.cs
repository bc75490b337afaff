using Cenotaph.Store;

namespace Cenotaph.Tests.Evidence;

/// <summary>Changes a ledger from outside, as someone with an SQLite shell would.</summary>
internal static class TamperQuery
{
    public const string DeleteEntry = "DELETE FROM entry WHERE sequence = 5";
    public const string CutTail = "DELETE FROM entry WHERE sequence > 35";
    public const string CutTailBodies = "DELETE FROM personal WHERE sequence > 35";
    public const string DeleteBody = "DELETE FROM personal WHERE sequence = 5";
    public const string EmptyBody = "UPDATE personal SET seal = zeroblob(28), body = zeroblob(4) WHERE sequence = 5";
    public const string EditBody = """
        UPDATE personal SET body = randomblob(length(body)) WHERE sequence = 5
        """;

    public const string SwapBodies = """
        UPDATE personal SET body = (SELECT body FROM personal WHERE sequence = 6), seal = (SELECT seal FROM personal WHERE sequence = 6) WHERE sequence = 5
        """;

    public const string DropVault = "DELETE FROM meta WHERE name = 'vault'";
    public const string EditVault = "UPDATE meta SET value = randomblob(length(value)) WHERE name = 'vault'";
    public const string EditKind = "UPDATE entry SET kind = 'rumour' WHERE sequence = 5";
    public const string EditTime = "UPDATE entry SET recorded_at = '2024-05-06T07:08:09.124Z' WHERE sequence = 5";
    public const string EditRecord = "UPDATE entry SET record = zeroblob(16) WHERE sequence = 5";
    public const string EditInline = "UPDATE entry SET body = CAST('{\"name\":\"x\"}' AS BLOB) WHERE sequence = 4";
    public const string Swap = """
        UPDATE entry SET sequence = CASE sequence WHEN 5 THEN -6 WHEN 6 THEN -5 END WHERE sequence IN (5, 6)
        """;

    public const string SwapBack = "UPDATE entry SET sequence = -sequence WHERE sequence < 0";
    public const string MoveUp = "UPDATE entry SET sequence = -sequence - 1 WHERE sequence >= 5";
    public const string Insert = """
        INSERT INTO entry SELECT 5, recorded_at, kind, record, commitment, body, previous, hash
        FROM entry WHERE sequence = 4
        """;

    public const string Orphan = "INSERT INTO personal VALUES (1000, x'01', x'02')";
    public const string BodyForClaim = "INSERT INTO personal VALUES (4, x'01', x'02')";
    public const string DropIndex = "DROP INDEX entry_by_record";
    public const string AddTrigger =
        "CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN DELETE FROM personal; END";

    public const string EditKey = "UPDATE meta SET value = zeroblob(32) WHERE name = 'record_key'";
    public const string NewerVersion = "PRAGMA user_version = 7";
    public const string OtherApplication = "PRAGMA application_id = 99";
    public const string SpoilLastHash = "UPDATE entry SET hash = x'01' WHERE sequence = 40";
    public const string RewriteHash = "UPDATE entry SET hash = ?1 WHERE sequence = ?2";
    public const string RewritePrevious = "UPDATE entry SET previous = ?1 WHERE sequence = ?2";

    public static void Run(string file, params IEnumerable<string> statements)
    {
        using var opened = SqliteFile.Open(file, StoreAccess.Write);
        foreach (var sql in statements)
        {
            using var statement = opened.Prepare(sql);
            statement.Run();
        }
    }

    public static void Rewrite(string file, string sql, ReadOnlySpan<byte> hash, long sequence)
    {
        using var opened = SqliteFile.Open(file, StoreAccess.Write);
        using var statement = opened.Prepare(sql);
        statement.Bind(1, hash).Bind(2, sequence).Run();
    }

    public static void RestoreBody(string file, long sequence, ReadOnlySpan<byte> seal, ReadOnlySpan<byte> body)
    {
        using var opened = SqliteFile.Open(file, StoreAccess.Write);
        using var statement = opened.Prepare("UPDATE personal SET seal = ?1, body = ?2 WHERE sequence = ?3");
        statement.Bind(1, seal).Bind(2, body).Bind(3, sequence).Run();
    }

    /// <summary>Reads what an entry's hash is taken over, and the hash.</summary>
    public static T Read<T>(string file, long sequence, Func<EntryQuery, T> read)
    {
        using var opened = SqliteFile.Open(file, StoreAccess.Read);
        using var rows = EntryQuery.InRange(opened, sequence - 1, sequence);
        Assert.True(rows.Read());
        return read(rows);
    }
}
