using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>Holds the archived files that a ledger's entries name against the hashes in them.</summary>
public static class ArchiveCheck
{
    /// <summary>
    /// Recomputes the hash of every archived table, and gives what was found so far or the first table that is not as it was written. One whose
    /// run was undone may be gone.
    /// </summary>
    /// <param name="sound">What verifying the ledger gave; it must be sound.</param>
    /// <param name="ledgerFile">The ledger.</param>
    public static Verification Of(Verification sound, string ledgerFile)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentNullException.ThrowIfNull(ledgerFile);
        using var ledger = Ledger.OpenToRead(ledgerFile);
        var archive = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledgerFile))!, ArchivedTable.Folder);
        var known = new Dictionary<string, Hash>(StringComparer.Ordinal);
        foreach (var table in ArchivedTable.All(ledger))
        {
            var path = Path.Combine(archive, table.File);
            var name = $"{ArchivedTable.Folder}/{table.File}";
            if (!File.Exists(path))
            {
                if (!table.Run.Undone)
                {
                    return sound with { Broken = table.Sequence, Reason = $"{name}, which holds its {table.Rows} rows, is not there." };
                }

                continue;
            }

            if (!known.TryGetValue(path, out var found))
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
                known.Add(path, found = new(SHA256.HashData(file)));
            }

            if (found != table.Stored)
            {
                return sound with { Broken = table.Sequence, Reason = $"{name}, which holds its {table.Rows} rows, was changed.", Found = found, Expected = table.Stored };
            }
        }

        return sound;
    }
}
