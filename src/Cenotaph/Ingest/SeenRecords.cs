using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>
/// Tells which records a run may have met before, in eight bytes a record: the handles are uniform, so half of one
/// is its own hash. It may be wrong with "perhaps" (one in 10⁷ runs of a million), never with "no".
/// </summary>
internal sealed class SeenRecords
{
    private const int FirstSize = 1 << 12;

    private ulong[] slots = new ulong[FirstSize];
    private int count;

    /// <summary>Notes the record; true when it was perhaps noted before.</summary>
    public bool Note(RecordId record)
    {
        var value = record.Low == 0 ? 1 : record.Low;
        if (count * 4L >= slots.Length * 3L)
        {
            Grow();
        }

        if (!Insert(slots, value))
        {
            return true;
        }

        count++;
        return false;
    }

    private static bool Insert(ulong[] slots, ulong value)
    {
        var mask = (ulong)slots.Length - 1;
        var at = value & mask;
        while (slots[at] != 0)
        {
            if (slots[at] == value)
            {
                return false;
            }

            at = (at + 1) & mask;
        }

        slots[at] = value;
        return true;
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        foreach (var value in slots)
        {
            if (value != 0)
            {
                Insert(larger, value);
            }
        }

        slots = larger;
    }
}
