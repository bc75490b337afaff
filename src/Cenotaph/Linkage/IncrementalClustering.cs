namespace Cenotaph.Linkage;

/// <summary>New records against old ones: only the persons that a new record touches are decided again, the others stay as they are.</summary>
internal static class IncrementalClustering
{
    /// <summary>
    /// Clusters new records into old clusters. A component is made of the new records and of whole old clusters that edges connect; inside it every pair is
    /// scored and the decision is made afresh. All other old clusters are kept as they were.
    /// </summary>
    /// <param name="task">All records, the old ones first, with the edges of which at least one end is new. Its cut must be given: the one of the run
    /// before, since a cut chosen anew would move clusters that nothing touched.</param>
    /// <param name="oldClusterOf">For each old record the number of its cluster.</param>
    /// <returns>The result; merges and refusals are those of the components decided again. The pairs inside untouched clusters are not in the expected F1.</returns>
    /// <exception cref="ArgumentException">No cut is given, there are more old records than records, or an edge connects two old records.</exception>
    public static ClusterResult Update(ClusterTask task, int[] oldClusterOf)
    {
        var old = oldClusterOf.Length;
        if (task.Cut is null || old > task.Scope.Records)
        {
            throw new ArgumentException("An update needs the cut of the run before and no more old records than there are.", nameof(task));
        }

        var touched = Touched(task, oldClusterOf);
        var first = new Dictionary<int, int>();
        var beside = new List<(int Left, int Right)>();
        for (var record = 0; record < old; record++)
        {
            if (touched.Contains(oldClusterOf[record]) && !first.TryAdd(oldClusterOf[record], record))
            {
                beside.Add((first[oldClusterOf[record]], record));
            }
        }

        var result = Agglomeration.Run(task, beside);
        var sets = new UnionFind(task.Scope.Records);
        var anchor = new Dictionary<(bool Kept, int Cluster), int>();
        for (var record = 0; record < task.Scope.Records; record++)
        {
            var kept = record < old && !touched.Contains(oldClusterOf[record]);
            var key = (kept, kept ? oldClusterOf[record] : result.ClusterOf[record]);
            if (!anchor.TryAdd(key, record))
            {
                sets.Join(anchor[key], record);
            }
        }

        var clusterOf = sets.Numbers(out var clusters);
        return result with { ClusterOf = clusterOf, Clusters = clusters };
    }

    // By an edge that joins components, or by a judgement that has not been kept.
    private static HashSet<int> Touched(ClusterTask task, int[] oldClusterOf)
    {
        var touched = new HashSet<int>();
        foreach (var edge in task.Edges)
        {
            if (edge.Right < oldClusterOf.Length)
            {
                throw new ArgumentException("An update takes edges to new records only.", nameof(task));
            }

            if (edge.Weight >= task.LowestWeight && edge.Left < oldClusterOf.Length)
            {
                touched.Add(oldClusterOf[edge.Left]);
            }
        }

        foreach (var pair in task.Judged)
        {
            var (left, right) = (Math.Min(pair.Left, pair.Right), Math.Max(pair.Left, pair.Right));
            if (left < 0 || right >= task.Scope.Records)
            {
                continue;
            }

            var (leftOld, rightOld) = (left < oldClusterOf.Length, right < oldClusterOf.Length);
            if (!leftOld || !rightOld || oldClusterOf[left] == oldClusterOf[right] != pair.Same)
            {
                touched.UnionWith(new[] { left, right }.Where(record => record < oldClusterOf.Length).Select(record => oldClusterOf[record]));
            }
        }

        return touched;
    }
}
