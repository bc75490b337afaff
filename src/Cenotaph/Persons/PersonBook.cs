using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>What persons are judged by.</summary>
/// <param name="Rules">The rules of confirmation.</param>
/// <param name="Lineage">Who takes reports from whom, as declared.</param>
/// <param name="Independent">Pairs of sources judged independent.</param>
/// <param name="Copies">Pairs of sources judged to be copies.</param>
/// <param name="Withdrawn">Reports of persons whose case was withdrawn.</param>
/// <param name="AsOf">The day to which ages are measured.</param>
public sealed record PersonJudging(
    ConfirmationRules Rules,
    ImmutableArray<(string From, string Of)> Lineage,
    ImmutableArray<(string First, string Second)> Independent,
    ImmutableArray<(string First, string Second)> Copies,
    ImmutableHashSet<RecordId> Withdrawn,
    DateOnly AsOf)
{
    /// <summary>The as-of that the study itself states: no report of a death after it confirms. Null where none is stated.</summary>
    public DateOnly? StatedAsOf { get; init; }
}

/// <summary>A case that waits.</summary>
/// <param name="Person">The person.</param>
/// <param name="Decision">The decision as it stands.</param>
/// <param name="Since">The first day on which a report said dead.</param>
/// <param name="Days">The case's age in days, to the study's as-of; not below 0.</param>
public sealed record PendingCase(Person Person, Decision Decision, DateOnly Since, int Days);

/// <summary>Every person of a study with the decision on each.</summary>
public sealed class PersonBook
{
    private readonly Dictionary<string, int> byId;
    private readonly Lazy<ImmutableArray<PersonFinding>> history;

    private PersonBook(ImmutableArray<Person> persons, PersonJudging judging)
    {
        (Persons, Judging) = (persons, judging);
        var declared = new Independence(judging.Lineage, judging.Copies, judging.Independent);
        Suspected = SuspectedLineage.Of(persons, declared);
        Independence = new(judging.Lineage, [.. judging.Copies, .. Suspected.Pairs], judging.Independent);
        var confirmer = new Confirmer(judging.Rules, Independence, Suspected, judging.Withdrawn, judging.StatedAsOf);
        Decisions = [.. persons.Select(confirmer.Decide)];
        Findings = [.. LineageFindings.Of(this), .. BurstFindings.Of(this), .. LoneFindings.Of(this)];
        history = new(() => StatusFindings.Of(persons.Where(person => person.Id is not null), FirstOfGroup()));
        byId = Enumerable.Range(0, persons.Length).Where(i => persons[i].Id is not null).ToDictionary(i => persons[i].Id!, StringComparer.Ordinal);
    }

    /// <summary>The persons: those with an id first, in order of id, then those without one.</summary>
    public ImmutableArray<Person> Persons { get; }

    /// <summary>The decision on each person.</summary>
    public ImmutableArray<Decision> Decisions { get; }

    /// <summary>What they were judged by.</summary>
    public PersonJudging Judging { get; }

    /// <summary>Which sources count as one, suspicion included.</summary>
    public Independence Independence { get; }

    /// <summary>What the reports show of sources that are not independent.</summary>
    public SuspectedLineage Suspected { get; }

    /// <summary>Findings of lineage, bursts and lone documents; their records are handles of reports.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Contradictions in the order of what is said of single persons.</summary>
    public ImmutableArray<PersonFinding> History => history.Value;

    /// <summary>The types of finding about persons and the sources that report them, in the order in which they are listed.</summary>
    public static ImmutableArray<string> FindingTypes { get; } =
        [LineageFindings.Type, BurstFindings.Type, LoneFindings.Document, LoneFindings.Namesake, .. StatusFindings.Types];

    /// <summary>Every finding: of sources first, then of single persons.</summary>
    public IEnumerable<Finding> AllFindings => Findings.Concat(History.Select(one => one.Finding));

    /// <summary>The person's id for the handle of each report that has one.</summary>
    public ImmutableDictionary<string, string> PersonOfReports() => Persons.Where(person => person.Id is not null)
        .SelectMany(person => person.Reports.Select(report => KeyValuePair.Create(report.Record.ToString(), person.Id!)))
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The cases that wait, the oldest first, then by id.</summary>
    public IEnumerable<PendingCase> Pending =>
        from i in Enumerable.Range(0, Persons.Length)
        where Decisions[i].Standing.IsPending()
        let since = Persons[i].Reports.Where(report => report.SaysDead).Min(report => report.Known)
        orderby since, Persons[i].Id
        select new PendingCase(Persons[i], Decisions[i], since, Math.Max(0, Judging.AsOf.DayNumber - since.DayNumber));

    /// <summary>Judges persons.</summary>
    /// <param name="reports">All reports of persons.</param>
    /// <param name="personOf">The id of a report's person, or null where it has none.</param>
    /// <param name="judging">What they are judged by.</param>
    /// <param name="groupOf">The number of the group of a report without an id; one that is not there is of somebody by himself.</param>
    public static PersonBook Of(
        IReadOnlyList<PersonReport> reports, Func<RecordId, string?> personOf, PersonJudging judging, IReadOnlyDictionary<RecordId, int>? groupOf = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(personOf);
        ArgumentNullException.ThrowIfNull(judging);
        var named = reports.Select(report => (Id: personOf(report.Record), Report: report)).ToLookup(one => one.Id is not null);
        return new(
            [
                .. named[true].GroupBy(one => one.Id!, one => one.Report, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Person(group.Key, Ordered(group))),
                .. named[false].Select((one, place) => (one.Report, Group: groupOf is not null && groupOf.TryGetValue(one.Report.Record, out var group) ? group : -1 - place))
                    .GroupBy(one => one.Group, one => one.Report).Select(group => new Person(null, Ordered(group)))
                    .OrderBy(person => person.Reports[0].Input, StringComparer.Ordinal).ThenBy(person => person.Reports[0].Id, StringComparer.Ordinal),
            ],
            judging);
    }

    /// <summary>The person of an id with the decision, or null.</summary>
    public (Person Person, Decision Decision)? Find(string id) => byId.TryGetValue(id, out var at) ? (Persons[at], Decisions[at]) : null;

    /// <summary>How many persons with an id have each standing, from confirmed down; those never said dead are under not-dead.</summary>
    public IEnumerable<(Standing Standing, int Count)> Counts()
    {
        var counts = new int[Enum.GetValues<Standing>().Length];
        foreach (var (person, decision) in Persons.Zip(Decisions).Where(pair => pair.First.Id is not null))
        {
            counts[(int)decision.Standing]++;
        }

        return Enum.GetValues<Standing>().Reverse().Select(standing => (standing, counts[(int)standing]));
    }

    /// <summary>What the ledger keeps of the decisions on persons who are said to be dead.</summary>
    public IReadOnlyDictionary<string, KeptDecision> Kept() => Persons.Zip(Decisions)
        .Where(pair => pair.First.Id is not null && pair.Second.Standing != Standing.NotDead)
        .ToDictionary(pair => pair.First.Id!, pair => KeptDecision.Of(pair.Second), StringComparer.Ordinal);

    /// <summary>
    /// For each source the first source, in ordinal order, that counts as one with it. Where sources depend on one another in a chain this is coarser than
    /// <see cref="Independence"/>; decisions do not use it.
    /// </summary>
    public IReadOnlyDictionary<string, string> FirstOfGroup()
    {
        string[] sources = [.. Persons.SelectMany(person => person.Reports).Select(report => report.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sources.ToDictionary(source => source, source => sources.First(other => Independence.AreOne(source, other)), StringComparer.Ordinal);
    }

    private static ImmutableArray<PersonReport> Ordered(IEnumerable<PersonReport> reports) =>
    [
        .. reports.OrderBy(report => report.Known).ThenBy(report => report.Input, StringComparer.Ordinal)
            .ThenBy(report => report.Id, StringComparer.Ordinal).ThenBy(report => report.Record.High).ThenBy(report => report.Record.Low),
    ];
}
