using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>One figure that a group of tables publishes: a cell, or a total where a label is null. Table −1 holds the totals by the shared axis.</summary>
internal readonly record struct LinkedFigure(int Table, string? Row, string? Column);

/// <summary>
/// Whom a group of tables may show. All tables count the same persons with the same values, so that nothing follows from two of them that the totals of
/// each do not say; hence what is held back is held by person, in all tables at once.
/// </summary>
/// <param name="plan">The tables.</param>
/// <param name="layouts">The layout of each table, and what it showed; null for one that is laid out anew.</param>
/// <param name="totals">The totals by the shared axis in each earlier release.</param>
internal sealed class LinkedPersons(LinkedPlan plan, TableMembership?[] layouts, TableMembership? totals)
{
    private readonly int k = plan.K;
    private readonly HashSet<(string Row, string Column)>[] hidden = [.. layouts.Select(layout => layout is null ? [] : layout.Hidden.Select(cell => (cell.Row, cell.Column)).ToHashSet())];
    private readonly List<Dictionary<LinkedFigure, long>> earlier = Earlier(layouts, totals);
    private readonly Dictionary<LinkedFigure, long> now = [];
    private readonly List<Change> changes = [];
    private readonly Dictionary<LinkedFigure, List<Change>> touching = [];

    /// <summary>Whom to show: those wanted, where each figure differs from that of every earlier release by 0 or at least k.</summary>
    public SortedDictionary<string, ShownRow> Settle(IReadOnlyDictionary<string, ShownRow> before, IReadOnlyDictionary<string, ShownRow> wanted)
    {
        SortedDictionary<string, ShownRow> shown = new(StringComparer.Ordinal);
        foreach (var key in before.Keys.Union(wanted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, next) = (before.GetValueOrDefault(key), wanted.GetValueOrDefault(key));
            var (was, will) = (Figures(old), Figures(next));
            will.ForEach(figure => Add(figure, 1));
            if (was.SequenceEqual(will))
            {
                shown.Add(key, next!);
                continue;
            }

            var change = new Change(key, old, next, [.. was], [.. will]);
            changes.Add(change);
            Touch(change);
        }

        do
        {
            Ease();
        }
        while (HoldUncertain());

        foreach (var change in changes.Where(change => change.Now is not null))
        {
            shown.Add(change.Key, change.Now!);
        }

        return shown;
    }

    /// <summary>The counts of the persons shown in one table.</summary>
    public static TableShape Count(LinkedPlan plan, LinkedTable table, int field, TableMembership layout, IEnumerable<ShownRow> shown)
    {
        var shape = new TableShape();
        foreach (var row in shown.Where(row => table.Of.Contains(row.Shared)))
        {
            shape.Add((RowOf(plan, table, layout, row.Values[field]), table.Collapsed ? LinkedTable.All : row.Shared), 1);
        }

        return shape;
    }

    private static string RowOf(LinkedPlan plan, LinkedTable table, TableMembership layout, string? value)
    {
        var label = plan.LabelOf(table, value, layout.RowSteps);
        return layout.MergedRows.Contains(label) ? TableGate.Other : label;
    }

    private static List<Dictionary<LinkedFigure, long>> Earlier(TableMembership?[] layouts, TableMembership? totals)
    {
        List<Dictionary<LinkedFigure, long>> earlier = [];
        var most = layouts.Append(totals).Max(layout => layout?.Releases.Length ?? 0);
        for (var back = 1; back <= most; back++)
        {
            Dictionary<LinkedFigure, long> figures = [];
            for (var table = -1; table < layouts.Length; table++)
            {
                var layout = table < 0 ? totals : layouts[table];
                foreach (var cell in layout is null || layout.Releases.Length < back ? [] : layout.Releases[^back])
                {
                    foreach (var figure in table < 0 ? [new(table, cell.Row, null)] : FiguresOf(table, cell.Row, cell.Column))
                    {
                        figures[figure] = figures.GetValueOrDefault(figure) + cell.Count;
                    }
                }
            }

            earlier.Add(figures);
        }

        return earlier;
    }

    private static LinkedFigure[] FiguresOf(int table, string row, string column) => [new(table, row, column), new(table, row, null), new(table, null, null)];

    private List<LinkedFigure> Figures(ShownRow? row)
    {
        List<LinkedFigure> figures = [];
        if (row is null)
        {
            return figures;
        }

        figures.Add(new(-1, row.Shared, null));
        for (var at = 0; at < layouts.Length; at++)
        {
            var table = plan.Tables[at];
            if (!table.Of.Contains(row.Shared))
            {
                continue;
            }

            if (layouts[at] is { } layout)
            {
                figures.AddRange(FiguresOf(at, RowOf(plan, table, layout, row.Values[at]), table.Collapsed ? LinkedTable.All : row.Shared));
            }
            else
            {
                figures.Add(new(at, null, null));
            }
        }

        return figures;
    }

    // Until no figure changed too little: of those who changed it, who also changed others too little lose the value first, or wait.
    private void Ease()
    {
        while (true)
        {
            var wrong = now.Keys.Concat(touching.Keys).Distinct().Where(IsWrong)
                .OrderByDescending(figure => figure.Table).ThenBy(figure => figure.Row, StringComparer.Ordinal).ThenBy(figure => figure.Column, StringComparer.Ordinal).ToList();
            if (wrong.Count == 0)
            {
                return;
            }

            var moved = false;
            foreach (var figure in wrong)
            {
                moved |= Mend(figure);
            }

            if (!moved)
            {
                changes.ForEach(Hold);
                return;
            }
        }
    }

    private bool Mend(LinkedFigure figure)
    {
        var last = earlier.Count == 0 ? 0 : earlier[0].GetValueOrDefault(figure);
        var rises = now.GetValueOrDefault(figure) > last;
        var those = touching.GetValueOrDefault(figure, [])
            .Where(change => (rises ? change.Will : change.Was).Contains(figure) && !(rises ? change.Was : change.Will).Contains(figure))
            .Select(change => (Change: change, Wrong: change.Was.Concat(change.Will).Count(IsWrong)))
            .OrderByDescending(one => one.Wrong).ThenBy(one => one.Change.Key, StringComparer.Ordinal).Select(one => one.Change).ToList();
        var moved = false;
        foreach (var change in those.TakeWhile(_ => IsWrong(figure)))
        {
            moved = true;
            if (figure is { Table: >= 0, Row: not null } && change.MayLose(figure.Table, rises) is { } less)
            {
                Set(change, less);
            }
            else
            {
                Hold(change);
            }
        }

        return moved;
    }

    private bool IsWrong(LinkedFigure figure)
    {
        var count = now.GetValueOrDefault(figure);
        var mayBeSmall = figure is { Table: >= 0, Row: { } row, Column: { } column } && hidden[figure.Table].Contains((row, column));
        return (count > 0 && count < k && !mayBeSmall) || earlier.Exists(one => one.GetValueOrDefault(figure) is var then && then != count && Math.Abs(then - count) < k);
    }

    // Where a hidden cell of a table would become too certain, whoever moves in its hidden cells waits; where it still would, everybody.
    private bool HoldUncertain()
    {
        var held = false;
        for (var at = 0; at < layouts.Length; at++)
        {
            if (layouts[at] is not { Hidden.IsEmpty: false } layout)
            {
                continue;
            }

            var shape = new TableShape();
            foreach (var (figure, count) in now.Where(one => one.Key.Table == at && one.Key is { Row: not null, Column: not null }))
            {
                shape.Set((figure.Row!, figure.Column!), count);
            }

            if (!new CellHiding(shape, [.. layout.Releases.Select(NextTable.Shape)], hidden[at], k).Holds())
            {
                var those = changes.FindAll(change => change.IsOpen && change.Was.SymmetricExcept(change.Will)
                    .Any(figure => figure.Table == at && figure is { Row: { } row, Column: { } column } && hidden[at].Contains((row, column))));
                (those.Count > 0 ? those : changes.FindAll(change => change.IsOpen)).ForEach(Hold);
                held = true;
            }
        }

        return held && changes.Exists(change => change.IsOpen);
    }

    private void Hold(Change change) => Set(change, change.Before);

    private void Set(Change change, ShownRow? row)
    {
        foreach (var figure in change.Will)
        {
            Add(figure, -1);
        }

        change.Now = row;
        change.Will = [.. Figures(row)];
        foreach (var figure in change.Will)
        {
            Add(figure, 1);
        }

        Touch(change);
    }

    private void Add(LinkedFigure figure, int count) => now[figure] = now.GetValueOrDefault(figure) + count;

    private void Touch(Change change)
    {
        foreach (var figure in change.Was.Union(change.Will).Where(change.Touched.Add))
        {
            if (!touching.TryGetValue(figure, out var those))
            {
                touching.Add(figure, those = []);
            }

            those.Add(change);
        }
    }

    private sealed class Change(string key, ShownRow? before, ShownRow? now, ImmutableHashSet<LinkedFigure> was, ImmutableHashSet<LinkedFigure> will)
    {
        private readonly HashSet<int> lost = [];

        public string Key => key;

        public ShownRow? Before => before;

        public ShownRow? Now { get; set; } = now;

        public ImmutableHashSet<LinkedFigure> Was => was;

        public ImmutableHashSet<LinkedFigure> Will { get; set; } = will;

        public HashSet<LinkedFigure> Touched { get; } = [];

        public bool IsOpen => !ReferenceEquals(Now, before);

        /// <summary>The person with the value that he had before, or else without one; null where that was tried.</summary>
        public ShownRow? MayLose(int table, bool rises)
        {
            var isSame = before is not null && before.Shared == Now?.Shared;
            if (Now is null || ReferenceEquals(Now, before) || (!rises && !isSame) || !lost.Add(table))
            {
                return null;
            }

            var value = isSame ? before!.Values[table] : null;
            return value == Now.Values[table] ? null : Now with { Values = Now.Values.SetItem(table, value) };
        }
    }
}
