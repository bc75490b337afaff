using System.Security.Cryptography;

namespace Cenotaph.Ingest;

/// <summary>A digest as WARC writes it: <c>sha1:</c> and base 32 or hexadecimal digits.</summary>
/// <param name="Text">The text as it stands.</param>
/// <param name="Algorithm">How it is made; null when it is of a kind that is not known here.</param>
/// <param name="Value">Its bytes; empty when the text cannot be read.</param>
internal sealed record WarcDigest(string Text, HashAlgorithmName? Algorithm, byte[] Value)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly (string Label, HashAlgorithmName Algorithm, int Size)[] Known =
    [
        ("sha1", HashAlgorithmName.SHA1, 20), ("sha256", HashAlgorithmName.SHA256, 32), ("md5", HashAlgorithmName.MD5, 16),
        ("sha384", HashAlgorithmName.SHA384, 48), ("sha512", HashAlgorithmName.SHA512, 64),
    ];

    /// <summary>The word before the colon, or nothing.</summary>
    public string Label => Text.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? Text[..at].Trim() : "";

    /// <summary>Whether it is made in a known way and its digits can be read.</summary>
    public bool IsReadable => Algorithm is not null && Value.Length > 0;

    /// <summary>Whether two unlike contents of the same digest are easily made.</summary>
    public bool IsWeak => Algorithm == HashAlgorithmName.MD5;

    /// <summary>Whether it is the digest of no bytes at all.</summary>
    public bool IsOfNothing => IsReadable && Value.AsSpan().SequenceEqual(CryptographicOperations.HashData(Algorithm!.Value, []));

    /// <summary>Reads a digest.</summary>
    public static WarcDigest Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var label = colon < 0 ? "" : text[..colon].Trim().Replace("-", "", StringComparison.Ordinal);
        foreach (var (known, algorithm, size) in Known)
        {
            if (string.Equals(known, label, StringComparison.OrdinalIgnoreCase))
            {
                return new(text, algorithm, Digits(text[(colon + 1)..].Trim(), size) ?? []);
            }
        }

        return new(text, null, []);
    }

    /// <summary>The digest of these bytes, in the letters that this one is written in.</summary>
    public string Like(byte[] value)
    {
        var digits = Text[(Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return Label + ":" + (digits.Length == 2 * Value.Length ? Convert.ToHexStringLower(value) : InBase32(value));
    }

    /// <summary>Base 32 (RFC 4648) without padding.</summary>
    internal static string InBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        var (bits, held) = (0u, 0);
        foreach (var value in bytes)
        {
            (bits, held) = (((bits << 8) | value) & 0xFFF, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Base32[(int)((bits >> (held - 5)) & 31)]);
            }
        }

        return (held > 0 ? text.Append(Base32[(int)((bits << (5 - held)) & 31)]) : text).ToString();
    }

    private static byte[]? Digits(string digits, int size)
    {
        var value = new byte[size];
        if (digits.Length == 2 * size)
        {
            return Convert.FromHexString(digits, value, out _, out _) == System.Buffers.OperationStatus.Done ? value : null;
        }

        var plain = digits.TrimEnd('=').ToUpperInvariant();
        var letters = ((8 * size) + 4) / 5;
        if (plain.Length != letters || digits.Length > (letters + 7) / 8 * 8)
        {
            return null;
        }

        var (bits, held, at) = (0u, 0, 0);
        foreach (var letter in plain)
        {
            var five = Base32.IndexOf(letter, StringComparison.Ordinal);
            if (five < 0)
            {
                return null;
            }

            (bits, held) = (((bits << 5) | (uint)five) & 0xFFF, held + 5);
            if (held >= 8)
            {
                held -= 8;
                value[at++] = (byte)((bits >> held) & 0xFF);
            }
        }

        return (bits & ((1u << held) - 1)) == 0 ? value : null;
    }
}
