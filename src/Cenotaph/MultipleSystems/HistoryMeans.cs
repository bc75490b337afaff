using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// The sums of fitted means over the histories that hold a set of lists. Lists that share no term and no impossible set are independent in the model, so
/// sums multiply over groups of lists: 25 lists cost what their largest group costs.
/// </summary>
internal sealed class HistoryMeans
{
    /// <summary>The most lists in one group.</summary>
    public const int LargestGroup = 10;

    private readonly Group[] groups;
    private readonly int[] alone;
    private readonly bool hasEmpty;
    private readonly int[] owners;
    private double scale;
    private double all;

    /// <summary>The means of a model.</summary>
    /// <param name="lists">How many lists.</param>
    /// <param name="terms">The terms that have a finite coefficient, the intercept first.</param>
    /// <param name="impossible">Sets of lists whose histories have a mean of 0.</param>
    /// <param name="alone">Single histories that the sums leave out.</param>
    /// <param name="hasEmpty">Whether the sums hold the history of nobody's list.</param>
    public HistoryMeans(int lists, ReadOnlySpan<int> terms, ReadOnlySpan<int> impossible, int[] alone, bool hasEmpty)
    {
        (this.alone, this.hasEmpty) = (alone, hasEmpty);
        groups = lists <= HistoryCounts.MostDense
            ? [new(lists <= 0 ? 0 : (1 << lists) - 1, terms, impossible)]
            : Divide(lists, terms, impossible);
        owners = new int[lists];
        for (var list = 0; list < lists; list++)
        {
            owners[list] = Array.FindIndex(groups, group => (group.Lists >> list & 1) != 0);
        }
    }

    /// <summary>The groups of lists that terms and impossible sets join.</summary>
    public static List<int> Joined(int lists, ReadOnlySpan<int> terms, ReadOnlySpan<int> impossible)
    {
        List<int> groups = [.. Enumerable.Range(0, lists).Select(list => 1 << list)];
        Join(groups, terms);
        Join(groups, impossible);
        return groups;
    }

    /// <summary>Takes coefficients, in the order of the terms.</summary>
    public void Set(ReadOnlySpan<int> terms, ReadOnlySpan<double> coefficients)
    {
        scale = Math.Exp(coefficients[0]);

        // One group of all lists leaves the empty history out before the sums are made: nothing is then taken from what is nearly as large.
        var whole = groups.Length == 1 && !hasEmpty;
        foreach (var group in groups)
        {
            group.Set(terms, coefficients, whole);
        }

        all = scale;
        foreach (var group in groups)
        {
            all *= group.Sum(0);
        }
    }

    /// <summary>The sum of means over the histories that hold all of these lists.</summary>
    public double Sum(int lists)
    {
        double product;
        if (groups.Length == 1)
        {
            product = scale * groups[0].Sum(lists);
        }
        else
        {
            // Only the groups of these lists differ from the sum over all histories.
            product = all;
            for (var left = lists; left != 0;)
            {
                var group = groups[owners[BitOperations.TrailingZeroCount(left)]];
                product *= group.Sum(lists) / group.Sum(0);
                left &= ~group.Lists;
            }
        }

        if (lists == 0 && groups.Length > 1 && !hasEmpty)
        {
            product -= scale;
        }

        foreach (var history in alone)
        {
            if ((history & lists) == lists)
            {
                product -= Mean(history);
            }
        }

        return product;
    }

    /// <summary>The mean of one history.</summary>
    public double Mean(int history)
    {
        var product = scale;
        foreach (var group in groups)
        {
            product *= group.Mean(history);
        }

        return product;
    }

    private static Group[] Divide(int lists, ReadOnlySpan<int> terms, ReadOnlySpan<int> impossible)
    {
        var joined = Joined(lists, terms, impossible);
        var groups = new Group[joined.Count];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = new(joined[group], terms, impossible);
        }

        return groups;
    }

    private static void Join(List<int> groups, ReadOnlySpan<int> sets)
    {
        foreach (var set in sets)
        {
            if (set == 0 || BitOperations.IsPow2(set))
            {
                continue;
            }

            var together = 0;
            foreach (var group in groups)
            {
                together |= (group & set) != 0 ? group : 0;
            }

            groups.RemoveAll(group => (group & together) != 0);
            groups.Add(together);
        }
    }

    private sealed class Group
    {
        private readonly int lists;
        private readonly int offset;
        private readonly int[] members;
        private readonly int size;
        private readonly int[] places;
        private readonly int[] never;
        private readonly double[] means;
        private readonly double[] sums;

        public Group(int lists, ReadOnlySpan<int> terms, ReadOnlySpan<int> impossible)
        {
            this.lists = lists;
            size = BitOperations.PopCount((uint)lists);
            offset = BitOperations.TrailingZeroCount(lists);
            members = [.. Enumerable.Range(0, 32).Where(list => (lists >> list & 1) != 0)];
            places = new int[terms.Length];
            for (var term = 0; term < terms.Length; term++)
            {
                places[term] = terms[term] != 0 && (terms[term] & ~lists) == 0 ? Local(terms[term]) : 0;
            }

            var sets = new List<int>();
            foreach (var set in impossible)
            {
                if ((set & ~lists) == 0)
                {
                    sets.Add(Local(set));
                }
            }

            means = new double[1 << size];
            sums = new double[1 << size];
            never = sets.Count == 0 ? [] : [.. Enumerable.Range(0, 1 << size).Where(history => sets.Exists(set => (history & set) == set))];
        }

        public int Lists => lists;

        public void Set(ReadOnlySpan<int> terms, ReadOnlySpan<double> coefficients, bool withoutEmpty)
        {
            Array.Clear(means);
            for (var term = 1; term < terms.Length; term++)
            {
                if (places[term] != 0)
                {
                    means[places[term]] = coefficients[term];
                }
            }

            Supersets.AddParts(means, size);
            for (var history = 0; history < means.Length; history++)
            {
                means[history] = Math.Exp(means[history]);
            }

            foreach (var history in never)
            {
                means[history] = 0;
            }

            means.CopyTo(sums, 0);
            if (withoutEmpty)
            {
                sums[0] = 0;
            }

            Supersets.Add(sums, size);
        }

        public double Sum(int history) => sums[Local(history & lists)];

        public double Mean(int history) => means[Local(history & lists)];

        // The lists of a group get neighbouring bits.
        private int Local(int history)
        {
            if (size + offset == 32 - BitOperations.LeadingZeroCount((uint)lists))
            {
                return history >> offset;
            }

            var local = 0;
            for (var place = 0; place < size; place++)
            {
                local |= (history >> members[place] & 1) << place;
            }

            return local;
        }
    }
}
