using System.Runtime.CompilerServices;

namespace Cenotaph.Evidence;

/// <summary>A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits.</summary>
public readonly record struct Hash
{
    /// <summary>The number of bytes of a digest.</summary>
    public const int Size = 32;

    private readonly Bytes bytes;

    /// <summary>The digest whose bytes these are.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public Hash(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != Size)
        {
            throw new ArgumentException($"A digest has {Size} bytes, not {digest.Length}.", nameof(digest));
        }

        digest.CopyTo(bytes);
    }

    /// <summary>The previous hash of the first entry: 32 zero bytes.</summary>
    public static Hash Zero => default;

    /// <summary>The digest's bytes.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ReadOnlySpan<byte> Span => bytes;

    /// <summary>Reads 64 hexadecimal digits; false when the text is anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Hash hash)
    {
        hash = default;
        Span<byte> digest = stackalloc byte[Size];
        if (text.Length != 2 * Size
            || Convert.FromHexString(text, digest, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        hash = new(digest);
        return true;
    }

    /// <summary>Byte by byte.</summary>
    public bool Equals(Hash other) => Span.SequenceEqual(other.Span);

    /// <summary>The first four bytes: a digest is already uniform.</summary>
    public override int GetHashCode() => BitConverter.ToInt32(Span);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Span);

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte first;
    }
}
