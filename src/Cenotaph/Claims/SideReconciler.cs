using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>Reconciles one side's readings by both methods.</summary>
public static class SideReconciler
{
    // Chains that have not come to agree give no number to be trusted.
    internal const double MixedBelow = 1.1;

    /// <summary>The losses of a side up to a day.</summary>
    /// <param name="side">The side.</param>
    /// <param name="readings">Its readings.</param>
    /// <param name="plan">What the study assumes.</param>
    /// <param name="start">The war's first day.</param>
    /// <param name="day">The day asked for.</param>
    /// <param name="method">closed, state or both.</param>
    /// <param name="byScope">Whether force components are asked for.</param>
    /// <param name="again">Whether the state space is fitted again without each origin and each anchor; without that, as in those fits, half the draws are made.</param>
    public static ReconciledSide Of(
        string side, ImmutableArray<Reading> readings, ReconcilePlan plan, DateOnly start, DateOnly day, string method, bool byScope, bool again = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var options = new StateOptions(plan.Seed);
        return Of(side, readings, plan, start, day, method, byScope, again ? options : Fewer(options), again);
    }

    /// <summary>The same with another number of draws.</summary>
    internal static ReconciledSide Of(string side, ImmutableArray<Reading> readings, ReconcilePlan plan, DateOnly start, DateOnly day, string method, bool byScope, StateOptions options, bool again = true)
    {
        List<string> notes = [];
        var single = SingleReadings.Of(readings.Where(reading => reading.To <= day));
        var state = method == "closed" ? null : StateSpace.Fit(single, plan.Priors, start, day, options);
        var counted = single.Count(reading => !reading.Counted);
        notes.Add(single.Count == 0 ? "Nothing is on record: not estimable." : single.Count == 1 ? $"A single reading, {single[0].Id}: how far it may be off is the prior's word alone." : $"{single.Count} readings, {counted} of them estimates or statements.");
        var (scale, effective) = (state?.ScaleReduction, state?.EffectiveDraws);
        if (state is { ScaleReduction: not < MixedBelow })
        {
            notes.Add(FormattableString.Invariant($"The state space is not estimable: its chains have not come to agree (potential scale reduction {state.ScaleReduction:F2}, below {MixedBelow} wanted; {state.EffectiveDraws:F0} effective draws). {(method == "state" ? "There is no number." : "The closed form stands alone.")}"));
            state = null;
        }

        var short_ = Fewer(options);
        Dictionary<string, StateSpace?> without = new(StringComparer.Ordinal), unanchored = new(StringComparer.Ordinal);
        if (state is not null && again)
        {
            foreach (var origin in single.Where(reading => !reading.Counted).Select(reading => reading.Origin).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                without[origin] = StateSpace.Fit(single.Where(reading => reading.Counted || reading.Origin != origin), plan.Priors, start, day, short_);
            }

            foreach (var anchor in single.Select(reading => reading.Anchor).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                unanchored[anchor] = StateSpace.Fit(single.Where(reading => reading.Anchor != anchor), plan.Priors, start, day, short_);
            }
        }

        return new()
        {
            Side = side,
            Day = day,
            Categories = [.. Enum.GetValues<LossCategory>().Select(category => Category(category, single, state, without, unanchored, plan, start, day, method))],
            Scopes = byScope && state is not null ? Scopes(state, single, plan, day) : [],
            ScaleReduction = scale,
            EffectiveDraws = effective,
            Notes = [.. notes],
        };
    }

    private static ReconciledCategory Category(
        LossCategory category, List<Reading> single, StateSpace? state, Dictionary<string, StateSpace?> without, Dictionary<string, StateSpace?> unanchored,
        ReconcilePlan plan, DateOnly start, DateOnly day, string method)
    {
        var own = single.FindAll(reading => Informs(reading, category));
        if (IsTooOld(own, start, day))
        {
            var last = own.Max(reading => reading.To);
            return new()
            {
                Category = category,
                EffectiveSources = 0,
                Groups = [],
                NotEstimable = Phrase.Of("reconcile.too-old", ("day", Phrase.Date(last))),
            };
        }

        var closed = method == "state" ? null : ClosedForm.Of(single, category, plan.Priors, start, day);
        Pooled? From(StateSpace? space, List<Reading> left) => space is not null && IsCounted(left, category) ? Limits(space.Counts(category, day)) : null;

        // Hardly anyone counts the wounded apart: then they are worth the sources of the casualties.
        var casualties = closed is null && category == LossCategory.Wounded ? ClosedForm.Of(single, LossCategory.Casualties, plan.Priors, start, day) : null;
        var effective = own.Count == 0 ? 0 : closed?.EffectiveSources ?? (casualties is null ? EffectiveOf(own, plan.Priors, category == LossCategory.Wounded) : WoundedDifference.Sources(casualties, plan.Priors));
        var isOpen = closed is null && !IsCounted(single, category);
        return new()
        {
            Category = category,
            Estimate = From(state, single),
            Closed = closed,
            Prior = state is null ? null : Limits(state.PriorCounts(category, day)),
            EffectiveSources = effective,
            Groups = [.. own.Where(reading => !reading.Counted).GroupBy(reading => reading.Origin, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))],
            Without = [.. without.Select(one => (one.Key, From(one.Value, single.FindAll(reading => reading.Counted || reading.Origin != one.Key))))],
            Anchors = [.. unanchored.Select(one => (one.Key, From(one.Value, single.FindAll(reading => reading.Anchor != one.Key))))],
            Course = state is null || isOpen ? [] : [.. Quarters(start, day).Select(end => Point(state, category, end))],
            NotEstimable = own.Count == 0 ? Phrase.Of("reconcile.none-on-record") : isOpen ? Phrase.Of("reconcile.only-ratios")
                : state is null && closed is null ? (method != "state" && category == LossCategory.Wounded ? WoundedDifference.Of(single, plan.Priors, start, day).Reason : null) ?? Nothing(method) : null,
        };
    }

    /// <summary>Whether the last number is older than half a year and than the war was then: a walk says nothing of whether the war went on.</summary>
    internal static bool IsTooOld(List<Reading> own, DateOnly start, DateOnly day) =>
        own.Count > 0 && own.Max(reading => reading.To) is var last && day.DayNumber - last.DayNumber > Math.Max(ClosedForm.CarryDays, last.DayNumber - start.DayNumber);

    private static StateOptions Fewer(StateOptions options) => options with { WarmUp = options.WarmUp / 2, Draws = options.Draws / 2 };

    private static Phrase Nothing(string method) => Phrase.Of(method == "state" ? "reconcile.state-refused" : "reconcile.no-method");

    // The wounded follow from casualties; the rest from numbers of their own category.
    internal static bool Informs(Reading reading, LossCategory category) =>
        reading.Category == category || (category == LossCategory.Wounded && reading.Category == LossCategory.Casualties) || reading.Over == category;

    // A ratio gives a number only where what it is a ratio of, or to, has one.
    internal static bool IsCounted(List<Reading> single, LossCategory category)
    {
        bool HasNumber(LossCategory of) => single.Exists(reading => reading.Over is null && Informs(reading, of));
        return HasNumber(category) || single.Exists(reading => reading.Over is { } over && ((reading.Category == category && HasNumber(over)) || (over == category && HasNumber(reading.Category))));
    }

    // One origin's numbers share most of their error, whatever their count; of the wounded all that belligerents say is one origin.
    internal static double EffectiveOf(List<Reading> own, ReconcilePriors priors, bool isWounded)
    {
        var houses = own.Where(reading => !reading.Counted).Select(reading => (Origin: isWounded && reading.Belligerent ? "" : reading.Origin, reading.House)).Distinct().ToList();
        var shared = houses.Sum(one => houses.Sum(other => one == other ? 1 : one.Origin == other.Origin ? priors.WithinOrigin.Value : priors.BetweenOrigins.Value));
        return houses.Count == 0 ? 0 : (double)houses.Count * houses.Count / shared;
    }

    private static ImmutableArray<ReconciledScope> Scopes(StateSpace state, List<Reading> single, ReconcilePlan plan, DateOnly day) =>
    [
        .. ScopeDraws(state, single, plan, day).Select(one => one.Draws is { } draws
            ? new ReconciledScope(one.Scope, Limits(draws), null)
            : new ReconciledScope(one.Scope, null, Phrase.Of("reconcile.no-component"))),
    ];

    /// <summary>The killed of each component draw by draw, null where nothing tells them, and last the rest: in each draw they add to the whole.</summary>
    internal static ImmutableArray<(string? Scope, ImmutableArray<double>? Draws)> ScopeDraws(StateSpace state, List<Reading> single, ReconcilePlan plan, DateOnly day)
    {
        var whole = state.Counts(LossCategory.Killed, day);
        var rest = whole.ToArray();
        List<(string?, ImmutableArray<double>?)> rows = [];
        foreach (var component in plan.Components)
        {
            var share = plan.ReadAs.FirstOrDefault(one => one is { Category: "killed", As: LossCategory.Killed } && one.Scope.Equals(new Scope(component)))?.Share;
            if (share is null || state.ShareDraws(share) is not { } shares || !single.Exists(reading => reading.Share == share))
            {
                rows.Add((component, null));
                continue;
            }

            var own = whole.Select((count, draw) => Math.Min(count * shares[draw], rest[draw])).ToImmutableArray();
            for (var draw = 0; draw < rest.Length; draw++)
            {
                rest[draw] -= own[draw];
            }

            rows.Add((component, own));
        }

        rows.Add((null, [.. rest]));
        return [.. rows];
    }

    private static CoursePoint Point(StateSpace state, LossCategory category, DateOnly end)
    {
        var draws = state.Counts(category, end);
        return new(end, Limits(draws), Limits(draws, 0.25));
    }

    internal static Pooled Limits(ImmutableArray<double> draws, double below = 0.025)
    {
        double[] sorted = [.. draws.Order()];
        return new(Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, below), Quantiles.OfSorted(sorted, 1 - below));
    }

    private static IEnumerable<DateOnly> Quarters(DateOnly start, DateOnly day)
    {
        for (var end = new DateOnly(start.Year, ((start.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1); end < day; end = end.AddDays(1).AddMonths(3).AddDays(-1))
        {
            yield return end;
        }

        yield return day;
    }
}
