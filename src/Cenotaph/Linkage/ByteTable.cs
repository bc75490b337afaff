using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cenotaph.Linkage;

/// <summary>Keeps a value for each distinct text of bytes, without making strings of those met before.</summary>
internal sealed class ByteTable<T>
{
    private byte[] arena = new byte[1 << 14];
    private int used;
    private Entry[] entries = new Entry[1 << 10];
    private int count;

    /// <summary>The value of a text that was met before.</summary>
    public bool TryGet(ReadOnlySpan<byte> text, out T value)
    {
        ref var entry = ref entries[Place(text, Hash(text))];
        value = entry.Value;
        return entry.Hash != 0;
    }

    /// <summary>The place of a text's value; <paramref name="isNew"/> where the text was not met before. It holds until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref T Of(ReadOnlySpan<byte> text, out bool isNew)
    {
        var hash = Hash(text);
        var at = Place(text, hash);
        isNew = entries[at].Hash == 0;
        if (!isNew)
        {
            return ref entries[at].Value;
        }

        if (2 * ++count > entries.Length)
        {
            Grow();
            at = Free(hash);
        }

        if (used + text.Length > arena.Length)
        {
            Array.Resize(ref arena, Math.Max(2 * arena.Length, used + text.Length));
        }

        text.CopyTo(arena.AsSpan(used));
        entries[at] = new() { Hash = hash, Start = used, Length = text.Length };
        used += text.Length;
        return ref entries[at].Value;
    }

    // Where it is, or would be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Place(ReadOnlySpan<byte> text, uint hash)
    {
        var mask = entries.Length - 1;
        var at = (int)((hash >> 1) & (uint)mask);
        while (true)
        {
            ref var entry = ref entries[at];
            if (entry.Hash == 0 || (entry.Hash == hash && entry.Length == text.Length && arena.AsSpan(entry.Start, entry.Length).SequenceEqual(text)))
            {
                return at;
            }

            at = (at + 1) & mask;
        }
    }

    private int Free(uint hash)
    {
        var at = (int)((hash >> 1) & (uint)(entries.Length - 1));
        while (entries[at].Hash != 0)
        {
            at = (at + 1) & (entries.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        var old = entries;
        entries = new Entry[2 * old.Length];
        foreach (var entry in old)
        {
            if (entry.Hash != 0)
            {
                entries[Free(entry.Hash)] = entry;
            }
        }
    }

    // Multiply and rotate by eight bytes; never 0, which marks a free place.
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
            while (text.Length >= 8)
            {
                hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(text)) * 0xD6E8FEB86659FD93, 29);
                text = text[8..];
            }

            var rest = 0ul;
            for (var i = 0; i < text.Length; i++)
            {
                rest |= (ulong)text[i] << (8 * i);
            }

            hash = (hash ^ rest) * 0xD6E8FEB86659FD93;
            return (uint)(hash ^ (hash >> 32)) | 1;
        }
    }

    private struct Entry
    {
        public uint Hash;
        public int Start;
        public int Length;
        public T Value;
    }
}
