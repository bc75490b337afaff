using System.Collections.Immutable;
using Cenotaph.Persons;

namespace Cenotaph.Relabelling;

/// <summary>A person as the study holds him.</summary>
/// <param name="Person">His reports.</param>
/// <param name="ConfirmedDead">Whether a rule of confirmation says that he is dead.</param>
/// <param name="LinkProbability">The probability that the entry with a label and the reports of his death are of one person, where it is not told label by label.</param>
public sealed record PersonAtHand(Person Person, bool ConfirmedDead, double LinkProbability = 1)
{
    /// <summary>The same by label, 0 to 1, where linkage tells it.</summary>
    public ImmutableSortedDictionary<string, double> ByLabel { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}

/// <summary>How persons are read into counts.</summary>
public sealed record PersonReading
{
    /// <summary>The side that is read; null for persons of whom no report names a side too.</summary>
    public required string? Side { get; init; }

    /// <summary>missing or deserter.</summary>
    public required string Label { get; init; }

    /// <summary>The day to which ages are measured.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Kinds of document of the independent list, by which the coverage of the list of named dead is measured.</summary>
    public ImmutableArray<string> Independent { get; init; } = ["official", "probate"];

    /// <summary>Where strata of time since death begin, in days.</summary>
    public ImmutableArray<int> FromDays { get; init; } = [0, 91, 182, 365, 730];

    /// <summary>Right, of judged links; null to go by the links' probabilities.</summary>
    public ShareCount? Precision { get; init; }
}

/// <summary>What families of linked labelled dead were told of compensation.</summary>
/// <param name="Refused">A report says refused, and none says paid.</param>
/// <param name="Due">A report says due, and none says refused or paid.</param>
/// <param name="Paid">A report says paid.</param>
public readonly record struct CompensationCounts(long Refused, long Due, long Paid);

/// <summary>Reads persons into the plain counts of this room: what leaves here names nobody.</summary>
public static class LabelledPersons
{
    // A court declares the missing dead: such a decision is an outcome of the label, not an entry of a list of named dead.
    private const string Court = "court";

    /// <summary>The evidence by linkage: entries are persons who bear the label, pairs those among them whom the list of named dead holds.</summary>
    public static LinkageEvidence Evidence(IReadOnlyList<PersonAtHand> persons, PersonReading reading)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(reading);
        var side = OfSide(persons, reading);
        var labelled = side.Where(one => one.Person.Reports.Any(report => report.Status == reading.Label)).ToList();
        return new()
        {
            Entries = labelled.Count,
            Pairs = [.. labelled.Where(one => IsListed(one, reading)).Select(one => Pair(one, reading))],
            // Among the dead without the label, so that κ is the very factor by which the label lowers the chance of being listed.
            Coverage = Coverage([.. side.Except(labelled)], reading),
            CoverageByLinkage = true,
            Precision = reading.Precision,
        };
    }

    /// <summary>The missing as cases of competing risks.</summary>
    public static ImmutableArray<MissingCase> Missing(IReadOnlyList<PersonAtHand> persons, PersonReading reading)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(reading);
        return [.. OfSide(persons, reading).Select(one => Case(one.Person, reading.AsOf)).OfType<MissingCase>()];
    }

    /// <summary>What the families of linked labelled dead were told of compensation.</summary>
    public static CompensationCounts Compensation(IReadOnlyList<PersonAtHand> persons, PersonReading reading)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(reading);
        var told = OfSide(persons, reading)
            .Where(one => one.Person.Reports.Any(report => report.Status == reading.Label) && IsListed(one, reading)
                && Timing(one.Person, reading.Label) == LabelTiming.OnOrBefore)
            .Select(one => one.Person.Reports.Select(report => report.Compensation).ToHashSet()).ToList();
        return new(
            told.Count(words => words.Contains("refused") && !words.Contains("paid")),
            told.Count(words => words.Contains("due") && !words.Contains("refused") && !words.Contains("paid")),
            told.Count(words => words.Contains("paid")));
    }

    /// <summary>Whether a report puts somebody on the list of named dead: it says dead, and is neither of the independent list nor a court's.</summary>
    /// <param name="report">The report.</param>
    /// <param name="independent">The kinds of document of the independent list.</param>
    public static bool Names(PersonReport report, ImmutableArray<string> independent)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.SaysDead && report.DocumentKind != Court && !independent.Contains(report.DocumentKind ?? "");
    }

    private static List<PersonAtHand> OfSide(IReadOnlyList<PersonAtHand> persons, PersonReading reading) =>
    [
        .. persons.Where(one => one.Person.Reports.Select(report => report.Side).OfType<string>().FirstOrDefault() is var side
            && (side == reading.Side || (side is null && reading.Side is null))),
    ];

    // On the list of named dead: confirmed, and named by a report that belongs to neither the independent list nor a court.
    private static bool IsListed(PersonAtHand one, PersonReading reading) =>
        one.ConfirmedDead && one.Person.Reports.Any(report => Names(report, reading));

    private static bool Names(PersonReport report, PersonReading reading) => Names(report, reading.Independent);

    private static LinkedPair Pair(PersonAtHand one, PersonReading reading) =>
        new(one.ByLabel.GetValueOrDefault(reading.Label, one.LinkProbability), Timing(one.Person, reading.Label), Since(Death(one.Person), reading.AsOf));

    private static LabelTiming Timing(Person person, string label)
    {
        var labels = person.Reports.Where(report => report.Status == label).Select(report => report.StatusDate ?? report.Event).OfType<DateSpan>().ToList();
        if (Death(person) is not { } death || labels.Count == 0)
        {
            return LabelTiming.Unknown;
        }

        // The last label counts: dead by then, he stood in the register as something else than dead.
        var last = labels.Max(date => date.First);
        return death.Last <= last ? LabelTiming.OnOrBefore
            : death.First > labels.Max(date => date.Last) ? LabelTiming.After
            : LabelTiming.Unknown;
    }

    // The date of death that is known best; of dates known equally well the first.
    private static DateSpan? Death(Person person) => person.Reports
        .Where(report => report.SaysDead && report.Event is not null)
        .OrderBy(report => report.Event!.Value.Days).ThenBy(report => report.Event!.Value.First)
        .Select(report => report.Event).FirstOrDefault();

    private static int? Since(DateSpan? death, DateOnly asOf) =>
        death is { Days: <= 31 } known && known.First <= asOf ? asOf.DayNumber - Middle(known, asOf) : null;

    private static int Middle(DateSpan span, DateOnly asOf) =>
        Math.Min(asOf.DayNumber, span.First.DayNumber + ((span.Days - 1) / 2));

    private static ImmutableArray<CoverageStratum> Coverage(List<PersonAtHand> persons, PersonReading reading)
    {
        // The independent list by itself says dead; whether the list of named dead has him too is what is measured.
        var independent = persons.Where(one => one.Person.Reports.Any(report => report.SaysDead && reading.Independent.Contains(report.DocumentKind ?? "")))
            .Select(one => (Days: Since(Death(one.Person), reading.AsOf), Listed: IsListed(one, reading)))
            .Where(one => one.Days is not null).ToList();
        List<CoverageStratum> strata = [];
        for (var place = 0; place < reading.FromDays.Length; place++)
        {
            var (from, to) = (reading.FromDays[place], place + 1 < reading.FromDays.Length ? reading.FromDays[place + 1] : int.MaxValue);
            var these = independent.Where(one => one.Days >= from && one.Days < to).ToList();
            if (these.Count > 0)
            {
                strata.Add(new(from, new(these.Count(one => one.Listed), these.Count)));
            }
        }

        return [.. strata];
    }

    private static MissingCase? Case(Person person, DateOnly asOf)
    {
        var missing = person.Reports.Where(report => report.Status == "missing").ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var gone = missing.Select(report => report.Event ?? report.StatusDate).OfType<DateSpan>()
            .OrderBy(date => date.Days).ThenBy(date => date.First).Select(date => (DateSpan?)date).FirstOrDefault();
        // A disappearance known to no more than its quarter would put a month's error into every time.
        if (gone is not { Days: <= 31 } disappeared)
        {
            return null;
        }

        var begin = Middle(disappeared, asOf);
        var listed = Math.Max(begin, missing.Min(report => report.Known).DayNumber);
        var end = person.Reports.Where(report => Outcome(report) != MissingOutcome.StillMissing && report.Known <= asOf)
            .Where(report => (report.StatusDate ?? report.Event) is not { } date || report.SaysDead || date.Last >= disappeared.First)
            .Select(report => (Day: Math.Max(begin, report.Known.DayNumber), Outcome: Outcome(report)))
            .OrderBy(one => one.Day).ThenBy(one => one.Outcome).Select(one => ((int Day, MissingOutcome Outcome)?)one).FirstOrDefault();
        var (day, outcome) = end ?? (asOf.DayNumber, MissingOutcome.StillMissing);
        return day < listed || listed > asOf.DayNumber ? null : new(listed - begin, day - begin, outcome);
    }

    private static MissingOutcome Outcome(PersonReport report) => report switch
    {
        { SaysDead: true, DocumentKind: Court } => MissingOutcome.DeclaredDead,
        { SaysDead: true } => MissingOutcome.NamedDead,
        { Status: "alive" or "wounded" } => MissingOutcome.Returned,
        { Status: "captured" } => MissingOutcome.Captured,
        _ => MissingOutcome.StillMissing,
    };
}
