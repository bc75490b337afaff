namespace Cenotaph.Linkage;

/// <summary>
/// Average linkage within one piece, on the calibrated probabilities of all its pairs (Sokal and Michener, A statistical method for
/// evaluating systematic relationships, Univ. Kansas Science Bulletin 38, 1958), with constraints: two clusters with a forbidden pair
/// between them never merge. One instance serves one thread and uses its memory again.
/// </summary>
/// <remarks>
/// Every row keeps its best partner among the later rows, and is searched again only when that partner changed for the worse (the generic
/// algorithm of Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011): about n² steps for n records, n³ at worst.
/// </remarks>
internal sealed class PieceAgglomeration(ClusterTask task, JudgedLinks judged, PairConstraints constraints)
{
    /// <summary>Merges below this mean probability are not kept: they would change a count of persons by less than this each.</summary>
    internal const double LeastAverage = 1e-4;

    private const double Dead = double.NegativeInfinity;

    private readonly Dictionary<int, List<int>> togetherOf = ByRecord(judged);
    private double[] weights = [];
    private double[] sums = [];
    private int[] reasons = [];
    private Node[] nodes = [];
    private int[] nextMember = [];
    private int count;

    /// <summary>Clusters one piece and adds its merges and refusals to a tree.</summary>
    public void Run(ReadOnlySpan<int> records, ReadOnlySpan<int> edges, PieceTree tree)
    {
        count = records.Length;
        if (count == 2 && !constraints.Any)
        {
            Couple(records, edges, tree);
            return;
        }

        Prepare(records, edges);
        JoinJudged(records, tree);
        SumPairs(records, tree);
        Merge(records, tree);
    }

    // Nearly all pieces are couples.
    private void Couple(ReadOnlySpan<int> records, ReadOnlySpan<int> edges, PieceTree tree)
    {
        var weight = edges.Length > 0 ? task.Edges[edges[0]].Weight : InScope(records[0], records[1]) ? task.Weight(records[0], records[1]) : Dead;
        var probability = task.Probability(weight);
        tree.Expected += probability;
        if (probability >= LeastAverage)
        {
            tree.Add(new(records[0], records[1], weight, probability, 1), records[0], records[1]);
        }
    }

    private void Prepare(ReadOnlySpan<int> records, ReadOnlySpan<int> edges)
    {
        var cells = checked(count * count);
        if (weights.Length < cells)
        {
            weights = new double[cells];
            sums = new double[cells];
            reasons = new int[constraints.Any ? cells : 0];
        }

        if (nodes.Length < count)
        {
            (nodes, nextMember) = (new Node[count], new int[count]);
        }

        Array.Fill(weights, double.NaN, 0, cells);
        Array.Clear(sums, 0, cells);
        Array.Clear(reasons, 0, Math.Min(reasons.Length, cells));
        foreach (var index in edges)
        {
            var edge = task.Edges[index];
            var (i, j) = (records.BinarySearch(edge.Left), records.BinarySearch(edge.Right));
            weights[(i * count) + j] = weights[(j * count) + i] = edge.Weight;
        }

        for (var i = 0; i < count; i++)
        {
            var left = task.Scope.LeftRecords is { } limit && records[i] < limit ? 1 : 0;
            nodes[i] = new() { Child = records[i], Left = left, Size = 1, Active = true, Height = 1, LastMember = i };
            nextMember[i] = -1;
            for (var j = i + 1; j < count; j++)
            {
                if (double.IsNaN(weights[(i * count) + j]) && InScope(records[i], records[j]))
                {
                    weights[(i * count) + j] = weights[(j * count) + i] = task.Weight(records[i], records[j]);
                }
            }
        }
    }

    private void JoinJudged(ReadOnlySpan<int> records, PieceTree tree)
    {
        if (togetherOf.Count == 0)
        {
            return;
        }

        var node = new int[count];
        for (var i = 0; i < count; i++)
        {
            node[i] = i;
        }

        for (var i = 0; i < count; i++)
        {
            foreach (var index in togetherOf.GetValueOrDefault(records[i]) ?? [])
            {
                var j = records.BinarySearch(judged.Judged[index].Left == records[i] ? judged.Judged[index].Right : judged.Judged[index].Left);
                var (a, b) = (Math.Min(Top(node, i), Top(node, j)), Math.Max(Top(node, i), Top(node, j)));
                var pairs = PairsAcross(a, b);
                tree.Expected += pairs;
                var (left, right) = Belongs(i, a) ? (i, j) : (j, i);
                Join(a, b, new(records[left], records[right], weights[(i * count) + j], 1, pairs, index), tree);
                node[b] = a;
            }
        }
    }

    private static int Top(int[] node, int i) => node[i] == i ? i : Top(node, node[i]);

    private bool Belongs(int member, int node)
    {
        for (var i = node; i >= 0; i = nextMember[i])
        {
            if (i == member)
            {
                return true;
            }
        }

        return false;
    }

    private void SumPairs(ReadOnlySpan<int> records, PieceTree tree)
    {
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; nodes[a].Active && b < count; b++)
            {
                if (!nodes[b].Active)
                {
                    continue;
                }

                var (sum, allowed) = (0.0, 0.0);
                for (var i = a; i >= 0; i = nextMember[i])
                {
                    for (var j = b; j >= 0; j = nextMember[j])
                    {
                        var weight = weights[(i * count) + j];
                        var probability = double.IsNaN(weight) ? 0 : task.Probability(weight);
                        sum += probability;
                        if (constraints.Any && constraints.Between(Math.Min(records[i], records[j]), Math.Max(records[i], records[j])) is not null)
                        {
                            reasons[(a * count) + b] = reasons[(b * count) + a] = 1 + (i * count) + j;
                        }
                        else
                        {
                            allowed += probability;
                        }
                    }
                }

                sums[(a * count) + b] = sums[(b * count) + a] = sum;
                tree.Expected += allowed;
            }
        }

        for (var a = 0; a < count; a++)
        {
            Search(a);
        }
    }

    private void Merge(ReadOnlySpan<int> records, PieceTree tree)
    {
        while (true)
        {
            var a = -1;
            for (var row = 0; row < count; row++)
            {
                if (nodes[row].Active && nodes[row].Best >= LeastAverage && (a < 0 || nodes[row].Best > nodes[a].Best))
                {
                    a = row;
                }
            }

            if (a < 0)
            {
                return;
            }

            var b = nodes[a].Partner;
            if (constraints.Any && reasons[(a * count) + b] is > 0 and var reason)
            {
                var (i, j) = ((reason - 1) / count, (reason - 1) % count);
                (i, j) = Belongs(i, a) ? (i, j) : (j, i);
                var constraint = constraints.Between(Math.Min(records[i], records[j]), Math.Max(records[i], records[j]))!.Value;
                tree.Refusals.Add(new(records[i], records[j], nodes[a].Best, constraint));
                sums[(a * count) + b] = sums[(b * count) + a] = Dead;
                Search(a);
                continue;
            }

            var (left, right) = Strongest(a, b);
            var height = Math.Min(nodes[a].Best, Math.Min(nodes[a].Height, nodes[b].Height));
            Join(a, b, new(records[left], records[right], weights[(left * count) + right], height, PairsAcross(a, b)), tree);
            Combine(a, b);
        }
    }

    private void Join(int a, int b, ClusterMerge merge, PieceTree tree)
    {
        nodes[a].Child = tree.Add(merge, nodes[a].Child, nodes[b].Child);
        nodes[a].Height = merge.Average;
        nodes[a].Size += nodes[b].Size;
        nodes[a].Left += nodes[b].Left;
        nextMember[nodes[a].LastMember] = b;
        nodes[a].LastMember = nodes[b].LastMember;
        nodes[b].Active = false;
    }

    private void Combine(int a, int b)
    {
        for (var c = 0; c < count; c++)
        {
            if (c == a || !nodes[c].Active)
            {
                continue;
            }

            sums[(a * count) + c] = sums[(c * count) + a] = sums[(a * count) + c] + sums[(b * count) + c];
            if (constraints.Any && reasons[(a * count) + c] == 0 && reasons[(b * count) + c] > 0)
            {
                reasons[(a * count) + c] = reasons[(c * count) + a] = reasons[(b * count) + c];
            }

            if (c >= b)
            {
                continue;
            }

            // A row before b may have lost its partner; one before a may have a better or worse one in a.
            if (nodes[c].Partner == b || (nodes[c].Partner == a && Average(c, a) < nodes[c].Best))
            {
                Search(c);
            }
            else if (c < a && (Average(c, a) > nodes[c].Best || (Average(c, a) == nodes[c].Best && a < nodes[c].Partner)))
            {
                (nodes[c].Best, nodes[c].Partner) = (Average(c, a), a);
            }
        }

        Search(a);
    }

    private void Search(int row)
    {
        ref var node = ref nodes[row];
        (node.Best, node.Partner) = (Dead, -1);
        for (var other = row + 1; node.Active && other < count; other++)
        {
            if (nodes[other].Active && Average(row, other) is var average && average > node.Best)
            {
                (node.Best, node.Partner) = (average, other);
            }
        }
    }

    private double Average(int a, int b) => PairsAcross(a, b) is > 0 and var pairs ? sums[(a * count) + b] / pairs : Dead;

    private long PairsAcross(int a, int b) => task.Scope.LeftRecords is null
        ? (long)nodes[a].Size * nodes[b].Size
        : ((long)nodes[a].Left * (nodes[b].Size - nodes[b].Left)) + ((long)(nodes[a].Size - nodes[a].Left) * nodes[b].Left);

    private bool InScope(int left, int right) => task.Scope.LeftRecords is not { } limit || left < limit != right < limit;

    private (int Left, int Right) Strongest(int a, int b)
    {
        var (left, right, best) = (a, b, Dead);
        for (var i = a; i >= 0; i = nextMember[i])
        {
            for (var j = b; j >= 0; j = nextMember[j])
            {
                if (weights[(i * count) + j] > best)
                {
                    (left, right, best) = (i, j, weights[(i * count) + j]);
                }
            }
        }

        return (left, right);
    }

    private static Dictionary<int, List<int>> ByRecord(JudgedLinks judged) => judged.Together
        .GroupBy(link => Math.Min(link.Left, link.Right))
        .ToDictionary(group => group.Key, group => group.Select(link => link.Index).ToList());

    private struct Node
    {
        public int Child;
        public int Left;
        public int Size;
        public bool Active;
        public double Height;
        public int LastMember;
        public double Best;
        public int Partner;
    }
}
