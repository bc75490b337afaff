using System.Numerics;

namespace Cenotaph.Linkage;

/// <summary>Numbers pairs of ids in the order they are first met: one flat table, its slots tried one after another.</summary>
internal sealed class PairNumbers
{
    private Slot[] slots;
    private int shift;

    /// <param name="expected">About how many different pairs there may be; the table grows beyond it.</param>
    public PairNumbers(int expected)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, expected)) + 2, 8, 28);
        (slots, shift) = (new Slot[1 << bits], 64 - bits);
    }

    /// <summary>How many different pairs were met.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a pair of ids, neither of them below 0.</summary>
    public int Of(int first, int second)
    {
        var key = Key(first, second);
        ref var slot = ref Find(key);
        if (slot.Key == 0)
        {
            if (Count >= slots.Length / 4 * 3)
            {
                Grow();
                slot = ref Find(key);
            }

            (slot.Key, slot.Number) = (key, Count++);
        }

        return slot.Number;
    }

    /// <summary>The number of a pair of ids that was met; −1 for one that was not.</summary>
    public int Known(int first, int second)
    {
        ref var slot = ref Find(Key(first, second));
        return slot.Key == 0 ? -1 : slot.Number;
    }

    // Never 0, which marks an empty slot.
    private static ulong Key(int first, int second) => unchecked(((ulong)(uint)(first + 1) << 32) | (uint)second);

    private ref Slot Find(ulong key)
    {
        unchecked
        {
            var mask = slots.Length - 1;
            var at = (int)((key * 0x9E3779B97F4A7C15UL) >> shift);
            while (slots[at].Key != key && slots[at].Key != 0)
            {
                at = (at + 1) & mask;
            }

            return ref slots[at];
        }
    }

    private void Grow()
    {
        var old = slots;
        (slots, shift) = (new Slot[2 * old.Length], shift - 1);
        foreach (var slot in old)
        {
            if (slot.Key != 0)
            {
                Find(slot.Key) = slot;
            }
        }
    }

    private struct Slot
    {
        public ulong Key;
        public int Number;
    }
}
