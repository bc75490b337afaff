using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>The records without names that a study publishes, and the tables beside them.</summary>
internal static class PublicPersons
{
    private static readonly string[] Columns = ["side", "region", "event_date", "branch", "recruitment", "sex"];

    /// <summary>The columns: side, region, month of death or of the label, branch, recruitment, sex.</summary>
    public static RecordPlan Plan(DisclosureRules rules) => new(
        [
            .. Columns.Select(name => new QuasiIdentifier(
                ReportFields.Kind.Find(name)!,
                name switch { "event_date" => Hierarchy.Dates(), "recruitment" => Hierarchy.Recruitment, _ => Hierarchy.Flat })),
        ],
        rules)
    {
        AtOnce = [Standing.Withdrawn.Word()],
    };

    /// <summary>One row a person.</summary>
    public static IReadOnlyList<GateRow> Rows(SidePersons sides)
    {
        var rows = new List<GateRow>();
        for (var at = 0; at < sides.Book.Persons.Length; at++)
        {
            var (person, values) = (sides.Book.Persons[at], sides.Values[at]);
            var newest = StatusHistory.Of(person).ByKnowledge is { IsEmpty: false } history ? history[^1] : null;
            var date = person.IsSaidDead ? values.Death : newest?.When;
            rows.Add(new(
                sides.KeyOf(at),
                person.IsSaidDead ? sides.Book.Decisions[at].Standing.Word() : newest?.Status,
                [sides.SideOf(at), values.Region, date?.ToString(), values.Branch, values.Recruitment, values.Sex],
                date?.Last));
        }

        return rows;
    }

    /// <summary>The records as a table.</summary>
    public static DataTable Table(RecordRelease release, string citation) => new(
        "persons-records",
        "Persons without names: values are coarsened until each combination is shared by enough persons of different status",
        [
            .. release.Columns.Select(column => new DataColumn(column, ColumnType.Text, column == "status"
                ? "What the study's rules say of somebody said to be dead; else the label or status known last."
                : $"{ReportFields.Kind.Find(column)?.Meaning ?? column} {Hierarchy.Any} where it is not known or not said.")),
        ],
        [.. release.Records.Select(record => record.Values)],
        citation);

    /// <summary>What was withheld and why.</summary>
    public static DataTable Withheld(IEnumerable<Withheld> withheld, int k, string citation) => new(
        "persons-withheld",
        "What was withheld about persons, and why",
        [
            new("what", ColumnType.Text, "The table."),
            new("why", ColumnType.Text, "The reason (docs: disclosure)."),
            new("persons", ColumnType.Number, "How many persons; empty where fewer than the study shows."),
        ],
        [.. withheld.Select(one => (ImmutableArray<string?>)[one.What, WithheldWords.Key(one.Why), one.Shown(k)?.ToString(CultureInfo.InvariantCulture)])],
        citation);

    /// <summary>The counters of correction requests.</summary>
    public static DataTable Corrections(CorrectionBook book, int k, string citation) => new(
        "persons-corrections",
        "Requests to correct the list of persons, counted",
        [new("counter", ColumnType.Text, "What is counted."), new("requests", ColumnType.Number, "How many; empty where fewer than the study shows.")],
        [.. book.Counters().Select(one => (ImmutableArray<string?>)[one.Counter, one.Count > 0 && one.Count < k ? null : one.Count.ToString(CultureInfo.InvariantCulture)])],
        citation);
}
