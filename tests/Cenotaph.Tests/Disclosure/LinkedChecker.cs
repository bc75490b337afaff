using Cenotaph.Disclosure;

namespace Cenotaph.Tests.Disclosure;

/// <summary>A published table with what a reader knows of its making: which exact labels of the shared axis each column stands for.</summary>
internal sealed record PublishedTable(IReadOnlyList<PublicCount> Counts, IReadOnlyDictionary<string, string[]> Columns)
{
    public string[] Rows { get; } = [.. Counts.Select(one => one.Row).OfType<string>().Distinct()];
}

/// <summary>
/// What a reader can work out of several tables of the same persons, tried by listing every whole number that could stand in every cell. It was written from
/// the definition: all tables that count a label of the shared axis count the same persons of it.
/// </summary>
internal static class LinkedChecker
{
    /// <summary>For each table and exact cell, every count that some world behind all tables together has there.</summary>
    public static Dictionary<(int Table, string Row, string Label), SortedSet<long>> Possible(IReadOnlyList<PublishedTable> tables)
    {
        var labels = tables.SelectMany(table => table.Columns.Values.SelectMany(one => one)).Distinct().Order(StringComparer.Ordinal).ToArray();
        Dictionary<(int Table, string Row, string Label), SortedSet<long>> possible = [];
        Fill([], 0);
        return possible;

        void Fill(Dictionary<string, long> totals, int at)
        {
            if (at == labels.Length)
            {
                Take(totals);
                return;
            }

            // No label counts more than any column in which it stands.
            var most = tables.SelectMany(table => table.Columns.Where(column => column.Value.Contains(labels[at])).Select(column => Count(table, null, column.Key) ?? 99)).Min();
            for (var count = 0L; count <= most; count++)
            {
                totals[labels[at]] = count;
                Fill(totals, at + 1);
            }

            totals.Remove(labels[at]);
        }

        void Take(Dictionary<string, long> totals)
        {
            if (!tables.All(table => table.Columns.All(column => Count(table, null, column.Key) is not { } shown || column.Value.Sum(label => totals[label]) == shown)))
            {
                return;
            }

            var worlds = tables.Select(table => Worlds(table, totals)).ToList();
            if (worlds.Exists(one => one.Count == 0))
            {
                return;
            }

            for (var table = 0; table < tables.Count; table++)
            {
                foreach (var ((row, label), count) in worlds[table].SelectMany(world => world))
                {
                    if (!possible.TryGetValue((table, row, label), out var counts))
                    {
                        possible.Add((table, row, label), counts = []);
                    }

                    counts.Add(count);
                }
            }
        }
    }

    /// <summary>Every filling of the exact cells of one table, given the totals of exact labels.</summary>
    public static List<Dictionary<(string Row, string Label), long>> Worlds(PublishedTable table, IReadOnlyDictionary<string, long> totals)
    {
        var cells = table.Rows.SelectMany(row => table.Columns.SelectMany(column => column.Value.Select(label => (Row: row, Column: column.Key, Label: label)))).ToArray();
        var byLabel = table.Columns.Values.SelectMany(one => one).ToDictionary(label => label, label => totals[label]);
        var byRow = table.Rows.ToDictionary(row => row, row => Count(table, row, null)!.Value);
        var byCell = table.Rows.SelectMany(row => table.Columns.Keys.Select(column => (row, column))).ToDictionary(place => place, place => Count(table, place.row, place.column));
        var last = cells.Select((cell, at) => (
            Row: !cells.Skip(at + 1).Any(one => one.Row == cell.Row),
            Label: !cells.Skip(at + 1).Any(one => one.Label == cell.Label),
            Cell: !cells.Skip(at + 1).Any(one => one.Row == cell.Row && one.Column == cell.Column))).ToArray();
        List<Dictionary<(string, string), long>> found = [];
        Dictionary<(string, string), long> chosen = [];
        Fill(0);
        return found;

        void Fill(int at)
        {
            if (at == cells.Length)
            {
                found.Add(new(chosen));
                return;
            }

            var (row, column, label) = cells[at];
            var left = byCell[(row, column)];
            var most = Math.Min(Math.Min(byLabel[label], byRow[row]), left ?? long.MaxValue);
            for (var count = 0L; count <= most; count++)
            {
                if ((last[at].Row && count != byRow[row]) || (last[at].Label && count != byLabel[label]) || (last[at].Cell && left is { } must && count != must))
                {
                    continue;
                }

                byLabel[label] -= count;
                byRow[row] -= count;
                byCell[(row, column)] = left - count;
                chosen[(row, label)] = count;
                Fill(at + 1);
                byLabel[label] += count;
                byRow[row] += count;
                byCell[(row, column)] = left;
            }
        }
    }

    /// <summary>A published count: 0 where the table says nothing of a place.</summary>
    public static long? Count(PublishedTable table, string? row, string? column) =>
        table.Counts.FirstOrDefault(one => one.Row == row && one.Column == column) is { } found ? found.Count : 0;
}
