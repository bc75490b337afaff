using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>From scored pairs to persons: components, the pairs in them that blocking missed, constrained average linkage, one cut for all.</summary>
internal static class Agglomeration
{
    // Pieces are worked in chunks of at least this many pairs, a fixed division that does not depend on the threads.
    private const long PairsInChunk = 100_000;

    /// <summary>Clusters the records of a task. The result is the same for any number of threads and any order of the edges.</summary>
    /// <exception cref="ArgumentException">An edge is out of scope, or not from a smaller to a larger record.</exception>
    public static ClusterResult Run(ClusterTask task) => Run(task, []);

    /// <param name="task">What to cluster.</param>
    /// <param name="beside">Pairs of records that belong to one component, whatever their weight.</param>
    internal static ClusterResult Run(ClusterTask task, IReadOnlyList<(int Left, int Right)> beside)
    {
        Check(task);
        var problems = new List<Problem>();
        var judged = JudgedLinks.Of(task, problems);
        var constraints = new PairConstraints(task, judged);
        var pieces = Pieces.Of(task, [.. judged.Together.Select(link => (link.Left, link.Right)), .. beside]);
        var trees = Trees(task, judged, constraints, pieces, out var outside);
        var dendrogram = Dendrogram.Of(task.Scope.Records, trees);
        var expected = outside + trees.Sum(tree => tree.Expected);
        var (cut, f1) = task.Cut is { } given
            ? (given, ExpectedCut.F1(dendrogram.Merges, expected, given))
            : ExpectedCut.Of(dendrogram.Merges, expected);

        var clusterOf = dendrogram.At(cut, out var clusters);
        var refusals = trees.SelectMany(tree => tree.Refusals)
            .Where(refused => refused.Average >= cut)
            .Select(refused => Refusal(refused, clusterOf, constraints))
            .ToList();
        var merges = dendrogram.Merges.Where(merge => merge.Average >= cut).ToList();
        return new(clusterOf, clusters, cut, f1, merges, dendrogram, refusals, Notices(task, pieces), problems);
    }

    private static void Check(ClusterTask task)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(task.LargestComponent, 2);
        foreach (var edge in task.Edges)
        {
            var crosses = task.Scope.LeftRecords is not { } limit || (edge.Left < limit && edge.Right >= limit);
            if (edge.Left < 0 || edge.Left >= edge.Right || edge.Right >= task.Scope.Records || !crosses || double.IsNaN(edge.Weight))
            {
                throw new ArgumentException($"The edge {edge} is not a scored pair in scope, the smaller record first.", nameof(task));
            }
        }
    }

    private static List<PieceTree> Trees(ClusterTask task, JudgedLinks judged, PairConstraints constraints, Pieces pieces, out double outside)
    {
        var chunks = Chunks(pieces);
        var trees = new PieceTree[chunks.Count];
        Parallel.For(
            0,
            chunks.Count,
            new() { MaxDegreeOfParallelism = Math.Max(1, task.Threads) },
            () => new PieceAgglomeration(task, judged, constraints),
            (chunk, _, worker) =>
            {
                trees[chunk] = new();
                for (var piece = chunks[chunk].From; piece < chunks[chunk].To; piece++)
                {
                    worker.Run(pieces.Records(piece), pieces.Edges(piece), trees[chunk]);
                }

                return worker;
            },
            _ => { });

        var all = trees.Where((_, chunk) => pieces.GroupOf[chunks[chunk].From] < 0).ToList();
        var joined = new List<Edge>[pieces.Groups];
        outside = Outside(task, pieces, joined);
        for (var group = 0; group < pieces.Groups; group++)
        {
            var own = trees.Where((_, chunk) => pieces.GroupOf[chunks[chunk].From] == group).ToList();
            all.Add(new PieceJoining(task, constraints).Run(own, joined[group]));
        }

        return all;
    }

    // A piece of a split component is a chunk of its own.
    private static List<(int From, int To)> Chunks(Pieces pieces)
    {
        var chunks = new List<(int From, int To)>();
        var (from, pairs) = (0, 0L);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            var size = pieces.Records(piece).Length;
            if (piece > from && (pairs >= PairsInChunk || pieces.GroupOf[piece] >= 0 || pieces.GroupOf[piece - 1] >= 0))
            {
                chunks.Add((from, piece));
                (from, pairs) = (piece, 0);
            }

            pairs += (long)size * size;
        }

        if (from < pieces.Count)
        {
            chunks.Add((from, pieces.Count));
        }

        return chunks;
    }

    // The edges of split components, and Σp over the edges that no piece holds.
    private static double Outside(ClusterTask task, Pieces pieces, List<Edge>[] joined)
    {
        var pieceOf = new int[task.Scope.Records];
        Array.Fill(pieceOf, -1);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            foreach (var record in pieces.Records(piece))
            {
                pieceOf[record] = piece;
            }
        }

        var outside = new List<double>();
        foreach (var edge in task.Edges)
        {
            var (left, right) = (pieceOf[edge.Left], pieceOf[edge.Right]);
            var group = Math.Max(left < 0 ? -1 : pieces.GroupOf[left], right < 0 ? -1 : pieces.GroupOf[right]);
            if (edge.Weight >= task.LowestWeight && group >= 0)
            {
                (joined[group] ??= []).Add(edge);
            }

            if (left != right || left < 0)
            {
                outside.Add(task.Probability(edge.Weight));
            }
        }

        // Sorted, so that nothing depends on the order of the edges.
        foreach (var edges in joined)
        {
            edges.Sort(static (x, y) => x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        }

        outside.Sort();
        return outside.Sum();
    }

    private static ClusterRefusal Refusal(PieceTree.Refused refused, int[] clusterOf, PairConstraints constraints)
    {
        var (left, right) = clusterOf[refused.Left] < clusterOf[refused.Right] ? (refused.Left, refused.Right) : (refused.Right, refused.Left);
        return new(left, right, refused.Average, constraints.Text(refused.Constraint, left));
    }

    private static List<string> Notices(ClusterTask task, Pieces pieces) => pieces.Groups == 0 ? [] :
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{pieces.Groups} component(s) of more than {task.LargestComponent:N0} records, the largest of {pieces.LargestGroup:N0}, were split before clustering: the weakest edges first. Their clusters were joined again on averages over at most {PieceJoining.ScoredPairs} pairs."),
    ];
}
