using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Finds what decided that records are in one cluster, or apart.</summary>
internal static class ClusterDecisions
{
    /// <summary>What decided on two records.</summary>
    public static ClusterDecision On(ClusterResult clusters, int left, int right)
    {
        var together = clusters.ClusterOf[left] == clusters.ClusterOf[right];
        if (left == right)
        {
            return new(true, "It is the same record.", null, null);
        }

        if (!together && Refusal(clusters, left, right) is { } refusal)
        {
            return new(false, Line($"Kept apart by {refusal.Constraint}; the average probability across is {refusal.Average:0.000}."), refusal.Left, refusal.Right);
        }

        if (Joining(clusters.Dendrogram.Merges, clusters.ClusterOf.Length, left, right) is not { } merge)
        {
            return new(false, "No scored pair connects their groups.", null, null);
        }

        return merge.Judgement >= 0
            ? new(true, Line($"Joined by a judgement \"same\", number {merge.Judgement + 1} of the labels."), merge.Left, merge.Right)
            : new(together, Line(
                $"Their groups {(together ? "were joined" : "stay apart")} at an average probability of {merge.Average:0.000} over {merge.Pairs} pair{(merge.Pairs == 1 ? "" : "s")}; the threshold is {clusters.Cut:0.000}. The strongest pair across has a weight of {merge.Weight:0.00}."),
                merge.Left, merge.Right);
    }

    /// <summary>The merges inside the cluster of a record, in the order they were made.</summary>
    public static IReadOnlyList<ClusterMerge> Inside(ClusterResult clusters, int record) =>
        [.. clusters.Merges.Where(merge => clusters.ClusterOf[merge.Left] == clusters.ClusterOf[record])];

    private static ClusterRefusal? Refusal(ClusterResult clusters, int left, int right)
    {
        var (one, other) = (clusters.ClusterOf[left], clusters.ClusterOf[right]);
        return clusters.Refusals.FirstOrDefault(refusal =>
            (clusters.ClusterOf[refusal.Left], clusters.ClusterOf[refusal.Right]) is var ends && (ends == (one, other) || ends == (other, one)));
    }

    // The merge that first puts both records into one group.
    private static ClusterMerge? Joining(IReadOnlyList<ClusterMerge> merges, int records, int left, int right)
    {
        var sets = new UnionFind(records);
        foreach (var merge in merges)
        {
            sets.Join(merge.Left, merge.Right);
            if (sets.Root(left) == sets.Root(right))
            {
                return merge;
            }
        }

        return null;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
