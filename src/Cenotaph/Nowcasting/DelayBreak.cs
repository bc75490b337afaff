namespace Cenotaph.Nowcasting;

/// <summary>
/// Vintages at which reports came in another way than before: a leak, a blocked source. Their new cases say nothing of the usual delay, and after
/// them the delay has to be learned again.
/// </summary>
/// <param name="First">The first vintage that holds such reports.</param>
/// <param name="Last">The last, at or after the first.</param>
/// <param name="Declared">The vintage at which the break was made known: a nowcast of an earlier vintage does not use it.</param>
public readonly record struct DelayBreak(int First, int Last, int Declared)
{
    /// <summary>The last vintage of the break.</summary>
    public int Last { get; } = Last >= First
        ? Last
        : throw new ArgumentOutOfRangeException(nameof(Last), Last, $"A break from vintage {First} on cannot end before it.");

    /// <summary>Whether a vintage is part of the break.</summary>
    public bool Holds(int vintage) => First <= vintage && vintage <= Last;
}
