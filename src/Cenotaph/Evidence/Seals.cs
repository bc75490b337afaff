using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>
/// Seals personal bodies: a random salt, and the commitment SHA-256(salt ‖ body) that the chain keeps. One thread
/// can seal while another writes.
/// </summary>
internal sealed class Seals : IDisposable
{
    /// <summary>The bytes of a seal: the salt, then the commitment.</summary>
    public const int Size = SaltSize + Hash.Size;

    /// <summary>The bytes of a salt.</summary>
    public const int SaltSize = 16;

    private const int SaltsAtOnce = 256;

    private readonly byte[] salts = new byte[SaltSize * SaltsAtOnce];
    private readonly Digest digest = new();
    private int next = SaltsAtOnce;

    /// <summary>The salt of a seal.</summary>
    public static ReadOnlySpan<byte> Salt(ReadOnlySpan<byte> seal) => seal[..SaltSize];

    /// <summary>The commitment of a seal.</summary>
    public static ReadOnlySpan<byte> Commitment(ReadOnlySpan<byte> seal) => seal[SaltSize..];

    /// <summary>Writes the seal of a body.</summary>
    public void Write(ReadOnlySpan<byte> body, Span<byte> seal)
    {
        if (next == SaltsAtOnce)
        {
            RandomNumberGenerator.Fill(salts);
            next = 0;
        }

        salts.AsSpan(SaltSize * next++, SaltSize).CopyTo(seal);
        digest.Of(seal[..SaltSize], body, seal[SaltSize..]);
    }

    public void Dispose() => digest.Dispose();
}
