using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>Decides persons as they would be after another answer, with the sources that count as one held as they are.</summary>
internal sealed class ReviewEffects(PersonBook book)
{
    private readonly Confirmer confirmer = new(book.Judging.Rules, book.Independence, book.Suspected, book.Judging.Withdrawn);
    private readonly Dictionary<RecordId, PersonReport> reports = book.Persons.SelectMany(person => person.Reports).ToDictionary(report => report.Record);
    private readonly Dictionary<RecordId, string> ids = book.Persons.Where(person => person.Id is not null)
        .SelectMany(person => person.Reports.Select(report => (report.Record, person.Id))).ToDictionary(one => one.Record, one => one.Id!);

    /// <summary>All reports of persons that stand.</summary>
    public IEnumerable<PersonReport> Reports => reports.Values;

    /// <summary>The report of a handle, or null.</summary>
    public PersonReport? Find(RecordId record) => reports.GetValueOrDefault(record);

    /// <summary>The ids of the persons of reports.</summary>
    public ImmutableArray<string> Ids(params IEnumerable<RecordId> records) =>
        [.. records.Select(record => ids.GetValueOrDefault(record)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>From these persons to those. A person is given by reports; one of nobody is no person.</summary>
    public ReviewEffect Between(IEnumerable<IEnumerable<RecordId>> before, IEnumerable<IEnumerable<RecordId>> after)
    {
        var change = new Dictionary<Standing, int>();
        void Add(IEnumerable<RecordId> records, int sign)
        {
            var said = records.Select(Find).OfType<PersonReport>()
                .OrderBy(report => report.Known).ThenBy(report => report.Input, StringComparer.Ordinal).ThenBy(report => report.Id, StringComparer.Ordinal).ToImmutableArray();
            if (!said.IsEmpty && confirmer.Decide(new(null, said)).Standing is var standing and not Standing.NotDead)
            {
                change[standing] = change.GetValueOrDefault(standing) + sign;
            }
        }

        foreach (var person in before)
        {
            Add(person, -1);
        }

        foreach (var person in after)
        {
            Add(person, 1);
        }

        return new(change.GetValueOrDefault(Standing.Confirmed), (change.Values.Sum(Math.Abs) + 1) / 2);
    }
}
