using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>SHA-256 over many short runs of bytes; setting it up anew for each would cost as much as the hashing.</summary>
internal sealed class Digest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of the first bytes followed by the second.</summary>
    public void Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> digest)
    {
        hash.AppendData(first);
        if (!second.IsEmpty)
        {
            hash.AppendData(second);
        }

        hash.GetHashAndReset(digest);
    }

    public void Dispose() => hash.Dispose();
}
