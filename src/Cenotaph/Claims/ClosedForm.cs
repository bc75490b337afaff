using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>One number at the day asked for, as the closed form takes it.</summary>
/// <param name="Id">The reading, or the two it lies between.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Origin">Its origin.</param>
/// <param name="Value">The number at the day.</param>
/// <param name="LogSpread">The standard deviation of its own error's logarithm: print, limits, share, what was carried forward.</param>
/// <param name="How">as printed, interpolated or carried forward.</param>
/// <param name="Low">Its own low limit, or its number.</param>
/// <param name="High">Its own high limit, or its number.</param>
public sealed record PlacedReading(string Id, string Publisher, string Origin, double Value, double LogSpread, string How, double Low, double High)
{
    /// <summary>Whether a side of the war or an ally of one stands behind it.</summary>
    internal bool Belligerent { get; init; }
}

/// <summary>A pooled number with its limits.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">The low limit, 95 %.</param>
/// <param name="High">The high limit, 95 %.</param>
public readonly record struct Pooled(double Value, double Low, double High);

/// <summary>What the closed form gives (docs/reconciliation.md).</summary>
public sealed record ClosedEstimate
{
    /// <summary>The estimate, with t limits of Hartung and Knapp never narrower than the normal ones; of one origin, with the prior's spread.</summary>
    public required Pooled Estimate { get; init; }

    /// <summary>The same with normal limits.</summary>
    public required Pooled Normal { get; init; }

    /// <summary>The numbers pooled, by origin.</summary>
    public required ImmutableArray<PlacedReading> Readings { get; init; }

    /// <summary>Each origin's own pooled number, with what its print, publishers and the prior of origins leave open.</summary>
    public required ImmutableArray<(string Origin, Pooled Estimate)> Groups { get; init; }

    /// <summary>The answer without each origin; null where nothing is left.</summary>
    public ImmutableArray<(string Origin, Pooled? Estimate)> Without { get; init; } = [];

    /// <summary>(Σw)²/ΣΣ w w ρ over the numbers pooled.</summary>
    public required double EffectiveSources { get; init; }

    /// <summary>The spread between origins, a standard deviation of the logarithm; of one origin the prior's.</summary>
    public required double Between { get; init; }

    /// <summary>The greatest lower bound of cases counted one by one, less the allowance; null without one.</summary>
    public double? Floor { get; init; }

    /// <summary>The middle of the origins' numbers, the least low and the greatest high that anyone states: no model.</summary>
    public required Pooled BestLowHigh { get; init; }

    /// <summary>Whether the floor lies above the pooled number.</summary>
    public bool FloorViolated { get; init; }

    /// <summary>Each origin's weight in the pooled logarithm, and the standard deviation of its error.</summary>
    internal ImmutableArray<(string Origin, double Weight, double Error)> Shares { get; init; } = [];
}

/// <summary>The closed form: numbers at one day, pooled by origin with random effects.</summary>
public static class ClosedForm
{
    /// <summary>A number is carried forward no longer than this; an older one is a lower bound only.</summary>
    public const int CarryDays = 183;

    // What is carried forward at the publisher's own pace may be off by half.
    private const double CarryError = 0.5;
    private static readonly double Normal95 = NormalDistribution.Quantile(0.975);

    /// <summary>
    /// The estimate of a category up to a day; null where no number of it can be placed there. The wounded, whom hardly anyone counts apart, are
    /// the casualties less the killed where no number of their own can be placed (<see cref="WoundedDifference"/>).
    /// </summary>
    public static ClosedEstimate? Of(IEnumerable<Reading> readings, LossCategory category, ReconcilePriors priors, DateOnly start, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(priors);
        var single = SingleReadings.Of(readings);
        return OfOwn(single, category, priors, start, day) ?? (category == LossCategory.Wounded ? WoundedDifference.Of(single, priors, start, day).Estimate : null);
    }

    /// <summary>The estimate by numbers of the category itself alone; each number once.</summary>
    internal static ClosedEstimate? OfOwn(IEnumerable<Reading> single, LossCategory category, ReconcilePriors priors, DateOnly start, DateOnly day)
    {
        var all = single.Where(reading => reading.Category == category && reading.Kind == ReadingKind.Cumulative && reading.Over is null).ToList();
        var floor = Floor(all, category, priors, day);
        var placed = all.Where(reading => !reading.Counted && reading.Bound is not (Bound.Lower or Bound.Upper)).GroupBy(reading => (reading.Origin, reading.House, reading.Share))
            .Select(group => Placed([.. group.OrderBy(reading => reading.To).ThenBy(reading => reading.Id, StringComparer.Ordinal)], priors, start, day)).OfType<PlacedReading>()
            .OrderBy(one => one.Origin, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).ToImmutableArray();
        if (placed.IsEmpty)
        {
            return null;
        }

        var found = Pool(placed, priors, floor);
        var origins = placed.Select(one => one.Origin).Distinct(StringComparer.Ordinal);
        return found with
        {
            Without = [.. origins.Select(origin => (origin, placed.RemoveAll(one => one.Origin == origin) is { IsEmpty: false } rest ? Pool(rest, priors, found.Floor).Estimate : (Pooled?)null))],
        };
    }

    /// <summary>The greatest lower bound of cases counted one by one, less the allowance; null without one.</summary>
    internal static double? Floor(IEnumerable<Reading> readings, LossCategory category, ReconcilePriors priors, DateOnly day) =>
        readings.Where(reading => reading is { Counted: true, Bound: Bound.Lower, Kind: ReadingKind.Cumulative } && reading.Category == category && reading.To <= day)
            .Select(reading => reading.Value * (1 - priors.Allowance)).DefaultIfEmpty().Max() is > 0 and var floor ? floor : null;

    // Between two of the publisher's own numbers in a straight line; after the last at its own pace, for half a year.
    private static PlacedReading? Placed(List<Reading> own, ReconcilePriors priors, DateOnly start, DateOnly day)
    {
        var before = own.FindLast(reading => reading.To <= day);
        var after = own.Find(reading => reading.To > day);
        if (before is null)
        {
            return null;
        }

        var share = before.Share is { } id ? priors.Shares.First(one => one.Id == id).Quotient : null;
        PlacedReading Of(string readingId, double value, double spread, string how, double low, double high)
        {
            var whole = Math.Exp(-(share?.LogMiddle ?? 0));
            return new(readingId, before.Publisher, before.Origin, value * whole, Math.Sqrt((spread * spread) + ((share?.LogSpread ?? 0) * (share?.LogSpread ?? 0))), how, low * whole, high * whole) { Belligerent = before.Belligerent };
        }

        var spread = Math.Sqrt(StateReading.OwnVariance(before, priors));
        if (before.To == day)
        {
            return Of(before.Id, before.Value, spread, "as printed", before.Low ?? before.Value, before.High ?? before.Value);
        }

        if (after is not null)
        {
            var part = (day.DayNumber - before.To.DayNumber) / (double)(after.To.DayNumber - before.To.DayNumber);
            double Line(double one, double other) => one + (part * (other - one));
            return Of(
                $"{before.Id} to {after.Id}", Line(before.Value, after.Value), Math.Max(spread, Math.Sqrt(StateReading.OwnVariance(after, priors))), "interpolated",
                Line(before.Low ?? before.Value, after.Low ?? after.Value), Line(before.High ?? before.Value, after.High ?? after.Value));
        }

        var days = day.DayNumber - before.To.DayNumber;
        if (days > CarryDays)
        {
            return null;
        }

        var earlier = own.FindLast(reading => reading.To <= before.To.AddDays(-28) && reading.To >= before.To.AddDays(-2 * CarryDays));
        var pace = earlier is null
            ? before.Value / Math.Max(1, before.To.DayNumber - start.DayNumber)
            : Math.Max(0, before.Value - earlier.Value) / (before.To.DayNumber - earlier.To.DayNumber);
        var carried = pace * days;
        var value = before.Value + carried;
        var error = CarryError * carried / value;
        return Of(before.Id, value, Math.Sqrt((spread * spread) + (error * error)), "carried forward", before.Low ?? before.Value, (before.High ?? before.Value) + carried);
    }

    private static ClosedEstimate Pool(ImmutableArray<PlacedReading> placed, ReconcilePriors priors, double? floor)
    {
        var (within, between) = (priors.WithinOrigin.Value, priors.BetweenOrigins.Value);
        double Own(PlacedReading one) => (one.LogSpread * one.LogSpread) + (priors.PublisherSpread.Value * priors.PublisherSpread.Value);

        // Each origin: its numbers by their own variances; what they share does not fall with their number.
        var groups = placed.GroupBy(one => one.Origin, StringComparer.Ordinal).Select(group =>
        {
            var numbers = group.ToList();
            double[] weights = [.. numbers.Select(one => 1 / Own(one))];
            var sum = weights.Sum();
            var variance = 0.0;
            for (var one = 0; one < weights.Length; one++)
            {
                for (var other = 0; other < weights.Length; other++)
                {
                    variance += weights[one] * weights[other] * (one == other ? 1 : within) * Math.Sqrt(Own(numbers[one]) * Own(numbers[other])) / (sum * sum);
                }
            }

            return (Origin: group.Key, Mean: numbers.Select((one, index) => weights[index] * Math.Log(one.Value)).Sum() / sum, Variance: variance);
        }).ToList();
        var prior = priors.OriginSpread.Value * priors.OriginSpread.Value;
        var spread = groups.Count < 2 ? prior : BetweenVariance(groups.ConvertAll(group => (group.Mean, group.Variance)));
        double[] weight = [.. groups.Select(group => 1 / (group.Variance + spread))];
        var all = weight.Sum();
        var mean = groups.Select((group, index) => weight[index] * group.Mean).Sum() / all;

        // Origins read one another: their mean is no better than its correlation allows.
        var error = 0.0;
        for (var one = 0; one < weight.Length; one++)
        {
            for (var other = 0; other < weight.Length; other++)
            {
                error += Math.Sqrt(weight[one] * weight[other]) * (one == other ? 1 : between) / (all * all);
            }
        }

        error = Math.Sqrt(error);
        var (normal, limits) = (Normal95 * error, Normal95 * error);
        if (groups.Count > 1)
        {
            // Hartung and Knapp 2001, Statistics in Medicine 20, with the factor never below 1 (Röver, Knapp and Friede 2015).
            var factor = groups.Select((group, index) => weight[index] * (group.Mean - mean) * (group.Mean - mean)).Sum() / (groups.Count - 1);
            limits = StudentT.Quantile(0.975, groups.Count - 1) * error * Math.Sqrt(Math.Max(1, factor));
        }

        Pooled Floored(double half) => new(Math.Max(Math.Exp(mean), floor ?? 0), Math.Max(Math.Exp(mean - half), floor ?? 0), Math.Max(Math.Exp(mean + half), floor ?? 0));
        double[] middles = [.. groups.Select(group => Math.Exp(group.Mean)).Order()];
        return new()
        {
            Estimate = Floored(limits),
            Normal = Floored(normal),
            Readings = placed,
            Groups = [.. groups.Select(group => (group.Origin, Around(group.Mean, Normal95 * Math.Sqrt(group.Variance + prior))))],
            EffectiveSources = Effective(placed, priors, spread, one => one.Origin),
            Between = Math.Sqrt(spread),
            Floor = floor,
            FloorViolated = floor > Math.Exp(mean),
            Shares = [.. groups.Select((group, index) => (group.Origin, weight[index] / all, Math.Sqrt(group.Variance + spread)))],
            BestLowHigh = new(Quantiles.OfSorted(middles, 0.5), placed.Min(one => one.Low), placed.Max(one => one.High)),
        };
    }

    private static Pooled Around(double mean, double half) => new(Math.Exp(mean), Math.Exp(mean - half), Math.Exp(mean + half));

    /// <summary>(Σw)²/ΣΣ w w ρ, where numbers with one key count for one origin.</summary>
    internal static double Effective(ImmutableArray<PlacedReading> placed, ReconcilePriors priors, double spread, Func<PlacedReading, string> key)
    {
        double Weight(PlacedReading one) => 1 / ((one.LogSpread * one.LogSpread) + (priors.PublisherSpread.Value * priors.PublisherSpread.Value) + spread);
        var (sum, shared) = (placed.Sum(Weight), 0.0);
        foreach (var one in placed)
        {
            foreach (var other in placed)
            {
                shared += Weight(one) * Weight(other) * (one == other ? 1 : key(one) == key(other) ? priors.WithinOrigin.Value : priors.BetweenOrigins.Value);
            }
        }

        return sum * sum / shared;
    }

    // DerSimonian and Laird 1986, Controlled Clinical Trials 7.
    private static double BetweenVariance(List<(double Mean, double Variance)> groups)
    {
        double[] weights = [.. groups.Select(group => 1 / group.Variance)];
        var sum = weights.Sum();
        var mean = groups.Select((group, index) => weights[index] * group.Mean).Sum() / sum;
        var heterogeneity = groups.Select((group, index) => weights[index] * (group.Mean - mean) * (group.Mean - mean)).Sum();
        return Math.Max(0, (heterogeneity - (groups.Count - 1)) / (sum - (weights.Sum(weight => weight * weight) / sum)));
    }
}
