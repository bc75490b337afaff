namespace Cenotaph.Linkage;

/// <summary>How many pairs were claimed, how many are true, how many are both.</summary>
/// <param name="Right">Pairs that were claimed and are true.</param>
/// <param name="Claimed">Pairs that were claimed.</param>
/// <param name="True">True pairs, found or not.</param>
internal readonly record struct PairCounts(long Right, long Claimed, long True)
{
    /// <summary>The share of the claimed pairs that is true; null where none was claimed.</summary>
    public double? Precision => Claimed == 0 ? null : (double)Right / Claimed;

    /// <summary>The share of the true pairs that was claimed; null where there is none.</summary>
    public double? Recall => True == 0 ? null : (double)Right / True;

    /// <summary>The harmonic mean of both: 2 Right / (Claimed + True); null where there are no pairs at all.</summary>
    public double? F1 => Claimed + True == 0 ? null : 2.0 * Right / (Claimed + True);
}
