using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>
/// Random partitions of the records into persons, in which every merge holds with its probability: they carry the uncertainty of linkage into the
/// count of persons and whatever is computed from it.
/// </summary>
/// <remarks>
/// Each tree is walked from its root. The root's merge holds with its average p. Where a merge of average h does not hold, its two children are
/// independent, and a child's merge of average c ≥ h holds with (c − h) / (1 − h). So each merge holds with exactly its average, a merge that
/// holds carries all below it, and separate branches do not depend on one another: a partition consistent with the tree, as in Heller and
/// Ghahramani, Bayesian hierarchical clustering, ICML 2005, with given averages in place of their model. The expected count of persons is
/// records − Σ averages. Not in it: the uncertainty of the calibration, and of pairs that no component holds.
/// </remarks>
internal sealed class PartitionDraws
{
    private readonly Dendrogram tree;
    private readonly RandomStream random;
    private readonly int[] parent;

    public PartitionDraws(Dendrogram tree, ulong seed)
    {
        (this.tree, random, parent) = (tree, new(seed), new int[tree.Merges.Length]);
        Array.Fill(parent, -1);
        for (var merge = 0; merge < tree.Merges.Length; merge++)
        {
            foreach (var child in new[] { tree.FirstChild[merge], tree.SecondChild[merge] })
            {
                if (child >= tree.Records)
                {
                    parent[child - tree.Records] = merge;
                }
            }
        }
    }

    /// <summary>The expected count of persons over all draws.</summary>
    public double ExpectedPersons => tree.Records - tree.Merges.Sum(merge => merge.Average);

    /// <summary>The partition of one draw: for each record the number of its cluster, numbered by first record.</summary>
    /// <param name="draw">The number of the draw; the same number gives the same partition.</param>
    /// <param name="persons">How many persons there are in it.</param>
    public int[] Partition(int draw, out int persons)
    {
        var holds = Holding(draw);
        var sets = new UnionFind(tree.Records);
        for (var merge = 0; merge < holds.Length; merge++)
        {
            if (holds[merge])
            {
                sets.Join(tree.Merges[merge].Left, tree.Merges[merge].Right);
            }
        }

        return sets.Numbers(out persons);
    }

    /// <summary>The count of persons in each of the draws 0 to <paramref name="draws"/> − 1; the same for any number of threads.</summary>
    public int[] Counts(int draws, int threads)
    {
        var counts = new int[draws];
        Parallel.For(0, draws, new() { MaxDegreeOfParallelism = Math.Max(1, threads) }, draw => counts[draw] = tree.Records - Holding(draw).Count(held => held));
        return counts;
    }

    // Parents come after their children: the walk is from the last merge to the first.
    private bool[] Holding(int draw)
    {
        var stream = random.Substream((ulong)draw);
        var holds = new bool[parent.Length];
        for (var merge = holds.Length - 1; merge >= 0; merge--)
        {
            var above = parent[merge];
            if (above >= 0 && holds[above])
            {
                holds[merge] = true;
                continue;
            }

            var (own, failed) = (tree.Merges[merge].Average, above < 0 ? 0 : tree.Merges[above].Average);
            holds[merge] = own >= 1 || stream.Uniform() * (1 - failed) < own - failed;
        }

        return holds;
    }
}
