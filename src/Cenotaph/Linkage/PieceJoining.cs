namespace Cenotaph.Linkage;

/// <summary>
/// Joins the clusters of a component that was split because it was too large. The merges of its pieces that are likely stand; from there
/// on average linkage goes on between the clusters that an edge connects, on averages over a bounded number of pairs.
/// </summary>
internal sealed class PieceJoining(ClusterTask task, PairConstraints constraints)
{
    /// <summary>Merges inside a piece stand from this average on before pieces are joined: more likely right than wrong.</summary>
    internal const double SettledFrom = 0.5;

    /// <summary>At most this many pairs are scored between two clusters: the standard error of their mean is at most 0.0625.</summary>
    internal const int ScoredPairs = 64;

    // Rules are tried on this many pairs across two clusters at most; judgements and one-to-one always on all.
    private const long RulePairs = 4_000_000;

    private readonly List<Cluster> clusters = [];
    private readonly PriorityQueue<(int First, int Second, int FirstAge, int SecondAge), (double, int, int)> queue = new();

    /// <param name="pieces">The trees of the component's pieces.</param>
    /// <param name="edges">The edges that have both ends in the component, those across pieces too.</param>
    public PieceTree Run(IReadOnlyList<PieceTree> pieces, IReadOnlyList<Edge> edges)
    {
        var tree = new PieceTree { Expected = pieces.Sum(piece => piece.Expected) };
        var clusterOf = new Dictionary<int, int>();
        foreach (var piece in pieces)
        {
            Settle(piece, tree, clusterOf);
        }

        foreach (var record in edges.SelectMany(edge => new[] { edge.Left, edge.Right }).Where(record => !clusterOf.ContainsKey(record)).Distinct().Order())
        {
            clusterOf[record] = clusters.Count;
            clusters.Add(new(record, [record], 1));
        }

        foreach (var edge in edges)
        {
            var (a, b) = (clusterOf[edge.Left], clusterOf[edge.Right]);
            if (a != b && !clusters[a].Near.ContainsKey(b))
            {
                Connect(a, b, Scored(clusters[a], clusters[b]));
            }
        }

        while (queue.TryDequeue(out var next, out var order) && -order.Item1 >= PieceAgglomeration.LeastAverage)
        {
            if (clusters[next.First].Age == next.FirstAge && clusters[next.Second].Age == next.SecondAge)
            {
                Merge(next.First, next.Second, -order.Item1, tree);
            }
        }

        return tree;
    }

    private void Settle(PieceTree piece, PieceTree tree, Dictionary<int, int> clusterOf)
    {
        var standing = piece.Merges.TakeWhile(merge => merge.Average >= SettledFrom).Count();
        var built = new Cluster?[standing];
        for (var k = 0; k < standing; k++)
        {
            var (first, second) = piece.Children[k];
            var (a, b) = (Take(first), Take(second));
            var name = tree.Add(piece.Merges[k], a.Child, b.Child);
            a.Records.AddRange(b.Records);
            built[k] = new(name, a.Records, piece.Merges[k].Average);
        }

        foreach (var cluster in built)
        {
            if (cluster is not null)
            {
                cluster.Records.Sort();
                foreach (var record in cluster.Records)
                {
                    clusterOf[record] = clusters.Count;
                }

                clusters.Add(cluster);
            }
        }

        tree.Refusals.AddRange(piece.Refusals.Where(refused => refused.Average >= SettledFrom));

        Cluster Take(int child)
        {
            if (child >= 0)
            {
                return new(child, [child], 1);
            }

            var taken = built[~child]!;
            built[~child] = null;
            return taken;
        }
    }

    private void Merge(int a, int b, double average, PieceTree tree)
    {
        var (one, other) = (clusters[a], clusters[b]);
        if (constraints.Across(one.Records, other.Records, RulePairs) is { } conflict)
        {
            tree.Refusals.Add(new(conflict.Left, conflict.Right, average, conflict.Constraint));
            one.Near[b] = other.Near[a] = double.NegativeInfinity;
            return;
        }

        var (left, right, weight) = Strongest(one, other);
        var height = Math.Min(average, Math.Min(one.Height, other.Height));
        var name = tree.Add(new(left, right, weight, height, Pairs(one, other)), one.Child, other.Child);
        var merged = new Cluster(name, [.. one.Records, .. other.Records], height) { Age = one.Age + 1 };
        merged.Records.Sort();
        var near = one.Near.Keys.Concat(other.Near.Keys).Where(c => c != a && c != b).Distinct().Order().ToList();
        clusters[a] = merged;
        other.Age = -1;
        foreach (var c in near)
        {
            var third = clusters[c];
            var first = one.Near.TryGetValue(c, out var known) ? known : Scored(one, third);
            var second = other.Near.TryGetValue(c, out known) ? known : Scored(other, third);
            var (firstPairs, secondPairs) = (Pairs(one, third), Pairs(other, third));
            third.Near.Remove(b);
            Connect(a, c, double.IsInfinity(first) || double.IsInfinity(second) || firstPairs + secondPairs == 0
                ? double.NegativeInfinity
                : ((first * firstPairs) + (second * secondPairs)) / (firstPairs + secondPairs));
        }
    }

    private void Connect(int a, int b, double average)
    {
        clusters[a].Near[b] = clusters[b].Near[a] = average;
        if (average >= PieceAgglomeration.LeastAverage)
        {
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            queue.Enqueue((low, high, clusters[low].Age, clusters[high].Age), (-average, low, high));
        }
    }

    // The mean probability over the pairs in scope; 0 where there are none.
    private double Scored(Cluster one, Cluster other)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (left, right) in SpreadPairs.Of(one.Records, other.Records, ScoredPairs).Where(pair => InScope(pair.Left, pair.Right)))
        {
            sum += task.Probability(task.Weight(Math.Min(left, right), Math.Max(left, right)));
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private (int Left, int Right, double Weight) Strongest(Cluster one, Cluster other)
    {
        var best = (Left: one.Records[0], Right: other.Records[0], Weight: double.NegativeInfinity);
        foreach (var (left, right) in SpreadPairs.Of(one.Records, other.Records, ScoredPairs).Where(pair => InScope(pair.Left, pair.Right)))
        {
            var weight = task.Weight(Math.Min(left, right), Math.Max(left, right));
            best = weight > best.Weight ? (left, right, weight) : best;
        }

        return best;
    }

    private long Pairs(Cluster one, Cluster other)
    {
        if (task.Scope.LeftRecords is not { } limit)
        {
            return (long)one.Records.Count * other.Records.Count;
        }

        long Lefts(Cluster cluster) => cluster.Records.Count(record => record < limit);
        return (Lefts(one) * (other.Records.Count - Lefts(other))) + ((one.Records.Count - Lefts(one)) * Lefts(other));
    }

    private bool InScope(int left, int right) => task.Scope.LeftRecords is not { } limit || left < limit != right < limit;

    private sealed class Cluster(int child, List<int> records, double height)
    {
        public int Child { get; } = child;

        public List<int> Records { get; } = records;

        public double Height { get; } = height;

        // Grows with every merge, so that what was queued before is known for old; −1 when the cluster is gone.
        public int Age { get; set; }

        public Dictionary<int, double> Near { get; } = [];
    }
}
