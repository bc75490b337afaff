using SQLitePCL;

namespace Cenotaph.Store;

/// <summary>A prepared statement. Parameters count from 1, columns from 0; spans hold until the next step.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 connection, ReadOnlySpan<byte> sql)
    {
        this.connection = connection;
        SqliteFile.Check(connection, raw.sqlite3_prepare_v2(connection, sql, out statement));
    }

    public SqliteStatement Bind(int parameter, long value) => Bound(raw.sqlite3_bind_int64(statement, parameter, value));

    /// <summary>Binds bytes; an empty span binds null.</summary>
    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value) => Bound(value.IsEmpty
        ? raw.sqlite3_bind_null(statement, parameter)
        : raw.sqlite3_bind_blob(statement, parameter, value));

    public SqliteStatement BindText(int parameter, ReadOnlySpan<byte> utf8) =>
        Bound(raw.sqlite3_bind_text(statement, parameter, utf8));

    /// <summary>Moves to the next row; false, and ready to run again, when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var fault = SqliteFile.FaultOf(connection, code);
            raw.sqlite3_reset(statement);
            throw fault;
        }

        raw.sqlite3_reset(statement);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Ends reading, so that no snapshot is held.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>The bytes of a blob or text; empty for null.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => System.Text.Encoding.UTF8.GetString(Bytes(column));

    /// <summary>How the value is stored, whatever the column was declared as.</summary>
    public StoredType Type(int column) => (StoredType)raw.sqlite3_column_type(statement, column);

    public void Dispose() => statement.Dispose();

    private SqliteStatement Bound(int code)
    {
        SqliteFile.Check(connection, code);
        return this;
    }
}

/// <summary>SQLite's five storage classes.</summary>
internal enum StoredType
{
    None = 0,
    Integer = 1,
    Real = 2,
    Text = 3,
    Blob = 4,
    Null = 5,
}
