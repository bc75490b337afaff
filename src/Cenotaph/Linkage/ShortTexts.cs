using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cenotaph.Linkage;

/// <summary>Makes something of texts, and keeps what was made in a table of fixed size, where a later text takes the place of an earlier one.
/// A text is compared whole, its first 32 bytes in one step. One thread uses one.</summary>
/// <param name="places">How many places the table has, as a power of two.</param>
/// <param name="make">What is made of a text; always the same of the same text.</param>
internal sealed class ShortTexts<T>(int places, ShortTexts<T>.Maker make)
{
    /// <summary>Longer texts, in bytes, are not kept.</summary>
    public const int Longest = 96;

    private const int Step = 32;

    private readonly Entry[] entries = new Entry[1 << places];
    private readonly int shift = 64 - places;

    /// <summary>Makes something of a text, UTF-8.</summary>
    public delegate T Maker(ReadOnlySpan<byte> text);

    /// <summary>What is made of a text.</summary>
    /// <param name="row">The bytes in which it lies.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Of(ReadOnlySpan<byte> row, int start, int length)
    {
        if (length > Longest || row.Length - start < Step)
        {
            return make(row.Slice(start, length));
        }

        // What follows a shorter text is made zero.
        var key = Vector256.Create(row.Slice(start, Step))
            & Vector256.GreaterThan(Vector256.Create((sbyte)length), Vector256<sbyte>.Indices).AsByte();
        var rest = length > Step ? row.Slice(start + Step, length - Step) : default;
        var last = length >= Step + sizeof(ulong) ? MemoryMarshal.Read<ulong>(rest[^sizeof(ulong)..]) : 0;
        ref var entry = ref entries[(int)(Hash(key.AsUInt64(), last) >> shift)];
        if (entry.Length == length + 1 && entry.Key == key && (rest.IsEmpty || rest.SequenceEqual(entry.Rest)))
        {
            return entry.Value;
        }

        // What makes it may ask for others in between.
        var value = make(row.Slice(start, length));
        entry = new() { Key = key, Rest = rest.IsEmpty ? null : rest.ToArray(), Length = length + 1, Value = value };
        return value;
    }

    // The highest bits are the best mixed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(Vector256<ulong> key, ulong last)
    {
        unchecked
        {
            var hash = (key[0] * 0x9E3779B97F4A7C15) ^ (key[1] * 0xC2B2AE3D27D4EB4F) ^ (key[2] * 0x165667B19E3779F9) ^ (key[3] * 0xD6E8FEB86659FD93) ^ (last * 0xFF51AFD7ED558CCD);
            return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        }
    }

    // One more than the length; 0 where nothing was kept.
    private struct Entry
    {
        public Vector256<byte> Key;
        public byte[]? Rest;
        public int Length;
        public T Value;
    }
}
