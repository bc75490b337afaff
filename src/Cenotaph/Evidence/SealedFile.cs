using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>
/// A file encrypted in pieces of 64 KiB, each of which says whether it is the last: nothing can be changed, moved or cut off unseen (the STREAM
/// construction of Hoang, Reyhanitabar, Rogaway and Vizár, Online authenticated-encryption and its nonce-reuse misuse-resistance, 2015), over
/// AES-256-GCM with a key of its own for every file.
/// </summary>
internal static class SealedFile
{
    /// <summary>What a sealed file's name ends with, behind the ending it had.</summary>
    public const string Ending = ".sealed";

    private const int SaltSize = 32;
    private const int TagSize = 16;
    private const int NonceSize = 12;
    private const int Piece = 1 << 16;

    private static ReadOnlySpan<byte> Mark => "CENOSEAL"u8;

    private static ReadOnlySpan<byte> Purpose => "cenotaph archive"u8;

    /// <summary>Writes what a stream holds, encrypted.</summary>
    /// <param name="from">The plain bytes.</param>
    /// <param name="to">Where to.</param>
    /// <param name="bodies">The ledger's key.</param>
    /// <param name="met">Told every plain byte, in order.</param>
    public static void Write(Stream from, Stream to, PersonalBodies bodies, Action<ReadOnlySpan<byte>> met)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        using var cipher = new AesGcm(bodies.KeyFor(salt, Purpose), TagSize);
        to.Write(Mark);
        to.Write(salt);
        byte[] piece = new byte[Piece], ahead = new byte[Piece], stored = new byte[Piece], tag = new byte[TagSize], nonce = new byte[NonceSize];
        var length = from.ReadAtLeast(piece, Piece, throwOnEndOfStream: false);
        for (var number = 0; ; number++)
        {
            var next = length < Piece ? 0 : from.ReadAtLeast(ahead, Piece, throwOnEndOfStream: false);
            met(piece.AsSpan(0, length));
            Number(nonce, number, last: next == 0);
            cipher.Encrypt(nonce, piece.AsSpan(0, length), stored.AsSpan(0, length), tag);
            to.Write(stored.AsSpan(0, length));
            to.Write(tag);
            if (next == 0)
            {
                CryptographicOperations.ZeroMemory(piece);
                CryptographicOperations.ZeroMemory(ahead);
                return;
            }

            (piece, ahead, length) = (ahead, piece, next);
        }
    }

    /// <summary>Writes what a sealed file holds, plain.</summary>
    /// <exception cref="FormatException">It is no sealed file, was changed or cut, or belongs to another ledger.</exception>
    public static void Read(Stream from, Stream to, PersonalBodies bodies)
    {
        byte[] head = new byte[Mark.Length + SaltSize], piece = new byte[Piece + TagSize], ahead = new byte[Piece + TagSize], nonce = new byte[NonceSize];
        if (from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(Mark))
        {
            throw new FormatException("This is no sealed file.");
        }

        using var cipher = new AesGcm(bodies.KeyFor(head.AsSpan(Mark.Length), Purpose), TagSize);
        var length = from.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        for (var number = 0; ; number++)
        {
            var next = length < piece.Length ? 0 : from.ReadAtLeast(ahead, ahead.Length, throwOnEndOfStream: false);
            Number(nonce, number, last: next == 0);
            try
            {
                var bytes = piece.AsSpan(0, Math.Max(length - TagSize, 0));
                cipher.Decrypt(nonce, bytes, piece.AsSpan(bytes.Length, Math.Min(TagSize, length)), bytes);
                to.Write(bytes);
            }
            catch (Exception fault) when (fault is AuthenticationTagMismatchException or ArgumentException)
            {
                throw new FormatException("This sealed file was changed, cut, or belongs to another ledger.");
            }

            if (next == 0)
            {
                return;
            }

            (piece, ahead, length) = (ahead, piece, next);
        }
    }

    private static void Number(Span<byte> nonce, int number, bool last)
    {
        BinaryPrimitives.WriteInt32BigEndian(nonce[4..], number);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }
}
