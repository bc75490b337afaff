namespace Cenotaph.Disclosure;

/// <summary>Counts by two labels.</summary>
internal sealed class TableShape
{
    private readonly SortedDictionary<(string Row, string Column), long> counts = new(Comparer<(string Row, string Column)>.Create(
        (x, y) => string.CompareOrdinal(x.Row, y.Row) is var order and not 0 ? order : string.CompareOrdinal(x.Column, y.Column)));

    public IEnumerable<KeyValuePair<(string Row, string Column), long>> Cells => counts;

    public long Total => counts.Values.Sum();

    public long this[(string Row, string Column) place] => counts.GetValueOrDefault(place);

    public void Add((string Row, string Column) place, long count) => Set(place, this[place] + count);

    public void Set((string Row, string Column) place, long count)
    {
        if (count == 0)
        {
            counts.Remove(place);
        }
        else
        {
            counts[place] = count;
        }
    }

    /// <summary>The totals by the label of one axis.</summary>
    public SortedDictionary<string, long> Totals(bool rows)
    {
        SortedDictionary<string, long> totals = new(StringComparer.Ordinal);
        foreach (var (place, count) in counts)
        {
            var label = rows ? place.Row : place.Column;
            totals[label] = totals.GetValueOrDefault(label) + count;
        }

        return totals;
    }

    /// <summary>The same counts under other labels.</summary>
    public TableShape Map(Func<string, string> row, Func<string, string> column)
    {
        var mapped = new TableShape();
        foreach (var (place, count) in counts)
        {
            mapped.Add((row(place.Row), column(place.Column)), count);
        }

        return mapped;
    }
}
