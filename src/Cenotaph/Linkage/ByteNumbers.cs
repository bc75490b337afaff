using System.Numerics;
using System.Runtime.InteropServices;

namespace Cenotaph.Linkage;

/// <summary>Numbers distinct texts of bytes from 0 on, without making strings of those met before.</summary>
internal sealed class ByteNumbers
{
    private byte[] arena = new byte[1 << 16];
    private int used;
    private (int Start, int Length, uint Hash)[] texts = new (int, int, uint)[1 << 10];
    private int[] slots = new int[1 << 12];

    /// <summary>How many distinct texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text; <paramref name="isNew"/> where it was not met before.</summary>
    public int Of(ReadOnlySpan<byte> text, out bool isNew)
    {
        var hash = Hash(text);
        var mask = slots.Length - 1;
        var at = (int)(hash & (uint)mask);
        while (slots[at] != 0)
        {
            ref var known = ref texts[slots[at] - 1];
            if (known.Hash == hash && known.Length == text.Length && arena.AsSpan(known.Start, known.Length).SequenceEqual(text))
            {
                isNew = false;
                return slots[at] - 1;
            }

            at = (at + 1) & mask;
        }

        isNew = true;
        return Add(text, hash, at);
    }

    private int Add(ReadOnlySpan<byte> text, uint hash, int at)
    {
        if (used + text.Length > arena.Length)
        {
            Array.Resize(ref arena, Math.Max(2 * arena.Length, used + text.Length));
        }

        if (Count == texts.Length)
        {
            Array.Resize(ref texts, 2 * Count);
        }

        text.CopyTo(arena.AsSpan(used));
        texts[Count] = (used, text.Length, hash);
        used += text.Length;
        slots[at] = ++Count;
        if (2 * Count > slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        for (var i = 0; i < Count; i++)
        {
            var at = (int)(texts[i].Hash & (uint)(slots.Length - 1));
            while (slots[at] != 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = i + 1;
        }
    }

    // Multiply and rotate by eight bytes; enough for texts that nobody chose to collide, and for those the table still ends.
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
            return (uint)(hash ^ (hash >> 32));
        }
    }
}
