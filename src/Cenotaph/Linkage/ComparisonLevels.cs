namespace Cenotaph.Linkage;

/// <summary>A comparison as all threads share it: its ids, its keys laid out, and, where its distinct values are few, a table of levels
/// filled in as pairs of values meet.</summary>
internal sealed class ComparisonLevels
{
    /// <summary>Marks a cell of the table that nobody has needed yet.</summary>
    public const byte Unknown = byte.MaxValue;

    /// <summary>With more distinct values a table would not stay in a processor's cache, and most of its cells would be used once or never.</summary>
    private const int LargestTable = 6000;

    /// <summary>Checks a comparison and lays it out.</summary>
    /// <param name="column">The comparison.</param>
    /// <param name="records">How many records there are.</param>
    /// <param name="tableBytes">How much a table may take.</param>
    public ComparisonLevels(ComparedColumn column, int records, long tableBytes)
    {
        if (column.Ids.Length != records)
        {
            throw new ArgumentException(
                $"The comparison {column.Name} has {column.Ids.Length} ids for {records} records.", nameof(column));
        }

        if (column.Levels is < 1 or > Unknown - 2)
        {
            throw new ArgumentException($"The comparison {column.Name} has {column.Levels} levels; 1 to 253 are possible.", nameof(column));
        }

        foreach (var id in column.Ids)
        {
            if (id < -1 || id >= column.Distinct)
            {
                throw new ArgumentException(
                    $"The comparison {column.Name} has the id {id}; it has {column.Distinct} distinct values.", nameof(column));
            }
        }

        if (column.Ladder is { } ladder)
        {
            if (ladder.Keys.Count != column.Distinct || ladder.Steps.Count + 1 != column.Levels)
            {
                throw new ArgumentException(
                    $"The comparison {column.Name} has {column.Distinct} values and {column.Levels} levels, but {ladder.Keys.Count} keys and "
                    + $"{ladder.Steps.Count} steps; a ladder has a key for each value and one level more than steps.", nameof(column));
            }

            Keys = new(column.Name, ladder);
        }

        Column = column;
        var width = column.Distinct + 1L;
        if (column.Distinct <= LargestTable && width * width <= tableBytes)
        {
            Table = new byte[width * width];
            Table.AsSpan().Fill(Unknown);
            for (var id = 0; id <= column.Distinct; id++)
            {
                Table[(id * width) + column.Distinct] = Table[(column.Distinct * width) + id] = 0;
            }
        }
    }

    /// <summary>The comparison.</summary>
    public ComparedColumn Column { get; }

    /// <summary>Its keys, when its levels are a ladder.</summary>
    public LadderKeys? Keys { get; }

    /// <summary>The level of each pair of ids, row by row, the last row and column being those of a missing value; <see cref="Unknown"/> until
    /// it is needed. Threads may fill a cell twice, with the same byte.</summary>
    public byte[]? Table { get; }

    /// <summary>The rows of this comparison on one thread.</summary>
    public ComparisonRows Rows(long stride) => Table is not null
        ? new TableRows(this, stride)
        : Keys is not null ? new LadderRows(this, stride) : new AskedRows(this, stride);

    /// <summary>The level of two records; 0 when a value is missing.</summary>
    public int Level(ValueLevels levels, int left, int right)
    {
        var (one, other) = (Column.Ids[left], Column.Ids[right]);
        return one < 0 || other < 0 ? 0 : levels.Level(one, other);
    }
}
