using System.Security.Cryptography;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Makes, opens and looks over the file of a ledger.</summary>
internal static class LedgerFile
{
    private const int RecordKeySize = 32;

    /// <summary>Opens an existing ledger to read it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="StoreFault">SQLite cannot read it.</exception>
    public static SqliteFile OpenToRead(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no ledger at {path}.", path);
        }

        try
        {
            return Readable(path, StoreAccess.Read);
        }
        catch (StoreFault fault) when (fault.IsRefused && !HasLog(path))
        {
            // A folder that may not be written to: SQLite cannot lay its two files beside the ledger. As nobody can
            // be writing there either, it is read as it is.
            return Readable(path, StoreAccess.Immutable);
        }
    }

    /// <summary>Opens a ledger to write it, and makes it when there is none.</summary>
    public static SqliteFile OpenToWrite(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var file = SqliteFile.Open(path, StoreAccess.Write);
        try
        {
            Check(file);
            LedgerTable.SetForWriting(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Looks whether the file is a ledger of the version and form that this program knows.</summary>
    /// <exception cref="LedgerDamagedException">It is not a ledger, or its form was changed.</exception>
    /// <exception cref="LedgerVersionException">It has another version.</exception>
    public static void Check(SqliteFile file)
    {
        CheckMarks(file);
        if (FormFault(file) is { } fault)
        {
            throw new LedgerDamagedException(file.Path, 0, fault);
        }
    }

    /// <summary>Looks at the marks alone: that it is a ledger, and of which version.</summary>
    /// <exception cref="LedgerDamagedException">It is not a ledger.</exception>
    /// <exception cref="LedgerVersionException">It has another version.</exception>
    public static void CheckMarks(SqliteFile file)
    {
        if (LedgerQuery.Application(file) != LedgerTable.Application)
        {
            throw new LedgerDamagedException(file.Path, 0, "It does not bear the mark of a ledger.");
        }

        if (LedgerQuery.Version(file) is var version and not LedgerTable.Version)
        {
            throw new LedgerVersionException(file.Path, version, LedgerTable.Version);
        }
    }

    /// <summary>Copies an open ledger into a new file.</summary>
    public static bool Copy(SqliteFile file, string path)
    {
        using var copy = SqliteFile.Open(path, StoreAccess.Create);
        file.CopyTo(copy);
        return copy.EmptyLog(wait: true);
    }

    /// <summary>The key of the record handles.</summary>
    public static byte[] RecordKey(SqliteFile file) => LedgerQuery.Meta(file, "record_key"u8);

    /// <summary>What differs between the form that the file has and the one it should have, or null.</summary>
    public static string? FormFault(SqliteFile file)
    {
        if (LedgerQuery.Encoding(file) != "UTF-8")
        {
            return "Its text is not in UTF-8.";
        }

        var found = LedgerQuery.Objects(file);
        foreach (var wanted in LedgerTable.Objects)
        {
            if (!found.Remove(wanted))
            {
                return $"The {wanted.Type} {wanted.Name} is missing or was changed.";
            }
        }

        if (found.Count > 0)
        {
            return $"There is a {found[0].Type} {found[0].Name} that does not belong in a ledger.";
        }

        var vault = LedgerQuery.Meta(file, "vault"u8);
        var vaultCheck = LedgerQuery.Meta(file, "vault_check"u8);
        if (vault.Length + vaultCheck.Length > 0 ? !SHA256.HashData(vault).AsSpan().SequenceEqual(vaultCheck) : LedgerQuery.HasPersonalRows(file))
        {
            return "The header of the key to its personal bodies was changed.";
        }

        var key = RecordKey(file);
        return key.Length == RecordKeySize
            && SHA256.HashData(key).AsSpan().SequenceEqual(LedgerQuery.Meta(file, "record_key_check"u8))
            ? null
            : "The key of its record handles was changed.";
    }

    // Made under another name and moved when whole, so that no kill leaves half a ledger.
    private static void Create(string path)
    {
        var unfinished = path + ".new";
        foreach (var leftover in (ReadOnlySpan<string>)[unfinished, unfinished + "-wal", unfinished + "-shm"])
        {
            File.Delete(leftover);
        }

        var key = RandomNumberGenerator.GetBytes(RecordKeySize);
        using (var file = SqliteFile.Open(unfinished, StoreAccess.Create))
        {
            LedgerTable.Create(file, key, SHA256.HashData(key));
            file.EmptyLog(wait: true);
        }

        File.Move(unfinished, path, overwrite: false);
    }

    private static SqliteFile Readable(string path, StoreAccess access)
    {
        var file = SqliteFile.Open(path, access);
        try
        {
            LedgerTable.SetForReading(file);
            _ = LedgerQuery.Version(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
}
