namespace Cenotaph.Linkage;

/// <summary>A column of text kept as distinct values and, for each record, the number of its value.</summary>
public sealed class TextColumn
{
    private readonly int[] ids;

    /// <summary>A column.</summary>
    /// <param name="name">The column's name in its table.</param>
    /// <param name="values">The distinct values, in the order they were first met.</param>
    /// <param name="ids">For each record the number of its value; −1 where the cell is empty.</param>
    public TextColumn(string name, string[] values, int[] ids)
        : this(name, (IReadOnlyList<string>)values, ids)
    {
    }

    internal TextColumn(string name, IReadOnlyList<string> values, int[] ids)
    {
        (Name, Values) = (name, values);
        this.ids = ids;
    }

    /// <summary>The column's name in its table.</summary>
    public string Name { get; }

    /// <summary>The distinct values, trimmed. Where they are many, each is made anew when it is asked for.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>For each record the number of its value; −1 where the cell is empty.</summary>
    public ReadOnlySpan<int> Ids => ids;

    /// <summary>The text of a record's cell; null where it is empty.</summary>
    public string? this[int record] => ids[record] < 0 ? null : Values[ids[record]];

    /// <summary>How many records have a value.</summary>
    public int Filled() => ids.Length - ids.AsSpan().Count(-1);

    internal int[] IdArray => ids;
}
