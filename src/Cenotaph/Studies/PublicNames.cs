using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>The list of names that a study publishes, where it publishes one.</summary>
internal static class PublicNames
{
    private static readonly string[] Fields = ["region", "rank", "branch"];

    /// <summary>Rules on everybody about whose name a reviewer decided.</summary>
    public static NameListRelease Of(
        Study study, Ledger ledger, PersonBook book, IReadOnlyDictionary<string, string> before, DateOnly asOf, ICollection<Problem> problems)
    {
        var ids = book.Persons.SelectMany(person => person.Reports).Select(report => $"{report.Input}:{report.Id}").ToHashSet(StringComparer.Ordinal);
        var steps = NameJudgements.Read(study.Folder, ids.Contains, problems);
        var unnamed = CorrectionBook.Read(ledger, study.AsOf).Unnamed().ToHashSet();
        var groups = book.FirstOfGroup();
        List<NameCase> cases = [];
        for (var at = 0; at < book.Persons.Length; at++)
        {
            var person = book.Persons[at];
            NameStep[] decided =
            [
                .. person.Reports.SelectMany(report => steps[$"{report.Input}:{report.Id}"]),
                .. person.Reports.Any(report => unnamed.Contains(report.Record)) ? [new(NameAct.Hide, "correction request", DateOnly.MinValue)] : Array.Empty<NameStep>(),
            ];
            if (person.Id is { } id && (decided.Length > 0 || before.ContainsKey(id)))
            {
                cases.Add(Case(id, person, book.Decisions[at].Standing, decided, groups, book.Independence));
            }
        }

        var today = NameList.Release(cases, [], study.Disclosure, asOf);
        var digests = Digests(today.Entries);
        var shown = today.Entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);

        // What was shown is known by its digest alone: the same record, another one, or a tombstone.
        NameEntry[] earlier =
        [
            .. before.Select(one => one.Value.Length == 0 ? new NameEntry(one.Key, NameState.Withdrawn, null)
                : digests.GetValueOrDefault(one.Key) == one.Value ? shown[one.Key]
                : new(one.Key, NameState.Published, null)),
        ];
        return NameList.Release(cases, earlier, study.Disclosure, asOf);
    }

    /// <summary>Digests of what is said of each named person; empty for a tombstone.</summary>
    public static SortedDictionary<string, string> Digests(IEnumerable<NameEntry> entries) => new(
        entries.ToDictionary(entry => entry.Key, entry => entry.Record is null ? "" : Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', entry.Record.Values))))),
        StringComparer.Ordinal);

    /// <summary>The list as a table, in order of names; tombstones come last and say nothing.</summary>
    public static DataTable Table(NameListRelease names, DisclosureRules rules, string citation) => new(
        "persons-names",
        $"Names of confirmed dead, each agreed on by two reviewers {rules.WaitDays} days ago or more. Basis: {rules.Basis}",
        [
            new("name", ColumnType.Text, "The name; empty where it was taken out again."),
            new("month", ColumnType.Date, "When he died, to the month."),
            .. Fields.Select(field => new DataColumn(field, ColumnType.Text, ReportFields.Kind.Find(field)!.Meaning)),
            new("state", ColumnType.Text, "published, corrected since, or withdrawn."),
        ],
        [
            .. names.Entries.OrderBy(entry => entry.Record is null)
                .ThenBy(entry => entry.Record is null ? "" : string.Join('\u001F', entry.Record.Values), StringComparer.Ordinal)
                .Select(entry => (ImmutableArray<string?>)[.. entry.Record?.Values ?? [.. new string?[Fields.Length + 2]], entry.State.ToString().ToLowerInvariant()]),
        ],
        citation);

    private static NameCase Case(
        string id, Person person, Standing standing, IReadOnlyList<NameStep> steps, IReadOnlyDictionary<string, string> groups, Independence independence)
    {
        var values = PersonValues.Of(person.Reports, groups);
        var named = GivenValues.Of(person, independence).FirstOrDefault(field => field.Field == "name")?.Values.FirstOrDefault()?.Value;
        return new()
        {
            Key = id,
            Name = named ?? "",
            Standing = named is null && standing == Standing.Confirmed ? Standing.Unconfirmed : standing,
            Status = StatusHistory.Of(person).ByEvent is { IsEmpty: false } history ? history[^1].Status : null,
            Statuses = [.. person.Reports.Select(report => report.Status).OfType<string>()],
            LeastAge = LeastAge(person, values.Death),
            Died = values.Death,
            Fields =
            [
                .. Fields.Select(field => (
                    ReportFields.Kind.Find(field)!,
                    field switch { "region" => values.Region, "rank" => values.Rank, _ => values.Branch })),
            ],
            Steps = [.. steps],
        };
    }

    // The least age at death that any report allows: from its own age, or from its date of birth and the date of death.
    private static int? LeastAge(Person person, DateSpan? death)
    {
        int? least = null;
        foreach (var report in person.Reports)
        {
            int? age = report.Age;
            if (report.Birth is { } born && (death ?? report.Event) is { } died)
            {
                var years = died.First.Year - born.Last.Year;
                var whole = born.Last.AddYears(Math.Max(0, years)) > died.First ? years - 1 : years;
                age = Math.Min(age ?? whole, whole);
            }

            least = age is null ? least : Math.Min(least ?? age.Value, age.Value);
        }

        return least;
    }
}
