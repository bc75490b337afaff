using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>How many draws a state space makes, and from which seed.</summary>
/// <param name="Seed">The seed of the random streams.</param>
/// <param name="WarmUp">Draws of each of the four chains that are thrown away while the step is fitted.</param>
/// <param name="Draws">Draws kept of each chain.</param>
public sealed record StateOptions(ulong Seed, int WarmUp = 150, int Draws = 350);

/// <summary>
/// One side's losses through time by all its readings together: weekly flows that walk, readings with the errors of their origin, publisher and
/// print (docs/reconciliation.md). Draws of the posterior, and of the prior.
/// </summary>
public sealed class StateSpace
{
    private const int PriorDraws = 1000;

    // From here on chains are run anew, three times as long.
    private const double Agreed = 1.05;

    private readonly StateLayout layout;
    private readonly ReconcilePriors priors;
    private readonly double[][][] chains;
    private readonly double[][] before;

    private StateSpace(StateLayout layout, ReconcilePriors priors, double[][][] chains, double[][] before) =>
        (this.layout, this.priors, this.chains, this.before) = (layout, priors, chains, before);

    /// <summary>How many draws the posterior has.</summary>
    public int Draws => chains.Sum(chain => chain.Length);

    /// <summary>How many unknowns it has.</summary>
    public int Unknowns => layout.Size;

    /// <summary>The worst potential scale reduction of the counts at the last day, of all categories; 1 when chains agree.</summary>
    public double ScaleReduction { get; private init; }

    /// <summary>The least effective number of draws of the counts at the last day.</summary>
    public double EffectiveDraws { get; private init; }

    /// <summary>Fits the readings of one side; null where there are none, or no course fits.</summary>
    /// <param name="readings">The readings; their order does not matter.</param>
    /// <param name="priors">What is assumed.</param>
    /// <param name="start">The first day of the war.</param>
    /// <param name="end">The last day asked for, not before the start. Readings after it are left out.</param>
    /// <param name="options">Seed and number of draws.</param>
    public static StateSpace? Fit(IEnumerable<Reading> readings, ReconcilePriors priors, DateOnly start, DateOnly end, StateOptions options)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(priors);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        var found = Once(readings, priors, start, end, options);
        return found is { ScaleReduction: not < Agreed } ? Once(readings, priors, start, end, options with { WarmUp = 2 * options.WarmUp, Draws = 3 * options.Draws }) : found;
    }

    private static StateSpace? Once(IEnumerable<Reading> readings, ReconcilePriors priors, DateOnly start, DateOnly end, StateOptions options)
    {
        var used = Usable(readings, start, end).ToList();
        if (used.Count == 0)
        {
            return null;
        }

        var layout = new StateLayout(used, priors, start, end);
        var placed = used.Select(reading => StateReading.Of(reading, layout, priors)).ToImmutableArray();
        if (StateSampler.Draw(layout, priors, () => new(layout, priors, placed), options.Seed, options.WarmUp, options.Draws) is not { } chains)
        {
            return null;
        }

        var random = new RandomStream(options.Seed).Substream(StateSampler.Chains);
        var before = Enumerable.Range(0, PriorDraws).Select(_ => Enumerable.Range(0, layout.Size).Select(_ => random.Normal()).ToArray()).ToArray();
        var found = new StateSpace(layout, priors, chains, before);
        var series = Enum.GetValues<LossCategory>().Select(category => found.ByChain(category, end)).ToList();
        return new(layout, priors, chains, before)
        {
            ScaleReduction = series.Max(ChainMixing.ScaleReduction),
            EffectiveDraws = series.Min(ChainMixing.EffectiveSize),
        };
    }

    /// <summary>The count of a category up to a day (of the missing: at the day), draw by draw, chain after chain.</summary>
    public ImmutableArray<double> Counts(LossCategory category, DateOnly day) => [.. ByChain(category, day).SelectMany(chain => chain).Select(Math.Exp)];

    /// <summary>The same before a claim is read.</summary>
    public ImmutableArray<double> PriorCounts(LossCategory category, DateOnly day) => [.. Values(before, category, day).Select(Math.Exp)];

    /// <summary>The share of the whole that a scope holds, draw by draw; null where no reading needed it.</summary>
    public ImmutableArray<double>? ShareDraws(string id) =>
        layout.Shares.TryGetValue(id, out var place) && priors.Shares.FirstOrDefault(share => share.Id == id)?.Quotient is { } prior
            ? [.. chains.SelectMany(chain => chain).Select(draw => Math.Exp(prior.LogMiddle + (prior.LogSpread * draw[place])))]
            : null;

    /// <summary>The error that an origin's numbers of a category share, as a logarithm, draw by draw; null where it has none. Anchors are not among them.</summary>
    public ImmutableArray<double>? OriginErrors(string origin, LossCategory category) =>
        layout.OriginCategories.TryGetValue((origin, category), out var own) && layout.Origins[origin] is var shared
            ?
            [
                .. chains.SelectMany(chain => chain).Select(draw => Math.Exp(priors.OriginSpread.LogMiddle + (priors.OriginSpread.LogSpread * draw[layout.OriginSpread]))
                    * Math.Sqrt(0.5) * (draw[shared] + draw[own])),
            ]
            : null;

    // A copy of a number on record tells nothing but its rounding; the number itself stands.
    private static IEnumerable<Reading> Usable(IEnumerable<Reading> readings, DateOnly start, DateOnly end) =>
        SingleReadings.Of(readings).Where(reading => reading.To >= start && reading.To <= end
            && (reading.Kind != ReadingKind.Period || (reading.From is { } from && from >= start && from <= reading.To)));

    private List<double[]> ByChain(LossCategory category, DateOnly day) => [.. chains.Select(chain => Values(chain, category, day))];

    private double[] Values(double[][] draws, LossCategory category, DateOnly day)
    {
        var path = new StatePath(layout, priors);
        var time = layout.Week(day);
        return [.. draws.Select(draw => path.Fill(draw) ? Math.Log(path.Count(category, time)) : double.PositiveInfinity)];
    }
}
