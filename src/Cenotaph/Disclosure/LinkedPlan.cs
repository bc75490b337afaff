using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>One table of a group: persons by one axis of its own and by the axis that the group shares.</summary>
/// <param name="Name">Its name, in what is said of it.</param>
/// <param name="Rows">Its own axis; the name is that of a value of <see cref="LinkedRow"/>, and no two tables have the same.</param>
/// <param name="Of">The labels of the shared axis whose persons it counts.</param>
/// <param name="Collapsed">Whether it counts them together, in one column.</param>
/// <param name="Past">An axis of when each person became known, by which the first release shows the table once.</param>
internal sealed record LinkedTable(string Name, TableAxis Rows, ImmutableArray<string> Of, bool Collapsed = false, TableAxis? Past = null)
{
    /// <summary>The column of a table that counts the labels together.</summary>
    public const string All = "all";
}

/// <summary>Tables that count the same persons and are released together.</summary>
/// <param name="Name">The name of the group.</param>
/// <param name="Tables">The tables; the totals by the shared axis are published beside them.</param>
/// <param name="Rules">The study's rules.</param>
/// <param name="Contradictions">Whether they are tallies of contradictions, which wait longer and name no unit below a regiment.</param>
internal sealed record LinkedPlan(string Name, ImmutableArray<LinkedTable> Tables, DisclosureRules Rules, bool Contradictions = false)
{
    public Detail Detail => Tables.Aggregate(Detail.None, (all, table) => all | table.Rows.Detail);

    public int K => Rules.KFor(Detail);

    public int? Wait => Contradictions ? Rules.TallyDays : DisclosureRules.IsLocal(Detail) ? Rules.RecentDays : null;

    /// <summary>The steps of a value, the coarsest first.</summary>
    public ImmutableArray<string> PathOf(LinkedTable table, string? value)
    {
        var path = table.Rows.Hierarchy.PathOf(value);
        return Contradictions && (table.Rows.Detail & Detail.Unit) != 0 ? [.. path.TakeWhile(step => !UnitWords.IsBelowRegiment(step))] : path;
    }

    public string LabelOf(LinkedTable table, string? value, int steps) => TableGate.Label(PathOf(table, value), steps);
}

/// <summary>A person, or a case, as a group of tables takes him in.</summary>
/// <param name="Key">Known from release to release; tells nothing.</param>
/// <param name="Shared">His label of the shared axis.</param>
/// <param name="Values">His value of each axis by its name; absent where not known.</param>
/// <param name="Latest">The last day that is counted; null where not known.</param>
internal sealed record LinkedRow(string Key, string Shared, IReadOnlyDictionary<string, string?> Values, DateOnly? Latest = null);

/// <summary>A person as tables show him.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shared">The label of the shared axis.</param>
/// <param name="Values">The values in the order of the membership's fields; null where not known or not shown.</param>
internal sealed record ShownRow(string Key, string Shared, ImmutableArray<string?> Values);

/// <summary>A table's layout and what each release counted.</summary>
/// <param name="Name">The table; empty for the totals by the shared axis.</param>
/// <param name="Held">Layout and counts.</param>
internal sealed record LinkedCounts(string Name, TableMembership Held);

/// <summary>Whom the tables of a group show, and as what: personal; kept sealed and handed to the next release.</summary>
/// <param name="Fields">The names of the tables' own axes.</param>
/// <param name="Rows">Everybody who is shown, by key.</param>
/// <param name="Days">The as-of of each release.</param>
/// <param name="Tables">What each table showed; where there are fewer releases than days, the last ones.</param>
/// <param name="Past">Tables by when persons became known, as the first release showed them.</param>
internal sealed record LinkedMembership(
    ImmutableArray<string> Fields, ImmutableArray<ShownRow> Rows, ImmutableArray<DateOnly> Days, ImmutableArray<LinkedCounts> Tables, ImmutableArray<LinkedCounts> Past)
{
    public static LinkedMembership None { get; } = new([], [], [], [], []);

    public TableMembership? Find(string table) => Tables.FirstOrDefault(one => one.Name == table)?.Held;
}

/// <summary>A group of tables fit to be published.</summary>
/// <param name="Totals">Persons by the label of the shared axis; one that is not there is withheld or 0.</param>
/// <param name="Tables">Cells and totals of each table by its name.</param>
/// <param name="Past">The same of the tables by when persons became known, of the first release.</param>
/// <param name="Membership">For the ledger, sealed; it holds what earlier releases showed.</param>
/// <param name="Withheld">What was withheld, for each reason that occurred.</param>
internal sealed record LinkedRelease(
    SortedDictionary<string, long> Totals, SortedDictionary<string, ImmutableArray<PublicCount>> Tables, SortedDictionary<string, ImmutableArray<PublicCount>> Past,
    LinkedMembership Membership, ImmutableArray<Withheld> Withheld);
