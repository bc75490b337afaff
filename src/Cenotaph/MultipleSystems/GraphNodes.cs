namespace Cenotaph.MultipleSystems;

/// <summary>
/// Numbers of unlisted persons at which graphs are computed: all of the range at first, then ever farther apart (a hyperbolic sine), so that a sum over them
/// with their widths is the trapezoidal rule, whose error vanishes faster than any power where the ends weigh nothing.
/// </summary>
/// <param name="Places">The numbers, rising; need not be whole.</param>
/// <param name="Widths">For how many numbers of the range each stands.</param>
/// <param name="IsWhole">Whether they are all numbers of their part of the range.</param>
/// <param name="Step">How far one number of the range is from the next.</param>
internal sealed record GraphNodes(double[] Places, double[] Widths, bool IsWhole, double Step)
{
    /// <summary>So many numbers of the range come first, for near 0 a likelihood may be as steep as 1/n₀.</summary>
    public const int WholeFirst = 64;

    /// <summary>Nodes that cover a part of a range, never beyond its upper end.</summary>
    /// <param name="low">Where the range begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="step">How far one number of it is from the next.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="to">Where the part ends.</param>
    /// <param name="fineness">How many nodes there are to a factor of e, far from the beginning.</param>
    public static GraphNodes Between(double low, double high, double step, double from, double to, double fineness)
    {
        var (begin, end, most) = (Math.Floor((from - low) / step), Math.Ceiling((to - low) / step), (high - low) / step);
        var (first, last) = ((long)Math.Floor(Node(begin)), (long)Math.Ceiling(Node(end)));
        if (end - begin <= last - first)
        {
            double[] whole = [.. Enumerable.Range(0, (int)(end - begin) + 1).Select(number => low + (step * (begin + number)))];
            return new(whole, [.. whole.Select(_ => 1.0)], true, step);
        }

        var (places, widths) = (new List<double>(), new List<double>());
        for (var node = first; node <= last; node++)
        {
            var far = node - WholeFirst;
            var steps = far <= 0 ? node : WholeFirst + (fineness * Math.Sinh(far / fineness));
            if (steps >= most)
            {
                widths.Add(places.Count == 0 ? 0.5 : Math.Max(0.5, (high - places[^1]) / step / 2));
                places.Add(high);
                break;
            }

            places.Add(low + (step * steps));
            widths.Add(far <= 0 ? 1 : Math.Cosh(far / fineness));
        }

        return new([.. places], [.. widths], false, step);

        double Node(double steps) => steps <= WholeFirst ? steps : WholeFirst + (fineness * Math.Asinh((steps - WholeFirst) / fineness));
    }
}
