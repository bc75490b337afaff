using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>One axis of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hierarchy">How its labels are coarsened where too many cells are small.</param>
/// <param name="Detail">What makes it local or fine.</param>
public sealed record TableAxis(string Name, Hierarchy Hierarchy, Detail Detail = Detail.None);

/// <summary>A table of counts of persons by two axes; for one axis, the other has one label.</summary>
/// <param name="Name">Its name, in what is said of it.</param>
/// <param name="Rows">The first axis.</param>
/// <param name="Columns">The second; an axis of several dimensions has labels that join them.</param>
/// <param name="Rules">The study's rules.</param>
/// <param name="Contradictions">Whether it is a tally of contradictions, which waits longer and names no unit below a regiment.</param>
public sealed record TablePlan(string Name, TableAxis Rows, TableAxis Columns, DisclosureRules Rules, bool Contradictions = false)
{
    internal int K => Rules.KFor(Rows.Detail | Columns.Detail);

    /// <summary>Days for which a figure waits; null where it need not.</summary>
    internal int? Wait => Contradictions ? Rules.TallyDays : DisclosureRules.IsLocal(Rows.Detail | Columns.Detail) ? Rules.RecentDays : null;
}

/// <summary>A count as the gate takes it in.</summary>
/// <param name="Row">The exact label of the first axis; null where not known.</param>
/// <param name="Column">The exact label of the second; null where not known.</param>
/// <param name="Count">How many persons, from 0; cells of one place are added.</param>
/// <param name="Latest">The last day that it counts; null where not known.</param>
public sealed record CountCell(string? Row, string? Column, long Count, DateOnly? Latest);

/// <summary>A count that may be published: 0, or k and more; its constructor is closed to others than the gate.</summary>
public sealed record PublicCount
{
    private PublicCount(string? row, string? column, long? count) => (Row, Column, Count) = (row, column, count);

    /// <summary>The label of the first axis; null for the total over it.</summary>
    public string? Row { get; }

    /// <summary>The label of the second axis; null for the total over it.</summary>
    public string? Column { get; }

    /// <summary>How many persons; null where hidden.</summary>
    public long? Count { get; }

    /// <exception cref="InvalidOperationException">The count is one that must be hidden.</exception>
    internal static PublicCount Of(string? row, string? column, long? count, int k) =>
        count is null or 0 || count >= k
            ? new(row, column, count)
            : throw new InvalidOperationException("A count below the limit was about to be published.");
}

/// <summary>A cell as one release counted it.</summary>
/// <param name="Row">The label of the first axis, as published.</param>
/// <param name="Column">The label of the second.</param>
/// <param name="Count">How many, hidden or not.</param>
public sealed record HeldCount(string Row, string Column, long Count);

/// <summary>What releases of a table counted, and what they hid: personal where counts are small; kept sealed.</summary>
/// <param name="RowSteps">How many steps of its hierarchy the first axis shows.</param>
/// <param name="ColumnSteps">The same of the second.</param>
/// <param name="MergedRows">Labels of the first axis that are merged into <see cref="TableGate.Other"/>.</param>
/// <param name="MergedColumns">The same of the second.</param>
/// <param name="Hidden">Cells that are hidden, for ever; their counts are those of the first release.</param>
/// <param name="Releases">The counts of each release, those above 0.</param>
public sealed record TableMembership(
    int RowSteps,
    int ColumnSteps,
    ImmutableArray<string> MergedRows,
    ImmutableArray<string> MergedColumns,
    ImmutableArray<HeldCount> Hidden,
    ImmutableArray<ImmutableArray<HeldCount>> Releases);

/// <summary>A table fit to be published.</summary>
/// <param name="Counts">Cells and totals, in order of labels; a cell that is not there is 0.</param>
/// <param name="Membership">For the ledger, sealed.</param>
/// <param name="Withheld">What was withheld, for each reason that occurred.</param>
public sealed record TableRelease(ImmutableArray<PublicCount> Counts, TableMembership Membership, ImmutableArray<Withheld> Withheld);
