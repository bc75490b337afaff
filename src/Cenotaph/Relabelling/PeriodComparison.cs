namespace Cenotaph.Relabelling;

/// <summary>A printed count with the limits that its rounding leaves.</summary>
/// <param name="Value">As printed.</param>
/// <param name="Low">The least that rounds to it.</param>
/// <param name="High">The largest.</param>
public readonly record struct RoundedCount(decimal Value, decimal Low, decimal High)
{
    /// <summary>Both together.</summary>
    public static RoundedCount operator +(RoundedCount first, RoundedCount second) =>
        new(first.Value + second.Value, first.Low + second.Low, first.High + second.High);

    /// <inheritdoc cref="op_Addition"/>
    public static RoundedCount Add(RoundedCount first, RoundedCount second) => first + second;
}

/// <summary>
/// Whether a window of a later period can exceed an earlier one: recomputed from the counts of both, where none is on record for the window itself.
/// </summary>
public sealed record PeriodComparison
{
    /// <summary>The comparison of a later count, of which the window is a part, with the earlier one.</summary>
    /// <exception cref="ArgumentException">The window is no part of the later period, or a count is not above 0.</exception>
    public PeriodComparison(RoundedCount earlier, RoundedCount later, DateSpan period, DateSpan window)
    {
        if (!period.Contains(window))
        {
            throw new ArgumentException("The window is no part of the later period.", nameof(window));
        }

        if (earlier.Low <= 0 || later.Low <= 0)
        {
            throw new ArgumentException("Counts to compare are above 0.", nameof(earlier));
        }

        (Earlier, Later, Period, Window) = (earlier, later, period, window);
    }

    /// <summary>The earlier count, all of its periods together.</summary>
    public RoundedCount Earlier { get; }

    /// <summary>The count of the whole later period.</summary>
    public RoundedCount Later { get; }

    /// <summary>The later period.</summary>
    public DateSpan Period { get; }

    /// <summary>The part of it that is compared.</summary>
    public DateSpan Window { get; }

    /// <summary>The whole later period ÷ the earlier count, with the limits that rounding leaves.</summary>
    public (decimal Value, decimal Low, decimal High) Ratio =>
        (Later.Value / Earlier.Value, Later.Low / Earlier.High, Later.High / Earlier.Low);

    /// <summary>The window's share of the days of the later period.</summary>
    public decimal ShareOfDays => (decimal)Window.Days / Period.Days;

    /// <summary>The ratio of the window, were the later count spread evenly over its days.</summary>
    public decimal EvenRatio => Ratio.Value * ShareOfDays;

    /// <summary>
    /// The share of the later count that must fall into the window for it to exceed the earlier count; above 1 it cannot.
    /// </summary>
    public decimal ShareNeeded => Earlier.Value / Later.Value;

    /// <summary>Whether the window is the whole later period, so that nothing is left to assume.</summary>
    public bool IsWhole => Window == Period;
}
