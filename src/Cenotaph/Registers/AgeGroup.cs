using System.Globalization;

namespace Cenotaph.Registers;

/// <summary>What kind of group of ages a label names.</summary>
public enum AgeKind
{
    /// <summary>All ages together, the unknown ones with them.</summary>
    Total,

    /// <summary>Persons whose age nobody wrote down.</summary>
    Unknown,

    /// <summary>Ages from a lower bound on, up to an upper one or without end.</summary>
    Years,
}

/// <summary>
/// A group of ages in completed years: 15–19, 85 and over, of unknown age, or all ages. The default value is all ages.
/// </summary>
public readonly record struct AgeGroup : IComparable<AgeGroup>
{
    /// <summary>The greatest age that a bound may have.</summary>
    public const int Oldest = 150;

    private AgeGroup(AgeKind kind, int low, int? high) => (Kind, Low, High) = (kind, low, high);

    /// <summary>All ages together.</summary>
    public static AgeGroup Total => default;

    /// <summary>Of unknown age.</summary>
    public static AgeGroup Unknown { get; } = new(AgeKind.Unknown, 0, null);

    /// <summary>What kind of group it is.</summary>
    public AgeKind Kind { get; }

    /// <summary>The youngest age in the group, in completed years; 0 where it has no bounds.</summary>
    public int Low { get; }

    /// <summary>The oldest age in the group, in completed years; null where it has no upper bound.</summary>
    public int? High { get; }

    /// <summary>Whether it is a group with a lower bound.</summary>
    public bool IsYears => Kind == AgeKind.Years;

    /// <summary>Whether it has a lower bound and no upper one.</summary>
    public bool IsOpen => IsYears && High is null;

    /// <summary>The group of ages between two bounds, both within it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 0 or above 150, or the lower is above the upper.</exception>
    public static AgeGroup Between(int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(high, Oldest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return new(AgeKind.Years, low, high);
    }

    /// <summary>The group of ages from a bound on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 0 or above 150.</exception>
    public static AgeGroup From(int low)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, Oldest);
        return new(AgeKind.Years, low, null);
    }

    /// <summary>Whether every age of the other group is in this one. Unknown age is in all ages and in itself alone.</summary>
    public bool Contains(AgeGroup other) => Kind == AgeKind.Total || (Kind == other.Kind && Low <= other.Low && Top >= other.Top);

    /// <summary>Whether some age is in both groups.</summary>
    public bool Overlaps(AgeGroup other) =>
        Kind == AgeKind.Total || other.Kind == AgeKind.Total || (Kind == other.Kind && Low <= other.Top && other.Low <= Top);

    /// <summary>By age, the narrower group first; then unknown age, then all ages.</summary>
    public int CompareTo(AgeGroup other) => (Rank, Low, Top).CompareTo((other.Rank, other.Low, other.Top));

    /// <summary>As study files and tables write it: 15-19, 85+, 7 for a single year, unknown, total.</summary>
    public override string ToString() => Kind switch
    {
        AgeKind.Total => "total",
        AgeKind.Unknown => "unknown",
        _ when High is null => Low.ToString(CultureInfo.InvariantCulture) + "+",
        _ when High == Low => Low.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Low}-{High}"),
    };

    /// <summary>Whether one group is before another.</summary>
    public static bool operator <(AgeGroup one, AgeGroup other) => one.CompareTo(other) < 0;

    /// <summary>Whether one group is before another or the same.</summary>
    public static bool operator <=(AgeGroup one, AgeGroup other) => one.CompareTo(other) <= 0;

    /// <summary>Whether one group is after another.</summary>
    public static bool operator >(AgeGroup one, AgeGroup other) => one.CompareTo(other) > 0;

    /// <summary>Whether one group is after another or the same.</summary>
    public static bool operator >=(AgeGroup one, AgeGroup other) => one.CompareTo(other) >= 0;

    private int Rank => Kind switch { AgeKind.Years => 0, AgeKind.Unknown => 1, _ => 2 };

    private int Top => High ?? int.MaxValue;
}
