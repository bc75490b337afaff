using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One side as it would have been reconciled on an earlier day, without some origins, for one or more days counted to.</summary>
internal sealed class ReplayedEstimate
{
    private readonly Dictionary<(LossCategory, DateOnly), (Pooled? State, Pooled? Closed)> numbers = [];

    private ReplayedEstimate(double? scaleReduction) => ScaleReduction = scaleReduction;

    /// <summary>The potential scale reduction of the state space, also where that refuses it; null without one.</summary>
    public double? ScaleReduction { get; }

    /// <summary>The readings known on a day, without those of the origins left out, by the lineage known then or by that of today: all that a replay may see.</summary>
    public static ImmutableArray<Reading> Readings(ClaimBook book, ReconcilePlan plan, DateOnly start, DateOnly known, string side, IReadOnlyCollection<string> leftOut)
    {
        var groups = new OriginGroups(book.Claims, book.Lineage, plan.Origins);
        var taken = book.Claims.Where(claim => leftOut.Contains(groups.Of(claim).Origin)).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return new ReadingBook(book, plan, start, known).Of(side).RemoveAll(reading => leftOut.Contains(reading.Origin) || taken.Contains(reading.Id));
    }

    /// <summary>The estimates of every category up to each of the days; the state space runs to the last of them, and is left out without options.</summary>
    public static ReplayedEstimate Of(ImmutableArray<Reading> readings, ReconcilePriors priors, DateOnly start, ImmutableArray<DateOnly> days, StateOptions? options)
    {
        var end = days.Max();
        var single = SingleReadings.Of(readings.Where(reading => reading.To <= end));
        var state = options is null ? null : StateSpace.Fit(single, priors, start, end, options);
        var found = new ReplayedEstimate(state?.ScaleReduction);
        foreach (var category in Enum.GetValues<LossCategory>())
        {
            var own = single.FindAll(reading => SideReconciler.Informs(reading, category));
            foreach (var day in days.Where(_ => own.Count > 0))
            {
                found.numbers[(category, day)] = (
                    state is { ScaleReduction: < SideReconciler.MixedBelow } && SideReconciler.IsCounted(single, category) && !SideReconciler.IsTooOld(own, start, end) ? SideReconciler.Limits(state.Counts(category, day)) : null,
                    ClosedForm.Of(single, category, priors, start, day)?.Estimate);
            }
        }

        return found;
    }

    /// <summary>The estimate of a category up to a day by both methods: of the state space null where it was refused, of both where nothing of the category is on record.</summary>
    public (Pooled? State, Pooled? Closed) Of(LossCategory category, DateOnly day) => numbers.GetValueOrDefault((category, day));
}
