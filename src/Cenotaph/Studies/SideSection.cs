using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Disclosure;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>What a bulletin says of one side's persons, out of tables that the gate let through.</summary>
internal static class SideSection
{
    private static readonly ImmutableArray<Standing> Columns = [Standing.Confirmed, Standing.Probable];

    public static PersonsSection Of(Study study, Definition side, GatedTables persons, GatedTables contradictions, GatedTables places)
    {
        var (dates, hidden) = SideDates.Of(side, persons.Release);
        return new()
        {
            Side = side,
            Rules = study.Confirmation,
            Standings =
            [
                .. Enum.GetValues<Standing>().OrderDescending().Where(standing => standing != Standing.NotDead)
                    .Select(standing => new StandingNumber(standing, persons.Total(PersonTables.Word(standing)))),
            ],
            Labels =
            [
                .. persons.Rows(SideTables.Label).Where(row => row is not (TableGate.Other or TableGate.NotKnown)).Concat(persons.Merged(SideTables.Label))
                    .Order(StringComparer.Ordinal).Select(row => new LabelNumber(row, persons.Count(SideTables.Label, row))),
            ],
            Weeks = dates.Rows.IsEmpty ? null : dates,
            HiddenWeeks = hidden,
            Tables = [.. SideTables.Dimensions.Where(persons.Has).Select(dimension => Register(persons, dimension))],
            Pending =
            [
                .. from standing in PendingAges.Pending
                   from band in Enumerable.Range(0, PendingAges.Starts.Length)
                   let start = PendingAges.Starts[band]
                   select new PendingNumber(
                       standing, start, band + 1 < PendingAges.Starts.Length ? PendingAges.Starts[band + 1] - 1 : null,
                       persons.Count(SideTables.Pending, start.ToString(CultureInfo.InvariantCulture), PersonTables.Word(standing))),
            ],
            Contradictions =
            [
                .. StatusFindings.Types.Where(type => contradictions.Total(type) is not null)
                    .Select(type => new ContradictionNumber(type, contradictions.Total(type), Places(contradictions, places, SideTables.Unit, type, study), Places(contradictions, places, SideTables.Region, type, study))),
            ],
            Tallies = [.. new[] { SideTables.Unit, SideTables.Region }.Where(places.Has).Select(place => new ContradictionTable(
                place, [.. Ordered(places, place).Select(row => new ContradictionPlace(row == TableGate.NotKnown ? null : row, places.Count(place, row)))]))],
            Withheld =
            [
                .. WithheldWords.OfSteps(SideDates.Steps(persons.Release.Membership)),
                .. WithheldWords.Of([.. persons.Release.Withheld, .. contradictions.Release.Withheld, .. places.Release.Withheld], study.Disclosure.K),
            ],
        };
    }

    private static PersonTable Register(GatedTables tables, string dimension) => new(
        dimension,
        Columns,
        [
            .. Ordered(tables, dimension)
                .Select(row => new PersonTableRow(
                    row == TableGate.NotKnown ? null : row, [.. Columns.Select(standing => tables.Count(dimension, row, PersonTables.Word(standing)))])),
        ]);

    private static IEnumerable<string> Ordered(GatedTables tables, string name) => tables.Rows(name)
        .OrderBy(row => row is TableGate.Other or TableGate.NotKnown)
        .ThenByDescending(row => name == "age" ? 0 : tables.Count(name, row) ?? 0).ThenBy(row => row, StringComparer.Ordinal);

    // How many units or regions, where so few would point at them, is not said. They are those of whom the tables count anybody, shown or not.
    private static int? Places(GatedTables types, GatedTables tables, string place, string type, Study study)
    {
        var (field, table) = (tables.Release.Membership.Fields.IndexOf(place), tables.Plan.Tables.First(one => one.Name == place));
        var persons = types.Release.Membership.Rows.Where(row => row.Shared == type).Select(row => SideTables.PersonOf(row.Key)).ToHashSet(StringComparer.Ordinal);
        var places = tables.Release.Membership.Rows.Where(row => persons.Contains(row.Key))
            .Select(row => tables.Plan.PathOf(table, row.Values[field])).Where(path => !path.IsEmpty).Select(path => path[^1]).Distinct(StringComparer.Ordinal).Count();
        return places >= study.Disclosure.K ? places : null;
    }
}
