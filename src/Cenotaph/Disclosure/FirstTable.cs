using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>How a table is laid out when it is first released: the steps of its axes, what is merged, what is hidden. It stays so.</summary>
internal static class FirstTable
{
    /// <summary>The finest layout that hides and merges no more than the rules allow; the one that does least where none keeps to that.</summary>
    /// <param name="cells">The labels as paths, the coarsest step first, with their counts.</param>
    /// <param name="hiddenShare">The share of persons that may be hidden or merged.</param>
    /// <param name="k">The limit.</param>
    /// <param name="keepColumns">Whether columns may not be merged; where nothing else helps there is no table.</param>
    public static (TableShape Counts, TableMembership Layout) Of(
        IReadOnlyList<(ImmutableArray<string> Row, ImmutableArray<string> Column, long Count)> cells, double hiddenShare, int k, bool keepColumns = false)
    {
        var rowSteps = cells.Select(cell => cell.Row.Length).DefaultIfEmpty(1).Max();
        var columnSteps = cells.Select(cell => cell.Column.Length).DefaultIfEmpty(1).Max();
        var order = from r in Enumerable.Range(1, Math.Max(1, rowSteps))
                    from c in Enumerable.Range(1, Math.Max(1, columnSteps))
                    orderby r + c descending, r descending
                    select (r, c);
        (double Share, TableShape Counts, TableMembership Layout)? best = null;
        Queue<(int Rows, int Columns, bool Surely)> queue = new(order.Select(one => (one.r, one.c, false)));
        while (queue.TryDequeue(out var steps))
        {
            var (r, c, surely) = steps;
            if (surely && best is { } found && found.Share <= hiddenShare)
            {
                break;
            }

            var counts = new TableShape();
            foreach (var cell in cells)
            {
                counts.Add((TableGate.Label(cell.Row, r), TableGate.Label(cell.Column, c)), cell.Count);
            }

            // Small cells alone are lost in any case; where they are too many, the layout is tried only when no other does.
            if (!surely && counts.Cells.Where(cell => cell.Value < k).Sum(cell => cell.Value) > hiddenShare * counts.Total)
            {
                queue.Enqueue((r, c, true));
                continue;
            }

            var (laid, layout) = Lay(counts, r, c, k, keepColumns);
            var lost = counts.Cells.Where(cell => layout.MergedRows.Contains(cell.Key.Row) || layout.MergedColumns.Contains(cell.Key.Column)).Sum(cell => cell.Value)
                + layout.Hidden.Where(cell => cell.Row != TableGate.Other && cell.Column != TableGate.Other).Sum(cell => cell.Count);
            var share = counts.Total == 0 ? 0 : (double)lost / counts.Total;
            if (best is null || share < best.Value.Share)
            {
                best = (share, laid, layout);
            }

            if (share <= hiddenShare)
            {
                break;
            }
        }

        return (best!.Value.Counts, best.Value.Layout);
    }

    // Labels whose totals are small are merged first, since totals are published; then cells are hidden; where that cannot be, more is merged.
    private static (TableShape Counts, TableMembership Layout) Lay(TableShape counts, int rowSteps, int columnSteps, int k, bool keepColumns)
    {
        SortedSet<string> rows = new(StringComparer.Ordinal), columns = new(StringComparer.Ordinal);
        while (true)
        {
            var laid = counts.Map(label => rows.Contains(label) ? TableGate.Other : label, label => columns.Contains(label) ? TableGate.Other : label);
            if (MergeSmall(laid.Totals(rows: true), rows, k) || (!keepColumns && MergeSmall(laid.Totals(rows: false), columns, k)))
            {
                continue;
            }

            if (laid.Total > 0 && laid.Total < k)
            {
                return (new(), new(rowSteps, columnSteps, [.. rows], [.. columns], [], []));
            }

            var hiding = new CellHiding(laid, [], [], k);
            if (hiding.Complete() is not { } certain)
            {
                return (laid, new(rowSteps, columnSteps, [.. rows], [.. columns], [.. hiding.Hidden.Select(place => new HeldCount(place.Row, place.Column, laid[place]))], []));
            }

            if (certain.Row != TableGate.Other)
            {
                rows.Add(certain.Row);
            }
            else if (!MergeNext(laid.Totals(rows: true), rows) && (keepColumns || !MergeNext(laid.Totals(rows: false), columns)))
            {
                return (new(), new(rowSteps, columnSteps, [.. rows], [.. columns], [], []));
            }
        }
    }

    private static bool MergeSmall(SortedDictionary<string, long> totals, SortedSet<string> merged, int k)
    {
        var small = totals.Where(label => label.Value < k && label.Key != TableGate.Other).ToList();
        foreach (var (label, _) in small)
        {
            merged.Add(label);
        }

        if (small.Count > 0)
        {
            return true;
        }

        return totals.TryGetValue(TableGate.Other, out var other) && other < k && MergeNext(totals, merged);
    }

    private static bool MergeNext(SortedDictionary<string, long> totals, SortedSet<string> merged)
    {
        var next = totals.Where(label => label.Key != TableGate.Other && !merged.Contains(label.Key)).OrderBy(label => label.Value).Take(1).ToList();
        return next.Count == 1 && merged.Add(next[0].Key);
    }
}
