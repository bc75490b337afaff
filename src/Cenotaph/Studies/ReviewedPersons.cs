using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>Persons to look at whole: contradictions, cases that wait, documents that alone confirm.</summary>
internal sealed class ReviewedPersons(PersonBook book, ReviewEffects effects)
{
    // The model gives no probability here. A contradiction tells that something is wrong, not what; most lone documents and waiting cases are right.
    private const double Contradicted = 0.5;
    private const double Waiting = 0.1;
    private const double LoneDocument = 0.02;
    private const double HalfAge = 365;

    /// <summary>Contradictions in the order of events, and living namesakes.</summary>
    public IEnumerable<ReviewCase> Contradictions()
    {
        foreach (var found in book.History.Where(found => found.Finding.Weight >= Weight.Warning))
        {
            var contested = found.Contested.ToHashSet();
            if (found.Evidence.FirstOrDefault(record => !contested.Contains(record)) is var right && right != default && contested.Count > 0)
            {
                ImmutableArray<RecordId> all = [.. found.Person.Reports.Select(report => report.Record)];
                yield return new(
                    ReviewKind.Contradictions, found.Finding.Type, found.Contested[0], right, effects.Ids(all), Contradicted,
                    effects.Between([all], [all.Where(contested.Contains), all.Where(record => !contested.Contains(record))]));
            }
        }

        foreach (var finding in book.Findings.Where(finding => finding.Type == LoneFindings.Namesake))
        {
            var records = finding.Records.Select(RecordId.Parse).ToList();
            var dead = records.FirstOrDefault(record => effects.Find(record)?.SaysDead == true);
            var living = records.FirstOrDefault(record => effects.Find(record)?.SaysDead == false);
            if (dead != default && living != default)
            {
                RecordId[] all = [.. Members(dead), living];
                yield return new(
                    ReviewKind.Contradictions, finding.Type, dead, living, effects.Ids(dead, living), Contradicted, effects.Between([Members(dead), [living]], [all]));
            }
        }
    }

    /// <summary>Cases that wait, the older the more.</summary>
    public IEnumerable<ReviewCase> Pending() =>
        from one in book.Pending
        where one.Person.Id is not null
        select new ReviewCase(
            ReviewKind.Pending, "pending", one.Person.Reports[0].Record, null, [one.Person.Id!], Waiting, new(0, 1), one.Days / (one.Days + HalfAge));

    /// <summary>Cases that one reviewer withdrew and a second has to judge.</summary>
    public IEnumerable<ReviewCase> AwaitingSecond(IReadOnlySet<string> reports) =>
        from i in Enumerable.Range(0, book.Persons.Length)
        let person = book.Persons[i]
        where person.Reports.Any(report => reports.Contains($"{report.Input}:{report.Id}"))
        select new ReviewCase(
            ReviewKind.Pending, ReviewCase.SecondReviewer, person.Reports[0].Record, null, effects.Ids(person.Reports[0].Record), Contradicted,
            new(book.Decisions[i].Standing == Standing.Confirmed ? -1 : 0, 1));

    /// <summary>Documents of one group that alone confirm a person.</summary>
    public IEnumerable<ReviewCase> Documents() =>
        from i in Enumerable.Range(0, book.Persons.Length)
        let person = book.Persons[i]
        where book.Decisions[i] is { Standing: Standing.Confirmed, Groups.Length: 1 } && person.Id is not null
        let documents = book.Decisions[i].Reports.ToHashSet()
        let all = person.Reports.Select(report => report.Record)
        select new ReviewCase(
            ReviewKind.Documents, LoneFindings.Document, book.Decisions[i].Reports[0], null, [person.Id!],
            person.Reports.Any(report => !report.SaysDead) ? Contradicted : LoneDocument,
            effects.Between([all], [all.Where(record => !documents.Contains(record))]));

    /// <summary>The reports of the person that a report is of.</summary>
    public IEnumerable<RecordId> Members(RecordId record) =>
        byRecord.Value.TryGetValue(record, out var person) ? person.Reports.Select(report => report.Record) : [record];

    private readonly Lazy<Dictionary<RecordId, Person>> byRecord = new(() =>
        book.Persons.SelectMany(person => person.Reports.Select(report => (report.Record, person))).ToDictionary(one => one.Record, one => one.person));
}
