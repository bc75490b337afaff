using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>
/// Encrypts personal bodies with their salts: AES-256-GCM (NIST SP 800-38D) under the ledger's own key, a random nonce for each, the entry's
/// commitment as associated data, so that no body can be put in the place of another. For one thread.
/// </summary>
internal sealed class BodyCipher(ReadOnlySpan<byte> key) : IDisposable
{
    /// <summary>What lies beside the encrypted bytes: nonce and tag.</summary>
    public const int SealSize = NonceSize + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int NoncesAtOnce = 256;

    private readonly AesGcm cipher = new(key, TagSize);
    private readonly byte[] nonces = new byte[NonceSize * NoncesAtOnce];
    private byte[] buffer = new byte[4096];
    private int next = NoncesAtOnce;

    /// <summary>Encrypts salt and body; the result holds until the next call.</summary>
    /// <param name="salt">The salt.</param>
    /// <param name="body">The body.</param>
    /// <param name="commitment">SHA-256 over both.</param>
    /// <param name="seal">Takes nonce and tag.</param>
    public ReadOnlySpan<byte> Encrypt(
        scoped ReadOnlySpan<byte> salt, scoped ReadOnlySpan<byte> body, scoped ReadOnlySpan<byte> commitment, scoped Span<byte> seal)
    {
        if (next == NoncesAtOnce)
        {
            RandomNumberGenerator.Fill(nonces);
            next = 0;
        }

        nonces.AsSpan(NonceSize * next++, NonceSize).CopyTo(seal);
        var bytes = Room(salt.Length + body.Length);
        salt.CopyTo(bytes);
        body.CopyTo(bytes[salt.Length..]);
        cipher.Encrypt(seal[..NonceSize], bytes, bytes, seal[NonceSize..], commitment);
        return bytes;
    }

    /// <summary>Decrypts salt and body, one behind the other, until the next call; false when a byte of them was changed.</summary>
    public bool TryDecrypt(
        scoped ReadOnlySpan<byte> seal, scoped ReadOnlySpan<byte> stored, scoped ReadOnlySpan<byte> commitment, out ReadOnlySpan<byte> plain)
    {
        plain = default;
        if (seal.Length != SealSize || stored.Length < Seals.SaltSize)
        {
            return false;
        }

        var bytes = Room(stored.Length);
        try
        {
            cipher.Decrypt(seal[..NonceSize], stored, seal[NonceSize..], bytes, commitment);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        plain = bytes;
        return true;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(buffer);
        cipher.Dispose();
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length < size)
        {
            CryptographicOperations.ZeroMemory(buffer);
            buffer = new byte[size * 2];
        }

        return buffer.AsSpan(0, size);
    }
}
