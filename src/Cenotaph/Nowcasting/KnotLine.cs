namespace Cenotaph.Nowcasting;

/// <summary>
/// A quantity that changes along an axis (periods, vintages), held at knots and straight between them. Knots lie one apart at the young end and
/// wider the older they are, for there the nowcast needs no detail.
/// </summary>
internal sealed class KnotLine
{
    // Knots are a seventh of their age apart.
    private const double Spacing = 0.15;

    private readonly int[] lower;
    private readonly double[] share;

    private KnotLine(int[] knots)
    {
        Knots = knots;
        (lower, share) = (new int[knots[^1] - knots[0] + 1], new double[knots[^1] - knots[0] + 1]);
        var knot = 0;
        for (var place = 0; place < lower.Length; place++)
        {
            while (knot < knots.Length - 2 && knots[0] + place >= knots[knot + 1])
            {
                knot++;
            }

            lower[place] = knot;
            share[place] = knots.Length == 1 ? 0 : (double)(knots[0] + place - knots[knot]) / (knots[knot + 1] - knots[knot]);
        }
    }

    /// <summary>Where the knots are, rising.</summary>
    public int[] Knots { get; }

    /// <summary>How many knots.</summary>
    public int Count => Knots.Length;

    /// <summary>Knots from the youngest place back to the oldest.</summary>
    /// <param name="oldest">The first knot.</param>
    /// <param name="youngest">The last knot.</param>
    /// <param name="widest">How far apart they may lie at most, at least 1.</param>
    public static KnotLine Back(int oldest, int youngest, double widest)
    {
        var knots = new List<int> { youngest };
        while (knots[^1] > oldest)
        {
            var gap = (int)Math.Max(1, Math.Min(widest, Spacing * (youngest - knots[^1])));

            // No short stump at the old end.
            knots.Add(knots[^1] - gap < oldest + (gap / 2) ? oldest : knots[^1] - gap);
        }

        knots.Reverse();
        return new([.. knots]);
    }

    /// <summary>Knots from a place on, ever wider.</summary>
    public static KnotLine Ahead(int first, int last)
    {
        var knots = new List<int> { first };
        while (knots[^1] < last)
        {
            knots.Add(Math.Min(last, knots[^1] + (int)Math.Max(1, Spacing * (knots[^1] - first + 1))));
        }

        return new([.. knots]);
    }

    /// <summary>Delays: 0, 1, 2 and then a third further each.</summary>
    public static KnotLine Delays(int greatest)
    {
        var knots = new List<int> { 0 };
        while (knots[^1] < greatest)
        {
            knots.Add(Math.Min(greatest, Math.Max(knots[^1] + 1, (int)(1.4 * knots[^1]))));
        }

        return new([.. knots]);
    }

    /// <summary>The knot at or before a place (the last but one at the end); places outside count as the nearest end.</summary>
    public int Lower(int place) => lower[Inside(place)];

    /// <summary>The weight of the knot after <see cref="Lower"/>.</summary>
    public double Share(int place) => share[Inside(place)];

    /// <summary>The value at a place.</summary>
    public double At(ReadOnlySpan<double> values, int place)
    {
        var (knot, weight) = (Lower(place), Share(place));
        return weight == 0 ? values[knot] : ((1 - weight) * values[knot]) + (weight * values[knot + 1]);
    }

    private int Inside(int place) => Math.Clamp(place - Knots[0], 0, lower.Length - 1);
}
