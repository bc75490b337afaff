namespace Cenotaph.Store;

/// <summary>The form of the ledger's file: its settings, its tables, its marks.</summary>
internal static class LedgerTable
{
    /// <summary>The schema version that this program reads and writes.</summary>
    public const long Version = 2;

    /// <summary>"CENO", as SQLite's application id.</summary>
    public const long Application = 0x43454E4F;

    /// <summary>
    /// How many bytes of a record's handle its index holds: handles are random, so six find one of a million at once,
    /// and the shorter index halves the pages that each batch writes anew.
    /// </summary>
    public const int IndexedBytes = 6;

    /// <summary>Makes an empty ledger in an empty file, in one transaction.</summary>
    /// <param name="file">An empty file, opened to write.</param>
    /// <param name="recordKey">The random key of the record handles.</param>
    /// <param name="recordKeyCheck">A digest of the key, to notice a damaged one.</param>
    public static void Create(SqliteFile file, ReadOnlySpan<byte> recordKey, ReadOnlySpan<byte> recordKeyCheck)
    {
        SetForWriting(file);
        file.Run("BEGIN IMMEDIATE"u8);
        file.Run("PRAGMA application_id = 0x43454E4F"u8);
        file.Run("PRAGMA user_version = 2"u8);
        foreach (var (_, _, sql) in Objects)
        {
            file.Run(System.Text.Encoding.UTF8.GetBytes(sql));
        }

        using (var insert = file.Prepare("INSERT INTO meta (name, value) VALUES (?1, ?2)"u8))
        {
            insert.BindText(1, "record_key"u8).Bind(2, recordKey).Run();
            insert.BindText(1, "record_key_check"u8).Bind(2, recordKeyCheck).Run();
        }

        file.Run("COMMIT"u8);
    }

    /// <summary>A writer's settings: durable on return, erased bytes overwritten, memory flat.</summary>
    public static void SetForWriting(SqliteFile file)
    {
        file.Run("PRAGMA journal_mode = WAL"u8);
        file.Run("PRAGMA synchronous = FULL"u8);
        file.Run("PRAGMA secure_delete = ON"u8);
        file.Run("PRAGMA wal_autocheckpoint = 0"u8);
        file.Run("PRAGMA trusted_schema = OFF"u8);
        file.Run("PRAGMA cell_size_check = ON"u8);
        file.Run("PRAGMA temp_store = MEMORY"u8);
        file.Run("PRAGMA cache_size = -65536"u8);
    }

    /// <summary>Keeps the header of the key to personal bodies, in the place of one that is there.</summary>
    public static void SetVault(SqliteFile file, ReadOnlySpan<byte> header)
    {
        using var set = file.Prepare("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"u8);
        set.BindText(1, "vault"u8).Bind(2, header).Run();
        set.BindText(1, "vault_check"u8).Bind(2, System.Security.Cryptography.SHA256.HashData(header)).Run();
    }

    /// <summary>A reader's settings.</summary>
    public static void SetForReading(SqliteFile file)
    {
        file.Run("PRAGMA query_only = ON"u8);
        file.Run("PRAGMA trusted_schema = OFF"u8);
        file.Run("PRAGMA cell_size_check = ON"u8);
        file.Run("PRAGMA temp_store = MEMORY"u8);
        file.Run("PRAGMA cache_size = -8192"u8);
    }

    /// <summary>Every object of the schema: its type, name and text, exactly as SQLite keeps it.</summary>
    public static IReadOnlyList<(string Type, string Name, string Sql)> Objects { get; } =
    [
        ("table", "entry", """
            CREATE TABLE entry (
              sequence INTEGER PRIMARY KEY,
              recorded_at TEXT NOT NULL,
              kind TEXT NOT NULL,
              record BLOB,
              commitment BLOB,
              body BLOB,
              previous BLOB NOT NULL,
              hash BLOB NOT NULL
            ) STRICT
            """),
        ("index", "entry_by_kind", "CREATE INDEX entry_by_kind ON entry (kind)"),
        ("index", "entry_by_record", "CREATE INDEX entry_by_record ON entry (substr(record, 1, 6)) WHERE record IS NOT NULL"),
        ("table", "meta", """
            CREATE TABLE meta (
              name TEXT PRIMARY KEY,
              value BLOB NOT NULL
            ) STRICT, WITHOUT ROWID
            """),
        ("table", "personal", """
            CREATE TABLE personal (
              sequence INTEGER PRIMARY KEY,
              seal BLOB NOT NULL,
              body BLOB NOT NULL
            ) STRICT
            """),
    ];
}
