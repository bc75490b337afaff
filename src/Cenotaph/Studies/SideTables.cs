using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Disclosure;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>
/// The tables of one side, in groups that are gated together: persons by standing, contradictions by type, persons with contradictions by place.
/// </summary>
internal static class SideTables
{
    /// <summary>The table of those whom no report says dead, by the status known last.</summary>
    public const string Label = "label";

    /// <summary>The table of cases that wait, by age.</summary>
    public const string Pending = "pending";

    /// <summary>The table by date of death.</summary>
    public const string Date = "date";

    /// <summary>The table by unit, of contradictions.</summary>
    public const string Unit = "unit";

    /// <summary>The table by region.</summary>
    public const string Region = "region";

    /// <summary>What the name of the group of contradictions ends in.</summary>
    public const string OfContradictions = "/contradictions";

    /// <summary>What the name of the group of places of contradictions ends in.</summary>
    public const string OfPlaces = "/places";

    private const string AnyType = "any";

    private const string Known = "known";

    // A column of contested cases would be small nearly everywhere, and hide others with it.
    private static readonly ImmutableArray<string> Dead = [PersonTables.Word(Standing.Confirmed), PersonTables.Word(Standing.Probable)];

    private static readonly (string Name, Func<PersonValues, string?> Value)[] Registers =
    [
        (Region, values => values.Region), ("branch", values => values.Branch), ("recruitment", values => values.Recruitment), ("age", values => values.Age),
        ("rank", values => values.Rank), ("circumstance", values => values.Circumstance), ("sex", values => values.Sex),
    ];

    /// <summary>The registers by one dimension, in their order.</summary>
    public static ImmutableArray<string> Dimensions { get; } = [.. Registers.Select(one => one.Name)];

    /// <summary>The persons of a side by standing and by each of their values.</summary>
    public static GatedTables Persons(DisclosureRules rules, SidePersons sides, Definition side, LinkedMembership? before, DateOnly asOf)
    {
        var members = sides.Of(side.Id).ToList();
        var spelt = Registers.ToDictionary(one => one.Name, one => Spellings(before, one.Name, members.Select(at => one.Value(sides.Values[at]))), StringComparer.Ordinal);
        var rows = members.ConvertAll(at => Row(sides, at, spelt, asOf));
        var plan = new LinkedPlan(
            side.Id,
            [
                new(Label, new(Label, Hierarchy.Flat), [PersonTables.Word(Standing.NotDead)]),
                new(Pending, new(Pending, Hierarchy.Flat), [.. PendingAges.Pending.Select(PersonTables.Word)]),
                new(Date, new(Date, Hierarchy.Weeks), Dead, Collapsed: true, Past: new(Known, Hierarchy.Dates())),
                .. Registers.Where(one => before?.Find(one.Name) is not null || spelt[one.Name].Count > 0)
                    .Select(one => new LinkedTable(one.Name, new(one.Name, one.Name == "recruitment" ? Hierarchy.Recruitment : Hierarchy.Flat), Dead)),
            ],
            rules);
        var release = LinkedGate.Release(plan, rows, before, asOf);
        var withdrawn = PersonTables.Word(Standing.Withdrawn);
        var shown = release.Membership.Rows.ToDictionary(row => row.Key, row => row.Shared, StringComparer.Ordinal);
        var waiting = rows.Count(row => row.Shared == withdrawn && shown.TryGetValue(row.Key, out var standing) && standing != withdrawn);
        return new(plan, waiting == 0 ? release : release with { Withheld = release.Withheld.Add(new(side.Id, WithheldReason.HeldWithdrawn, waiting)) });
    }

    /// <summary>Contradictions in status: one case for each person and type, counted by type alone.</summary>
    public static GatedTables Contradictions(
        DisclosureRules rules, IReadOnlyCollection<PersonFinding> found, Definition side, LinkedMembership? before, DateOnly asOf)
    {
        var plan = new LinkedPlan(side.Id + OfContradictions, [], rules, Contradictions: true);
        return new(plan, LinkedGate.Release(
            plan,
            [
                .. from one in found
                   group one by (one.Person.Id, one.Finding.Type) into same
                   select new LinkedRow($"{same.Key.Id}/{same.Key.Type}", same.Key.Type, new Dictionary<string, string?>(), same.Max(UnitTally.Newest)),
            ],
            before,
            asOf));
    }

    /// <summary>
    /// Persons with any contradiction of a type that is shown, by region and by unit of a regiment or above. Those of a type that is withheld are left out, or
    /// else their number would follow.
    /// </summary>
    public static GatedTables Places(
        DisclosureRules rules, IReadOnlyCollection<PersonFinding> found, GatedTables types, SidePersons sides, Definition side, LinkedMembership? before, DateOnly asOf)
    {
        var shown = types.Release.Membership.Rows.Select(row => PersonOf(row.Key)).ToHashSet(StringComparer.Ordinal);
        var persons = found.Where(one => shown.Contains(one.Person.Id!)).GroupBy(one => one.Person.Id!, StringComparer.Ordinal)
            .Select(one => (Id: one.Key, Values: PersonValues.Of(one.First().Person.Reports, sides.Groups), Newest: one.Max(UnitTally.Newest))).ToList();
        var regions = Spellings(before, Region, persons.Select(one => one.Values.Region));
        var units = Spellings(before, Unit, persons.Select(one => one.Values.Unit));
        var plan = new LinkedPlan(
            side.Id + OfPlaces,
            [
                new(Region, new(Region, Hierarchy.Flat), [AnyType], Collapsed: true),
                new(Unit, new(Unit, Hierarchy.Flat, Detail.Unit), [AnyType], Collapsed: true),
            ],
            rules,
            Contradictions: true);
        return new(plan, LinkedGate.Release(
            plan,
            persons.ConvertAll(one => new LinkedRow(
                one.Id,
                AnyType,
                new Dictionary<string, string?>(StringComparer.Ordinal) { [Region] = Spelt(regions, one.Values.Region), [Unit] = Spelt(units, one.Values.Unit) },
                one.Newest)),
            before,
            asOf));
    }

    /// <summary>The person of a case.</summary>
    public static string PersonOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];

    private static LinkedRow Row(SidePersons sides, int at, Dictionary<string, Dictionary<string, string>> spelt, DateOnly asOf)
    {
        var (person, values, standing) = (sides.Book.Persons[at], sides.Values[at], sides.Book.Decisions[at].Standing);
        Dictionary<string, string?> known = new(StringComparer.Ordinal);
        if (standing == Standing.NotDead)
        {
            known[Label] = StatusHistory.Of(person).ByKnowledge is { IsEmpty: false } history ? history[^1].Status : PersonCounts.NoStatus;
        }

        if (PendingAges.Pending.Contains(standing) && person.IsSaidDead)
        {
            known[Pending] = PendingAges.Starts[PendingAges.BandOf(person, asOf)].ToString(CultureInfo.InvariantCulture);
        }

        if (standing is Standing.Confirmed or Standing.Probable)
        {
            known[Date] = values.Death?.ToString();
            known[Known] = DateSpan.Day(person.Reports.Where(report => report.SaysDead).Min(report => report.Known)).ToString();
            foreach (var (name, value) in Registers)
            {
                known[name] = Spelt(spelt[name], value(values));
            }
        }

        return new(sides.KeyOf(at), PersonTables.Word(standing), known);
    }

    // One value may be written in two ways; the tables have it once: as they had it before, else in the way that comes first.
    private static Dictionary<string, string> Spellings(LinkedMembership? before, string field, IEnumerable<string?> values)
    {
        Dictionary<string, string> spelt = new(StringComparer.Ordinal);
        var at = before?.Fields.IndexOf(field) ?? -1;
        var had = at < 0 ? [] : before!.Rows.Select(row => row.Values[at]).ToList();
        foreach (var value in had.Order(StringComparer.Ordinal).Concat(values.Order(StringComparer.Ordinal)).OfType<string>())
        {
            spelt.TryAdd(TextKey.Of(value), value);
        }

        return spelt;
    }

    private static string? Spelt(Dictionary<string, string> spelt, string? value) => value is null ? null : spelt[TextKey.Of(value)];
}
