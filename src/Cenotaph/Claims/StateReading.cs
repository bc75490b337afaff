namespace Cenotaph.Claims;

/// <summary>How one reading rests on the unknowns: a sum of fixed places, and how wide its own error is.</summary>
internal sealed class StateReading
{
    // A range without a centre is a normal in logarithms that leaves the stated mass between its limits; an interval leaves 95 %.
    private static readonly double Normal95 = Numerics.NormalDistribution.Quantile(0.975);

    private StateReading(Reading reading) => Reading = reading;

    public Reading Reading { get; }

    public double LogValue { get; private init; }

    /// <summary>The part of the error's variance that its print gives.</summary>
    public double Variance { get; private init; }

    public double To { get; private init; }

    public double From { get; private init; }

    public int Share { get; private init; } = -1;

    public double ShareMiddle { get; private init; }

    public double ShareSpread { get; private init; }

    public int Origin { get; private init; } = -1;

    public int OriginCategory { get; private init; } = -1;

    /// <summary>The spread of an anchor's bias; not a number where the origin's spread is one of the unknowns.</summary>
    public double AnchorSpread { get; private init; } = double.NaN;

    public HousePlace House { get; private init; }

    /// <summary>The day in knots of its house, from the first on.</summary>
    public double HouseTime { get; private init; }

    public static StateReading Of(Reading reading, StateLayout layout, ReconcilePriors priors)
    {
        var share = reading.Share is { } id ? priors.Shares.First(one => one.Id == id).Quotient : null;
        var house = reading.Counted ? default : layout.Houses[(reading.Origin, reading.House, reading.Category)];
        return new(reading)
        {
            LogValue = Math.Log(reading.Value) + (reading.Counted && reading.Bound == Bound.Lower ? Math.Log(1 - priors.Allowance) : 0),
            Variance = OwnVariance(reading, priors),
            To = layout.Week(reading.To),
            From = reading.From is { } from && reading.Kind == ReadingKind.Period ? layout.Week(from.AddDays(-1)) : 0,
            Share = share is null ? -1 : layout.Shares[reading.Share!],
            ShareMiddle = share?.LogMiddle ?? 0,
            ShareSpread = share?.LogSpread ?? 0,
            Origin = reading.Counted ? -1 : layout.Origins[reading.Origin],
            OriginCategory = reading.Counted ? -1 : layout.OriginCategories[(reading.Origin, reading.Category)],
            AnchorSpread = reading.Anchor is { } anchor && layout.Anchors.TryGetValue(anchor, out var bias) ? bias : double.NaN,
            House = house,
            HouseTime = Math.Clamp((layout.Week(reading.To) / StateLayout.HouseStep) - house.FirstKnot, 0, house.Changes),
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
}
