using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>Rows that are published with the same generalised values.</summary>
/// <param name="Values">One a column: a step of its hierarchy, or <see cref="Hierarchy.Any"/>.</param>
/// <param name="Rows">Their places among the rows given.</param>
internal sealed record Box(ImmutableArray<string> Values, IReadOnlyList<int> Rows);

/// <summary>
/// Top-down multidimensional generalisation: Mondrian (LeFevre, DeWitt, Ramakrishnan, Mondrian multidimensional k-anonymity, ICDE 2006) on
/// trees. A box is split along one column into those children that hold k rows with l statuses; what is left stays under the parent's step,
/// which there means <i>the parent without those children</i>, so that boxes remain disjoint. Departure: LeFevre et al. split ordered
/// values at the median and leave no rest.
/// </summary>
internal sealed class Boxes
{
    private readonly int k;
    private readonly int l;
    private readonly string[] statuses;
    private readonly int[][][] paths;
    private readonly Steps[] steps;
    private readonly List<Box> found = [];

    private Boxes(IReadOnlyList<ImmutableArray<string>[]> rows, IReadOnlyList<string> statuses, int columns, int k, int l)
    {
        (this.k, this.l, this.statuses) = (k, l, [.. statuses]);
        steps = [.. Enumerable.Range(0, columns).Select(_ => new Steps())];
        paths = [.. rows.Select(row => row.Select((path, column) => steps[column].Numbers(path)).ToArray())];
    }

    /// <summary>The boxes of rows; rows that no box holds are withheld. The order of rows does not matter to the boxes.</summary>
    /// <param name="rows">For each row the path of each column, the coarsest step first.</param>
    /// <param name="statuses">For each row its status.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="k">The least rows in a box.</param>
    /// <param name="l">The least statuses in a box.</param>
    public static IReadOnlyList<Box> Of(
        IReadOnlyList<ImmutableArray<string>[]> rows, IReadOnlyList<string> statuses, int columns, int k, int l)
    {
        var boxes = new Boxes(rows, statuses, columns, k, l);
        var all = Enumerable.Range(0, rows.Count).ToList();
        if (boxes.IsEnough(all))
        {
            boxes.Split(new int[columns], new int[columns], 0, all);
        }

        return boxes.found;
    }

    // at: the step of each column; depth: how many steps that is below the root; spent: columns along which this rest was split before.
    private void Split(int[] at, int[] depth, ulong spent, List<int> rows)
    {
        var order = Enumerable.Range(0, at.Length)
            .Where(column => (spent >> column & 1) == 0)
            .OrderByDescending(column => steps[column].Width(at[column]));
        foreach (var column in order)
        {
            var (kept, rest) = Parts(column, depth[column], rows);
            if (kept.Count == 0)
            {
                continue;
            }

            foreach (var (child, inside) in kept)
            {
                var (below, deeper) = ((int[])at.Clone(), (int[])depth.Clone());
                below[column] = child;
                deeper[column]++;
                Split(below, deeper, spent, inside);
            }

            if (rest.Count > 0)
            {
                Split(at, depth, spent | (1UL << column), rest);
            }

            return;
        }

        found.Add(new([.. at.Select((step, column) => steps[column].Text(step))], rows));
    }

    private (List<(int Child, List<int> Rows)> Kept, List<int> Left) Parts(int column, int depth, List<int> rows)
    {
        Dictionary<int, List<int>> children = [];
        List<int> rest = [];
        foreach (var row in rows)
        {
            var path = paths[row][column];
            if (path.Length <= depth)
            {
                rest.Add(row);
            }
            else if (children.TryGetValue(path[depth], out var inside))
            {
                inside.Add(row);
            }
            else
            {
                children.Add(path[depth], [row]);
            }
        }

        List<(int Child, List<int> Rows)> kept = [];
        foreach (var (child, inside) in children)
        {
            if (IsEnough(inside))
            {
                kept.Add((child, inside));
            }
            else
            {
                rest.AddRange(inside);
            }
        }

        // The largest first, of two the first by text: numbers of steps go by the order of rows, texts do not.
        kept.Sort((x, y) => y.Rows.Count.CompareTo(x.Rows.Count) is var order and not 0
            ? order
            : string.CompareOrdinal(steps[column].Text(x.Child), steps[column].Text(y.Child)));
        while (rest.Count > 0 && kept.Count > 0 && !IsEnough(rest))
        {
            rest.AddRange(kept[^1].Rows);
            kept.RemoveAt(kept.Count - 1);
        }

        return (kept, rest);
    }

    private bool IsEnough(List<int> rows) => rows.Count >= k && rows.Select(row => statuses[row]).Distinct().Take(l).Count() == l;

    /// <summary>The tree of the steps that occur in one column; 0 is the root.</summary>
    private sealed class Steps
    {
        private readonly Dictionary<(int Parent, string Text), int> numbers = [];
        private readonly List<string> texts = [Hierarchy.Any];
        private readonly List<int> parents = [-1];
        private int[]? widths;

        public string Text(int step) => texts[step];

        public int[] Numbers(ImmutableArray<string> path)
        {
            var result = new int[path.Length];
            var above = 0;
            for (var i = 0; i < path.Length; i++)
            {
                if (!numbers.TryGetValue((above, path[i]), out var number))
                {
                    number = texts.Count;
                    numbers.Add((above, path[i]), number);
                    texts.Add(path[i]);
                    parents.Add(above);
                }

                result[i] = above = number;
            }

            return result;
        }

        /// <summary>The share of the finest values that lie under a step: the normalised certainty penalty (Xu et al. 2006).</summary>
        public double Width(int step)
        {
            widths ??= Count();
            return widths[0] == 0 ? 0 : (double)widths[step] / widths[0];
        }

        private int[] Count()
        {
            var leaves = new int[texts.Count];
            var isParent = new bool[texts.Count];
            for (var step = texts.Count - 1; step > 0; step--)
            {
                leaves[step] += isParent[step] ? 0 : 1;
                isParent[parents[step]] = true;
                leaves[parents[step]] += leaves[step];
            }

            return leaves;
        }
    }
}
