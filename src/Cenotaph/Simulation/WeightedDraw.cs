using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Draws the number of one of many things, each with its own weight, in the same short time however many there are.</summary>
/// <remarks>Walker's alias method, built as Vose describes (A linear algorithm for generating random numbers with a given distribution,
/// IEEE Transactions on Software Engineering 17(9), 1991): exact up to the rounding of the weights.</remarks>
internal sealed class WeightedDraw
{
    private readonly double[] keep;
    private readonly int[] other;

    /// <summary>Weights of at least 0, not all of them 0.</summary>
    public WeightedDraw(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (!(total > 0) || weights.Any(weight => !(weight >= 0)))
        {
            throw new ArgumentException("Weights are at least 0 and not all of them 0.", nameof(weights));
        }

        keep = [.. weights.Select(weight => weight * weights.Count / total)];
        other = new int[keep.Length];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var i = 0; i < keep.Length; i++)
        {
            (keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var less = small.Pop();
            var more = large.Pop();
            other[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).Push(more);
        }

        // What is left over on either pile differs from 1 by rounding alone.
        foreach (var left in small.Concat(large))
        {
            keep[left] = 1;
        }
    }

    /// <summary>How many things there are.</summary>
    public int Count => keep.Length;

    /// <summary>The weights of ranks 1 to <paramref name="count"/> by Mandelbrot's law: 1 / (rank + shift)^exponent.</summary>
    public static double[] ByRank(int count, double shift, double exponent) =>
        [.. Enumerable.Range(1, count).Select(rank => Math.Pow(rank + shift, -exponent))];

    /// <summary>The number of one of them.</summary>
    public int Draw(RandomStream random)
    {
        var one = random.Below(keep.Length);
        return random.Uniform() < keep[one] ? one : other[one];
    }
}
