using System.Globalization;
using Cenotaph.Persons;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>One count of a register of persons.</summary>
/// <param name="Side">The side.</param>
/// <param name="Register">The dimension; <c>standing</c> for all persons of a standing.</param>
/// <param name="Vintage">The day up to which reports were known; null for the newest.</param>
/// <param name="Value">The value; null where it is not known.</param>
/// <param name="Standing">The standing; <c>confirmed or probable</c> where they are counted together.</param>
/// <param name="Count">How many persons; null where withheld.</param>
internal sealed record RegisterRow(string Side, string Register, DateOnly? Vintage, string? Value, string Standing, long? Count)
{
    public string[] Cells =>
    [
        Side, Register, Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "newest", Value ?? "", Standing,
        Count?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}

/// <summary>Registers of persons as rows: through the gate, or whole.</summary>
internal static class RegisterRows
{
    /// <summary>The register of all persons by standing.</summary>
    public const string OfStanding = "standing";

    /// <summary>What --by takes.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [OfStanding, .. PersonRegisters.Dimensions.Where(one => one != "side")];

    /// <summary>The dimensions asked for; all where none is.</summary>
    public static IReadOnlyList<string> Asked(string? by, out string? unknown)
    {
        var asked = by?.Split(',', StringSplitOptions.TrimEntries) ?? [.. Dimensions];
        unknown = asked.FirstOrDefault(one => !Dimensions.Contains(one));
        return asked;
    }

    /// <summary>What the gate lets through of a side.</summary>
    public static IEnumerable<RegisterRow> Of(PersonsSection section)
    {
        var side = section.Side.Id;
        foreach (var one in section.Standings)
        {
            yield return new(side, OfStanding, null, null, PersonTables.Word(one.Standing), one.Count);
        }

        var weeks = (section.Weeks?.Rows ?? []).Select(row => (Vintage: row.Vintage!.Value, row.Date, Count: (long?)row.Value))
            .Concat(section.HiddenWeeks.Select(one => (one.Vintage, one.Date, Count: (long?)null)));
        foreach (var one in weeks.OrderBy(one => one.Vintage.Last).ThenBy(one => one.Date is null).ThenBy(one => one.Date?.First).ThenBy(one => one.Date?.Last))
        {
            yield return new(side, PersonRegisters.Week, one.Vintage.Last, one.Date?.ToString(), "confirmed or probable", one.Count);
        }

        foreach (var table in section.Tables)
        {
            foreach (var row in table.Rows)
            {
                for (var column = 0; column < table.Columns.Length; column++)
                {
                    yield return new(side, table.Dimension, null, row.Value, PersonTables.Word(table.Columns[column]), row.Counts[column]);
                }
            }
        }
    }

    /// <summary>All of it, by what the rules say of the reports known at each vintage: the ends of months and the as-of, or one day.</summary>
    public static IEnumerable<RegisterRow> Of(Study study, PersonBook book, DateOnly? day)
    {
        var confirmer = new Confirmer(book.Judging.Rules, book.Independence, book.Suspected, book.Judging.Withdrawn, book.Judging.StatedAsOf);
        var groups = book.FirstOfGroup();
        foreach (var side in book.Persons.GroupBy(person => PersonValues.Of(person.Reports, groups).Side ?? "").OrderBy(side => side.Key, StringComparer.Ordinal))
        {
            var persons = side.ToList();
            DateOnly[] vintages = day is { } one ? [one]
                : [.. VintageDays.MonthEnds(persons.SelectMany(person => person.Reports).Min(report => report.Known), book.Judging.AsOf), book.Judging.AsOf];
            foreach (var register in PersonRegisters.Of(persons, person => confirmer.Decide(person).Standing, vintages, groups).Where(register => register.Dimension != "side"))
            {
                if (register.Dimension == PersonRegisters.Week)
                {
                    foreach (var standing in register.Cells.GroupBy(cell => (cell.Vintage, cell.Standing)))
                    {
                        yield return new(side.Key, OfStanding, standing.Key.Vintage, null, PersonTables.Word(standing.Key.Standing), standing.Sum(cell => cell.Count));
                    }
                }

                foreach (var cell in register.Cells)
                {
                    yield return new(side.Key, register.Dimension, cell.Vintage, cell.Week?.ToString() ?? cell.Value, PersonTables.Word(cell.Standing), cell.Count);
                }
            }
        }
    }

    /// <summary>The rows of these registers at one vintage, the newest where none is given, or at all.</summary>
    public static IEnumerable<RegisterRow> At(IReadOnlyCollection<RegisterRow> rows, IReadOnlyList<string> dimensions, bool all, DateOnly? day)
    {
        var newest = rows.Select(row => row.Vintage).Max();
        return rows.Where(row => dimensions.Contains(row.Register) && (all || row.Vintage == (day ?? newest) || (row.Vintage is null && (day is null || day == newest))));
    }
}
