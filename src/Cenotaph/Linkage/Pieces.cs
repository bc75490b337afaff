namespace Cenotaph.Linkage;

/// <summary>The records that edges and judgements join, in pieces small enough to score every pair inside them. Records without any are in no
/// piece.</summary>
internal sealed class Pieces
{
    private readonly int[] recordStart;
    private readonly int[] records;
    private readonly int[] edgeStart;
    private readonly int[] edgeIndex;

    private Pieces(int[] recordStart, int[] records, int[] edgeStart, int[] edgeIndex, int[] groupOf, int largestGroup)
    {
        (this.recordStart, this.records, this.edgeStart, this.edgeIndex) = (recordStart, records, edgeStart, edgeIndex);
        (GroupOf, LargestGroup) = (groupOf, largestGroup);
    }

    /// <summary>How many pieces there are.</summary>
    public int Count => recordStart.Length - 1;

    /// <summary>For each piece the number of the split component that it is a part of; −1 where the piece is a whole component.</summary>
    public int[] GroupOf { get; }

    /// <summary>The number of records of the largest component before splitting.</summary>
    public int LargestGroup { get; }

    /// <summary>How many components were split.</summary>
    public int Groups => GroupOf.Length == 0 ? 0 : GroupOf.Max() + 1;

    /// <summary>The records of a piece, in ascending order.</summary>
    public ReadOnlySpan<int> Records(int piece) => records.AsSpan(recordStart[piece]..recordStart[piece + 1]);

    /// <summary>The indices of the edges with both ends in a piece.</summary>
    public ReadOnlySpan<int> Edges(int piece) => edgeIndex.AsSpan(edgeStart[piece]..edgeStart[piece + 1]);

    /// <param name="task">The records and edges.</param>
    /// <param name="together">Pairs that are never split.</param>
    public static Pieces Of(ClusterTask task, IReadOnlyList<(int Left, int Right)> together)
    {
        var (count, edges) = (task.Scope.Records, task.Edges);
        var whole = new UnionFind(count);
        foreach (var (left, right) in together)
        {
            whole.Join(left, right);
        }

        foreach (var edge in edges)
        {
            if (edge.Weight >= task.LowestWeight)
            {
                whole.Join(edge.Left, edge.Right);
            }
        }

        var largest = 1;
        for (var record = 0; record < count; record++)
        {
            largest = Math.Max(largest, whole.Size(record));
        }

        var parts = largest > task.LargestComponent ? Split(task, together, whole) : whole;
        var pieceOf = new int[count];
        var (recordStart, records) = Gather(parts, pieceOf);
        var (edgeStart, edgeIndex) = Gather(edges, pieceOf, recordStart.Length - 1);
        return new(recordStart, records, edgeStart, edgeIndex, Group(whole, parts, recordStart, records), largest);
    }

    // Edges are taken from the strongest down, and one that would make a part too large is passed over: the threshold rises just where the
    // component is too large, and equal weights cannot keep everything apart.
    private static UnionFind Split(ClusterTask task, IReadOnlyList<(int Left, int Right)> together, UnionFind whole)
    {
        var parts = new UnionFind(task.Scope.Records);
        foreach (var (left, right) in together)
        {
            parts.Join(left, right);
        }

        var crowded = new List<Edge>();
        foreach (var edge in task.Edges)
        {
            if (edge.Weight < task.LowestWeight)
            {
                continue;
            }

            if (whole.Size(edge.Left) > task.LargestComponent)
            {
                crowded.Add(edge);
            }
            else
            {
                parts.Join(edge.Left, edge.Right);
            }
        }

        crowded.Sort(static (x, y) =>
            x.Weight != y.Weight ? y.Weight.CompareTo(x.Weight) : x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        foreach (var edge in crowded)
        {
            if (parts.Size(edge.Left) + parts.Size(edge.Right) <= task.LargestComponent)
            {
                parts.Join(edge.Left, edge.Right);
            }
        }

        return parts;
    }

    private static (int[] Start, int[] Records) Gather(UnionFind parts, int[] pieceOf)
    {
        var sizes = new List<int>();
        var ofRoot = new int[pieceOf.Length];
        Array.Fill(ofRoot, -1);
        for (var record = 0; record < pieceOf.Length; record++)
        {
            var root = parts.Root(record);
            pieceOf[record] = -1;
            if (parts.Size(root) > 1)
            {
                if (ofRoot[root] < 0)
                {
                    ofRoot[root] = sizes.Count;
                    sizes.Add(0);
                }

                pieceOf[record] = ofRoot[root];
                sizes[ofRoot[root]]++;
            }
        }

        var start = Starts(sizes);
        var (fill, records) = (start.ToArray(), new int[start[^1]]);
        for (var record = 0; record < pieceOf.Length; record++)
        {
            if (pieceOf[record] is >= 0 and var piece)
            {
                records[fill[piece]++] = record;
            }
        }

        return (start, records);
    }

    private static (int[] Start, int[] Edges) Gather(Edge[] edges, int[] pieceOf, int pieces)
    {
        var sizes = new int[pieces];
        foreach (var edge in edges)
        {
            if (pieceOf[edge.Left] is >= 0 and var piece && piece == pieceOf[edge.Right])
            {
                sizes[piece]++;
            }
        }

        var start = Starts(sizes);
        var (fill, indices) = (start.ToArray(), new int[start[^1]]);
        for (var index = 0; index < edges.Length; index++)
        {
            if (pieceOf[edges[index].Left] is >= 0 and var piece && piece == pieceOf[edges[index].Right])
            {
                indices[fill[piece]++] = index;
            }
        }

        return (start, indices);
    }

    // A part of a single record stays out of the pieces; its group still has the others.
    private static int[] Group(UnionFind whole, UnionFind parts, int[] start, int[] records)
    {
        var groupOf = new int[start.Length - 1];
        var numbers = new Dictionary<int, int>();
        for (var piece = 0; piece < groupOf.Length; piece++)
        {
            var record = records[start[piece]];
            var root = whole.Root(record);
            groupOf[piece] = whole.Size(root) == parts.Size(record) ? -1
                : numbers.TryGetValue(root, out var group) ? group : numbers[root] = numbers.Count;
        }

        return groupOf;
    }

    private static int[] Starts(IReadOnlyList<int> sizes)
    {
        var start = new int[sizes.Count + 1];
        for (var piece = 0; piece < sizes.Count; piece++)
        {
            start[piece + 1] = start[piece] + sizes[piece];
        }

        return start;
    }
}
