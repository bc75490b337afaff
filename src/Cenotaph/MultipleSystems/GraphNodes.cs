namespace Cenotaph.MultipleSystems;

/// <summary>
/// Numbers of unlisted persons at which graphs are computed: every whole number at first, then ever farther apart (a hyperbolic sine), so that a sum over them
/// with their widths is the trapezoidal rule, whose error vanishes faster than any power where the ends weigh nothing.
/// </summary>
/// <param name="Places">The numbers, rising; need not be whole.</param>
/// <param name="Widths">For how many persons each stands.</param>
/// <param name="IsWhole">Whether they are all whole numbers of their range.</param>
internal sealed record GraphNodes(double[] Places, double[] Widths, bool IsWhole)
{
    /// <summary>So many whole numbers come first, for near 0 a likelihood may be as steep as 1/n₀.</summary>
    public const int WholeFirst = 64;

    /// <summary>Nodes that cover a part of a range, never beyond its upper end.</summary>
    /// <param name="low">Where the range begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="to">Where the part ends.</param>
    /// <param name="fineness">How many nodes there are to a factor of e, far from the beginning.</param>
    public static GraphNodes Between(double low, double high, double from, double to, double fineness)
    {
        var first = (long)Math.Floor(Number(from - low));
        var last = (long)Math.Ceiling(Number(to - low));
        var (begin, end) = (Math.Floor(from), Math.Ceiling(to));
        if (end - begin <= last - first)
        {
            double[] whole = [.. Enumerable.Range(0, (int)(end - begin) + 1).Select(step => begin + step)];
            return new(whole, [.. whole.Select(_ => 1.0)], true);
        }

        var (places, widths) = (new List<double>(), new List<double>());
        for (var node = first; node <= last; node++)
        {
            var far = node - WholeFirst;
            var place = far <= 0 ? low + node : low + WholeFirst + (fineness * Math.Sinh(far / fineness));
            if (place >= high)
            {
                places.Add(high);
                widths.Add(Math.Max(0.5, (high - places[^Math.Min(2, places.Count)]) / 2));
                break;
            }

            places.Add(place);
            widths.Add(far <= 0 ? 1 : Math.Cosh(far / fineness));
        }

        return new([.. places], [.. widths], false);

        double Number(double beyond) => beyond <= WholeFirst ? beyond : WholeFirst + (fineness * Math.Asinh((beyond - WholeFirst) / fineness));
    }
}
