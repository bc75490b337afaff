namespace Cenotaph.MultipleSystems;

/// <summary>The posterior of decomposable graphs and of the unlisted.</summary>
/// <param name="Walk">The graphs that count; the others have together less than a 10⁻¹² of the mass.</param>
/// <param name="Masses">The mass of each of them, in its order, over <paramref name="LogScale"/>.</param>
/// <param name="Moments">The same times unlisted persons.</param>
/// <param name="LogScale">The logarithm of what masses are in parts of.</param>
/// <param name="Unlisted">The distribution of the unlisted.</param>
/// <param name="TailMass">Of an endless range: the share of the mass that is beyond all nodes, going on as at the last of them.</param>
internal sealed record GraphPosterior(GraphWalk Walk, double[] Masses, double[] Moments, double LogScale, UnlistedDistribution Unlisted, double TailMass)
{
    // Nodes to a factor of e: of the first look, and the fewest of the last.
    private const double FirstFineness = 16;
    private const double LeastFineness = 48;

    // A graph whose peak is so much lower (in logarithms) does not count: 617,675 of them, each ten thousand times as wide, make 1e-12 of the mass.
    private const double Negligible = 50;

    // Nodes so much lower at either end are left out.
    private const double Edge = 30;

    // Peaks so much lower need not be resolved.
    private const double Unresolved = 16;

    // 1/σ² in nodes: four nodes to a standard deviation.
    private const double Sharpest = 1.0 / 16;

    /// <summary>The logarithm of the sum of all masses.</summary>
    public double LogEvidence => LogScale + Math.Log(Masses.Sum()) - Math.Log(1 - Math.Min(TailMass, 0.999999));

    /// <summary>The posterior over these graphs.</summary>
    /// <param name="scores">What the table says of them.</param>
    /// <param name="walk">The graphs.</param>
    /// <param name="range">The numbers of unlisted persons that are possible; null for all.</param>
    /// <param name="workers">Threads.</param>
    public static GraphPosterior Of(GraphScores scores, GraphWalk walk, UnlistedRange? range, int workers)
    {
        // Where nothing bounds it the range ends a billion times beyond the persons observed.
        var (low, high) = range is { } given ? (given.Low, (double)given.High) : (0.0, Math.Min(1e15, 1e9 * (scores.Observed + 1)));
        var step = range?.Step ?? 1.0;
        var (from, to, fineness) = (low, high, FirstFineness);
        while (true)
        {
            var nodes = GraphNodes.Between(low, high, step, from, to, fineness);
            var (peaks, highest) = Peaks(new(scores, walk, workers), walk, nodes);
            var reference = highest.Max();
            bool Counts(int place) => peaks[place].Bound >= reference - Negligible;
            var (first, last, sharpness) = (nodes.Places.Length - 1, 0, 0.0);
            for (var node = 0; node < nodes.Places.Length; node++)
            {
                if (highest[node] >= reference - Edge)
                {
                    (first, last) = (Math.Min(first, node), Math.Max(last, node));
                }
            }

            for (var place = 0; place < peaks.Length; place++)
            {
                if (Counts(place) && peaks[place].Height < reference - Edge && !nodes.IsWhole)
                {
                    (first, last) = (Math.Min(first, peaks[place].Node), Math.Max(last, peaks[place].Node));
                }

                // Where numbers of the range follow each other there is nothing between them to resolve.
                var isResolved = peaks[place].Height < reference - Unresolved || nodes.Widths[peaks[place].Node] == 1;
                sharpness = isResolved ? sharpness : Math.Max(sharpness, peaks[place].Sharpness);
            }

            var kept = walk.Keeping(Counts);
            (first, last) = (Math.Max(0, first - 2), Math.Min(nodes.Places.Length - 1, last + 2));
            (from, to) = (nodes.Places[first], nodes.Places[last]);
            if (nodes.IsWhole || (sharpness <= Sharpest && fineness >= LeastFineness))
            {
                GraphNodes within = new(nodes.Places[first..(last + 1)], nodes.Widths[first..(last + 1)], nodes.IsWhole, step);
                var top = Enumerable.Range(first, last - first + 1).Max(node => highest[node] - Math.Log(nodes.Widths[node]));
                return Summed(scores, kept, within, range is null ? null : low, to >= high, top, workers);
            }

            walk = kept;
            fineness = Math.Max(LeastFineness, fineness * Math.Clamp(Math.Sqrt(sharpness / Sharpest), 1.5, 8));
        }
    }

    /// <summary>The probability of each graph, in the order of the walk.</summary>
    public double[] Probabilities()
    {
        var all = Masses.Sum();
        return [.. Masses.Select(mass => mass / all)];
    }

    private static (GraphPeak[] Peaks, double[] Highest) Peaks(GraphSweep sweep, GraphWalk walk, GraphNodes nodes)
    {
        var peaks = new GraphPeak[walk.Graphs.Length];
        peaks.AsSpan().Fill(new(double.NegativeInfinity, 0, double.NaN, double.NaN));
        var all = nodes.Places.Length;
        var highest = new double[all];
        highest.AsSpan().Fill(double.NegativeInfinity);
        for (var begin = 0; begin == 0 || begin + 2 < all; begin += GraphSweep.MostNodes - 2)
        {
            var count = Math.Min(GraphSweep.MostNodes, all - begin);
            var widths = new double[GraphSweep.Padded(count)];
            for (var node = 0; node < count; node++)
            {
                widths[node] = Math.Log(nodes.Widths[begin + node]);
            }

            var start = begin;
            foreach (var visitor in sweep.Over(nodes.Places.AsSpan(begin, count), () => new GraphPeaks(widths, start, count, all, peaks)))
            {
                for (var node = 0; node < count; node++)
                {
                    highest[begin + node] = Math.Max(highest[begin + node], visitor.Highest[node]);
                }
            }
        }

        return (peaks, highest);
    }

    private static GraphPosterior Summed(GraphScores scores, GraphWalk walk, GraphNodes nodes, double? start, bool reachesEnd, double top, int workers)
    {
        var weights = start is { } low && !nodes.IsWhole ? LagrangePieces.SumsOver(nodes, low) : nodes.Widths;
        var (masses, moments, logs) = (new double[walk.Graphs.Length], new double[walk.Graphs.Length], new double[nodes.Places.Length]);
        var sweep = new GraphSweep(scores, walk, workers);
        for (var begin = 0; begin < logs.Length; begin += GraphSweep.MostNodes)
        {
            var count = Math.Min(GraphSweep.MostNodes, logs.Length - begin);
            var (weight, place) = (new double[GraphSweep.Padded(count)], new double[GraphSweep.Padded(count)]);
            weights.AsSpan(begin, count).CopyTo(weight);
            nodes.Places.AsSpan(begin, count).CopyTo(place);
            foreach (var visitor in sweep.Over(nodes.Places.AsSpan(begin, count), () => new GraphSums(weight, place, top, masses, moments)))
            {
                for (var node = 0; node < count; node++)
                {
                    logs[begin + node] += visitor.Totals[node];
                }
            }
        }

        for (var node = 0; node < logs.Length; node++)
        {
            logs[node] = Math.Log(Math.Max(logs[node], double.Epsilon));
        }

        var unlisted = UnlistedDistribution.Of(nodes, logs, start);
        return new(walk, masses, moments, top, unlisted, start is not null || !reachesEnd ? 0 : Tail(nodes.Places, logs, masses.Sum()));
    }

    // A power of n₀ from the last two nodes on.
    private static double Tail(double[] places, double[] logs, double mass)
    {
        if (places.Length < 2)
        {
            return 0;
        }

        var power = (logs[^2] - logs[^1]) / Math.Log(places[^1] / places[^2]);
        var beyond = power > 1 ? Math.Exp(logs[^1]) * places[^1] / (power - 1) : double.PositiveInfinity;
        return double.IsFinite(beyond) ? beyond / (mass + beyond) : 1;
    }
}
