namespace Cenotaph.Linkage;

/// <summary>Puts the records of several tables one after another into one.</summary>
internal static class JoinedTable
{
    /// <summary>The records of all tables, in their order, with the columns of the first: what the others lack is empty there, what they have besides is left out.</summary>
    public static LinkageTable Of(IReadOnlyList<LinkageTable> tables)
    {
        var first = tables[0];
        var ids = first.IdColumn is null ? null : new PackedText();
        List<(string Name, int First)> added = [];
        var records = 0;
        foreach (var table in tables)
        {
            added.Add((table.Name, records));
            for (var record = 0; record < table.Records; record++)
            {
                ids?.Add(table.Id(record));
            }

            records += table.Records;
        }

        return new(first.Name, records, [.. first.Columns.Select(column => Column(column.Name, tables, records))], ids, first.Dropped)
        {
            IdColumn = first.IdColumn,
            HiddenCells = tables.Sum(table => table.HiddenCells),
            Added = [.. added.Skip(1)],
        };
    }

    private static TextColumn Column(string name, IReadOnlyList<LinkageTable> tables, int records)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> values = [];
        var ids = new int[records];
        var start = 0;
        foreach (var table in tables)
        {
            var own = ids.AsSpan(start, table.Records);
            own.Fill(-1);
            if (table.Column(name) is { } column)
            {
                var map = new int[column.Values.Count];
                for (var value = 0; value < map.Length; value++)
                {
                    if (!numbers.TryGetValue(column.Values[value], out map[value]))
                    {
                        numbers.Add(column.Values[value], map[value] = values.Count);
                        values.Add(column.Values[value]);
                    }
                }

                for (var record = 0; record < own.Length; record++)
                {
                    own[record] = column.Ids[record] is >= 0 and var id ? map[id] : -1;
                }
            }

            start += table.Records;
        }

        return new(name, [.. values], ids);
    }
}
