namespace Cenotaph.Store;

/// <summary>Small questions to a ledger's file.</summary>
internal static class LedgerQuery
{
    /// <summary>SQLite's mark of what program a file belongs to; 0 when there is none.</summary>
    public static long Application(SqliteFile file) => Number(file, "PRAGMA application_id"u8);

    /// <summary>The schema version.</summary>
    public static long Version(SqliteFile file) => Number(file, "PRAGMA user_version"u8);

    /// <summary>The text encoding, which is UTF-8 unless the file is damaged.</summary>
    public static string Encoding(SqliteFile file)
    {
        using var statement = file.Prepare("PRAGMA encoding"u8);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>The largest sequence, 0 when there is none, by way of the tree of pages.</summary>
    public static long LastSequence(SqliteFile file) =>
        Number(file, "SELECT coalesce(max(sequence), 0) FROM entry"u8);

    /// <summary>Begins a reading transaction, so that every later read sees the file as it is now.</summary>
    /// <returns>The largest sequence at this moment.</returns>
    public static long BeginReading(SqliteFile file)
    {
        file.Run("BEGIN"u8);
        return LastSequence(file);
    }

    /// <summary>Ends a reading transaction.</summary>
    public static void EndReading(SqliteFile file) => file.Run("COMMIT"u8);

    /// <summary>The objects of the schema, in the order of their names.</summary>
    public static List<(string Type, string Name, string Sql)> Objects(SqliteFile file)
    {
        using var statement = file.Prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY name"u8);
        var objects = new List<(string, string, string)>();
        while (statement.Step())
        {
            objects.Add((statement.Text(0), statement.Text(1), statement.Text(2)));
        }

        return objects;
    }

    /// <summary>A value of the table meta; empty when it is not there.</summary>
    public static byte[] Meta(SqliteFile file, ReadOnlySpan<byte> name)
    {
        using var statement = file.Prepare("SELECT value FROM meta WHERE name = ?1"u8);
        return statement.BindText(1, name).Step() ? statement.Bytes(0).ToArray() : [];
    }

    /// <summary>How many entries there are of each kind, in the order of kinds.</summary>
    public static List<(string Kind, long Count)> Kinds(SqliteFile file)
    {
        using var statement = file.Prepare("SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY kind"u8);
        var kinds = new List<(string, long)>();
        while (statement.Step())
        {
            kinds.Add((statement.Text(0), statement.Integer(1)));
        }

        return kinds;
    }

    /// <summary>The first few faults that SQLite finds in the file's structure.</summary>
    public static List<string> Faults(SqliteFile file)
    {
        using var statement = file.Prepare("PRAGMA quick_check(3)"u8);
        var faults = new List<string>();
        while (statement.Step())
        {
            if (statement.Text(0) is var fault and not "ok")
            {
                faults.Add(fault);
            }
        }

        return faults;
    }

    /// <summary>How many rows there are for personal bodies, erased ones included.</summary>
    public static long PersonalRows(SqliteFile file) => Number(file, "SELECT count(*) FROM personal"u8);

    /// <summary>Whether there is any row for a personal body.</summary>
    public static bool HasPersonalRows(SqliteFile file) => Number(file, "SELECT EXISTS (SELECT 1 FROM personal)"u8) != 0;

    /// <summary>What the index by record holds, in its order: first bytes of the record, sequence.</summary>
    public static SqliteStatement IndexByRecord(SqliteFile file) => file.Prepare("""
        SELECT substr(record, 1, 6), sequence FROM entry INDEXED BY entry_by_record WHERE record IS NOT NULL
        ORDER BY substr(record, 1, 6), sequence
        """u8);

    /// <summary>What the index by kind holds, in its order: kind, sequence.</summary>
    public static SqliteStatement IndexByKind(SqliteFile file) =>
        file.Prepare("SELECT kind, sequence FROM entry INDEXED BY entry_by_kind ORDER BY kind, sequence"u8);

    private static long Number(SqliteFile file, ReadOnlySpan<byte> sql)
    {
        using var statement = file.Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }
}
