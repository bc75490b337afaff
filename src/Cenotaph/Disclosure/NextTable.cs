using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>A table released before: what may change in it, against every earlier release.</summary>
internal static class NextTable
{
    /// <summary>
    /// The counts wanted, where each cell, each total and the grand total differs from every earlier release by 0 or by at least k; the last
    /// counts elsewhere. Where a hidden cell would become too certain, all of the last release.
    /// </summary>
    public static TableShape Of(TableShape wanted, TableMembership earlier, int k)
    {
        var releases = earlier.Releases.Select(Shape).ToList();
        var last = releases[^1];
        var hidden = earlier.Hidden.Select(cell => (cell.Row, cell.Column)).ToHashSet();
        var next = new TableShape();
        foreach (var place in wanted.Cells.Concat(last.Cells).Select(cell => cell.Key).Distinct().ToList())
        {
            var may = releases.TrueForAll(one => IsSafe(wanted[place], one[place], k)) && (hidden.Contains(place) || !IsSmall(wanted[place], k));
            next.Set(place, may ? wanted[place] : last[place]);
        }

        while (Settle(next, last, releases, k))
        {
        }

        return new CellHiding(next, releases, hidden, k).Holds() ? next : last;
    }

    /// <summary>By how many persons the cells of two tables differ.</summary>
    public static long Distance(TableShape one, TableShape other) =>
        one.Cells.Concat(other.Cells).Select(cell => cell.Key).Distinct().Sum(place => Math.Abs(one[place] - other[place]));

    /// <summary>The membership with this release added; the same one when nothing changed.</summary>
    public static TableMembership Remember(TableMembership layout, TableShape next)
    {
        ImmutableArray<HeldCount> counts = [.. next.Cells.Select(cell => new HeldCount(cell.Key.Row, cell.Key.Column, cell.Value))];
        if (counts.IsEmpty && layout.Releases.IsEmpty)
        {
            return layout with { MergedRows = [], MergedColumns = [] };
        }

        return !layout.Releases.IsEmpty && layout.Releases[^1].SequenceEqual(counts) ? layout : layout with { Releases = layout.Releases.Add(counts) };
    }

    // One pass over all totals: in each that changed too little the cell that changed least goes back to what it was.
    private static bool Settle(TableShape next, TableShape last, List<TableShape> releases, int k)
    {
        var changed = next.Cells.Concat(last.Cells).Select(cell => cell.Key).Distinct().Where(place => next[place] != last[place]).ToList();
        var moved = false;
        foreach (var rows in new[] { true, false })
        {
            var totals = next.Totals(rows);
            var before = releases.ConvertAll(one => one.Totals(rows));
            foreach (var line in changed.GroupBy(place => rows ? place.Row : place.Column).ToList())
            {
                var total = totals.GetValueOrDefault(line.Key);
                if (IsSmall(total, k) || before.Exists(one => !IsSafe(total, one.GetValueOrDefault(line.Key), k)))
                {
                    Revert(line);
                }
            }

            if (moved)
            {
                return true;
            }
        }

        if (changed.Count > 0 && (IsSmall(next.Total, k) || releases.Exists(one => !IsSafe(next.Total, one.Total, k))))
        {
            Revert(changed);
        }

        return moved;

        void Revert(IEnumerable<(string Row, string Column)> places)
        {
            var place = places.OrderBy(one => Math.Abs(next[one] - last[one]))
                .ThenBy(one => one.Row, StringComparer.Ordinal).ThenBy(one => one.Column, StringComparer.Ordinal).First();
            next.Set(place, last[place]);
            moved = true;
        }
    }

    private static bool IsSmall(long count, int k) => count > 0 && count < k;

    private static bool IsSafe(long count, long earlier, int k) => count == earlier || Math.Abs(count - earlier) >= k;

    /// <summary>The counts of one release.</summary>
    public static TableShape Shape(ImmutableArray<HeldCount> counts)
    {
        var shape = new TableShape();
        foreach (var cell in counts)
        {
            shape.Add((cell.Row, cell.Column), cell.Count);
        }

        return shape;
    }
}
