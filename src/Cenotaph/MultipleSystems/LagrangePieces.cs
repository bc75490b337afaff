using System.Runtime.CompilerServices;

namespace Cenotaph.MultipleSystems;

/// <summary>Polynomials through the eight nodes nearest to a place (Berrut and Trefethen, Barycentric Lagrange interpolation, 2004).</summary>
internal sealed class LagrangePieces(double[] nodes)
{
    private const int Most = 8;

    private readonly double[] factors = new double[Math.Min(Most, nodes.Length)];
    private int begin = -1;

    /// <summary>How many nodes a piece goes through.</summary>
    public int Length => factors.Length;

    /// <summary>The first node of the piece for a place, whose neighbours below and above are a node and the next, and the weights of its nodes.</summary>
    /// <param name="place">The place, within the nodes.</param>
    /// <param name="below">The node at the place or the last before it.</param>
    /// <param name="weights">As many as a piece has nodes; they sum to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int At(double place, int below, Span<double> weights)
    {
        var first = Math.Clamp(below + 1 - (Length / 2), 0, nodes.Length - Length);
        if (first != begin)
        {
            begin = first;
            Factor();
        }

        var sum = 0.0;
        for (var node = 0; node < Length; node++)
        {
            var distance = place - nodes[first + node];
            if (distance == 0)
            {
                weights.Clear();
                weights[node] = 1;
                return first;
            }

            weights[node] = factors[node] / distance;
            sum += weights[node];
        }

        for (var node = 0; node < Length; node++)
        {
            weights[node] /= sum;
        }

        return first;
    }

    /// <summary>The value at a place of the polynomial through these values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Value(double place, int below, ReadOnlySpan<double> values)
    {
        Span<double> weights = stackalloc double[Length];
        var first = At(place, below, weights);
        var sum = 0.0;
        for (var node = 0; node < Length; node++)
        {
            sum += weights[node] * values[first + node];
        }

        return sum;
    }

    /// <summary>The weights of nodes with which values at them sum to those at all numbers of the range between the first and the last.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="low">Where the range begins.</param>
    public static double[] SumsOver(GraphNodes nodes, double low)
    {
        var places = nodes.Places;
        var pieces = new LagrangePieces(places);
        var sums = new double[places.Length];
        Span<double> weights = stackalloc double[pieces.Length];
        var below = 0;
        for (var step = Math.Ceiling((places[0] - low) / nodes.Step); low + (step * nodes.Step) <= places[^1]; step++)
        {
            var number = low + (step * nodes.Step);
            while (below < places.Length - 1 && places[below + 1] <= number)
            {
                below++;
            }

            var first = pieces.At(number, below, weights);
            for (var node = 0; node < pieces.Length; node++)
            {
                sums[first + node] += weights[node];
            }
        }

        return sums;
    }

    private void Factor()
    {
        var width = nodes[begin + Length - 1] - nodes[begin];
        for (var node = 0; node < Length; node++)
        {
            factors[node] = 1;
            for (var other = 0; other < Length; other++)
            {
                factors[node] *= other == node ? 1 : width / (nodes[begin + node] - nodes[begin + other]);
            }
        }
    }
}
