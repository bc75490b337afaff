using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One category of one side as it would have been reconciled on an earlier day, without some origins, for one or more days counted to.</summary>
/// <param name="State">By the state space, for each day; null where it was refused or nothing of the category is on record.</param>
/// <param name="Closed">By the closed form, for each day.</param>
/// <param name="ScaleReduction">The potential scale reduction of the state space; null without one.</param>
internal sealed record ReplayedEstimate(ImmutableArray<Pooled?> State, ImmutableArray<Pooled?> Closed, double? ScaleReduction)
{
    /// <summary>The readings known on a day, without those of the origins left out: what a replay may see.</summary>
    public static ImmutableArray<Reading> Readings(ClaimBook book, ReconcilePlan plan, DateOnly start, DateOnly known, string side, IReadOnlyCollection<string> leftOut) =>
        new ReadingBook(book, plan, start, known).Of(side).RemoveAll(reading => leftOut.Contains(reading.Origin));

    /// <summary>The estimates up to each of the days; the state space runs to the last of them.</summary>
    public static ReplayedEstimate Of(
        ImmutableArray<Reading> readings, ReconcilePriors priors, DateOnly start, LossCategory category, ImmutableArray<DateOnly> days, StateOptions options)
    {
        var end = days.Max();
        var single = SingleReadings.Of(readings.Where(reading => reading.To <= end));
        var own = single.FindAll(reading => SideReconciler.Informs(reading, category));
        if (own.Count == 0)
        {
            return new([.. days.Select(_ => (Pooled?)null)], [.. days.Select(_ => (Pooled?)null)], null);
        }

        var state = SideReconciler.IsTooOld(own, start, end) ? null : StateSpace.Fit(single, priors, start, end, options);
        return new(
            [.. days.Select(day => state is { ScaleReduction: < SideReconciler.MixedBelow } ? SideReconciler.Limits(state.Counts(category, day)) : (Pooled?)null)],
            [.. days.Select(day => ClosedForm.Of(single, category, priors, start, day)?.Estimate)],
            state?.ScaleReduction);
    }
}
