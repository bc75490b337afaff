namespace Cenotaph.Linkage;

/// <summary>The merges and refusals of some pieces. A child is a record, or ~k for the merge k of the same list.</summary>
internal sealed class PieceTree
{
    public List<ClusterMerge> Merges { get; } = [];

    public List<(int First, int Second)> Children { get; } = [];

    public List<Refused> Refusals { get; } = [];

    /// <summary>The sum of the probabilities of all pairs that may be matches, and of those judged the same.</summary>
    public double Expected { get; set; }

    /// <summary>Adds a merge and gives the name by which a later one takes it as its child.</summary>
    public int Add(ClusterMerge merge, int first, int second)
    {
        Merges.Add(merge);
        Children.Add((first, second));
        return ~(Merges.Count - 1);
    }

    /// <param name="Left">A record of the pair in conflict.</param>
    /// <param name="Right">The other record.</param>
    /// <param name="Average">The mean probability across.</param>
    /// <param name="Constraint">The constraint's number.</param>
    internal readonly record struct Refused(int Left, int Right, double Average, int Constraint);
}
