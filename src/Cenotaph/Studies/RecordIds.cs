using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Finds records by their ids, over one table or two.</summary>
public sealed class RecordIds
{
    private readonly IReadOnlyList<LinkageTable> tables;
    private readonly List<Dictionary<string, int>> rows = [];
    private readonly List<HashSet<string>> repeated = [];

    /// <summary>Reads the ids of tables.</summary>
    public RecordIds(IReadOnlyList<LinkageTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        this.tables = tables;
        foreach (var table in tables)
        {
            var (own, twice) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            for (var row = 0; row < table.Records; row++)
            {
                if (!own.TryAdd(table.Id(row), row))
                {
                    twice.Add(table.Id(row));
                }
            }

            rows.Add(own);
            repeated.Add(twice);
        }
    }

    /// <summary>The number of the record of that id; null where none or several bear it and no row number says which.</summary>
    /// <param name="table">The number of the table, 0 or 1.</param>
    /// <param name="id">The id.</param>
    /// <param name="row">The record's number in its table, from 1; empty where it is not given.</param>
    public int? Find(int table, ReadOnlySpan<char> id, ReadOnlySpan<char> row)
    {
        var text = id.Trim().ToString();
        var first = table == 0 ? 0 : tables[0].Records;
        if (int.TryParse(row.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= tables[table].Records && tables[table].Id(number - 1) == text)
        {
            return first + number - 1;
        }

        return !repeated[table].Contains(text) && rows[table].TryGetValue(text, out var found) ? first + found : null;
    }

    /// <summary>Finds a record by its id, or by <c>row:17</c>, in the tables from the first on.</summary>
    public int? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var table = 0; table < tables.Count; table++)
        {
            if (Find(table, text, default) is { } found)
            {
                return found;
            }
        }

        return text.StartsWith("row:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row >= 1 && row <= tables.Sum(table => table.Records)
            ? row - 1 : null;
    }
}
