using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cenotaph.MultipleSystems;

/// <summary>Takes up graphs with the logarithms of their likelihoods at some numbers of unlisted persons. One for each run of steps, so that sums are the same on any number of threads.</summary>
internal interface IGraphVisitor
{
    /// <summary>Takes up one graph.</summary>
    /// <param name="place">Its place in the walk.</param>
    /// <param name="logs">The logarithms; beyond the last node −1e300.</param>
    void Visit(int place, ReadOnlySpan<double> logs);
}

/// <summary>Computes graphs of a walk at nodes, numbers of unlisted persons, with one addition for each step and node.</summary>
internal sealed class GraphSweep(GraphScores scores, GraphWalk walk, int workers)
{
    /// <summary>The most nodes of one sweep, so that the rows of all sets of lists stay near the processor.</summary>
    public const int MostNodes = 256;

    /// <summary>Steps that one visitor takes up; fixed, so that sums do not depend on threads.</summary>
    private const int Run = 1024;

    private const double Nothing = -1e300;

    private readonly int[] firstGraphs = FirstGraphs(walk);

    /// <summary>Numbers of doubles that hold so many nodes in whole vectors.</summary>
    public static int Padded(int nodes) => (nodes + 3) & ~3;

    /// <summary>Sweeps all graphs over these nodes.</summary>
    /// <param name="nodes">Numbers of unlisted persons, 256 at most.</param>
    /// <param name="make">A visitor for a run.</param>
    /// <returns>The visitors in the order of runs.</returns>
    public T[] Over<T>(ReadOnlySpan<double> nodes, Func<T> make)
        where T : IGraphVisitor
    {
        var width = Padded(nodes.Length);
        var (rows, first) = Rows(nodes, width);
        var runs = new T[(walk.Steps.Length + Run - 1) / Run];
        void One(int run)
        {
            runs[run] = make();
            Walk(run, rows, first, width, runs[run]);
        }

        if (workers > 1 && runs.Length > 1)
        {
            Parallel.For(0, runs.Length, new() { MaxDegreeOfParallelism = workers }, One);
        }
        else
        {
            for (var run = 0; run < runs.Length; run++)
            {
                One(run);
            }
        }

        return runs;
    }

    private static int[] FirstGraphs(GraphWalk walk)
    {
        var first = new int[(walk.Steps.Length + Run - 1) / Run];
        var graph = 0;
        for (var step = 0; step < walk.Steps.Length; step++)
        {
            if (step % Run == 0)
            {
                first[step / Run] = graph;
            }

            graph += walk.Steps[step].Depth == walk.Lists ? 1 : 0;
        }

        return first;
    }

    // A row for each list and set of neighbours that some step needs, and the row of what all graphs share.
    private (double[] Rows, double[] First) Rows(ReadOnlySpan<double> nodes, int width)
    {
        var sets = 1 << scores.Lists;
        double[] places = [.. nodes];
        var ofSets = new double[sets * width];
        var needed = new bool[sets];
        foreach (var step in walk.Steps)
        {
            (needed[step.Clique], needed[step.Neighbours]) = (true, true);
        }

        Parallel.For(0, sets, new() { MaxDegreeOfParallelism = workers }, set =>
        {
            for (var node = 0; needed[set] && node < places.Length; node++)
            {
                ofSets[(set * width) + node] = scores.Of(set, places[node]);
            }
        });
        var rows = new double[scores.Lists * sets * width];
        var made = new bool[scores.Lists * sets];
        foreach (var step in walk.Steps)
        {
            var row = (step.List * sets) + step.Neighbours;
            if (!made[row])
            {
                made[row] = true;
                var (clique, separator) = (step.Clique * width, step.Neighbours * width);
                for (var node = 0; node < places.Length; node++)
                {
                    rows[(row * width) + node] = ofSets[clique + node] - ofSets[separator + node];
                }
            }
        }

        var first = new double[width];
        first.AsSpan().Fill(Nothing);
        for (var node = 0; node < places.Length; node++)
        {
            first[node] = scores.Shared(places[node]);
        }

        return (rows, first);
    }

    // At once, for a table is done before the runtime would get to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk<T>(int run, double[] rows, double[] first, int width, T visitor)
        where T : IGraphVisitor
    {
        var lists = walk.Lists;
        var sets = 1 << lists;
        var sums = new double[(lists + 1) * width];
        first.CopyTo(sums, 0);
        var (start, end) = (run * Run, Math.Min(walk.Steps.Length, (run + 1) * Run));
        Span<int> above = stackalloc int[lists + 1];
        var missing = walk.Steps[start].Depth - 1;
        for (var step = start - 1; missing > 0; step--)
        {
            if (walk.Steps[step].Depth == missing)
            {
                above[missing--] = step;
            }
        }

        for (var depth = 1; depth < walk.Steps[start].Depth; depth++)
        {
            Add(walk.Steps[above[depth]]);
        }

        var graph = firstGraphs[run];
        for (var step = start; step < end; step++)
        {
            Add(walk.Steps[step]);
            if (walk.Steps[step].Depth == lists)
            {
                visitor.Visit(graph, sums.AsSpan(lists * width, width));
                graph++;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Add(GraphStep step)
        {
            ref var from = ref sums[(step.Depth - 1) * width];
            ref var to = ref sums[step.Depth * width];
            ref var row = ref rows[((step.List * sets) + step.Neighbours) * width];
            for (nuint node = 0; node < (nuint)width; node += 4)
            {
                (Vector256.LoadUnsafe(ref from, node) + Vector256.LoadUnsafe(ref row, node)).StoreUnsafe(ref to, node);
            }
        }
    }
}

/// <summary>Sums of likelihoods, over graphs at each node and over nodes for each graph.</summary>
internal sealed class GraphSums(double[] weights, double[] nodes, double top, double[] masses, double[] moments) : IGraphVisitor
{
    /// <summary>At each node the sum over graphs of the likelihood over that of the top.</summary>
    public double[] Totals { get; } = new double[weights.Length];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Visit(int place, ReadOnlySpan<double> logs)
    {
        var (mass, moment) = (Vector256<double>.Zero, Vector256<double>.Zero);
        ref var log = ref MemoryMarshal.GetReference(logs);
        var highest = Vector256.Create(top);
        for (nuint node = 0; node < (nuint)logs.Length; node += 4)
        {
            var likelihood = Vector256.Exp(Vector256.LoadUnsafe(ref log, node) - highest);
            (Vector256.LoadUnsafe(ref Totals[0], node) + likelihood).StoreUnsafe(ref Totals[0], node);
            var weighed = likelihood * Vector256.LoadUnsafe(ref weights[0], node);
            mass += weighed;
            moment += weighed * Vector256.LoadUnsafe(ref nodes[0], node);
        }

        masses[place] += Vector256.Sum(mass);
        moments[place] += Vector256.Sum(moment);
    }
}

/// <summary>The peak of each graph among the nodes, and the highest graph at each node.</summary>
internal sealed class GraphPeaks(double[] logWidths, int begin, int count, int all, GraphPeak[] peaks) : IGraphVisitor
{
    private readonly double[] weighed = new double[logWidths.Length];

    /// <summary>At each node the highest logarithm, with the width of the node's part added.</summary>
    public double[] Highest { get; } = Filled(logWidths.Length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Visit(int place, ReadOnlySpan<double> logs)
    {
        ref var log = ref MemoryMarshal.GetReference(logs);
        var most = Vector256.Create(double.NegativeInfinity);
        for (nuint node = 0; node < (nuint)logs.Length; node += 4)
        {
            var value = Vector256.LoadUnsafe(ref log, node) + Vector256.LoadUnsafe(ref logWidths[0], node);
            value.StoreUnsafe(ref weighed[0], node);
            most = Vector256.Max(most, value);
            Vector256.Max(value, Vector256.LoadUnsafe(ref Highest[0], node)).StoreUnsafe(ref Highest[0], node);
        }

        var top = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        if (!(top > peaks[place].Height))
        {
            return;
        }

        // The nodes overlap with those before and after by one: a peak at an end that is not the end of all is seen again.
        var at = weighed.AsSpan(0, count).IndexOf(top);
        if ((at > 0 || begin == 0) && (at < count - 1 || begin + count == all))
        {
            peaks[place] = new(top, begin + at, at > 0 ? top - weighed[at - 1] : double.NaN, at < count - 1 ? top - weighed[at + 1] : double.NaN);
        }
    }

    private static double[] Filled(int length)
    {
        var filled = new double[length];
        filled.AsSpan().Fill(double.NegativeInfinity);
        return filled;
    }
}

/// <summary>The highest node of a graph.</summary>
/// <param name="Height">The logarithm of its likelihood there times the width of the node's part.</param>
/// <param name="Node">The node's place.</param>
/// <param name="Before">How much lower the node before is; NaN at the beginning.</param>
/// <param name="After">How much lower the node after is; NaN at the end.</param>
internal readonly record struct GraphPeak(double Height, int Node, double Before, double After)
{
    /// <summary>How high it may be between nodes: twice the rise of a parabola through the three nodes at most, and one more.</summary>
    public double Bound => Height + (Larger / 4) + 1;

    /// <summary>The second difference, 1/σ² in nodes: how sharp the peak is.</summary>
    public double Sharpness => double.IsNaN(Before) || double.IsNaN(After) ? Larger * Larger : Before + After;

    private double Larger => double.IsNaN(Before) ? Num(After) : Math.Max(Before, Num(After));

    private static double Num(double drop) => double.IsNaN(drop) ? 0 : drop;
}
