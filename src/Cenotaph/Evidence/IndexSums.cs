using System.Buffers.Binary;
using System.Numerics;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>
/// Sums over what the two indexes hold that do not depend on order, so that an index, read in its order, can be
/// compared with the entries, read in theirs, in no memory. The key is drawn anew for each verification, so that
/// nobody can choose errors that cancel.
/// </summary>
internal sealed class IndexSums(ulong key)
{
    public ulong ByRecord { get; private set; }

    public ulong ByKind { get; private set; }

    /// <summary>Adds an entry.</summary>
    public void Add(ReadOnlySpan<byte> record, ReadOnlySpan<byte> kind, long sequence)
    {
        unchecked
        {
            ByKind += Mixed(kind, sequence);
            ByRecord += record.IsEmpty ? 0 : Mixed(record[..LedgerTable.IndexedBytes], sequence);
        }
    }

    /// <summary>Adds the sums of another stretch.</summary>
    public void Add(IndexSums other)
    {
        unchecked
        {
            ByKind += other.ByKind;
            ByRecord += other.ByRecord;
        }
    }

    /// <summary>The sum over an index, or null when its rows are not in ascending order or not as declared.</summary>
    public ulong? Of(SqliteStatement index, StoredType type)
    {
        var sum = 0UL;
        var lastValue = Array.Empty<byte>();
        var lastSequence = 0L;
        while (index.Step())
        {
            var value = index.Bytes(0);
            var sequence = index.Integer(1);
            var order = lastValue.AsSpan().SequenceCompareTo(value);
            if (index.Type(0) != type || order > 0 || (order == 0 && sequence <= lastSequence))
            {
                return null;
            }

            if (order != 0)
            {
                if (lastValue.Length != value.Length)
                {
                    lastValue = new byte[value.Length];
                }

                value.CopyTo(lastValue);
            }

            lastSequence = sequence;
            sum = unchecked(sum + Mixed(value, sequence));
        }

        return sum;
    }

    // The finalizer of MurmurHash3 (Appleby 2011), chained over the parts.
    private ulong Mixed(ReadOnlySpan<byte> value, long sequence)
    {
        unchecked
        {
            var state = Scattered(key ^ (ulong)sequence);
            while (value.Length >= sizeof(ulong))
            {
                state = Scattered(BitOperations.RotateLeft(state, 17) ^ BinaryPrimitives.ReadUInt64LittleEndian(value));
                value = value[sizeof(ulong)..];
            }

            foreach (var part in value)
            {
                state = (state ^ part) * 0x100000001B3UL;
            }

            return Scattered(state);
        }
    }

    private static ulong Scattered(ulong state)
    {
        unchecked
        {
            state ^= state >> 33;
            state *= 0xFF51AFD7ED558CCDUL;
            state ^= state >> 33;
            state *= 0xC4CEB9FE1A85EC53UL;
            return state ^ (state >> 33);
        }
    }
}
