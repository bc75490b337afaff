using SQLitePCL;

namespace Cenotaph.Store;

/// <summary>How a file is opened.</summary>
internal enum StoreAccess
{
    /// <summary>To read and write an existing file.</summary>
    Write,

    /// <summary>To make a new file.</summary>
    Create,

    /// <summary>To read, beside a writer if there is one.</summary>
    Read,

    /// <summary>To read a file that nobody can be writing, leaving nothing beside it.</summary>
    Immutable,
}

/// <summary>One connection to an SQLite file, used by one thread at a time, through the plain C interface.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const int NoMutex = 0x8000;
    private const int BusyMilliseconds = 10_000;

    private readonly sqlite3 connection;

    static SqliteFile() => Batteries_V2.Init();

    private SqliteFile(sqlite3 connection, string path)
    {
        this.connection = connection;
        Path = path;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens a connection; the file's content is not looked at yet.</summary>
    /// <exception cref="StoreFault">SQLite refused.</exception>
    public static SqliteFile Open(string path, StoreAccess access)
    {
        path = System.IO.Path.GetFullPath(path);
        var flags = access switch
        {
            StoreAccess.Create => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
            StoreAccess.Immutable => raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI,
            // A reader that could write takes the files -wal and -shm away again when it is the last to close; one
            // that may not falls back to reading by itself.
            _ => raw.SQLITE_OPEN_READWRITE,
        };
        var name = access == StoreAccess.Immutable ? ImmutableAddress(path) : path;
        var code = raw.sqlite3_open_v2(name, out var connection, flags | NoMutex, null);
        if (code != raw.SQLITE_OK)
        {
            var fault = FaultOf(connection, code);
            connection.Dispose();
            throw fault;
        }

        raw.sqlite3_extended_result_codes(connection, 1);
        raw.sqlite3_busy_timeout(connection, BusyMilliseconds);
        return new(connection, path);
    }

    /// <summary>Prepares one statement.</summary>
    public SqliteStatement Prepare(ReadOnlySpan<byte> sql) => new(connection, sql);

    /// <summary>Prepares one statement.</summary>
    public SqliteStatement Prepare(string sql) => new(connection, System.Text.Encoding.UTF8.GetBytes(sql));

    /// <summary>Prepares and runs one statement whose rows do not matter.</summary>
    public void Run(ReadOnlySpan<byte> sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    /// <summary>
    /// Moves the write-ahead log into the file as far as no reader is in the way, and lets the log be written over
    /// from its beginning.
    /// </summary>
    public void Checkpoint() => Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE, wait: false);

    /// <summary>
    /// Moves the write-ahead log into the file and empties it. False when a reader is in the way; it then moved
    /// what it could.
    /// </summary>
    /// <param name="wait">Whether to wait for readers to finish.</param>
    public bool EmptyLog(bool wait) => Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE, wait);

    /// <summary>Copies the whole file, as it is at this moment, into an empty one.</summary>
    public void CopyTo(SqliteFile target)
    {
        using var backup = raw.sqlite3_backup_init(target.connection, "main", connection, "main");
        if (backup.IsInvalid)
        {
            throw FaultOf(target.connection, raw.sqlite3_errcode(target.connection));
        }

        var code = raw.sqlite3_backup_step(backup, -1);
        if (code != raw.SQLITE_DONE)
        {
            throw new StoreFault(code, raw.sqlite3_errstr(code).utf8_to_string());
        }
    }

    public void Dispose() => connection.Dispose();

    internal static void Check(sqlite3 connection, int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw FaultOf(connection, code);
        }
    }

    internal static StoreFault FaultOf(sqlite3 connection, int code) =>
        new(code, raw.sqlite3_errmsg(connection).utf8_to_string());

    private bool Checkpoint(int mode, bool wait)
    {
        raw.sqlite3_busy_timeout(connection, wait ? BusyMilliseconds : 0);
        var code = raw.sqlite3_wal_checkpoint_v2(connection, "main", mode, out _, out _);
        var fault = code == raw.SQLITE_OK ? null : FaultOf(connection, code);
        raw.sqlite3_busy_timeout(connection, BusyMilliseconds);
        return fault is null || (fault.IsBusy ? false : throw fault);
    }

    private static string ImmutableAddress(string path) =>
        "file:" + path.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal)
            .Replace('\\', '/') + "?immutable=1";
}
