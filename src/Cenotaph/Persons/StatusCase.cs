using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>An assertion with the days on which what it proves may have happened, and a word for it.</summary>
internal sealed record DatedProof(Assertion Assertion, DateSpan Days, Phrase What);

/// <summary>One person's history as the rules on the order of events read it.</summary>
internal sealed class StatusCase
{
    private readonly Person person;
    private readonly IReadOnlyDictionary<string, string> groups;
    private readonly IReadOnlyDictionary<RecordId, string> words;

    public StatusCase(Person person, IReadOnlyDictionary<string, string> groups, IReadOnlyDictionary<RecordId, string> words)
    {
        this.person = person;
        this.groups = groups;
        this.words = words;
        Assertions = StatusHistory.Of(person).ByEvent;
        Deaths = [.. Assertions.Where(one => one.Report.SaysDead && one.When is not null).Select(one => Proof(one, Death))];
        Sightings = [.. Assertions.Where(one => one.Report.IsSighting && one.When is not null).Select(one => Proof(one, Status(one.Status)))];
        Labels = [.. Assertions.Where(one => one.Report.IsLabel && one.When is not null).Select(one => Proof(one, Label(one.Status)))];
        Deserter = [.. Labels.Where(one => one.Assertion.Status == "deserter")];
    }

    /// <summary>All assertions, in event order.</summary>
    public ImmutableArray<Assertion> Assertions { get; }

    /// <summary>The dated deaths.</summary>
    public ImmutableArray<DatedProof> Deaths { get; }

    /// <summary>The dated sightings.</summary>
    public ImmutableArray<DatedProof> Sightings { get; }

    /// <summary>The dated labels.</summary>
    public ImmutableArray<DatedProof> Labels { get; }

    /// <summary>The dated labels “deserter”.</summary>
    public ImmutableArray<DatedProof> Deserter { get; }

    private static Phrase Death { get; } = Phrase.Of("history.death");

    /// <summary>A status as text.</summary>
    public static Phrase Status(string status) => Phrase.Of("history.status." + status);

    /// <summary>A label as text, with a word that it is one.</summary>
    public static Phrase Label(string status) => Phrase.Of("history.label", ("status", Status(status)));

    /// <summary>The independent group of a report's source.</summary>
    public string GroupOf(PersonReport report) => groups.GetValueOrDefault(report.Source, report.Source);

    /// <summary>Who says it, as two who say so are told apart.</summary>
    public string VoiceOf(PersonReport report) => report.StatusBy is { } by ? TextKey.Of(by) : GroupOf(report);

    /// <summary>Something with its date and record.</summary>
    public static Phrase Shown(DatedProof proof) => Phrase.Of(
        "history.dated", ("what", proof.What), ("date", Phrase.Date(proof.Days)), ("record", Record(proof.Assertion.Report)));

    /// <summary>A report's handle.</summary>
    public static Phrase Record(PersonReport report) => Phrase.Same(report.Record.ToString());

    /// <summary>The least number of days between two that are in certain order; <c>at least</c> where a day is not known.</summary>
    public static Phrase Between(DatedProof earlier, DatedProof later) => Phrase.Count(
        earlier.Days.IsDay && later.Days.IsDay ? "days" : "days.least", later.Days.First.DayNumber - earlier.Days.Last.DayNumber);

    /// <summary>The arithmetic of two that are in certain order.</summary>
    public static Phrase Arithmetic(DatedProof earlier, DatedProof later) => Phrase.Of(
        "history.after",
        ("earlier", Shown(earlier)), ("later", Shown(later)),
        ("later-day", Phrase.Date(later.Days.First)), ("earlier-day", Phrase.Date(earlier.Days.Last)), ("days", Between(earlier, later)));

    /// <summary>A finding about this person.</summary>
    public PersonFinding Found(
        string type, Weight weight, IEnumerable<Assertion> contested, IEnumerable<Assertion> evidence, Phrase arithmetic, Phrase message)
    {
        var first = Handles(contested);
        var other = Handles(evidence).RemoveRange(first);
        ImmutableArray<RecordId> all = [.. first, .. other];
        return new(person, new(
            type, weight, [.. all.Select(record => record.ToString())], arithmetic, message, StatusFindings.Remedy(type), first.Length,
            all.Where(words.ContainsKey).Select(record => Phrase.Of(
                "history.explanation", ("record", Phrase.Same(record.ToString())), ("words", Phrase.Same(words[record]))))), first, other);
    }

    private static ImmutableArray<RecordId> Handles(IEnumerable<Assertion> assertions) =>
        [.. assertions.Select(one => one.Report.Record).Distinct()];

    private static DatedProof Proof(Assertion assertion, Phrase what) => new(assertion, assertion.When!.Value, what);
}
