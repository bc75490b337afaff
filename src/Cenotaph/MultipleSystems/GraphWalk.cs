using System.Collections.Concurrent;
using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>A list that joins a graph: its neighbours among the lists before it are all joined to each other.</summary>
/// <param name="Depth">How many lists the graph has with it.</param>
/// <param name="List">The list, from 0.</param>
/// <param name="Neighbours">Its neighbours, as bits; none for a list apart.</param>
internal readonly record struct GraphStep(byte Depth, byte List, byte Neighbours)
{
    /// <summary>The lists of the clique that it makes, as bits.</summary>
    public int Clique => Neighbours | 1 << List;
}

/// <summary>
/// Decomposable graphs as a walk through the tree in which a graph hangs below itself without its last simplicial list: one whose neighbours are all joined
/// to each other, which every decomposable graph has (Dirac 1961). Each graph is met once, and those below one share what was computed for it.
/// </summary>
internal sealed class GraphWalk
{
    /// <summary>The most lists whose graphs are walked through: eight have 30,888,596 of them.</summary>
    public const int MostLists = 7;

    private static readonly ConcurrentDictionary<int, GraphWalk> whole = new();

    private GraphWalk(int lists, GraphStep[] steps, int[] graphs) => (Lists, Steps, Graphs) = (lists, steps, graphs);

    /// <summary>How many lists.</summary>
    public int Lists { get; }

    /// <summary>The steps, depth first; one that reaches the depth of all lists completes a graph.</summary>
    public GraphStep[] Steps { get; }

    /// <summary>The numbers of the graphs in the order in which they are completed, rising.</summary>
    public int[] Graphs { get; }

    /// <summary>All decomposable graphs of so many lists, 1 to 7, numbered from 0.</summary>
    public static GraphWalk Of(int lists)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, MostLists);
        return whole.GetOrAdd(lists, Enumerate);
    }

    /// <summary>Some of the graphs.</summary>
    /// <param name="kept">Whether to keep the graph at a place in this walk.</param>
    public GraphWalk Keeping(Func<int, bool> kept)
    {
        var keep = new bool[Steps.Length];
        var below = new bool[Lists + 1];
        var (graphs, steps) = (new List<int>(), 0);
        for (int step = Steps.Length - 1, graph = Graphs.Length - 1; step >= 0; step--)
        {
            int depth = Steps[step].Depth;
            if (depth == Lists)
            {
                keep[step] = kept(graph);
                if (keep[step])
                {
                    graphs.Add(Graphs[graph]);
                }

                graph--;
            }
            else
            {
                keep[step] = below[depth];
                below[depth] = false;
            }

            below[depth - 1] |= keep[step];
            steps += keep[step] ? 1 : 0;
        }

        var left = new GraphStep[steps];
        var place = 0;
        for (var step = 0; step < Steps.Length; step++)
        {
            if (keep[step])
            {
                left[place++] = Steps[step];
            }
        }

        graphs.Reverse();
        return new(Lists, left, [.. graphs]);
    }

    /// <summary>The graphs with so many joined pairs of lists at least and at most.</summary>
    public GraphWalk WithEdges(int least, int most)
    {
        var edges = new int[Graphs.Length];
        ForEach((place, steps) =>
        {
            foreach (var step in steps)
            {
                edges[place] += BitOperations.PopCount(step.Neighbours);
            }
        });
        return Keeping(place => edges[place] >= least && edges[place] <= most);
    }

    /// <summary>Calls for each graph with its place in this walk and its steps.</summary>
    public void ForEach(Action<int, ReadOnlySpan<GraphStep>> visit)
    {
        var path = new GraphStep[Lists];
        var graph = 0;
        foreach (var step in Steps)
        {
            path[step.Depth - 1] = step;
            if (step.Depth == Lists)
            {
                visit(graph++, path);
            }
        }
    }

    private static GraphWalk Enumerate(int lists)
    {
        var steps = new List<GraphStep>();
        var neighbours = new int[lists];
        var graphs = 0;
        Grow(1, 0, 0);
        return new(lists, [.. steps], [.. Enumerable.Range(0, graphs)]);

        // Within: the lists so far. Simplicial: those of them whose neighbours are all joined.
        void Grow(int depth, int within, int simplicial)
        {
            for (var list = 0; list < lists; list++)
            {
                if ((within >> list & 1) != 0)
                {
                    continue;
                }

                for (var clique = within; ; clique = (clique - 1) & within)
                {
                    if (IsClique(clique))
                    {
                        Join(depth, within, simplicial, list, clique);
                    }

                    if (clique == 0)
                    {
                        break;
                    }
                }
            }
        }

        void Join(int depth, int within, int simplicial, int list, int clique)
        {
            var still = simplicial & ~clique;
            for (var rest = simplicial & clique; rest != 0; rest &= rest - 1)
            {
                still |= (neighbours[BitOperations.TrailingZeroCount(rest)] & ~clique) == 0 ? rest & -rest : 0;
            }

            if (still >> list != 0)
            {
                return;
            }

            steps.Add(new((byte)depth, (byte)list, (byte)clique));
            if (depth == lists)
            {
                graphs++;
                return;
            }

            neighbours[list] = clique;
            Mark(clique, 1 << list);
            Grow(depth + 1, within | 1 << list, still | 1 << list);
            Mark(clique, 1 << list);
        }

        void Mark(int clique, int bit)
        {
            for (var rest = clique; rest != 0; rest &= rest - 1)
            {
                neighbours[BitOperations.TrailingZeroCount(rest)] ^= bit;
            }
        }

        bool IsClique(int clique)
        {
            for (var rest = clique; rest != 0; rest &= rest - 1)
            {
                if ((clique & ~(rest & -rest) & ~neighbours[BitOperations.TrailingZeroCount(rest)]) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
