using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>
/// Makes tables of the same persons from which together, and from all earlier ones, no small cell can be worked out (docs/disclosure.md). They share one axis,
/// whose totals all of them publish and none hides or merges: given those, what stands in one table says nothing of another.
/// </summary>
internal static class LinkedGate
{
    // What was known by a day is a sum, and one hidden cell hides all that hold it; so the axes are coarsened sooner than others.
    private const double HiddenInPast = 0.1;

    /// <summary>The release of this day, or, when nothing may change, the last one again with its own membership.</summary>
    /// <exception cref="ArgumentException">A key comes twice or is empty.</exception>
    public static LinkedRelease Release(LinkedPlan plan, IReadOnlyList<LinkedRow> rows, LinkedMembership? earlier, DateOnly asOf)
    {
        plan.Rules.Check();
        earlier ??= LinkedMembership.None;
        ImmutableArray<string> fields = [.. plan.Tables.Select(table => table.Rows.Name)];
        var wanted = new Dictionary<string, ShownRow>(StringComparer.Ordinal);
        var byKey = new Dictionary<string, LinkedRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.Key) || !byKey.TryAdd(row.Key, row))
            {
                throw new ArgumentException($"The key \"{row.Key}\" is empty or comes twice.", nameof(rows));
            }

            if (plan.Wait is not { } days || (row.Latest is { } latest && latest <= asOf.AddDays(-days)))
            {
                wanted.Add(row.Key, new(row.Key, row.Shared, [.. fields.Select(field => row.Values.GetValueOrDefault(field))]));
            }
        }

        var before = Before(earlier, fields, wanted);
        TableMembership?[] layouts = [.. plan.Tables.Select(table => earlier.Find(table.Name))];
        var shown = new LinkedPersons(plan, layouts, earlier.Find("")).Settle(before, wanted);
        var past = earlier.Past.ToList();
        for (var at = 0; at < layouts.Length; at++)
        {
            layouts[at] ??= Lay(plan, at, byKey, shown.Values, earlier.Days.IsEmpty, past);
        }

        var membership = Remember(plan, fields, layouts, shown, earlier, past, asOf);
        SortedDictionary<string, ImmutableArray<PublicCount>> tables = new(StringComparer.Ordinal);
        List<Withheld> withheld = [];
        Say("", WithheldReason.Recent, rows.Count - wanted.Count);
        Say("", WithheldReason.HeldCell, wanted.Values.Count(row => shown.GetValueOrDefault(row.Key) is not { } now || now.Shared != row.Shared)
            + shown.Keys.Count(key => !wanted.ContainsKey(key)));
        for (var at = 0; at < layouts.Length; at++)
        {
            var (table, layout) = (plan.Tables[at], layouts[at]);
            if (layout is null)
            {
                continue;
            }

            var counts = LinkedPersons.Count(plan, table, at, layout, shown.Values);
            var hidden = layout.Hidden.Select(cell => (cell.Row, cell.Column)).ToHashSet();
            tables.Add(table.Name, TableGate.Counts(counts, hidden, plan.K));
            Say(table.Name, WithheldReason.SmallCell, hidden.Sum(place => counts[place]));
            Say(table.Name, WithheldReason.Merged, shown.Values.Count(row => table.Of.Contains(row.Shared) && layout.MergedRows.Contains(plan.LabelOf(table, row.Values[at], layout.RowSteps))));
            Say(table.Name, WithheldReason.Eased, shown.Values.Count(row => table.Of.Contains(row.Shared) && wanted.GetValueOrDefault(row.Key) is { } one && one.Shared == row.Shared
                && plan.LabelOf(table, one.Values[at], layout.RowSteps) != plan.LabelOf(table, row.Values[at], layout.RowSteps)));
        }

        return new(
            new(shown.Values.CountBy(row => row.Shared).ToDictionary(one => one.Key, one => (long)one.Value), StringComparer.Ordinal),
            tables,
            new(past.ToDictionary(one => one.Name, one => TableGate.Counts(NextTable.Shape(one.Held.Releases[0]), [.. one.Held.Hidden.Select(cell => (cell.Row, cell.Column))], plan.K)), StringComparer.Ordinal),
            membership,
            [.. withheld]);

        void Say(string table, WithheldReason why, long count)
        {
            if (count > 0)
            {
                withheld.Add(new(table.Length == 0 ? plan.Name : $"{plan.Name}/{table}", why, count));
            }
        }
    }

    // Whom the last release showed, with a value for each table of today: one that is new takes today's.
    private static Dictionary<string, ShownRow> Before(LinkedMembership earlier, ImmutableArray<string> fields, Dictionary<string, ShownRow> wanted) =>
        earlier.Rows.ToDictionary(
            row => row.Key,
            row => earlier.Fields.SequenceEqual(fields) ? row : row with
            {
                Values = [.. fields.Select((field, at) => earlier.Fields.IndexOf(field) is >= 0 and var old ? row.Values[old] : wanted.GetValueOrDefault(row.Key)?.Values[at])],
            },
            StringComparer.Ordinal);

    // A table by when persons became known is laid out first, once; its rows are then those of the table itself, which are its totals.
    private static TableMembership? Lay(
        LinkedPlan plan, int at, Dictionary<string, LinkedRow> rows, IEnumerable<ShownRow> shown, bool isFirst, List<LinkedCounts> past)
    {
        var table = plan.Tables[at];
        var counted = shown.Where(row => table.Of.Contains(row.Shared)).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        if (table.Past is { } axis && isFirst)
        {
            var (then, laid) = FirstTable.Of(
                [.. counted.Select(row => (Path(row), axis.Hierarchy.PathOf(rows[row.Key].Values.GetValueOrDefault(axis.Name)), 1L))],
                Math.Min(plan.Rules.HiddenShare, HiddenInPast), plan.K);
            if (then.Total > 0)
            {
                past.Add(new(table.Name, NextTable.Remember(laid, then)));
                return laid with { ColumnSteps = 1, MergedColumns = [], Hidden = [] };
            }
        }

        var (counts, layout) = FirstTable.Of(
            [.. counted.Select(row => (Path(row), ImmutableArray.Create(table.Collapsed ? LinkedTable.All : row.Shared), 1L))], plan.Rules.HiddenShare, plan.K, keepColumns: true);
        return counts.Total > 0 ? layout : null;

        ImmutableArray<string> Path(ShownRow row) => plan.PathOf(table, row.Values[at]);
    }

    private static LinkedMembership Remember(
        LinkedPlan plan, ImmutableArray<string> fields, TableMembership?[] layouts, SortedDictionary<string, ShownRow> shown, LinkedMembership earlier, List<LinkedCounts> past, DateOnly asOf)
    {
        List<LinkedCounts> tables = [];
        var changed = false;
        for (var at = -1; at < layouts.Length; at++)
        {
            var layout = at >= 0 ? layouts[at] : earlier.Find("") ?? new(1, 1, [], [], [], []);
            if (layout is null)
            {
                continue;
            }

            var counts = at >= 0 ? LinkedPersons.Count(plan, plan.Tables[at], at, layout, shown.Values) : Totals(shown.Values);
            ImmutableArray<HeldCount> held = [.. counts.Cells.Select(cell => new HeldCount(cell.Key.Row, cell.Key.Column, cell.Value))];
            changed |= layout.Releases.IsEmpty || !layout.Releases[^1].SequenceEqual(held);
            tables.Add(new(at >= 0 ? plan.Tables[at].Name : "", layout with { Releases = layout.Releases.Add(held) }));
        }

        // Tables that are no longer made stay in mind: what they showed is known.
        tables.AddRange(earlier.Tables.Where(one => !tables.Exists(table => table.Name == one.Name)));
        return changed || !earlier.Fields.SequenceEqual(fields)
            ? new(fields, [.. shown.Values], earlier.Days.Add(asOf), [.. tables], [.. past])
            : earlier;
    }

    private static TableShape Totals(IEnumerable<ShownRow> shown)
    {
        var shape = new TableShape();
        foreach (var row in shown)
        {
            shape.Add((row.Shared, LinkedTable.All), 1);
        }

        return shape;
    }
}
