namespace Cenotaph.Linkage;

/// <summary>Scored pairs against the truth: precision, recall and F1 at any threshold, and the best of them.</summary>
internal sealed class PairEvaluation
{
    private readonly double[] weights;
    private readonly int[] right;
    private readonly long trueEdges;

    private PairEvaluation(double[] weights, int[] right, long truePairs)
    {
        (this.weights, this.right, TruePairs) = (weights, right, truePairs);
        trueEdges = right.Length == 0 ? 0 : right[^1];
    }

    /// <summary>All true pairs in scope, scored or not.</summary>
    public long TruePairs { get; }

    /// <summary>The share of the true pairs that was scored at all; null where there are none.</summary>
    public double? Scored => TruePairs == 0 ? null : (double)trueEdges / TruePairs;

    /// <param name="edges">The scored pairs.</param>
    /// <param name="truth">For each record its true person; below 0 where it is not known: its pairs are left out.</param>
    /// <param name="scope">Which pairs count.</param>
    public static PairEvaluation Of(Edge[] edges, int[] truth, PairScope scope)
    {
        var count = edges.Count(edge => truth[edge.Left] >= 0 && truth[edge.Right] >= 0);
        var (weights, right) = (new double[count], new int[count]);
        var next = 0;
        foreach (var edge in edges)
        {
            if (truth[edge.Left] >= 0 && truth[edge.Right] >= 0)
            {
                (weights[next], right[next++]) = (-edge.Weight, truth[edge.Left] == truth[edge.Right] ? 1 : 0);
            }
        }

        // Sorted by falling weight: the negative weights ascend. Then each place holds how many of the pairs up to it are true.
        Array.Sort(weights, right);
        for (var k = 1; k < count; k++)
        {
            right[k] += right[k - 1];
        }

        return new(weights, right, ClusterTable.Of(truth, truth, scope).Counts.True);
    }

    /// <summary>The counts when the pairs of at least this weight are claimed.</summary>
    public PairCounts At(double weight)
    {
        var (low, high) = (0, weights.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = weights[middle] <= -weight ? (middle + 1, high) : (low, middle);
        }

        return new(low == 0 ? 0 : right[low - 1], low, TruePairs);
    }

    /// <summary>The threshold with the largest F1, the highest of several; it was chosen with the truth. Null where there are no pairs.</summary>
    public (double Weight, PairCounts Counts)? Best()
    {
        (double Weight, PairCounts Counts)? best = null;
        for (var k = 0; k < weights.Length; k++)
        {
            var here = new PairCounts(right[k], k + 1, TruePairs);
            if ((k + 1 == weights.Length || weights[k + 1] != weights[k]) && (best is null || here.F1 > best.Value.Counts.F1))
            {
                best = (-weights[k], here);
            }
        }

        return best;
    }
}
