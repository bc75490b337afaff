using System.Collections.Immutable;
using Cenotaph.Disclosure;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Tables of counts of one side's persons, brought through the gate one by one.</summary>
/// <param name="side">The side's id.</param>
/// <param name="rules">The study's rules of disclosure.</param>
/// <param name="before">What earlier releases have shown.</param>
/// <param name="asOf">The day.</param>
internal sealed class GatedTables(string side, DisclosureRules rules, ReleaseState before, DateOnly asOf)
{
    // A column of contested cases would be small nearly everywhere, and hide others with it.
    private static readonly ImmutableArray<Standing> Standings = [Standing.Confirmed, Standing.Probable];

    private static readonly TableAxis Flat = new("", Hierarchy.Flat);

    /// <summary>What the tables showed, for the ledger.</summary>
    public SortedDictionary<string, TableMembership> Shown { get; } = new(StringComparer.Ordinal);

    /// <summary>What was withheld from them.</summary>
    public List<Withheld> Withheld { get; } = [];

    /// <summary>Brings a table through the gate.</summary>
    public Counts Of(string name, IEnumerable<CountCell> cells, Hierarchy? rows = null, bool contradictions = false)
    {
        var key = $"{side}/{name}";
        var released = TableGate.Release(
            new(key, rows is null ? Flat : new(name, rows), Flat, rules, contradictions), [.. cells], before.Tables.GetValueOrDefault(key), asOf);
        Shown[key] = released.Membership;
        Withheld.AddRange(released.Withheld);
        return new(released.Counts);
    }

    /// <summary>A register of persons by one dimension.</summary>
    public PersonTable Register(PersonRegister register)
    {
        var counts = Of(register.Dimension, register.Cells
            .Where(cell => Standings.Contains(cell.Standing))
            .Select(cell => new CountCell(cell.Value, PersonTables.Word(cell.Standing), cell.Count, null)));
        return new(
            register.Dimension,
            Standings,
            [
                .. counts.Rows.OrderBy(row => row is TableGate.Other or TableGate.NotKnown)
                    .ThenByDescending(row => register.Dimension == "age" ? 0 : counts[row, null] ?? 0).ThenBy(row => row, StringComparer.Ordinal)
                    .Select(row => new PersonTableRow(
                        row == TableGate.NotKnown ? null : row, [.. Standings.Select(standing => counts[row, PersonTables.Word(standing)])])),
            ]);
    }

    /// <summary>A table as published: a cell that is not there is 0, one that is hidden null.</summary>
    internal sealed class Counts
    {
        private readonly Dictionary<(string? Row, string? Column), int?> counts;

        public Counts(IReadOnlyList<PublicCount> published)
        {
            counts = published.ToDictionary(count => (count.Row, count.Column), count => (int?)count.Count);
            Rows = [.. published.Select(count => count.Row).OfType<string>().Distinct(StringComparer.Ordinal)];
        }

        /// <summary>The labels of the first axis.</summary>
        public ImmutableArray<string> Rows { get; }

        /// <summary>A count; totals stand under null.</summary>
        public int? this[string? row, string? column] => counts.TryGetValue((row, column), out var count) ? count : 0;
    }
}
