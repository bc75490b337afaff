using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>Makes records without names that a leaked list cannot be joined on, alone or with every earlier release (docs/disclosure.md).</summary>
public static class RecordGate
{
    private const string What = "records";

    /// <summary>The release of this day, or, when nothing may change, the last one again with its own membership.</summary>
    /// <param name="plan">The columns and the rules.</param>
    /// <param name="rows">Everybody who would be published if nothing forbade it, in any order.</param>
    /// <param name="earlier">The membership that the last release gave; null for the first.</param>
    /// <param name="asOf">The day to which ages of figures are measured.</param>
    /// <exception cref="ArgumentException">A key comes twice or is empty, a row has too few values, or the columns are not those of the last release.</exception>
    public static RecordRelease Release(RecordPlan plan, IReadOnlyList<GateRow> rows, GateMembership? earlier, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rows);
        plan.Rules.Check();
        ImmutableArray<string> columns = [.. plan.Columns.Select(column => column.Field.Name)];
        earlier ??= new(columns, 0, [], []);
        Check(columns, rows, earlier);
        var (k, l) = (plan.K, plan.Rules.Statuses);
        var byClass = earlier.Rows.ToLookup(row => row.Class);
        var classes = earlier.Classes.Select(one => ClassHistory.Of(one, byClass[one.Id], earlier.Releases)).ToList();
        var wanted = classes.ConvertAll(_ => new Dictionary<string, string>(StringComparer.Ordinal));
        var homes = earlier.Rows.Select(row => (row.Key, row.Class)).Distinct().ToDictionary(row => row.Key, row => row.Class, StringComparer.Ordinal);
        Dictionary<WithheldReason, long> withheld = [];
        List<GateRow> fresh = [];
        foreach (var row in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            if (string.IsNullOrWhiteSpace(row.Status))
            {
                Count(withheld, WithheldReason.NoStatus, 1);
            }
            else if (!homes.TryGetValue(row.Key, out var home))
            {
                fresh.Add(row);
            }
            else if (IsIn(plan, row, classes[home].Values))
            {
                wanted[home].Add(row.Key, row.Status);
            }
            else
            {
                Count(withheld, WithheldReason.Corrected, 1);
            }
        }

        Place(plan, fresh, earlier, asOf, classes, wanted, withheld);
        var next = classes.Select((one, i) => one.Next(wanted[i], k, l)).ToList();
        TakeOut(rows.Where(row => row.Status is { } status && plan.AtOnce.Contains(status)), wanted, next, withheld);
        for (var i = 0; i < classes.Count; i++)
        {
            Count(withheld, WithheldReason.HeldAdded, wanted[i].Keys.Count(key => !next[i].ContainsKey(key)));
            Count(withheld, WithheldReason.HeldRemoved, next[i].Keys.Count(key => !wanted[i].ContainsKey(key)));
            Count(withheld, WithheldReason.HeldChanged, next[i].Count(row => wanted[i].TryGetValue(row.Key, out var now) && now != row.Value));
        }

        return new(
            [.. columns, "status"],
            [.. classes.Zip(next).Where(one => one.Second.Count > 0)
                .OrderBy(one => string.Join('\u001f', one.First.Values), StringComparer.Ordinal)
                .SelectMany(one => PublicRecord.OfClass([.. columns, "status"], one.First.Values, one.Second.Values, k, l))],
            Remember(earlier, classes, next),
            [.. withheld.Where(one => one.Value > 0).OrderBy(one => one.Key).Select(one => new Withheld(What, one.Key, one.Value))]);
    }

    private static void Check(ImmutableArray<string> columns, IReadOnlyList<GateRow> rows, GateMembership earlier)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns.Length, 32, nameof(columns));
        if (!earlier.Columns.SequenceEqual(columns))
        {
            throw new ArgumentException(
                $"Earlier releases have the columns {string.Join(", ", earlier.Columns)}; these are {string.Join(", ", columns)}. Two exports of the same persons could be joined.",
                nameof(earlier));
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.Key) || !keys.Add(row.Key))
            {
                throw new ArgumentException($"The key \"{row.Key}\" is empty or comes twice.", nameof(rows));
            }

            if (row.Values.Length != columns.Length)
            {
                throw new ArgumentException($"The row {row.Key} has {row.Values.Length} values for {columns.Length} columns.", nameof(rows));
            }
        }
    }

    // A class that would show somebody in a status that must go at once is taken out whole: k persons with l statuses, so that nobody learns whose it was.
    private static void TakeOut(
        IEnumerable<GateRow> rows, List<Dictionary<string, string>> wanted, List<Dictionary<string, string>> next, Dictionary<WithheldReason, long> withheld)
    {
        var urgent = rows.ToDictionary(row => row.Key, row => row.Status!, StringComparer.Ordinal);
        for (var i = 0; i < next.Count; i++)
        {
            if (next[i].Any(row => urgent.TryGetValue(row.Key, out var status) && status != row.Value))
            {
                Count(withheld, WithheldReason.TakenOut, next[i].Count);
                next[i] = new(StringComparer.Ordinal);
                wanted[i] = next[i];
            }
        }
    }

    private static bool IsIn(RecordPlan plan, GateRow row, ImmutableArray<string> values) =>
        !plan.Columns.Where((column, i) => values[i] != Hierarchy.Any && !column.Hierarchy.PathOf(row.Values[i]).Contains(values[i])).Any();

    // Persons who were never published are generalised among themselves; a box with the values of a class that exists joins it.
    private static void Place(
        RecordPlan plan, List<GateRow> fresh, GateMembership earlier, DateOnly asOf,
        List<ClassHistory> classes, List<Dictionary<string, string>> wanted, Dictionary<WithheldReason, long> withheld)
    {
        var newest = asOf.AddDays(-plan.Rules.RecentDays);
        var paths = fresh.ConvertAll(row => plan.Columns
            .Select((column, i) => column.PathOf(row.Values[i], recent: row.Latest is null || row.Latest > newest)).ToArray());
        var known = classes.ToDictionary(one => Text(one.Values), one => one.Id, StringComparer.Ordinal);
        long placed = 0;
        var boxes = Boxes.Of(paths, fresh.ConvertAll(row => row.Status!), plan.Columns.Length, plan.K, plan.Rules.Statuses);
        foreach (var box in boxes.Where(box => box.Values.Any(value => value != Hierarchy.Any)).OrderBy(box => Text(box.Values), StringComparer.Ordinal))
        {
            if (!known.TryGetValue(Text(box.Values), out var id))
            {
                known.Add(Text(box.Values), id = classes.Count);
                classes.Add(new(id, box.Values, earlier.Releases == 0 ? [] : [new(StringComparer.Ordinal)]));
                wanted.Add(new(StringComparer.Ordinal));
            }

            foreach (var row in box.Rows)
            {
                wanted[id].Add(fresh[row].Key, fresh[row].Status!);
            }

            placed += box.Rows.Count;
        }

        Count(withheld, WithheldReason.NoClass, fresh.Count - placed);

        static string Text(ImmutableArray<string> values) => string.Join('\u001f', values);
    }

    private static GateMembership Remember(GateMembership earlier, List<ClassHistory> classes, List<Dictionary<string, string>> next)
    {
        var release = earlier.Releases;
        List<HeldRow> rows = [];
        foreach (var row in earlier.Rows)
        {
            var stays = row.Until is not null || (next[row.Class].TryGetValue(row.Key, out var status) && status == row.Status);
            rows.Add(stays ? row : row with { Until = release });
        }

        foreach (var (one, content) in classes.Zip(next))
        {
            rows.AddRange(content
                .Where(row => !one.Last.TryGetValue(row.Key, out var status) || status != row.Value)
                .Select(row => new HeldRow(row.Key, one.Id, row.Value, release, null)));
        }

        if (release > 0 && rows.SequenceEqual(earlier.Rows))
        {
            return earlier;
        }

        // A class that nobody entered is forgotten, so that numbers are those of published classes.
        var used = rows.Select(row => row.Class).ToHashSet();
        var numbers = classes.Where(one => used.Contains(one.Id)).Select((one, i) => (one.Id, i)).ToDictionary(one => one.Id, one => one.i);
        return new(
            earlier.Columns,
            release + 1,
            [.. classes.Where(one => used.Contains(one.Id)).Select(one => new GateClass(numbers[one.Id], one.Values))],
            [.. rows.Select(row => row with { Class = numbers[row.Class] })
                .OrderBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.From)]);
    }

    private static void Count(Dictionary<WithheldReason, long> withheld, WithheldReason why, long count) =>
        withheld[why] = withheld.GetValueOrDefault(why) + count;
}
