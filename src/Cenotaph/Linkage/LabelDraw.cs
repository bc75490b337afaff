using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>A pair drawn to be judged.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Weight">The match weight.</param>
/// <param name="Inclusion">The probability with which it was drawn.</param>
internal readonly record struct DrawnPair(int Left, int Right, double Weight, double Inclusion);

/// <summary>
/// Draws the pairs whose judgement teaches most: a stratified random sample over the match weights. Within a stratum every pair is as likely
/// as the other, so that its inclusion probability is known. The same pairs and seed give the same draw, whatever their order.
/// </summary>
/// <remarks>
/// Half of the labels follow Neyman's allocation (On the two different aspects of the representative method, J. R. Statist. Soc. 97, 1934):
/// each pair counts by the standard deviation √(p(1−p)) of its answer, which makes the estimated number of matches most exact. Since p is what
/// the labels are to teach, it stands for itself and for a half and a quarter of its log odds, in equal parts: weights of fields that depend on one
/// another are too large, not too small. The other half is spread evenly over the range of weights where the answer can be in doubt, so that the
/// curve is known everywhere and not only where most pairs are. Once labels have taught a curve, its p is taken as it is, and the other half is spread evenly
/// over bins of p.
/// </remarks>
internal static class LabelDraw
{
    private const int LabelsInStratum = 12;
    private const int Bands = 24;
    private const double DoubtfulWeight = 24;

    // Of the labels of a draw in rounds, the first round takes four tenths and each of three more two.
    private static readonly double[] RoundEnds = [0.4, 0.6, 0.8, 1];

    // What the bar of calibration asks of: the bins of probabilities in which answers are spent evenly once a curve is known.
    private static readonly double[] BinEnds = [0.05, 0.5, 0.8, 0.95];

    /// <summary>Draws pairs at once.</summary>
    /// <param name="edges">The scored pairs.</param>
    /// <param name="count">How many to draw; fewer come where there are fewer pairs.</param>
    /// <param name="seed">Another seed draws other pairs.</param>
    /// <param name="known">What earlier labels taught; null for none.</param>
    public static IReadOnlyList<DrawnPair> Draw(Edge[] edges, int count, ulong seed, Calibration? known = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return DrawSorted(Sorted(edges), count, seed, known ?? Calibration.None).Drawn;
    }

    /// <summary>Draws pairs in four rounds: each goes where the answers before it leave doubt. This teaches more than one draw of as many.</summary>
    /// <param name="edges">The scored pairs.</param>
    /// <param name="count">How many to draw in all.</param>
    /// <param name="seed">Another seed draws other pairs.</param>
    /// <param name="same">The answer on a pair.</param>
    /// <returns>The pairs with their answers; the inclusion probability is that of any round.</returns>
    public static IReadOnlyList<(DrawnPair Pair, bool Same)> Rounds(Edge[] edges, int count, ulong seed, Func<DrawnPair, bool> same)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (left, answers, rates) = (Sorted(edges), new List<(DrawnPair Pair, bool Same)>(), new List<Rates>());
        var (known, taken) = (Calibration.None, new HashSet<(int, int)>());
        foreach (var end in RoundEnds)
        {
            var (drawn, rate) = DrawSorted(left, (int)Math.Round(count * end) - answers.Count, seed, known);
            rates.Add(rate);
            answers.AddRange(drawn.Select(pair => (pair, same(pair))));
            taken.UnionWith(drawn.Select(pair => (pair.Left, pair.Right)));
            left = [.. left.Where(edge => !taken.Contains((edge.Left, edge.Right)))];
            known = Calibration.Fit([.. answers.Select(answer => new LabelledPair(answer.Pair.Weight, answer.Same))]);
        }

        return [.. answers.Select(answer =>
        {
            var missed = rates.Aggregate(1.0, (product, rate) => product * (1 - rate.At(answer.Pair.Weight)));
            return (answer.Pair with { Inclusion = 1 - missed }, answer.Same);
        })];
    }

    private static Edge[] Sorted(Edge[] edges)
    {
        var sorted = edges.ToArray();
        Array.Sort(sorted, static (x, y) =>
            x.Weight != y.Weight ? x.Weight.CompareTo(y.Weight) : x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        return sorted;
    }

    private static (List<DrawnPair> Drawn, Rates Rates) DrawSorted(Edge[] sorted, int count, ulong seed, Calibration known)
    {
        var (drawn, rates) = (new List<DrawnPair>(count), new Rates([], []));
        if (count == 0 || sorted.Length == 0)
        {
            return (drawn, rates);
        }

        var strata = Strata(sorted, Measures(sorted, known), Math.Max(1, count / LabelsInStratum));
        var sizes = Allocation([.. strata.Select(stratum => (stratum.To - stratum.From, stratum.Measure))], Math.Min(count, sorted.Length));
        for (var h = 0; h < strata.Count; h++)
        {
            var (from, to, _) = strata[h];
            var inclusion = (double)sizes[h] / (to - from);
            rates.Highest.Add(sorted[to - 1].Weight);
            rates.Rate.Add(inclusion);
            drawn.AddRange(Smallest(sorted.AsSpan(from..to), sizes[h], seed).Select(edge => new DrawnPair(edge.Left, edge.Right, edge.Weight, inclusion)));
        }

        return (drawn, rates);
    }

    // What share of the labels each pair should have.
    private static double[] Measures(Edge[] sorted, Calibration known)
    {
        var (spread, cells) = (new double[sorted.Length], new int[sorted.Length]);
        var (total, inCell) = (0.0, new int[Bands]);
        var low = Math.Clamp(sorted[0].Weight, -DoubtfulWeight, DoubtfulWeight);
        var high = Math.Clamp(sorted[^1].Weight, -DoubtfulWeight, DoubtfulWeight);
        for (var k = 0; k < sorted.Length; k++)
        {
            var weight = sorted[k].Weight;
            var p = known.Probability(weight);
            var odds = Math.Clamp(MatchProbability.Weight(p), -2 * DoubtfulWeight, 2 * DoubtfulWeight);
            spread[k] = known.Labels > 0 ? Deviation(odds) : Deviation(odds) + Deviation(odds / 2) + Deviation(odds / 4);
            total += spread[k];
            cells[k] = known.Labels > 0 ? BinEnds.Count(end => p >= end)
                : high > low ? Math.Clamp((int)((weight - low) / (high - low) * Bands), 0, Bands - 1) : 0;
            inCell[cells[k]]++;
        }

        var filled = inCell.Count(pairs => pairs > 0);
        for (var k = 0; k < spread.Length; k++)
        {
            spread[k] = (0.5 * spread[k] / total) + (0.5 / filled / inCell[cells[k]]);
        }

        return spread;
    }

    private static double Deviation(double weight) => Math.Sqrt(MatchProbability.Of(weight) * MatchProbability.Of(-weight));

    // Strata of about equal measure; equal weights stay together.
    private static List<(int From, int To, double Measure)> Strata(Edge[] sorted, double[] measures, int count)
    {
        var strata = new List<(int From, int To, double Measure)>();
        var (from, own, all) = (0, 0.0, 0.0);
        for (var k = 0; k < sorted.Length; k++)
        {
            own += measures[k];
            all += measures[k];
            if (k + 1 == sorted.Length || (all * count >= strata.Count + 1 && sorted[k + 1].Weight > sorted[k].Weight))
            {
                strata.Add((from, k + 1, own));
                (from, own) = (k + 1, 0);
            }
        }

        return strata;
    }

    // By measure, at most the whole of a stratum, what is left over by the largest remainder; at least one label each where there are enough.
    private static int[] Allocation((int Pairs, double Measure)[] strata, int count)
    {
        var sizes = new int[strata.Length];
        for (var h = 0; h < strata.Length && count >= strata.Length; h++)
        {
            sizes[h] = 1;
        }

        for (var given = sizes.Sum(); given < count; given++)
        {
            // The next label goes where the ratio of measure to labels is largest (Sainte-Laguë).
            var best = -1;
            for (var h = 0; h < strata.Length; h++)
            {
                if (sizes[h] < strata[h].Pairs
                    && (best < 0 || strata[h].Measure / ((2 * sizes[h]) + 1) > strata[best].Measure / ((2 * sizes[best]) + 1)))
                {
                    best = h;
                }
            }

            sizes[best]++;
        }

        return sizes;
    }

    // The pairs whose keys are smallest: the key mixes seed and record numbers, so that a draw does not depend on what else there is.
    private static List<Edge> Smallest(ReadOnlySpan<Edge> edges, int count, ulong seed)
    {
        var largestFirst = new PriorityQueue<Edge, ulong>(Comparer<ulong>.Create(static (x, y) => y.CompareTo(x)));
        foreach (var edge in edges)
        {
            var key = SplitMix.Mix(unchecked(SplitMix.Mix(seed ^ (uint)edge.Left) + (uint)edge.Right));
            if (largestFirst.Count < count)
            {
                largestFirst.Enqueue(edge, key);
            }
            else if (count > 0 && largestFirst.TryPeek(out _, out var largest) && key < largest)
            {
                largestFirst.DequeueEnqueue(edge, key);
            }
        }

        return [.. largestFirst.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];
    }

    // The rates of one draw: strata by their highest weight.
    private sealed record Rates(List<double> Highest, List<double> Rate)
    {
        public double At(double weight)
        {
            var found = Highest.BinarySearch(weight);
            return Highest.Count == 0 ? 0 : Rate[Math.Min(found >= 0 ? found : ~found, Rate.Count - 1)];
        }
    }
}
