using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>
/// How earlier editions of a reconciliation would have fared: it is made anew for the ends of past years with what was known then
/// (docs/reconciliation.md), and held against what it says of the same days today.
/// </summary>
public static class EarlierReconciliations
{
    // The ends of the last years: each costs a fit a side.
    private const int Years = 4;

    /// <summary>The earlier estimates by side, category and day; the state space on both days, or else the closed form on both.</summary>
    /// <param name="study">The study.</param>
    /// <param name="book">Its claims, series and lineage.</param>
    /// <param name="today">The reconciliation of today, its course included.</param>
    public static ImmutableArray<EarlierEstimate> Of(Study study, ClaimBook book, StudyReconciliation today)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(today);
        List<EarlierEstimate> found = [];
        foreach (var side in today.Sides)
        {
            var alone = study with { Headline = study.Headline with { Sides = [side.Side] } };

            // Where the state space gives nothing today, there is nothing to hold its past against.
            var method = side.Categories.Any(one => one.Estimate is not null) ? "both" : "closed";
            foreach (var day in Days(study, today.Day))
            {
                // What stands in the way was said when today's was made.
                var then = StudyReconciliation.Of(alone, book, day, day, method, byScope: false, new ProblemCollection(), again: false);
                var closed = StudyReconciliation.Of(alone, book, today.Known, day, "closed", byScope: false, new ProblemCollection(), again: false);
                if (then is not null && closed is not null)
                {
                    found.AddRange(then.Sides[0].Categories.Select(one => Held(side, day, one, closed)).OfType<EarlierEstimate>());
                }
            }
        }

        return [.. found.OrderBy(one => today.Sides.ToList().FindIndex(side => side.Side == one.Side)).ThenBy(one => one.Category).ThenBy(one => one.Day)];
    }

    private static IEnumerable<DateOnly> Days(Study study, DateOnly last) => study.Vocabulary.Start is not { } start ? []
        : Enumerable.Range(start.Year, Math.Max(0, last.Year - start.Year + 1)).Select(year => new DateOnly(year, 12, 31)).Where(day => day > start && day < last).TakeLast(Years);

    // Like with like: a number of one method says nothing of how the other fared.
    private static EarlierEstimate? Held(ReconciledSide side, DateOnly day, ReconciledCategory then, StudyReconciliation past)
    {
        var today = side.Categories.FirstOrDefault(one => one.Category == then.Category);
        var closed = past.Sides[0].Categories.FirstOrDefault(one => one.Category == then.Category);
        if (then.Estimate is { } state && today?.Estimate is not null && today.Course.Any(point => point.Day == day))
        {
            return new(side.Side, then.Category, day, "state", state, today.Course.First(point => point.Day == day).Estimate);
        }

        return then.Closed is { } earlier && closed?.Closed is { } now ? new(side.Side, then.Category, day, "closed", earlier.Estimate, now.Estimate) : null;
    }
}
