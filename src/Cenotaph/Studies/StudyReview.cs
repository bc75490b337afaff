using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>What a review was asked.</summary>
/// <param name="Kinds">The kinds of case; empty for all.</param>
/// <param name="Most">How many cases at most.</param>
/// <param name="By">The reviewer, whose own judgements are not asked again; null where nobody reviews yet.</param>
/// <param name="Share">The share of earlier judgements to be checked a second time; null for the usual queue.</param>
public sealed record ReviewOrder(ImmutableArray<ReviewKind> Kinds, int Most, string? By, double? Share = null);

/// <summary>The review queue of a study, and what a reviewer may do with a case.</summary>
public sealed class StudyReview
{
    private readonly LinkRun? run;
    private readonly Dictionary<RecordId, int> numbers;
    private readonly ReviewedPersons persons;
    private readonly RunLog runs;

    private StudyReview(LinkRun? run, IReadOnlyList<StudyReport> reports, ReviewedPersons persons, RunLog runs, ImmutableArray<ReviewCase> cases)
    {
        (this.run, this.persons, this.runs) = (run, persons, runs);
        numbers = reports.Index().ToDictionary(report => report.Item.Handle, report => report.Index);
        Cases = cases;
    }

    /// <summary>The cases, those that an answer is expected to change most first; drawn second checks in an order of chance.</summary>
    public ImmutableArray<ReviewCase> Cases { get; }

    /// <summary>Makes the queue; null, with problems, where there are no reports. It writes nothing.</summary>
    public static StudyReview? Of(Study study, Ledger ledger, ReviewOrder order, LinkageOptions options, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(options);
        var (table, reports) = StudyReports.Read(ledger);
        if (reports.Count == 0)
        {
            problems.Add(new("ledger.sqlite", null, null, "no report", "reports taken in by an input of kind report"));
            return null;
        }

        // The persons are judged by another reader of the file, while the linkage runs.
        var judging = Task.Run(() =>
        {
            using var beside = ledger.Beside();
            var found = new ProblemCollection();
            var book = StudyPersonBook.Read(study, beside, found).Book;
            var effects = new ReviewEffects(book);
            return (book, effects, found);
        });

        // Readers who differ are a case here, not a problem; what else is wrong "link" says.
        var votes = PersonJudgements.Votes(study, ledger, reports, []);
        var run = LinkRun.Of(new([table]) { Options = options with { Judged = votes.Standing() } }, problems);
        var (book, effects, met) = judging.GetAwaiter().GetResult();
        foreach (var problem in met)
        {
            problems.Add(problem);
        }

        var persons = new ReviewedPersons(book, effects);
        var queue = order is { Share: { } share, By: { } checker }
            ? new SecondChecks(ledger, checker, share).Drawn(effects, persons.Members)
            : Usual(study, ledger, order, run, reports, effects, persons, votes);
        return new(run, reports, persons, new(ledger), [.. queue.Where(one => order.Kinds.IsEmpty || order.Kinds.Contains(one.Kind)).Take(order.Most)]);
    }

    /// <summary>The fields of a case's reports, side by side: what may be shown to a reviewer. Secret ones are hidden.</summary>
    public IReadOnlyList<(string Field, string Left, string Right)> Fields(Ledger ledger, ReviewCase item)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(item);
        var (left, right) = (Body(ledger, item.Left), item.Right is { } other ? Body(ledger, other) : []);
        return
        [
            .. from field in ReportFields.Kind.Fields.Select(field => field.Name).Prepend("input")
               let one = left.GetValueOrDefault(field, "")
               let two = right.GetValueOrDefault(field, "")
               where one.Length + two.Length > 0
               select (field, one, two),
        ];
    }

    /// <summary>Why the two reports have their match weight, values as read; null where they cannot be compared.</summary>
    public Waterfall? Waterfall(ReviewCase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Right is { } right && run is not null && numbers.TryGetValue(item.Left, out var one) && numbers.TryGetValue(right, out var other)
            ? run.Result.Explain(one, other)
            : null;
    }

    /// <summary>Adds an answer to the ledger.</summary>
    /// <param name="ledger">The ledger, open to write.</param>
    /// <param name="item">The case.</param>
    /// <param name="decision">same, different or unsure; of a case of one report: stands, fails or unsure.</param>
    /// <param name="by">The reviewer's pseudonym.</param>
    /// <param name="why">The reason; may be empty.</param>
    /// <returns>The entries that would take it back.</returns>
    public static IReadOnlyList<Draft> Judge(Ledger ledger, ReviewCase item, string decision, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(item);
        if (item.Right is { } right)
        {
            var judgement = Judgement.On(item.Left, right, decision, by, why, item.IsSecondCheck ? item.Chance : null) with { IsSecondCheck = item.IsSecondCheck };
            ledger.Append([judgement.Draft(ledger)]);
            return [Judgement.On(item.Left, right, Decided.Undone, by, "", null).Draft(ledger)];
        }

        return Keep(ledger, [CaseJudgement.On(item.Left, decision, by, why) with { IsSecondCheck = item.IsSecondCheck }]);
    }

    /// <summary>Withdraws or restores the case of the person behind a report: one entry for each of the person's reports.</summary>
    /// <param name="ledger">The ledger, open to write.</param>
    /// <param name="report">The report.</param>
    /// <param name="decision">withdrawn or restored.</param>
    /// <param name="by">The reviewer's pseudonym.</param>
    /// <param name="why">The reason; may be empty.</param>
    /// <returns>The entries that would take it back.</returns>
    public IReadOnlyList<Draft> Decide(Ledger ledger, RecordId report, string decision, string by, string why) =>
        Keep(ledger, [.. persons.Members(report).Select(one => CaseJudgement.On(one, decision, by, why))]);

    private static IReadOnlyList<Draft> Keep(Ledger ledger, IReadOnlyList<CaseJudgement> judgements)
    {
        ledger.Append([.. judgements.Select(judgement => judgement.Draft(ledger))]);
        return [.. judgements.Select(judgement => judgement.Undoing().Draft(ledger))];
    }

    private static IEnumerable<ReviewCase> Usual(
        Study study, Ledger ledger, ReviewOrder order, LinkRun? run, IReadOnlyList<StudyReport> reports, ReviewEffects effects, ReviewedPersons persons, PairVotes votes)
    {
        bool Asks(ReviewKind kind) => order.Kinds.IsEmpty || order.Kinds.Contains(kind);
        var numbers = reports.Index().ToDictionary(report => report.Item.Handle, report => report.Index);
        var cases = CaseJudgement.Standing(ledger);
        bool Settled(CaseJudgement one) => !study.FourEyes || one.By == order.By;
        var withdrawn = cases.Where(one => one.IsOfCase && Settled(one)).Select(one => one.Report).ToHashSet();
        var looked = cases.Where(one => !one.IsOfCase && Settled(one)).Select(one => one.Report).ToHashSet();
        var pairs = run is null ? null : new ReviewedPairs(run, reports, effects);

        // What a reviewer judged is not asked again; what another judged only where both are needed or differ.
        bool IsOpen(ReviewCase one)
        {
            if (one.Right is not { } right)
            {
                return !(one.Kind == ReviewKind.Documents ? looked : withdrawn).Contains(one.Left);
            }

            if (!numbers.TryGetValue(one.Left, out var left) || !numbers.TryGetValue(right, out var other))
            {
                return false;
            }

            var pair = (Math.Min(left, other), Math.Max(left, other));
            return votes.IsSplit(pair) || votes.IsWaiting(pair) ? order.By is null || !votes.HasVoted(pair, order.By) : !votes.IsJudged(pair);
        }

        IEnumerable<ReviewCase> all =
        [
            .. pairs is not null && (Asks(ReviewKind.Pairs) || Asks(ReviewKind.Clusters)) ? [.. pairs.Open(votes), .. pairs.Uncertain(order.Most)] : Array.Empty<ReviewCase>(),
            .. Asks(ReviewKind.Contradictions) ? persons.Contradictions() : [],
            .. Asks(ReviewKind.Pending) ? [.. persons.AwaitingSecond(StudyPersonBook.AwaitingSecond(study, ledger)), .. persons.Pending()] : Array.Empty<ReviewCase>(),
            .. Asks(ReviewKind.Documents) ? persons.Documents() : [],
        ];
        return all.Where(IsOpen).OrderByDescending(one => one.Gain).ThenBy(one => one.Kind)
            .ThenBy(one => one.Left.ToString(), StringComparer.Ordinal).ThenBy(one => one.Right?.ToString(), StringComparer.Ordinal)
            .DistinctBy(one => (one.Right is null ? one.Kind : ReviewKind.Pairs, one.Left.High ^ (one.Right?.High ?? 0), one.Left.Low ^ (one.Right?.Low ?? 0)));
    }

    private Dictionary<string, string> Body(Ledger ledger, RecordId record)
    {
        if (runs.Current(ledger, record) is not { Kind: ReportFields.Name, Body.IsEmpty: false } entry && (entry = ledger.Versions(record)
            .FirstOrDefault(one => one is { Kind: ReportFields.Name, Body.IsEmpty: false } && runs.Of(one.Sequence) is not { Undone: true })) is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(entry.Body);
        return document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).ToDictionary(
            member => member.Name,
            member => IsHidden(ReportFields.Kind.Find(member.Name), member.Value.GetString()!) ? "(not shown)" : member.Value.GetString()!,
            StringComparer.Ordinal);
    }

    private static bool IsHidden(Evidence.Field? field, string text) => field is { Class: FieldClass.Secret } || (field is { Type: FieldType.Text } && RefusedContent.IsIn(text));
}
