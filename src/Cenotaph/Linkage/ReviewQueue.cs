namespace Cenotaph.Linkage;

/// <summary>A decision worth a look.</summary>
/// <param name="Left">A record of the pair to judge.</param>
/// <param name="Right">The other record.</param>
/// <param name="Average">The mean probability at which the merge stands or fell.</param>
/// <param name="Merged">Whether the two clusters are one now.</param>
/// <param name="Pairs">How many pairs the answer decides.</param>
/// <param name="Constraint">The constraint that kept them apart; null where the cut did.</param>
internal sealed record ReviewItem(int Left, int Right, double Average, bool Merged, long Pairs, string? Constraint)
{
    /// <summary>How many pairs are expected to be wrong as it stands: pairs times the probability of the other answer.</summary>
    public double ExpectedWrong => Pairs * (Merged ? 1 - Average : Average);
}

/// <summary>What to look at first.</summary>
internal static class ReviewQueue
{
    /// <summary>The decisions by expected wrong pairs, the most first; judged ones are left out.</summary>
    /// <param name="result">The clusters.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<ReviewItem> Of(ClusterResult result, int most) => result.Dendrogram.Merges
        .Where(merge => merge.Judgement < 0)
        .Select(merge => new ReviewItem(merge.Left, merge.Right, merge.Average, merge.Average >= result.Cut, merge.Pairs, null))
        .Concat(result.Refusals.Select(refusal => new ReviewItem(refusal.Left, refusal.Right, refusal.Average, false, 1, refusal.Constraint)))
        .OrderByDescending(item => item.ExpectedWrong)
        .ThenBy(item => item.Left)
        .ThenBy(item => item.Right)
        .Take(most)
        .ToList();
}

/// <summary>Records that say too little: not even a copy of themselves would be linked.</summary>
internal static class Unlinkables
{
    /// <summary>For each threshold the share of records whose weight against themselves has a smaller probability.</summary>
    /// <param name="selfWeights">For each record its match weight against itself.</param>
    /// <param name="probability">The probability of a weight.</param>
    /// <param name="thresholds">Probabilities.</param>
    public static IReadOnlyList<(double Threshold, double Share)> Curve(
        IReadOnlyList<double> selfWeights, Func<double, double> probability, IReadOnlyList<double> thresholds)
    {
        var sorted = selfWeights.Select(probability).Order().ToArray();
        return [.. thresholds.Select(threshold => (threshold, sorted.Length == 0 ? 0 : (double)sorted.Count(p => p < threshold) / sorted.Length))];
    }

    /// <summary>The records whose weight against themselves has a smaller probability than the threshold.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> selfWeights, Func<double, double> probability, double threshold) =>
        [.. Enumerable.Range(0, selfWeights.Count).Where(record => probability(selfWeights[record]) < threshold)];
}
