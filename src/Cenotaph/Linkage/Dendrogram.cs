namespace Cenotaph.Linkage;

/// <summary>The trees of all merges, from which partitions are cut or drawn. Nodes 0 to records − 1 are the records; the node of merge k is
/// records + k; children come before parents.</summary>
/// <param name="Records">How many records there are.</param>
/// <param name="Merges">The merges, of each component in the order they were made; averages never grow on the way up.</param>
/// <param name="FirstChild">For each merge its first child node.</param>
/// <param name="SecondChild">For each merge its second child node.</param>
internal sealed record Dendrogram(int Records, ClusterMerge[] Merges, int[] FirstChild, int[] SecondChild)
{
    /// <summary>The cluster of each record when the merges with at least this average stand; clusters are numbered by their first record.</summary>
    public int[] At(double cut, out int clusters)
    {
        var sets = new UnionFind(Records);
        foreach (var merge in Merges)
        {
            if (merge.Average >= cut)
            {
                sets.Join(merge.Left, merge.Right);
            }
        }

        return sets.Numbers(out clusters);
    }

    internal static Dendrogram Of(int records, IReadOnlyList<PieceTree> trees)
    {
        var count = trees.Sum(tree => tree.Merges.Count);
        var (merges, first, second) = (new ClusterMerge[count], new int[count], new int[count]);
        var offset = 0;
        foreach (var tree in trees)
        {
            tree.Merges.CopyTo(merges, offset);
            for (var k = 0; k < tree.Merges.Count; k++)
            {
                first[offset + k] = Node(tree.Children[k].First, records + offset);
                second[offset + k] = Node(tree.Children[k].Second, records + offset);
            }

            offset += tree.Merges.Count;
        }

        return new(records, merges, first, second);
    }

    private static int Node(int child, int offset) => child >= 0 ? child : offset + ~child;
}
