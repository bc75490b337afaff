using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>
/// The digest of a record's payload: of its block, or of what follows the HTTP header in it. Where that says that it came in chunks, a second digest
/// is made of the body without them: the standard means that one, and most programs write the first.
/// </summary>
internal sealed class WarcPayload(WarcDigest declared, bool http) : IDisposable
{
    private const int LongestHeader = 1 << 16;

    private readonly IncrementalHash body = IncrementalHash.CreateHash(declared.Algorithm!.Value);
    private readonly MemoryStream header = new();
    private IncrementalHash? entity;
    private Dechunk? chunks;
    private bool inHeader = http;
    private int lineLength;

    /// <summary>Whether the empty line that ends an HTTP header is still to come.</summary>
    public bool LacksBody => inHeader;

    /// <summary>What was declared.</summary>
    public WarcDigest Declared => declared;

    /// <summary>Takes the next bytes of the block.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (inHeader)
        {
            bytes = bytes[HeaderBytes(bytes)..];
        }

        if (bytes.IsEmpty)
        {
            return;
        }

        body.AppendData(bytes);
        chunks?.Add(bytes, entity!);
    }

    /// <summary>Whether what was added has the declared digest; if not, the digest it has.</summary>
    public bool Fits(out string seen)
    {
        var found = body.GetCurrentHash();
        seen = declared.Like(found);
        return found.AsSpan().SequenceEqual(declared.Value)
            || (chunks is { IsWhole: true } && entity!.GetCurrentHash().AsSpan().SequenceEqual(declared.Value));
    }

    public void Dispose()
    {
        body.Dispose();
        entity?.Dispose();
        header.Dispose();
    }

    // How many of the bytes belong to the header, its empty line with them.
    private int HeaderBytes(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var feed = bytes[at..].IndexOf((byte)'\n');
            var line = feed < 0 ? bytes[at..] : bytes.Slice(at, feed);
            lineLength = Math.Min(LongestHeader, lineLength + line.Length - line.Count((byte)'\r'));
            at += line.Length;
            if (feed < 0)
            {
                break;
            }

            at++;
            if (lineLength == 0 && header.Length + at > 2)
            {
                Keep(bytes[..at]);
                inHeader = false;
                Chunked();
                return at;
            }

            lineLength = 0;
        }

        Keep(bytes);
        return bytes.Length;
    }

    private void Keep(ReadOnlySpan<byte> bytes) => header.Write(bytes[..(int)Math.Min(bytes.Length, LongestHeader - header.Length)]);

    private void Chunked()
    {
        foreach (var line in Encoding.Latin1.GetString(header.GetBuffer(), 0, (int)header.Length).Split('\n'))
        {
            if (line.StartsWith("transfer-encoding:", StringComparison.OrdinalIgnoreCase) && line.Contains("chunked", StringComparison.OrdinalIgnoreCase))
            {
                entity ??= IncrementalHash.CreateHash(declared.Algorithm!.Value);
                chunks ??= new();
            }
        }
    }
}
