using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Evidence;

/// <summary>What opens a ledger's personal bodies.</summary>
internal enum KeyKind
{
    /// <summary>A file of 32 random bytes, kept elsewhere.</summary>
    File = 1,

    /// <summary>A passphrase.</summary>
    Passphrase = 2,
}

/// <summary>
/// The ledger's own random key, wrapped (AES-256-GCM) under the one that its keeper holds, so that the latter can be changed without touching a
/// body. A passphrase becomes a key by PBKDF2-HMAC-SHA-256 (RFC 8018).
/// </summary>
internal sealed class VaultHeader
{
    public const int KeySize = 32;

    private const byte Form = 1;
    private const int Iterations = 600_000;
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int NameSize = 8;
    private const int Size = 2 + NameSize + sizeof(int) + SaltSize + NonceSize + TagSize + KeySize;
    private const int SaltAt = 2 + NameSize + sizeof(int);
    private const int NonceAt = SaltAt + SaltSize;
    private const int TagAt = NonceAt + NonceSize;
    private const int WrappedAt = TagAt + TagSize;

    private readonly byte[] bytes;

    private VaultHeader(byte[] bytes) => this.bytes = bytes;

    /// <summary>What opens it.</summary>
    public KeyKind Kind => (KeyKind)bytes[1];

    /// <summary>Which key file it is, in 16 hexadecimal digits; zeros for a passphrase.</summary>
    public string KeyName => Convert.ToHexStringLower(bytes.AsSpan(2, NameSize));

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Reads a stored header; null when it cannot be one.</summary>
    public static VaultHeader? Read(byte[] stored) =>
        stored.Length == Size && stored[0] == Form && stored[1] is 1 or 2 ? new(stored) : null;

    /// <summary>The name of a key file's key: the beginning of a digest of it.</summary>
    public static string NameOf(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(Digest(key)[..NameSize]);

    /// <summary>Wraps the ledger's key under that of a key file.</summary>
    public static VaultHeader UnderFile(ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> key)
    {
        var header = New(KeyKind.File);
        Digest(key)[..NameSize].CopyTo(header.bytes.AsSpan(2));
        header.Wrap(dataKey, key);
        return header;
    }

    /// <summary>Wraps the ledger's key under a passphrase.</summary>
    public static VaultHeader UnderPassphrase(ReadOnlySpan<byte> dataKey, string passphrase)
    {
        var header = New(KeyKind.Passphrase);
        BinaryPrimitives.WriteInt32BigEndian(header.bytes.AsSpan(2 + NameSize), Iterations);
        header.Wrap(dataKey, header.Derived(passphrase));
        return header;
    }

    /// <summary>The ledger's key, or null when that of the file is another.</summary>
    public byte[]? Open(ReadOnlySpan<byte> key)
    {
        var dataKey = new byte[KeySize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(
                bytes.AsSpan(NonceAt, NonceSize), bytes.AsSpan(WrappedAt), bytes.AsSpan(TagAt, TagSize), dataKey, bytes.AsSpan(0, NonceAt));
            return dataKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The ledger's key, or null when the passphrase is another.</summary>
    public byte[]? Open(string passphrase) => Open(Derived(passphrase));

    private static VaultHeader New(KeyKind kind)
    {
        var bytes = new byte[Size];
        (bytes[0], bytes[1]) = (Form, (byte)kind);
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt, SaltSize + NonceSize));
        return new(bytes);
    }

    private static ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> key) => SHA256.HashData([.. "cenotaph key\n"u8, .. key]);

    private void Wrap(ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> key)
    {
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(bytes.AsSpan(NonceAt, NonceSize), dataKey, bytes.AsSpan(WrappedAt), bytes.AsSpan(TagAt, TagSize), bytes.AsSpan(0, NonceAt));
    }

    // A count that damage made endless must not stop the machine.
    private byte[] Derived(string passphrase) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC)),
        bytes.AsSpan(SaltAt, SaltSize),
        Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(2 + NameSize)), 1, 10_000_000),
        HashAlgorithmName.SHA256,
        KeySize);
}
