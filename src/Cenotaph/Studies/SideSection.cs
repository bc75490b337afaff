using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Disclosure;
using Cenotaph.Persons;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a bulletin says of one side's persons, every table of it through the gate.</summary>
internal static class SideSection
{
    private static readonly Standing[] Dead = [Standing.Confirmed, Standing.Probable];

    public static PersonsSection Of(Study study, PersonBook book, SidePersons sides, Definition side, GatedTables tables, DateOnly asOf)
    {
        var members = sides.Of(side.Id).Select(at => (At: at, Person: book.Persons[at], book.Decisions[at].Standing)).ToList();
        var counted = PersonCounts.Of(members.Select(one => (one.Person, one.Standing)));
        var standings = tables.Of("standing", counted.Standings.Where(one => one.Standing != Standing.NotDead).Select(one => new CountCell(PersonTables.Word(one.Standing), "all", one.Count, null)));
        var labels = tables.Of("label", counted.Labels.Select(one => new CountCell(one.Status, "all", one.Count, null)));
        var pending = PendingAges.Of(members.Select(one => (one.Person, one.Standing)), asOf);
        var ages = tables.Of("pending", pending.Select(one => new CountCell(PersonTables.Word(one.Standing), From(one.From), one.Count, null)));
        return new()
        {
            Side = side,
            Rules = study.Confirmation,
            Standings = [.. counted.Standings.Where(one => one.Standing != Standing.NotDead).Select(one => new StandingNumber(one.Standing, standings[PersonTables.Word(one.Standing), "all"]))],
            Labels = [.. counted.Labels.Select(one => new LabelNumber(one.Status, labels[one.Status, "all"]))],
            Weeks = Months(side, members.Select(one => (sides.Values[one.At].Death, one.Standing)), tables, asOf),
            Tables =
            [
                .. PersonRegisters.Of(
                        members.Select(one => one.Person), person => StandingOf(members, person), [asOf], sides.Groups)
                    .Where(register => register.Dimension is not ("week" or "side" or "recruitment" or "rank") && register.Cells.Any(cell => cell.Value is not null))
                    .Select(tables.Register),
            ],
            Pending = [.. pending.Select(one => new PendingNumber(one.Standing, one.From, one.To, ages[PersonTables.Word(one.Standing), From(one.From)]))],
            Contradictions = Contradictions(PersonRelease.Old(book, study, asOf), new(members.Select(one => one.Person), ReferenceEqualityComparer.Instance), sides, tables, study.Disclosure.K),
        };
    }

    private static string From(int days) => days.ToString(CultureInfo.InvariantCulture);

    // At the newest vintage a person's standing is the one decided; somebody known since has none yet.
    private static Standing StandingOf(List<(int At, Person Person, Standing Standing)> members, Person person) =>
        members.BinarySearch(person.Id, out var at) ? members[at].Standing : Standing.NotDead;

    private static bool BinarySearch(this List<(int At, Person Person, Standing Standing)> members, string? id, out int at)
    {
        // Those with an id come first in the book, in ordinal order.
        var (low, high) = (0, members.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = members[middle].Person.Id is { } other && string.CompareOrdinal(other, id) < 0;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        at = low;
        return id is not null && low < members.Count && members[low].Person.Id == id;
    }

    private static Series Months(Definition side, IEnumerable<(DateSpan? Death, Standing Standing)> dead, GatedTables tables, DateOnly asOf)
    {
        var counts = tables.Of(
            "month",
            dead.Where(one => Dead.Contains(one.Standing)).Select(one => new CountCell(one.Death?.ToString(), "dead", 1, null)),
            Hierarchy.Dates());
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return new(
            new(
                "persons-" + side.Id.ToLowerInvariant(), new(side.Id),
                new() { Side = side.Id, Category = "killed", Kind = QuantityKind.Period }, "", null, null, null, "", new("", "")),
            [
                .. counts.Rows.Where(row => row != TableGate.Other)
                    .Select(row => (Date: DateSpan.TryParse(row, out var span) ? span : (DateSpan?)null, Count: counts[row, "dead"]))
                    .Where(row => row.Count is not null)
                    .OrderBy(row => row.Date is null).ThenBy(row => row.Date?.First)
                    .Select(row => new SeriesRow(
                        row.Date, DateSpan.Day(asOf), row.Date is null ? none.Add("group", PersonSeries.NotKnown) : none, row.Count, null, null, null, null)),
            ]);
    }

    private static ImmutableArray<ContradictionNumber> Contradictions(
        IEnumerable<PersonFinding> old, HashSet<object> members, SidePersons sides, GatedTables tables, int k)
    {
        var found = old.Where(one => members.Contains(one.Person)).ToList();
        var tally = UnitTally.Of(found, groups: sides.Groups);
        var cells = tally.Regions.Where(row => row.Type is not null)
            .Select(row => new CountCell(row.Type, row.Place, row.Persons, row.Newest));
        var counts = tables.Of("contradictions", cells, contradictions: true);
        return
        [
            .. from total in tally.Totals
               where total.Type is not null
               select new ContradictionNumber(total.Type, counts[total.Type!, null], AtLeast(total.Units), AtLeast(total.Regions)),
        ];

        // How many units or regions, where so few would point at them, is not said.
        int? AtLeast(int places) => places == 0 || places >= k ? places : null;
    }
}
