using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cenotaph.Linkage;

/// <summary>Makes something of texts, and keeps what was made of short ones in a table of fixed size, where a later text takes the place of
/// an earlier one. A text that is found in it is compared whole, in one step. One thread uses one.</summary>
/// <param name="places">How many places the table has, as a power of two.</param>
/// <param name="make">What is made of a text; always the same of the same text.</param>
internal sealed class ShortTexts<T>(int places, ShortTexts<T>.Maker make)
{
    /// <summary>Longer texts, in bytes, are not kept.</summary>
    public const int Longest = 32;

    private readonly Entry[] entries = new Entry[1 << places];
    private readonly int shift = 64 - places;

    /// <summary>Makes something of a text, UTF-8.</summary>
    public delegate T Maker(ReadOnlySpan<byte> text);

    /// <summary>What is made of a text.</summary>
    /// <param name="row">The bytes in which it lies; they are read up to <see cref="Longest"/> from its start, where there are so many.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Of(ReadOnlySpan<byte> row, int start, int length)
    {
        if (length > Longest || row.Length - start < Longest)
        {
            return make(row.Slice(start, length));
        }

        // What follows the text is made zero.
        var key = Vector256.Create(row.Slice(start, Longest))
            & Vector256.GreaterThan(Vector256.Create((sbyte)length), Vector256<sbyte>.Indices).AsByte();
        ref var entry = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), (nint)(Hash(key.AsUInt64()) >> shift));
        if (entry.Length != length + 1 || entry.Key != key)
        {
            var value = make(row.Slice(start, length));
            (entry.Key, entry.Length, entry.Value) = (key, length + 1, value);
            return value;
        }

        return entry.Value;
    }

    // The highest bits are the best mixed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(Vector256<ulong> key)
    {
        unchecked
        {
            var hash = (key[0] * 0x9E3779B97F4A7C15) ^ (key[1] * 0xC2B2AE3D27D4EB4F) ^ (key[2] * 0x165667B19E3779F9) ^ (key[3] * 0xD6E8FEB86659FD93);
            return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        }
    }

    // One more than the length; 0 where nothing was kept.
    private struct Entry
    {
        public Vector256<byte> Key;
        public int Length;
        public T Value;
    }
}
