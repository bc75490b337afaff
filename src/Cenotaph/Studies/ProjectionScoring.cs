using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>Scores projections by the later claims that they name.</summary>
internal static class ProjectionScoring
{
    /// <summary>
    /// A line for each kept forecast (or the present one where none is kept), each day that is past, and each set of later claims that says something of it.
    /// </summary>
    public static ImmutableArray<ProjectionOutcome> Of(Ledger ledger, ProjectionSummary summary, ComparedNumbers numbers, ProjectionRun run, DateOnly today)
    {
        var plan = summary.Plan;
        List<ProjectionOutcome> outcomes = [];
        foreach (var claims in plan.ScoredBy)
        {
            if (Sum(claims, summary, numbers, run) is not { } later)
            {
                continue;
            }

            foreach (var day in summary.Days.Where(day => day.Day <= today))
            {
                var kept = ProjectionEntries.Kept(ledger, plan, day.Day);
                foreach (var one in kept.IsEmpty ? [new(summary.Start, day.Reached, day.Quantiles)] : kept)
                {
                    if (Outcome(plan, day.Day, one, claims, later) is { } outcome)
                    {
                        outcomes.Add(outcome);
                    }
                }
            }
        }

        return [.. outcomes.OrderBy(one => one.Day).ThenBy(one => one.Made)];
    }

    private static ProjectionOutcome? Outcome(
        ProjectionPlan plan, DateOnly day, KeptProjection kept, ImmutableArray<string> claims, (DateOnly Day, double Low, double Middle, double High) later)
    {
        // A running total that stood above the threshold before stands above it now; one that stands below it later stood below it then.
        bool? reached = plan.Threshold is not { } threshold ? null
            : later.Day <= day && later.Low >= threshold ? true
            : later.Day >= day && later.High < threshold ? false : null;
        var isThatDay = later.Day == day;
        return new(
            plan.Id, day, kept.Made, claims, later.Low, later.High, reached, kept.Reached,
            reached is { } happened && kept.Reached is { } probability ? ProjectionScore.Brier(probability, happened) : null,
            isThatDay ? ProjectionScore.Crps(kept.Quantiles, later.Middle) : null,
            isThatDay ? ProjectionScore.Interval(kept.Quantiles[0], kept.Quantiles[^1], later.Middle) : null,
            isThatDay ? later.Middle >= kept.Quantiles[0] && later.Middle <= kept.Quantiles[^1] : null);
    }

    private static (DateOnly Day, double Low, double Middle, double High)? Sum(
        ImmutableArray<string> claims, ProjectionSummary summary, ComparedNumbers numbers, ProjectionRun run)
    {
        var section = $"projections.{summary.Plan.Id}.scored_by";
        var (day, low, middle, high) = ((DateOnly?)null, 0.0, 0.0, 0.0);
        var open = summary.Terms.Select(term => term.Quantity).ToList();
        foreach (var id in claims)
        {
            if (numbers.KnownBy is not null && !numbers.Knows(id))
            {
                return null;
            }

            if (numbers.Claim(id, section) is not { } claim)
            {
                return null;
            }

            var place = open.FindIndex(term => Comparable.Same(run.Rules, term, claim.Quantity) && term.Kind == claim.Quantity.Kind);
            if (place < 0 || claim.Quantity.AsOf is not { } asOf || asOf.Last <= summary.Start || (day is { } other && other != asOf.Last))
            {
                numbers.Fault(
                    section, $"claim {id} of {Comparable.What(claim.Quantity)}, {claim.Quantity.Kind.Word()}, as of {claim.Quantity.AsOf?.ToString() ?? "no day"}",
                    $"one number for each term, which counts the same, all of one day after {summary.Start:yyyy-MM-dd}");
                return null;
            }

            open.RemoveAt(place);
            if (run.Range(claim.Figure, ProjectionSpread.Uniform, 0.5, id, section) is not { } range)
            {
                return null;
            }

            (day, low, middle, high) = (asOf.Last, low + range.Low, middle + range.At(0.5), high + range.High);
        }

        if (open.Count > 0)
        {
            numbers.Fault(section, string.Join(", ", claims), $"a later number for each term; none is of {string.Join(", ", open.Select(term => term.Side))}");
            return null;
        }

        return day is { } known ? (known, low, middle, high) : null;
    }
}
