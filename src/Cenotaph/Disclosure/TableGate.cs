using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>Makes tables of counts whose small cells cannot be recovered, from one release or from several (docs/disclosure.md).</summary>
public static class TableGate
{
    /// <summary>The label of what was merged because it is small.</summary>
    public const string Other = "other";

    /// <summary>The label of what is not known.</summary>
    public const string NotKnown = "not known";

    /// <summary>The release of this day, or, when nothing may change, the last one again with its own membership.</summary>
    /// <param name="plan">The axes and the rules.</param>
    /// <param name="cells">The counts, at the finest labels.</param>
    /// <param name="earlier">What the last release gave for the ledger; null for the first.</param>
    /// <param name="asOf">The day to which ages of figures are measured.</param>
    /// <exception cref="ArgumentException">A count is below 0.</exception>
    public static TableRelease Release(TablePlan plan, IReadOnlyList<CountCell> cells, TableMembership? earlier, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(cells);
        plan.Rules.Check();
        if (cells.FirstOrDefault(cell => cell.Count < 0) is { } negative)
        {
            throw new ArgumentException($"A cell counts {negative.Count} persons.", nameof(cells));
        }

        var old = plan.Wait is { } days ? cells.Where(cell => cell.Latest is { } latest && latest <= asOf.AddDays(-days)).ToList() : [.. cells];
        var paths = old.ConvertAll(cell => (PathOf(plan, plan.Rows, cell.Row), PathOf(plan, plan.Columns, cell.Column), cell.Count));
        var recent = cells.Sum(cell => cell.Count) - old.Sum(cell => cell.Count);
        TableShape next;
        TableMembership layout;
        long held = 0;
        if (earlier is null || earlier.Releases.IsEmpty)
        {
            (next, layout) = FirstTable.Of(paths, plan.Rules.HiddenShare, plan.K);
        }
        else
        {
            layout = earlier;
            var wanted = Shape(paths, layout, merge: true);
            next = NextTable.Of(wanted, layout, plan.K);
            held = NextTable.Distance(wanted, next);
        }

        var unmerged = Shape(paths, layout, merge: false);
        var hidden = layout.Hidden.Select(cell => (cell.Row, cell.Column)).ToHashSet();
        List<Withheld> withheld = [];
        Say(WithheldReason.Recent, recent);
        Say(WithheldReason.SmallCell, next.Total == 0 && earlier is null ? unmerged.Total : hidden.Sum(place => next[place]));
        Say(WithheldReason.Merged, next.Total == 0 ? 0 : unmerged.Cells
            .Where(cell => layout.MergedRows.Contains(cell.Key.Row) || layout.MergedColumns.Contains(cell.Key.Column)).Sum(cell => cell.Value));
        Say(WithheldReason.HeldCell, held);
        return new(Counts(next, hidden, plan.K), NextTable.Remember(layout, next), [.. withheld]);

        void Say(WithheldReason why, long count)
        {
            if (count > 0)
            {
                withheld.Add(new(plan.Name, why, count));
            }
        }
    }

    internal static string Label(ImmutableArray<string> path, int steps) => path.IsEmpty ? NotKnown : path[Math.Min(steps, path.Length) - 1];

    private static ImmutableArray<string> PathOf(TablePlan plan, TableAxis axis, string? label)
    {
        var path = axis.Hierarchy.PathOf(label);
        return plan.Contradictions && (axis.Detail & Detail.Unit) != 0 ? [.. path.TakeWhile(step => !UnitWords.IsBelowRegiment(step))] : path;
    }

    private static TableShape Shape(
        List<(ImmutableArray<string> Row, ImmutableArray<string> Column, long Count)> cells, TableMembership layout, bool merge)
    {
        var shape = new TableShape();
        foreach (var (row, column, count) in cells)
        {
            shape.Add((Label(row, layout.RowSteps), Label(column, layout.ColumnSteps)), count);
        }

        return merge
            ? shape.Map(label => layout.MergedRows.Contains(label) ? Other : label, label => layout.MergedColumns.Contains(label) ? Other : label)
            : shape;
    }

    /// <summary>Cells and totals as published.</summary>
    internal static ImmutableArray<PublicCount> Counts(TableShape next, HashSet<(string Row, string Column)> hidden, int k)
    {
        var cells = next.Cells.Select(cell => cell.Key).Union(hidden)
            .OrderBy(place => place.Row, StringComparer.Ordinal).ThenBy(place => place.Column, StringComparer.Ordinal)
            .Select(place => PublicCount.Of(place.Row, place.Column, hidden.Contains(place) ? null : next[place], k));
        return [
            .. cells,
            .. next.Totals(rows: true).Select(label => PublicCount.Of(label.Key, null, label.Value, k)),
            .. next.Totals(rows: false).Select(label => PublicCount.Of(null, label.Key, label.Value, k)),
            PublicCount.Of(null, null, next.Total, k)];
    }
}
