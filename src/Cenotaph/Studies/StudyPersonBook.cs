using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>A study's persons as they are judged today, beside the last decisions that its ledger keeps.</summary>
/// <param name="Book">The persons and the decisions.</param>
/// <param name="Apart">Reports of other forms: groups, incidents, visits.</param>
/// <param name="Changes">What differs from the last decisions kept.</param>
/// <param name="LastVersion">The version of the rules that made the last change, or null.</param>
/// <param name="Unlinked">Whether reports wait for <c>cenotaph link</c>: they say dead and have no person.</param>
public sealed record StudyPersonBook(
    PersonBook Book, ImmutableSortedDictionary<string, int> Apart, ImmutableArray<DecisionChange> Changes, string? LastVersion, bool Unlinked)
{
    /// <summary>Reads and judges what the ledger holds. It writes nothing.</summary>
    public static StudyPersonBook Read(Study study, Ledger ledger, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        var publishers = study.Vocabulary.Publishers;
        var list = ReportReader.Read(
            ledger,
            study.Inputs.ToDictionary(
                plan => plan.Name,
                plan => new ReportInput(
                    plan.Origin.Publisher is { } publisher ? publishers.Find(publisher)?.Id : null,
                    (plan.Origin.Published ?? plan.Origin.Accessed)?.Last),
                StringComparer.Ordinal),
            name => publishers.Find(name)?.Id);
        UndeclaredWords.Check(study, list.OfPersons, problems);
        var entries = PersonEntries.Read(ledger);
        var judging = Judging(study, ledger, list, problems);
        var book = PersonBook.Of(list.OfPersons, record => entries.IdOf(record)?.ToString(), judging, UnlistedGroups.Read(ledger));
        var (kept, version) = ConfirmationEntries.Read(ledger);
        return new(
            book, list.Apart, DecisionChange.Between(kept, book.Kept()), version,
            book.Persons.Any(person => person.Id is null && person.IsSaidDead));
    }

    /// <summary>Tells the ledger the decisions that changed; adds nothing where none did.</summary>
    /// <returns>Whether an entry was added.</returns>
    public bool Keep(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (Changes.IsEmpty && (LastVersion is null || LastVersion == Book.Judging.Rules.Version))
        {
            return false;
        }

        ledger.Append([ConfirmationEntries.Of(Book, Changes)]);
        return true;
    }

    /// <summary>The reports, as input:id, whose cases one reviewer withdrew and a second has to judge.</summary>
    internal static IReadOnlySet<string> AwaitingSecond(Study study, Ledger ledger)
    {
        if (!study.FourEyes)
        {
            return ImmutableHashSet<string>.Empty;
        }

        var cases = new CaseVotes(study.FourEyes);
        var list = ReportReader.Read(ledger, new Dictionary<string, ReportInput>(), _ => null);
        _ = SourceJudgements.Read(study.Folder, study.Vocabulary.Publishers, new HashSet<string>(), [], cases);
        TakeReviewed(ledger, list, cases);
        return cases.Waiting.ToHashSet(StringComparer.Ordinal);
    }

    private static PersonJudging Judging(Study study, Ledger ledger, ReportList list, ICollection<Problem> problems)
    {
        var cases = new CaseVotes(study.FourEyes);
        var judged = SourceJudgements.Read(
            study.Folder, study.Vocabulary.Publishers, study.Inputs.Select(plan => plan.Name).Append(DeskReport.Input).ToHashSet(StringComparer.Ordinal), problems, cases);
        var byName = list.OfPersons.ToLookup(report => $"{report.Input}:{report.Id}", report => report.Record, StringComparer.Ordinal);
        foreach (var unknown in cases.Withdrawn.Where(name => !byName.Contains(name)).Order(StringComparer.Ordinal))
        {
            problems.Add(new(JudgementRow.Folder, null, "from", $"\"{unknown}\"", "a report of the ledger as input:id"));
        }

        TakeReviewed(ledger, list, cases);
        return new(
            study.Confirmation,
            [.. study.Lineage.Where(edge => edge is { FromClaim: false, OfClaim: false }).Select(edge => (edge.From, edge.Of))],
            judged.Independent,
            judged.Copies,
            [.. cases.Withdrawn.SelectMany(name => byName[name]), .. CorrectionBook.Read(ledger, study.AsOf).WronglyListed()],
            AsOf(study, list))
        {
            StatedAsOf = study.AsOf,
        };
    }

    /// <summary>Adds the decisions on cases that the ledger holds; reports that were taken back since are passed over.</summary>
    internal static void TakeReviewed(Ledger ledger, ReportList list, CaseVotes cases)
    {
        var names = list.OfPersons.ToDictionary(report => report.Record, report => $"{report.Input}:{report.Id}");
        foreach (var judgement in CaseJudgement.Standing(ledger).Where(judgement => judgement.IsOfCase && names.ContainsKey(judgement.Report)))
        {
            cases.Take(
                names[judgement.Report], judgement.Decision == SourceJudgements.Withdraws, DateOnly.FromDateTime(judgement.At!.Value.UtcDateTime), judgement.By, inOrder: true);
        }
    }

    // Ages are measured to the study's as-of, else to the newest day on which anything became known.
    private static DateOnly AsOf(Study study, ReportList list) =>
        study.AsOf ?? (list.OfPersons.IsEmpty ? DateOnly.MinValue : list.OfPersons.Max(report => report.Known));
}
