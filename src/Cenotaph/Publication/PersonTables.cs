using System.Collections.Immutable;
using Cenotaph.Persons;

namespace Cenotaph.Publication;

/// <summary>Tables of persons out of registers, for pages and downloads.</summary>
public static class PersonTables
{
    /// <summary>The standings that pages show, the strongest first.</summary>
    public static ImmutableArray<Standing> Standings { get; } =
        [Standing.Confirmed, Standing.Probable, Standing.Unconfirmed, Standing.Contested];

    /// <summary>The word for a standing in files and pages.</summary>
    public static string Word(Standing standing) => standing switch
    {
        Standing.NotDead => "not-dead",
        Standing.Withdrawn => "withdrawn",
        Standing.Contested => "contested",
        Standing.Unconfirmed => "unconfirmed",
        Standing.Probable => "probable",
        Standing.Confirmed => "confirmed",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "Not a standing."),
    };

    /// <summary>A register at one vintage, nothing withheld yet: only the gate may pass it on to a page.</summary>
    /// <param name="register">A register that is not by week.</param>
    /// <param name="vintage">The vintage.</param>
    public static PersonTable Of(PersonRegister register, DateOnly vintage)
    {
        ArgumentNullException.ThrowIfNull(register);
        return new(
            register.Dimension,
            Standings,
            [
                .. register.Cells.Where(cell => cell.Vintage == vintage && Standings.Contains(cell.Standing))
                    .GroupBy(cell => cell.Value)
                    .OrderBy(value => value.Key is null)
                    .ThenByDescending(value => register.Dimension == "age" ? 0 : value.Sum(cell => cell.Count))
                    .ThenBy(value => AgeOf(value.Key)).ThenBy(value => value.Key, StringComparer.Ordinal)
                    .Select(value => new PersonTableRow(
                        value.Key,
                        [.. Standings.Select(standing => (int?)value.Where(cell => cell.Standing == standing).Sum(cell => cell.Count))])),
            ]);
    }

    /// <summary>Everything that the pages on persons show, as tables to download.</summary>
    public static ImmutableArray<DataTable> Downloads(IReadOnlyCollection<PersonsSection> sections, string citation)
    {
        ArgumentNullException.ThrowIfNull(sections);
        if (sections.Count == 0)
        {
            return [];
        }

        return
        [
            new(
                "persons",
                "Persons by standing and by region, branch, recruitment, age, rank, circumstance and sex",
                [Side, Text("dimension", "What the row is about; standing alone where it is empty."), Text("value", "Its value; empty where it is not known."), OfStanding, Count],
                [
                    .. sections.SelectMany(section => section.Standings.Select(one => Row(section, null, null, Word(one.Standing), one.Count))
                        .Concat(section.Tables.SelectMany(table => table.Rows.SelectMany(row => table.Columns.Select((standing, column) =>
                            Row(section, table.Dimension, row.Value, Word(standing), row.Counts[column])))))),
                ],
                citation),
            new(
                "persons-weeks",
                "Confirmed and probable dead by date of death and by what was known when",
                [Side, new("vintage", ColumnType.Date, "The day up to which reports were known."), new("died", ColumnType.Date, "The week, month or longer of death; empty where it is not known."), Count],
                [
                    .. from section in sections
                       where section.Weeks is not null
                       from row in section.Weeks!.Rows.Select(row => (row.Vintage, row.Date, row.Value))
                           .Concat(section.HiddenWeeks.Select(one => (Vintage: (DateSpan?)one.Vintage, one.Date, Value: (decimal?)null)))
                           .OrderBy(row => row.Vintage?.Last).ThenBy(row => row.Date is null).ThenBy(row => row.Date?.First).ThenBy(row => row.Date?.Last)
                       select (ImmutableArray<string?>)[section.Side.Id, row.Vintage?.ToString(), row.Date?.ToString(), ClaimTable.Digits(row.Value)],
                ],
                citation),
            new(
                "persons-pending",
                "Pending cases by age",
                [Side, OfStanding, Number("from_days", "The least age in days."), Number("to_days", "The greatest age; empty where there is none."), Count],
                [
                    .. from section in sections
                       from one in section.Pending
                       select (ImmutableArray<string?>)[section.Side.Id, Word(one.Standing), ClaimTable.Digits(one.From), ClaimTable.Digits(one.To), ClaimTable.Digits(one.Count)],
                ],
                citation),
            new(
                "persons-contradictions",
                "Contradictions in status",
                [Side, Text("type", "The rule that found them; empty for any."), Number("persons", "How many persons; empty where withheld."), Number("units", "In how many units."), Number("regions", "In how many regions.")],
                [
                    .. from section in sections
                       from one in section.Contradictions
                       select (ImmutableArray<string?>)[section.Side.Id, one.Type, ClaimTable.Digits(one.Persons), ClaimTable.Digits(one.Units), ClaimTable.Digits(one.Regions)],
                ],
                citation),
            new(
                "persons-contradictions-places",
                "Contradictions in status by unit, a regiment or above, and by region",
                [Side, Text("place", "unit or region."), Text("value", "Its name; empty where it is not known."), Count],
                [
                    .. from section in sections
                       from table in section.Tallies
                       from row in table.Rows
                       select (ImmutableArray<string?>)[section.Side.Id, table.Place, row.Value, ClaimTable.Digits(row.Persons)],
                ],
                citation),
        ];
    }

    private static DataColumn Side { get; } = Text("side", "The side.");

    private static DataColumn OfStanding { get; } = Text("standing", "What the study's rules say.");

    private static DataColumn Count { get; } = Number("count", "How many persons; empty where withheld.");

    private static ImmutableArray<string?> Row(PersonsSection section, string? dimension, string? value, string standing, int? count) =>
        [section.Side.Id, dimension, value, standing, ClaimTable.Digits(count)];

    // bands of age in their own order
    private static int AgeOf(string? value) =>
        value is not null && int.TryParse(value.AsSpan(0, Math.Max(0, value.AsSpan().IndexOfAnyExceptInRange('0', '9'))), out var age) ? age : 0;

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
