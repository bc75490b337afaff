namespace Cenotaph.Linkage;

/// <summary>What a pair's match weight is the sum of: the prior, the weight of each comparison's level, and its frequency adjustment.
/// The sum is taken in that order, so that it is the same number wherever it is taken.</summary>
/// <param name="Prior">log₂(λ/(1−λ)).</param>
/// <param name="Levels">For each comparison the weight of each of its levels, log₂(m/u): entry 0 is that of a missing value, and the entry
/// after the last level that of "exchanged" for the two comparisons of <see cref="ExchangedFields"/>.</param>
internal sealed record PairWeights(double Prior, IReadOnlyList<double[]> Levels)
{
    /// <summary>For each comparison its frequency adjustment, null for none; an empty list for none at all.</summary>
    public IReadOnlyList<TermFrequency?> Frequencies { get; init; } = [];
}

/// <summary>Rare values that agree say more than common ones: at level l the weight grows by
/// k[l] · (log₂ u[l] − log₂ max(share of left, share of right, floor)). Splink's documentation, "Term frequency adjustments".</summary>
/// <param name="Shares">The share of each term in the population, 0 to 1.</param>
/// <param name="Floor">The least share believed, above 0.</param>
/// <param name="Factors">k for each level, 0 and "exchanged" included; 0 for no adjustment.</param>
/// <param name="U">For each level the probability u of the exact level that it adjusts; not read where k is 0.</param>
internal sealed record TermFrequency(double[] Shares, double Floor, double[] Factors, double[] U)
{
    /// <summary>For each value of the comparison the index of its share, −1 for a share of 0; null where that is the value's own number.</summary>
    public int[]? Terms { get; init; }

    /// <summary>For each record the index of its share, where it hangs on more than the value: its region. Null otherwise; then <see cref="Terms"/> is not read.</summary>
    public int[]? OfRecords { get; init; }
}
