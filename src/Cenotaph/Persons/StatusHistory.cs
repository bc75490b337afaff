using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>Every assertion of what became of a person, in the order of events and in the order of knowledge.</summary>
public sealed class StatusHistory
{
    private readonly Dictionary<RecordId, Assertion> superseders = [];

    private StatusHistory(IEnumerable<PersonReport> reports)
    {
        ByKnowledge =
        [
            .. reports.Select(Assertion.Of).OfType<Assertion>()
                .OrderBy(one => one.Report.Known)
                .ThenBy(one => one.Report.Input, StringComparer.Ordinal)
                .ThenBy(one => one.Report.Id, StringComparer.Ordinal)
                .ThenBy(one => one.Report.Record.High).ThenBy(one => one.Report.Record.Low),
        ];

        // Sorting by the first day keeps certain order: a span that ends before another begins also begins before it.
        ByEvent = [.. ByKnowledge.OrderBy(one => one.When is null).ThenBy(one => one.When?.First).ThenBy(one => one.When?.Last)];
        foreach (var voice in ByKnowledge.GroupBy(one => (one.Report.Source, one.Report.StatusBy)))
        {
            Supersede([.. voice.GroupBy(one => one.Report.Known).Select(day => day.ToList())]);
        }
    }

    /// <summary>By date: certain order kept, then by first day, last day and knowledge; without a date last.</summary>
    public ImmutableArray<Assertion> ByEvent { get; }

    /// <summary>By the day from which each could be known, then input and id.</summary>
    public ImmutableArray<Assertion> ByKnowledge { get; }

    /// <summary>What no later word of the same voice replaced, in order of knowledge.</summary>
    public IEnumerable<Assertion> Standing => ByKnowledge.Where(one => SupersederOf(one) is null);

    /// <summary>The history of these reports; those without a status are not in it.</summary>
    public static StatusHistory Of(IEnumerable<PersonReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return new(reports);
    }

    /// <summary>The history of a person.</summary>
    public static StatusHistory Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(person.Reports);
    }

    /// <summary>What was known at the end of a day.</summary>
    public StatusHistory KnownBy(DateOnly vintage) =>
        new(ByKnowledge.Select(one => one.Report).Where(report => report.Known <= vintage));

    /// <summary>The next that the same voice said on a later day with another status or date, or null.</summary>
    public Assertion? SupersederOf(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return superseders.GetValueOrDefault(assertion.Report.Record);
    }

    // The days of one voice, the last first: what the next day says otherwise supersedes; what it repeats shares its fate.
    private void Supersede(List<List<Assertion>> days)
    {
        for (var day = days.Count - 2; day >= 0; day--)
        {
            var next = days[day + 1];
            var first = next[0];
            var other = next.Find(one => !one.Repeats(first));
            foreach (var assertion in days[day])
            {
                if ((first.Repeats(assertion) ? other ?? SupersederOf(first) : first) is { } superseder)
                {
                    superseders[assertion.Report.Record] = superseder;
                }
            }
        }
    }
}
