namespace Cenotaph.Linkage;

/// <summary>Counts patterns on one thread: in an array where the patterns are few, else in a table with open addressing.</summary>
internal sealed class CountingSink : PairSink
{
    private const long LargestArray = 1 << 22;
    private const int FirstSlots = 1 << 12;

    private readonly long[]? dense;
    private long[] keys = [];
    private long[] counts = [];
    private int used;

    /// <summary>Makes a counter of this many patterns.</summary>
    public CountingSink(long patterns)
    {
        if (patterns <= LargestArray)
        {
            dense = new long[patterns];
        }
        else
        {
            Clear();
        }
    }

    /// <inheritdoc/>
    public override void Take(int left, ReadOnlySpan<int> records, ReadOnlySpan<int> others, ReadOnlySpan<long> patterns)
    {
        unchecked
        {
            if (dense is { } array)
            {
                foreach (var pattern in patterns)
                {
                    array[pattern]++;
                }

                return;
            }

            foreach (var pattern in patterns)
            {
                Add(pattern, 1);
            }
        }
    }

    /// <summary>Adds up what several counters have counted since the last time, by pattern ascending, and empties them.</summary>
    public static PatternCount[] Harvest(CountingSink[] sinks)
    {
        Dictionary<long, long> sums = [];
        foreach (var sink in sinks)
        {
            foreach (var (pattern, pairs) in sink.Counted())
            {
                sums[pattern] = sums.GetValueOrDefault(pattern) + pairs;
            }

            sink.Clear();
        }

        return [.. sums.OrderBy(sum => sum.Key).Select(sum => new PatternCount(sum.Key, sum.Value))];
    }

    private IEnumerable<PatternCount> Counted()
    {
        var counted = dense ?? counts;
        for (var slot = 0; slot < counted.Length; slot++)
        {
            if (counted[slot] > 0)
            {
                yield return new(dense is null ? keys[slot] : slot, counted[slot]);
            }
        }
    }

    private void Clear()
    {
        if (dense is not null)
        {
            dense.AsSpan().Clear();
            return;
        }

        (keys, counts, used) = (new long[FirstSlots], new long[FirstSlots], 0);
    }

    private void Add(long pattern, long pairs)
    {
        unchecked
        {
            var mask = keys.Length - 1;
            var slot = (int)(((ulong)pattern * 0x9E3779B97F4A7C15UL) >> 32) & mask;
            while (counts[slot] > 0 && keys[slot] != pattern)
            {
                slot = (slot + 1) & mask;
            }

            keys[slot] = pattern;
            if (counts[slot] == 0 && ++used > keys.Length / 2)
            {
                counts[slot] = pairs;
                Grow();
                return;
            }

            counts[slot] += pairs;
        }
    }

    private void Grow()
    {
        var (oldKeys, oldCounts) = (keys, counts);
        (keys, counts, used) = (new long[2 * oldKeys.Length], new long[2 * oldKeys.Length], 0);
        for (var slot = 0; slot < oldKeys.Length; slot++)
        {
            if (oldCounts[slot] > 0)
            {
                Add(oldKeys[slot], oldCounts[slot]);
            }
        }
    }
}
