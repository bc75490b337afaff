using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>The reports of a study's ledger linked to persons, and what the ledger was told.</summary>
/// <param name="Run">The linkage.</param>
/// <param name="Persons">Persons that at least one report holds for dead, or says nothing of their fate: they bear ids.</param>
/// <param name="NotDead">Persons whose reports all say missing, captured, deserter, wounded or alive: counted, without ids, never listed.</param>
/// <param name="Ids">Entries that gave a report a person's id it did not have.</param>
/// <param name="Forwarded">Entries that say what became of an id: merged, split or gone.</param>
public sealed record StudyPersons(LinkRun Run, int Persons, int NotDead, int Ids, int Forwarded)
{
    /// <summary>Whether the groups of those who bear no id were noted anew.</summary>
    public bool Regrouped { get; private init; }

    /// <summary>The kind of the entry that gives a report its person's id.</summary>
    public const string IdKind = "person-id";

    /// <summary>The kind of the entry that says what became of a person's id.</summary>
    public const string ForwardKind = "person-forward";

    private static readonly HashSet<string> NotOfDeath = ["missing", "captured", "deserter", "wounded", "alive"];

    /// <summary>
    /// Links the reports that stand and tells the ledger which persons they are. With nothing changed it adds no entry. Null, with problems, where
    /// there is nothing to link.
    /// </summary>
    public static StudyPersons? Link(Study study, Ledger ledger, LinkageOptions options, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(problems);
        var (table, reports) = StudyReports.Read(ledger);
        if (reports.Count == 0)
        {
            problems.Add(new("ledger.sqlite", null, null, "no report", "reports taken in by an input of kind report"));
            return null;
        }

        var judged = PersonJudgements.Of(study, ledger, reports, problems);
        var run = LinkRun.Of(new([table]) { Options = options with { Judged = judged } }, problems);
        return run is null ? null : Write(ledger, run, reports);
    }

    private static StudyPersons Write(Ledger ledger, LinkRun run, IReadOnlyList<StudyReport> reports)
    {
        var known = PersonEntries.Read(ledger);
        var personOf = run.Result.PersonOf;
        var dead = new bool[run.Persons];
        for (var i = 0; i < reports.Count; i++)
        {
            dead[personOf[i]] |= reports[i].Status is not { } status || !NotOfDeath.Contains(status);
        }

        var handles = reports.Select(report => report.Handle).ToList();
        var drafts = known.Changes(ledger, handles, [.. personOf], dead, out var ids);
        var forwarded = drafts.Count - ids;
        var groups = UnlistedGroups.Of(ledger, handles, personOf, dead);
        if (groups is { } draft)
        {
            drafts.Add(draft);
        }

        if (LabelLinks.Of(ledger, run, reports) is { } links)
        {
            drafts.Add(links);
        }

        ledger.Append(drafts);
        return new(run, dead.Count(one => one), dead.Count(one => !one), ids, forwarded) { Regrouped = groups is not null };
    }
}
