using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>An answer of a reviewer that stands. It holds handles, and no personal field.</summary>
/// <param name="Entry">The number of its entry; of a case, of its first one.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="Decision">The decision.</param>
/// <param name="About">pair, case or report.</param>
/// <param name="Reports">The handles of the reports: two of a pair, all of a case, one of a report.</param>
public sealed record StandingAnswer(long Entry, DateTimeOffset At, string Decision, string About, ImmutableArray<string> Reports)
{
    internal ImmutableArray<long> Entries { get; init; } = [Entry];

    internal Func<Ledger, string, IReadOnlyList<Draft>> Undoing { get; init; } = (_, _) => [];
}

/// <summary>Takes back what a reviewer answered in an earlier session, by entries that say so.</summary>
public static class ReviewUndo
{
    /// <summary>A reviewer's answers that stand, the newest first.</summary>
    public static ImmutableArray<StandingAnswer> Of(Ledger ledger, string by)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(by);
        var persons = PersonEntries.Read(ledger);
        var pairs = Judgement.Standing(ledger).Where(one => one.By == by).Select(one => new StandingAnswer(
            one.Sequence!.Value, one.At!.Value, one.Decision, "pair", [one.Left.ToString(), one.Right.ToString()])
        {
            Undoing = (open, why) => [Judgement.On(one.Left, one.Right, Decided.Undone, by, why, null).Draft(open)],
        });
        return [.. pairs.Concat(Cases(ledger, by, report => persons.IdOf(report)?.ToString())).OrderByDescending(one => one.Entry)];
    }

    /// <summary>Takes an answer back; null when it is done, or else what stands in the way.</summary>
    /// <param name="ledger">The ledger, open to write.</param>
    /// <param name="entry">The number of its entry; of a case, of any of its entries.</param>
    /// <param name="by">The reviewer who gave it.</param>
    /// <param name="why">The reason; may be empty.</param>
    public static string? Undo(Ledger ledger, long entry, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (Of(ledger, by).FirstOrDefault(one => one.Entries.Contains(entry)) is not { } answer)
        {
            return $"Entry {entry} is no answer of {by} that stands: it is another's, was undone or replaced, or is no answer at all.";
        }

        ledger.Append(answer.Undoing(ledger, why));
        return null;
    }

    // A case is withdrawn or restored by one entry for each report of its person, written at once.
    private static IEnumerable<StandingAnswer> Cases(Ledger ledger, string by, Func<RecordId, string?> personOf)
    {
        List<List<CaseJudgement>> groups = [];
        foreach (var one in CaseJudgement.Standing(ledger).Where(one => one.By == by))
        {
            if (one.IsOfCase && groups.LastOrDefault()?[^1] is { IsOfCase: true } last && last.Sequence + 1 == one.Sequence
                && (last.At, last.Decision, last.Why, personOf(last.Report)) == (one.At, one.Decision, one.Why, personOf(one.Report)))
            {
                groups[^1].Add(one);
            }
            else
            {
                groups.Add([one]);
            }
        }

        return groups.Select(group => new StandingAnswer(
            group[0].Sequence!.Value, group[0].At!.Value, group[0].Decision, group[0].IsOfCase ? "case" : "report", [.. group.Select(one => one.Report.ToString())])
        {
            Entries = [.. group.Select(one => one.Sequence!.Value)],
            Undoing = (open, why) => [.. group.Select(one => (one.Undoing() with { Why = why }).Draft(open))],
        });
    }
}
