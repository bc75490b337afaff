namespace Cenotaph.Linkage;

/// <summary>
/// The probability that two records are of one person, as the tree of merges has it: the average of the merge that first puts both into one cluster. In
/// <see cref="PartitionDraws"/> they are together in just this share of the draws.
/// </summary>
internal sealed class JoinProbabilities
{
    private readonly Dendrogram tree;
    private readonly int[] parent;

    public JoinProbabilities(Dendrogram tree)
    {
        (this.tree, parent) = (tree, new int[tree.Records + tree.Merges.Length]);
        Array.Fill(parent, -1);
        for (var merge = 0; merge < tree.Merges.Length; merge++)
        {
            (parent[tree.FirstChild[merge]], parent[tree.SecondChild[merge]]) = (merge, merge);
        }
    }

    /// <summary>The probability for two records; 1 for a record and itself, null where no merge joins them.</summary>
    public double? Of(int left, int right)
    {
        if (left == right)
        {
            return 1;
        }

        var above = new HashSet<int>();
        for (var merge = parent[left]; merge >= 0; merge = parent[tree.Records + merge])
        {
            above.Add(merge);
        }

        for (var merge = parent[right]; merge >= 0; merge = parent[tree.Records + merge])
        {
            if (above.Contains(merge))
            {
                return tree.Merges[merge].Average;
            }
        }

        return null;
    }
}
