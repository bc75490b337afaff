using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>By what an error is multiplied before it adds to a reading's logarithm.</summary>
internal enum ErrorScale
{
    /// <summary>By its factor alone.</summary>
    Fixed,

    /// <summary>By the spread of origins too.</summary>
    Origin,

    /// <summary>By the spread of its house's changes too.</summary>
    Drift,
}

/// <summary>One error of a reading: its place among the errors, its factor, and what else it is multiplied by.</summary>
internal readonly record struct ReadingError(int Place, double Factor, ErrorScale Scale, int House = -1);

/// <summary>How one reading rests on the unknowns: a sum of fixed places, and how wide its own error is.</summary>
internal sealed class StateReading
{
    // A range without a centre is a normal in logarithms that leaves the stated mass between its limits; an interval leaves 95 %.
    private static readonly double Normal95 = Numerics.NormalDistribution.Quantile(0.975);
    private static readonly double Half = Math.Sqrt(0.5);
    private static readonly double HouseScale = Math.Sqrt(StateLayout.HouseStep / 52.0);

    private StateReading(Reading reading) => Reading = reading;

    public Reading Reading { get; }

    /// <summary>The logarithm of its number, less what its share is in the middle.</summary>
    public double LogValue { get; private init; }

    /// <summary>The part of the error's variance that its print gives.</summary>
    public double Variance { get; private init; }

    public double To { get; private init; }

    public double From { get; private init; }

    /// <summary>Whether it says no more than that the number is greater, or smaller.</summary>
    public bool IsOneSided => Reading.Bound is Bound.Lower or Bound.Upper;

    /// <summary>Its errors, by place.</summary>
    public ImmutableArray<ReadingError> Errors { get; private init; }

    public static StateReading Of(Reading reading, StateLayout layout, ReconcilePriors priors)
    {
        var share = reading.Share is { } id ? priors.Shares.First(one => one.Id == id).Quotient : null;
        return new(reading)
        {
            LogValue = Math.Log(reading.Value) + (reading.Counted && reading.Bound == Bound.Lower ? Math.Log(1 - priors.Allowance) : 0) - (share?.LogMiddle ?? 0),
            Variance = OwnVariance(reading, priors),
            To = layout.Week(reading.To),
            From = reading.From is { } from && reading.Kind == ReadingKind.Period ? layout.Week(from.AddDays(-1)) : 0,
            Errors = [.. ErrorsOf(reading, layout, priors, share).Select(error => error with { Place = error.Place - layout.Effects }).OrderBy(error => error.Place)],
        };
    }

    /// <summary>The variance that rounding and stated limits give, of the logarithm.</summary>
    public static double OwnVariance(Reading reading, ReconcilePriors priors)
    {
        // Uniform within a step: step²/12; of "about" the step reaches to either side.
        var step = reading.Rounding * (reading.Bound == Bound.Approximate ? 2 : 1) / reading.Value;
        var rounding = step * step / 12;
        if (reading is { Low: { } low, High: { } high } && high > low && low > 0)
        {
            var half = Math.Log(high / low) / 2;
            var spread = half / (reading.Bound == Bound.Interval95 ? Normal95 : Numerics.NormalDistribution.Quantile((1 + priors.RangeMass.Value) / 2));
            return rounding + (spread * spread);
        }

        return rounding;
    }

    private static IEnumerable<ReadingError> ErrorsOf(Reading reading, StateLayout layout, ReconcilePriors priors, Prior? share)
    {
        if (share is { LogSpread: > 0 })
        {
            yield return new(layout.Shares[reading.Share!], share.LogSpread, ErrorScale.Fixed);
        }

        if (reading.Counted)
        {
            yield break;
        }

        // An anchor has its own bias instead of the origin's spread.
        var (factor, scale) = reading.Anchor is { } anchor && layout.Anchors.TryGetValue(anchor, out var bias) ? (bias, ErrorScale.Fixed) : (1, ErrorScale.Origin);
        yield return new(layout.Origins[reading.Origin], factor * Half, scale);
        yield return new(layout.OriginCategories[(reading.Origin, reading.Category)], factor * Half, scale);
        var own = layout.Houses.TryGetValue((reading.Origin, reading.House, reading.Category), out var category);
        foreach (var house in own ? [layout.Houses[(reading.Origin, reading.House, null)], category] : new[] { layout.Houses[(reading.Origin, reading.House, null)] })
        {
            var part = own ? Half : 1;
            yield return new(house.Level, part * priors.PublisherSpread.Value, ErrorScale.Fixed);
            var time = Math.Clamp((layout.Week(reading.To) / StateLayout.HouseStep) - house.FirstKnot, 0, house.Changes);
            for (var change = 0; change < time; change++)
            {
                yield return new(house.Level + 1 + change, part * Half * HouseScale * Math.Min(1, time - change), ErrorScale.Drift, house.House);
            }

            if (house.Changes > 0)
            {
                yield return new(house.Level + 1 + house.Changes, part * Half * (layout.Week(reading.To) - house.FirstWeek) / 52, ErrorScale.Drift, house.House);
            }
        }
    }
}
