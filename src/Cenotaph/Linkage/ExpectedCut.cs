namespace Cenotaph.Linkage;

/// <summary>Where to cut all trees so that the expected pair F1 is largest.</summary>
/// <remarks>
/// With p calibrated, a partition that holds M pairs with Σp = G among them has the expected F1 (as a ratio of expectations) of
/// 2G / (M + E), where E is Σp over all pairs. Taking the merges from the highest average down, it is largest where the average falls below
/// half of the F1 reached: the rule of the half (Lipton, Elkan and Narayanaswamy, Optimal thresholding of classifiers to maximize F1 measure,
/// ECML PKDD 2014) for merges instead of single pairs. This is why averages are taken over probabilities and not over weights.
/// </remarks>
internal static class ExpectedCut
{
    /// <summary>The average probability from which on merges stand, and the expected F1 there.</summary>
    /// <param name="merges">All merges.</param>
    /// <param name="expected">Σp over all pairs, not less than that over the merges.</param>
    public static (double Cut, double F1) Of(IReadOnlyList<ClusterMerge> merges, double expected)
    {
        var order = Descending(merges);
        var (cut, best, gain, pairs) = (0.5, 0.0, 0.0, 0L);
        for (var k = 0; k < order.Length; k++)
        {
            var merge = merges[order[k]];
            gain += merge.Average * merge.Pairs;
            pairs += merge.Pairs;
            var next = k + 1 < order.Length ? merges[order[k + 1]].Average : 0;

            // Equal averages stand or fall together.
            if (next != merge.Average && 2 * gain / (pairs + expected) is var f1 && f1 > best)
            {
                (best, cut) = (f1, f1 / 2 > next && f1 / 2 <= merge.Average ? f1 / 2 : merge.Average);
            }
        }

        return (cut, best);
    }

    /// <summary>The expected F1 at a cut that was given.</summary>
    public static double F1(IReadOnlyList<ClusterMerge> merges, double expected, double cut)
    {
        var (gain, pairs) = (0.0, 0L);
        foreach (var index in Descending(merges))
        {
            if (merges[index].Average >= cut)
            {
                gain += merges[index].Average * merges[index].Pairs;
                pairs += merges[index].Pairs;
            }
        }

        return pairs == 0 ? 0 : 2 * gain / (pairs + expected);
    }

    private static int[] Descending(IReadOnlyList<ClusterMerge> merges)
    {
        var order = new int[merges.Count];
        var keys = new double[merges.Count];
        for (var k = 0; k < order.Length; k++)
        {
            (order[k], keys[k]) = (k, -merges[k].Average);
        }

        Array.Sort(keys, order);
        return order;
    }
}
