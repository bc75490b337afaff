using System.Collections.Immutable;
using Cenotaph.Disclosure;

namespace Cenotaph.Studies;

/// <summary>The tables of one group as the gate let them through, to be read by row and column.</summary>
internal sealed class GatedTables
{
    private readonly Dictionary<(string Table, string? Row, string? Column), long?> counts;

    public GatedTables(LinkedPlan plan, LinkedRelease release)
    {
        (Plan, Release) = (plan, release);
        counts = release.Tables.SelectMany(table => table.Value.Select(one => (table.Key, one)))
            .ToDictionary(one => (one.Key, one.one.Row, one.one.Column), one => one.one.Count);
    }

    public LinkedPlan Plan { get; }

    public LinkedRelease Release { get; }

    /// <summary>The total of a label of the shared axis; null where it is withheld or nobody bears it.</summary>
    public int? Total(string label) => Release.Totals.TryGetValue(label, out var count) ? (int)count : null;

    /// <summary>Whether a table is published.</summary>
    public bool Has(string table) => Release.Tables.ContainsKey(table);

    /// <summary>The labels of a table's rows, "other" and "not known" last.</summary>
    public IEnumerable<string> Rows(string table) => Release.Tables.TryGetValue(table, out var published)
        ? published.Select(one => one.Row).OfType<string>().Distinct(StringComparer.Ordinal)
            .OrderBy(row => row is TableGate.Other or TableGate.NotKnown).ThenBy(row => row, StringComparer.Ordinal)
        : [];

    /// <summary>A cell; null where it is hidden, its row merged or its column withheld.</summary>
    public int? Count(string table, string row, string column) =>
        !Has(table) || Merged(table).Contains(row) || Total(column) is null ? null
        : counts.TryGetValue((table, row, column), out var count) ? (int?)count : 0;

    /// <summary>The total of a row; null where it is merged.</summary>
    public int? Count(string table, string row) =>
        !Has(table) || Merged(table).Contains(row) ? null : counts.TryGetValue((table, row, null), out var count) ? (int?)count : 0;

    /// <summary>Labels that were merged into "other".</summary>
    public ImmutableArray<string> Merged(string table) => Release.Membership.Find(table)?.MergedRows ?? [];
}
