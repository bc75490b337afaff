using System.Runtime.CompilerServices;

namespace Cenotaph.Linkage;

/// <summary>One comparison at work on one thread: a group's values are gathered, then row after row the levels of one record against
/// many are added to the pairs' patterns.</summary>
internal abstract class ComparisonRows(ComparisonLevels comparison, long stride)
{
    /// <summary>The level of two values.</summary>
    protected ValueLevels Values { get; } = ValueLevels.Of(comparison.Column, comparison.Keys);

    /// <summary>By how much a pattern grows with a level.</summary>
    protected long Stride => stride;

    /// <summary>The ids of the group's records; a missing value has the id <see cref="Missing"/>.</summary>
    protected int[] Ids { get; private set; } = [];

    /// <summary>The id that stands for a missing value.</summary>
    protected int Missing { get; } = comparison.Column.Distinct;

    private int Uniform { get; set; }

    /// <summary>Gathers the values of a group.</summary>
    public void Load(ReadOnlySpan<int> records)
    {
        if (Ids.Length < records.Length)
        {
            Ids = new int[Math.Max(records.Length, 2 * Ids.Length)];
        }

        var source = comparison.Column.Ids;
        var ids = Ids;
        var same = true;
        for (var place = 0; place < records.Length; place++)
        {
            var id = source[records[place]];
            ids[place] = id < 0 ? Missing : id;
            same &= ids[place] == ids[0];
        }

        Uniform = !same ? -1 : ids[0] == Missing ? 0 : Values.Level(ids[0], ids[0]);
        if (!same)
        {
            Gather(records.Length);
        }
    }

    /// <summary>Adds the levels of the record at a place against those at other places.</summary>
    public void Add(int row, ReadOnlySpan<int> others, Span<long> patterns)
    {
        if (Uniform < 0)
        {
            AddEach(row, others, patterns);
        }
        else if (Uniform > 0)
        {
            var part = Uniform * stride;
            for (var pair = 0; pair < patterns.Length; pair++)
            {
                patterns[pair] += part;
            }
        }
    }

    /// <summary>Gathers whatever else the rows need.</summary>
    protected virtual void Gather(int count)
    {
    }

    /// <summary>Adds the levels when the group's values differ.</summary>
    protected abstract void AddEach(int row, ReadOnlySpan<int> others, Span<long> patterns);
}

/// <summary>Rows of a comparison with a table of levels.</summary>
internal sealed class TableRows(ComparisonLevels comparison, long stride) : ComparisonRows(comparison, stride)
{
    private readonly byte[] table = comparison.Table!;

    /// <inheritdoc/>
    protected override void AddEach(int row, ReadOnlySpan<int> others, Span<long> patterns)
    {
        var id = Ids[row];
        if (id == Missing)
        {
            return;
        }

        var width = Missing + 1;
        var levels = table.AsSpan(id * width, width);
        var ids = Ids;
        var step = Stride;
        for (var pair = 0; pair < others.Length; pair++)
        {
            unchecked
            {
                var other = ids[others[pair]];
                long level = levels[other];
                if (level == ComparisonLevels.Unknown)
                {
                    level = Fill(id, other);
                }

                patterns[pair] += level * step;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte Fill(int id, int other)
    {
        var width = Missing + 1;
        var level = (byte)Values.Level(id, other);
        table[(id * width) + other] = table[(other * width) + id] = level;
        return level;
    }
}

/// <summary>Rows of a ladder with many distinct keys: bounds first, letters only for what they leave.</summary>
internal sealed class LadderRows(ComparisonLevels comparison, long stride) : ComparisonRows(comparison, stride)
{
    private readonly LadderKeys keys = comparison.Keys!;
    private readonly int last = comparison.Column.Levels;
    private KeyFeature[] features = [];

    /// <inheritdoc/>
    protected override void Gather(int count)
    {
        if (features.Length < count)
        {
            features = new KeyFeature[Ids.Length];
        }

        for (var place = 0; place < count; place++)
        {
            features[place] = Ids[place] == Missing ? default : keys[Ids[place]];
        }
    }

    /// <inheritdoc/>
    protected override void AddEach(int row, ReadOnlySpan<int> others, Span<long> patterns)
    {
        var id = Ids[row];
        if (id == Missing)
        {
            return;
        }

        var ids = Ids;
        var known = features;
        var feature = features[row];
        var own = -1;
        var step = Stride;
        long none = last;
        for (var pair = 0; pair < others.Length; pair++)
        {
            unchecked
            {
                var place = others[pair];
                var level = none;
                if (keys.Possible(feature, known[place]))
                {
                    var other = ids[place];
                    level = other == Missing ? 0
                        : other != id ? ((LadderLevels)Values).Climb(id, other)
                        : own >= 0 ? own : own = Values.Level(id, id);
                }
                else if (ids[place] == Missing)
                {
                    level = 0;
                }

                patterns[pair] += level * step;
            }
        }
    }
}

/// <summary>Rows of a comparison with many distinct values and a function of its own: what it said last is remembered, slot by slot.</summary>
internal sealed class AskedRows(ComparisonLevels comparison, long stride) : ComparisonRows(comparison, stride)
{
    private const int SlotBits = 16;

    // Above it two ids and a level do not fit one word; nothing is remembered.
    private const int MostDistinct = 1 << 27;

    private readonly long distinct = comparison.Column.Distinct;
    private readonly long[] slots = new long[1 << SlotBits];

    /// <inheritdoc/>
    protected override void AddEach(int row, ReadOnlySpan<int> others, Span<long> patterns)
    {
        var id = Ids[row];
        if (id == Missing)
        {
            return;
        }

        for (var pair = 0; pair < others.Length; pair++)
        {
            var other = Ids[others[pair]];
            if (other != Missing)
            {
                patterns[pair] += Stride * Remembered(Math.Min(id, other), Math.Max(id, other));
            }
        }
    }

    private long Remembered(int low, int high)
    {
        if (distinct > MostDistinct)
        {
            return Values.Level(low, high);
        }

        unchecked
        {
            var pair = (low * distinct) + high + 1;
            ref var slot = ref slots[(int)(((ulong)pair * 0x9E3779B97F4A7C15UL) >> (64 - SlotBits))];
            if (slot >> 8 != pair)
            {
                slot = (pair << 8) | (uint)Values.Level(low, high);
            }

            return slot & 255;
        }
    }
}
