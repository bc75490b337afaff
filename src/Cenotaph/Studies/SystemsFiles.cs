using Cenotaph.Evidence;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Studies;

/// <summary>
/// Results of overlapping lists kept in the archive's folder by the hash of all they rest on. Those about persons are encrypted. What cannot be read is made anew.
/// </summary>
internal static class SystemsFiles
{
    private const string Ending = ".systems";

    /// <summary>A cache in a study's archive.</summary>
    /// <param name="archive">The folder.</param>
    /// <param name="ledger">The ledger whose key locks what is kept; null for what is public.</param>
    public static StratumCache In(string archive, Ledger? ledger)
    {
        string PathOf(string name) => Path.Combine(archive, name + Ending + (ledger is null ? "" : SealedFile.Ending));
        return new(name => Read(PathOf(name), ledger), (name, bytes) => Write(PathOf(name), bytes, ledger));
    }

    private static byte[]? Read(string path, Ledger? ledger)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            if (ledger is null)
            {
                return File.ReadAllBytes(path);
            }

            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            using var to = new MemoryStream();
            ledger.Unseal(from, to);
            return to.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    private static void Write(string path, byte[] bytes, Ledger? ledger)
    {
        var half = path + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                if (ledger is null)
                {
                    to.Write(bytes);
                }
                else
                {
                    using var from = new MemoryStream(bytes);
                    ledger.Seal(from, to, _ => { });
                }
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A study that may not be written to is computed anew each time.
        }
    }
}
