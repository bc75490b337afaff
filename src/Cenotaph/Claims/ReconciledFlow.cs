using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One claim of a flow, as its reconciliation reads it.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="House">Whose number it is: of a copy the publisher that was copied.</param>
/// <param name="Origin">The group of sources whose errors are shared.</param>
/// <param name="IsCopy">Whether lineage that is stated or accepted makes it a copy of its house's number.</param>
/// <param name="Period">The days that it counts.</param>
/// <param name="Figure">The persons of the whole period.</param>
public sealed record FlowClaim(string Id, string Publisher, string House, string Origin, bool IsCopy, DateSpan Period, Figure Figure);

/// <summary>Claims of one flow in periods that differ, reconciled by the state space of losses: a weekly flow that walks, and errors of origin, publisher and print.</summary>
public sealed record ReconciledFlow
{
    /// <summary>The persons of the period asked for, by all claims: median and 95 % limits; null where the chains have not come to agree.</summary>
    public Pooled? Estimate { get; private init; }

    /// <summary>The same before a claim is read.</summary>
    public Pooled? Prior { get; private init; }

    /// <summary>The number of claims of each origin.</summary>
    public ImmutableArray<(string Origin, int Claims)> Groups { get; private init; } = [];

    /// <summary>The estimate without each origin; null where nothing is left, or chains do not agree. Empty with one origin.</summary>
    public ImmutableArray<(string Origin, Pooled? Estimate)> Without { get; private init; } = [];

    /// <summary>(Σw)²/ΣΣ w w ρ over publishers of equal weight.</summary>
    public double EffectiveSources { get; private init; }

    /// <summary>The worst potential scale reduction of the chains.</summary>
    public double? ScaleReduction { get; private init; }

    /// <summary>The persons of the period, draw by draw; empty without an estimate.</summary>
    internal ImmutableArray<double> Draws { get; private init; } = [];

    /// <summary>What claims of one scope say together of a period.</summary>
    /// <param name="claims">The claims, one and more; their order does not matter.</param>
    /// <param name="priors">What is assumed; its flow is the persons of a week.</param>
    /// <param name="period">The days asked for.</param>
    /// <param name="seed">Of the random numbers.</param>
    public static ReconciledFlow Of(IEnumerable<FlowClaim> claims, ReconcilePriors priors, DateSpan period, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(priors);
        var readings = SingleReadings.Of(claims.Select(Read));
        ArgumentOutOfRangeException.ThrowIfZero(readings.Count, nameof(claims));
        var (first, last) = (readings.Min(reading => reading.From!.Value), readings.Max(reading => reading.To));
        var (start, end) = (first < period.First ? first : period.First, last > period.Last ? last : period.Last);
        var options = new StateOptions(seed);
        var state = Fit(readings, options);
        var groups = readings.GroupBy(reading => reading.Origin, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count())).ToImmutableArray();
        var draws = Within(state);
        return new()
        {
            Estimate = Limits(draws),
            Prior = state is null ? null : SideReconciler.Limits(Between(state.PriorCounts)),
            Groups = groups,
            Without = groups.Length < 2 ? [] : [.. groups.Select(group => (group.Key, Limits(Within(Fit(readings.FindAll(reading => reading.Origin != group.Key), options)))))],
            EffectiveSources = SideReconciler.EffectiveOf(readings, priors, isWounded: false),
            ScaleReduction = state?.ScaleReduction,
            Draws = draws,
        };

        StateSpace? Fit(List<Reading> some, StateOptions drawn) => StateSpace.Fit(some, priors, start, end, drawn);
        ImmutableArray<double> Within(StateSpace? space) => space is { ScaleReduction: < SideReconciler.MixedBelow } ? Between(space.Counts) : [];
        ImmutableArray<double> Between(Func<LossCategory, DateOnly, ImmutableArray<double>> counts)
        {
            var upTo = counts(LossCategory.Killed, period.Last);
            return period.First == start ? upTo : [.. upTo.Zip(counts(LossCategory.Killed, period.First.AddDays(-1)), (whole, before) => whole - before)];
        }
    }

    private static Pooled? Limits(ImmutableArray<double> draws) => draws.IsEmpty ? null : SideReconciler.Limits(draws);

    // The latent flow of losses is as good a flow of anything else.
    private static Reading Read(FlowClaim claim)
    {
        var figure = claim.Figure;
        var (low, high) = ((double?)figure.Low, (double?)figure.High);
        return new()
        {
            Id = claim.Id,
            Publisher = claim.Publisher,
            House = claim.House,
            Origin = claim.Origin,
            Category = LossCategory.Killed,
            Kind = ReadingKind.Period,
            From = claim.Period.First,
            To = claim.Period.Last,
            Bound = figure.Bound,
            Value = (double?)figure.Value ?? (low is { } least && high is { } most ? Math.Sqrt(least * most) : low ?? high ?? 0),
            Low = low is { } && high is { } ? low : null,
            High = low is { } && high is { } ? high : null,
            Rounding = (double)figure.Rounding,
            IsCopy = claim.IsCopy,
        };
    }
}
