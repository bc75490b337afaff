using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>A count of trials with its 95 % limits.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct ScoredShare(int Count, int Of)
{
    private const double Errors = 1.959964;

    /// <summary>The share; null where nothing was tried.</summary>
    public double? Share => Of == 0 ? null : (double)Count / Of;

    /// <summary>The limits (Wilson 1927).</summary>
    public (double Low, double High) Limits => Tails.Wilson(Count, Of, Errors);
}

/// <summary>How an invented study's decisions agree with its truth.</summary>
/// <param name="Precision">Confirmed persons who are dead.</param>
/// <param name="FalseConfirmed">Confirmed persons who are not.</param>
/// <param name="Duplicates">Confirmed persons who stand for somebody dead whom another confirmed person stands for too.</param>
/// <param name="Recall">Of the dead whom the rules could confirm on true links, with declared lineage and without planted reports: those confirmed.</param>
/// <param name="Mislabelled">Reports that call somebody dead missing or deserter: those that a finding of order contests.</param>
/// <param name="FalseAlarms">Reports with such a label that a finding contests: those whose label is right.</param>
/// <param name="PlantedFound">Persons that only planted reports call dead: those about whom some finding was raised.</param>
/// <param name="UnknownReports">Reports that the truth does not tell of.</param>
public sealed record PersonScore(
    ScoredShare Precision, ScoredShare FalseConfirmed, int Duplicates, ScoredShare Recall, ScoredShare Mislabelled, ScoredShare FalseAlarms,
    ScoredShare PlantedFound, int UnknownReports)
{
    /// <summary>Scores a study's persons against its truth.csv; null, with problems, where there is none.</summary>
    public static PersonScore? Of(Study study, PersonBook book, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(problems);
        if (PersonTruth.Read(study.Folder, problems) is not { } truth)
        {
            return null;
        }

        var reports = book.Persons.SelectMany(person => person.Reports).ToList();
        var known = new Dictionary<RecordId, ReportTruth>();
        foreach (var report in reports)
        {
            if (truth.TryGetValue($"{report.Input}:{report.Id}", out var told))
            {
                known[report.Record] = told;
            }
        }

        var (right, confirmed) = (0, 0);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var duplicates = 0;
        foreach (var (person, decision) in book.Persons.Zip(book.Decisions).Where(pair => pair.Second.Standing == Standing.Confirmed))
        {
            if (Behind(person, known) is not { } behind)
            {
                continue;
            }

            confirmed++;
            right += behind.IsDead ? 1 : 0;
            duplicates += behind.IsDead && !found.Add(behind.Person) ? 1 : 0;
        }

        var could = Confirmable(book, reports, known);
        var contested = book.History.SelectMany(finding => finding.Contested).ToHashSet();
        var labels = reports.Where(report => report.IsLabel && known.ContainsKey(report.Record)).ToList();
        var alarmed = labels.Where(report => contested.Contains(report.Record)).ToList();
        var raised = book.Findings.SelectMany(finding => finding.Records)
            .Concat(book.History.SelectMany(finding => finding.Finding.Records)).ToHashSet(StringComparer.Ordinal);
        var planted = book.Persons
            .Where(person => person.IsSaidDead && person.Reports.Where(report => report.SaysDead).All(report => known.TryGetValue(report.Record, out var told) && told.IsPlanted))
            .ToList();
        return new(
            new(right, confirmed),
            new(confirmed - right, confirmed),
            duplicates,
            new(could.Count(found.Contains), could.Count),
            new(alarmed.Count(report => known[report.Record].IsLabelWrong), labels.Count(report => known[report.Record].IsLabelWrong)),
            new(alarmed.Count(report => !known[report.Record].IsLabelWrong), alarmed.Count),
            new(planted.Count(person => person.Reports.Any(report => raised.Contains(report.Record.ToString()))), planted.Count),
            reports.Count - known.Count);
    }

    // The true person of most of the reports that say dead; of two with as many, the one of the earlier report.
    private static ReportTruth? Behind(Person person, Dictionary<RecordId, ReportTruth> known) => person.Reports
        .Where(report => report.SaysDead && known.ContainsKey(report.Record))
        .Select(report => known[report.Record])
        .GroupBy(told => told.Person, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .Select(group => (ReportTruth?)group.First())
        .FirstOrDefault();

    private static HashSet<string> Confirmable(PersonBook book, List<PersonReport> reports, Dictionary<RecordId, ReportTruth> known)
    {
        var judging = book.Judging;
        var confirmer = new Confirmer(judging.Rules, new(judging.Lineage, judging.Copies, judging.Independent), suspected: null, judging.Withdrawn, judging.StatedAsOf);
        return reports.Where(report => known.TryGetValue(report.Record, out var told) && told is { IsDead: true, IsPlanted: false })
            .GroupBy(report => known[report.Record].Person, StringComparer.Ordinal)
            .Where(group => confirmer.Decide(new(null, [.. group.OrderBy(report => report.Known)])).Standing == Standing.Confirmed)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
    }
}
