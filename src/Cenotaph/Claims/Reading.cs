namespace Cenotaph.Claims;

/// <summary>What is counted in a reconciliation.</summary>
public enum LossCategory
{
    /// <summary>Those who died, whatever their status says.</summary>
    Killed,

    /// <summary>Those wounded and alive.</summary>
    Wounded,

    /// <summary>Killed and wounded together.</summary>
    Casualties,

    /// <summary>Those whose fate is not known to who counts: a stock at a day, not a flow.</summary>
    Missing,
}

/// <summary>What the number of a reading says about time.</summary>
public enum ReadingKind
{
    /// <summary>All from the start to the day.</summary>
    Cumulative,

    /// <summary>All from one day to another.</summary>
    Period,

    /// <summary>One category divided by another, from the start to the day.</summary>
    Ratio,
}

/// <summary>One published figure in the words of a reconciliation of one side: whose it is, what it counts, and what its print says.</summary>
public sealed record Reading
{
    /// <summary>The claim, or the row of a series.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Whose errors it carries: its publisher, or of a copy the publisher that was copied.</summary>
    public required string House { get; init; }

    /// <summary>The group of sources whose errors are shared.</summary>
    public required string Origin { get; init; }

    /// <summary>What it counts.</summary>
    public required LossCategory Category { get; init; }

    /// <summary>Of a ratio, what it was divided by.</summary>
    public LossCategory? Over { get; init; }

    /// <summary>What it says about time.</summary>
    public ReadingKind Kind { get; init; } = ReadingKind.Cumulative;

    /// <summary>Of a period, the first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day it counts.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What the print says of the number behind it: a point, a range, a 95 % interval, a limit on one side, about.</summary>
    public required Bound Bound { get; init; }

    /// <summary>The number, above 0; of a one-sided bound the limit; of a range without a centre its geometric middle.</summary>
    public required double Value { get; init; }

    /// <summary>The low limit of a range or interval, above 0; null without one.</summary>
    public double? Low { get; init; }

    /// <summary>The high limit of a range or interval; null without one.</summary>
    public double? High { get; init; }

    /// <summary>The printed unit, in persons; 0 when printed in full.</summary>
    public double Rounding { get; init; }

    /// <summary>Whether cases were counted one by one (named, registered, acknowledged): then it is a limit of the truth itself, without an error of its publisher.</summary>
    public bool Counted { get; init; }

    /// <summary>The declared share of the whole that its scope holds; null when it counts everyone.</summary>
    public string? Share { get; init; }

    /// <summary>The anchor that it belongs to; null when to none.</summary>
    public string? Anchor { get; init; }

    /// <summary>Whether lineage that is stated or accepted makes it a copy of its house's number.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Of a copy, the publisher that it was taken from, who may have taken the number from its house; null otherwise.</summary>
    public string? CopyOf { get; init; }

    /// <summary>Whether its publisher or its origin, or the origin of another number of that publisher and category, belongs to a side of the war or to an ally of one.</summary>
    public bool Belligerent { get; init; }
}
