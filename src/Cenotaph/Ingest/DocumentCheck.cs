using System.Security.Cryptography;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Verifies a document: its hash, and of a WARC or WACZ file every record and every file (see docs/documents.md).</summary>
public static class DocumentCheck
{
    // Deflate packs up to a thousandfold; what people archive, a hundredfold. A file made to fill a machine stops here.
    private const long LeastUnpacked = 1L << 30;
    private const long MostRatio = 256;

    /// <summary>Verifies a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostUnpacked">The most bytes that it may unpack to; 1 GiB and 256 times its size when null.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static DocumentReport Of(string path, long? mostUnpacked = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        return Of(file, Path.GetFileName(path), mostUnpacked);
    }

    internal static DocumentReport Of(Stream file, string name, long? mostUnpacked = null)
    {
        var shown = DocumentFault.Plain(name);
        var most = mostUnpacked ?? (LeastUnpacked + (Math.Min(file.Length, 1L << 50) * MostRatio));
        var type = DocumentType.Of(file, name);
        var (faults, counts) = (new DocumentFaults(), new WarcCounts());
        WaczTally? wacz = null;
        if (type is DocumentType.Warc or DocumentType.Wacz)
        {
            var revisits = new WarcRevisits(faults, counts);
            if (type == DocumentType.Warc)
            {
                WarcCheck.Run(file, most, shown, faults, counts, revisits);
            }
            else
            {
                wacz = WaczCheck.Run(file, most, shown, faults, counts, revisits);
            }

            revisits.End();
            Weaknesses(shown, faults, counts);
        }

        file.Seek(0, SeekOrigin.Begin);
        var hash = new Hash(SHA256.HashData(file));
        return new(
            name, hash, file.Length, type, type is DocumentType.Warc or DocumentType.Wacz ? counts.Sum() : null, wacz, faults.Errors, faults.Doubts, faults.Kept);
    }

    private static void Weaknesses(string name, DocumentFaults faults, WarcCounts counts)
    {
        if (counts.Weak > 0)
        {
            faults.Add(new(name, "digests", $"{counts.Weak} made with MD5", "SHA-256: contents with a given MD5 are easily made", Severity.Doubt));
        }

        foreach (var (label, count) in counts.Unknown)
        {
            faults.Add(new(name, "digests", $"{count} of the unknown kind \"{label}\"", "sha1, sha256, sha384, sha512 or md5; they were not checked", Severity.Doubt));
        }
    }
}
