using Cenotaph.MultipleSystems;
using CsCheck;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class GraphsMethodTests
{
    private static readonly GraphsMethod method = new();

    private static readonly CaptureTable four = Of(
        "ABCD", ("1000", 40), ("0100", 33), ("0010", 25), ("0001", 60), ("1100", 12), ("0110", 3), ("1010", 9), ("1001", 11), ("0101", 14), ("0011", 4), ("1110", 2), ("1101", 6), ("1111", 1));

    /// <summary>Another way: all eight graphs of three lists written out, each cell's gamma functions, each number of unlisted persons.</summary>
    [Fact]
    public void A_small_table_has_the_posterior_of_naive_enumeration()
    {
        var table = Of("ABC", ("100", 14), ("010", 9), ("001", 11), ("110", 5), ("101", 3), ("011", 1));
        (int[] Cliques, int[] Separators)[] graphs =
        [
            ([7], []), ([1, 2, 4], []), ([3, 4], []), ([5, 2], []), ([6, 1], []), ([3, 5], [1]), ([3, 6], [2]), ([5, 6], [4]),
        ];
        const double delta = 0.25;
        var logs = new double[8, 401];
        for (var unlisted = 0; unlisted <= 400; unlisted++)
        {
            var total = table.Observed + unlisted;
            for (var graph = 0; graph < 8; graph++)
            {
                logs[graph, unlisted] = LogFactorial(total) - LogFactorial(unlisted) - Math.Log(total)
                    + graphs[graph].Cliques.Sum(set => Likelihood(set, unlisted)) - graphs[graph].Separators.Sum(set => Likelihood(set, unlisted));
            }
        }

        var top = logs.Cast<double>().Max();
        var masses = Enumerable.Range(0, 8).Select(graph => Enumerable.Range(0, 401).Sum(unlisted => Math.Exp(logs[graph, unlisted] - top))).ToArray();
        var result = Estimate(table, new() { Delta = delta, Grid = new(0, 400), IncludeSaturated = true });
        Assert.Equal(8, result.Models.Length);
        Assert.Equal(masses.OrderDescending().Select(mass => mass / masses.Sum()), result.Models.Select(model => model.Probability), (one, other) => Math.Abs(one - other) < 1e-9);
        var mean = Enumerable.Range(0, 401).Sum(unlisted => (table.Observed + unlisted) * Enumerable.Range(0, 8).Sum(graph => Math.Exp(logs[graph, unlisted] - top))) / masses.Sum();
        Assert.Equal(mean, Figure(result, "mean"), 8);
        Assert.Equal(masses[0] / masses.Sum(), Figure(result, "saturated_mass"), 9);
        Assert.Equal(masses[0] / masses.Sum(), Figure(Estimate(table, new() { Delta = delta, Grid = new(0, 400) }), "saturated_mass"), 9);
        Assert.Equal((masses[0] + masses[2] + masses[5] + masses[6]) / masses.Sum(), Figure(result, "edge_12"), 9);

        double Likelihood(int set, int unlisted)
        {
            var cells = new Dictionary<int, double> { [0] = unlisted };
            foreach (var (history, count) in table.Cells)
            {
                cells[history & set] = cells.GetValueOrDefault(history & set) + count;
            }

            var weight = delta * (1 << (3 - System.Numerics.BitOperations.PopCount((uint)set)));
            return LogRising(8 * delta, table.Observed + unlisted, -1) + cells.Values.Sum(count => LogRising(weight, (long)count, 1));
        }

        // Γ(a + k)/Γ(a) as a product.
        static double LogRising(double from, long steps, int sign) => sign * Enumerable.Range(0, (int)steps).Sum(step => Math.Log(from + step));
        static double LogFactorial(long number) => LogRising(1, number, 1);
    }

    [Theory]
    [InlineData(0.0625, false)]
    [InlineData(1, true)]
    public void Nodes_give_what_the_whole_grid_gives(double delta, bool saturated)
    {
        var graphs = new GraphSettings { Delta = delta, IncludeSaturated = saturated };
        var all = Estimate(four, graphs with { Grid = new(0, 1_000_000) });
        var nodes = Estimate(four, graphs);
        foreach (var figure in (string[])["mean", "median", "mode", "sd", "low", "high"])
        {
            Assert.Equal(Figure(all, figure), Figure(nodes, figure), 1e-4 * Figure(all, figure) + 0.51);
        }

        foreach (var (one, other) in all.Models.Zip(nodes.Models))
        {
            Assert.Equal(one.Model, other.Model);
            Assert.Equal(one.Probability, other.Probability, 6);
        }
    }

    /// <summary>A range short enough has each number computed; one a bit longer goes through nodes.</summary>
    [Fact]
    public void A_range_through_nodes_gives_what_each_of_its_numbers_gives()
    {
        var scores = new GraphScores(four, 1.0 / 16, new TotalPrior.Reciprocal());
        var (walk, range) = (GraphWalk.Of(4), new UnlistedRange(3, 5000));
        var posterior = GraphPosterior.Of(scores, walk, range, 2);
        double[] every = [.. Enumerable.Range(3, 4998)];
        var (masses, moments, weights) = (new double[61], new double[61], new double[GraphSweep.MostNodes]);
        var top = Enumerable.Range(3, 4998).Max(unlisted => scores.Shared(unlisted));
        weights.AsSpan().Fill(1);
        for (var begin = 0; begin < every.Length; begin += GraphSweep.MostNodes)
        {
            double[] part = [.. every.Skip(begin).Take(GraphSweep.MostNodes)];
            var places = new double[GraphSweep.MostNodes];
            part.CopyTo(places, 0);
            var width = GraphSweep.Padded(part.Length);
            new GraphSweep(scores, walk, 1).Over(part, () => new GraphSums(weights[..width], places[..width], posterior.LogScale, masses, moments));
        }

        Assert.True(double.IsFinite(top));
        for (var place = 0; place < posterior.Masses.Length; place++)
        {
            Assert.Equal(1, posterior.Masses[place] / masses[posterior.Walk.Graphs[place]], 1e-6);
            Assert.Equal(1, posterior.Moments[place] / moments[posterior.Walk.Graphs[place]], 1e-6);
        }

        Assert.Equal(moments.Sum() / masses.Sum(), posterior.Unlisted.Mean, 1e-5);
    }

    [Fact]
    public void The_order_of_lists_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 4).ToArray()).Sample(
            order =>
            {
                int Moved(int history) => Enumerable.Range(0, 4).Sum(list => (history >> list & 1) << order[list]);
                var moved = CaptureTable.Of(Enumerable.Range(0, 4).Select(list => four.Lists[Array.IndexOf(order, list)]), four.Cells.Select(cell => new CaptureCell(Moved(cell.History), cell.Count)));
                var (one, other) = (Estimate(four, new()), Estimate(moved, new()));
                foreach (var figure in (string[])["mean", "sd", "saturated_mass"])
                {
                    Assert.Equal(1, Figure(one, figure) / Figure(other, figure), 1e-6);
                }

                Assert.Equal(Figure(one, "median"), Figure(other, "median"));
                var (first, second) = (Math.Min(order[0], order[2]), Math.Max(order[0], order[2]));
                Assert.Equal(Figure(one, "edge_13"), Figure(other, $"edge_{first + 1}{second + 1}"), 8);
            },
            iter: 6);

    [Fact]
    public void One_thread_gives_the_same_as_many()
    {
        var table = Of("ABCDEF", [.. four.Cells.SelectMany(cell => new[] { (Text(cell.History, "00"), cell.Count), (Text(cell.History, "10"), cell.Count / 2), (Text(cell.History, "01"), cell.Count / 3) })]);
        string Told(int threads) => string.Join(' ', Assert.Single(method.Estimate(table, Plain with { Threads = threads })).Figures.Select(figure => $"{figure.Name} {figure.Value:R}"));
        Assert.Equal(Told(1), Told(3));

        static string Text(int history, string others) => string.Concat(Enumerable.Range(0, 4).Select(list => history >> list & 1)) + others;
    }

    [Fact]
    public void What_graphs_cannot_take_is_refused_with_the_reason()
    {
        Assert.Contains("eight 30,888,596; there are 8 lists", Refused(Of("ABCDEFGH", ("11111111", 3), ("10000000", 5))), StringComparison.Ordinal);
        Assert.Equal("Nobody can be on A + B together.", Refused(four with { Impossible = [3] }));
        Assert.Equal("Censored: B.", Refused(four with { Censored = 2 }));
        var two = Of("AB", ("10", 90), ("01", 60), ("11", 40));
        Assert.StartsWith("There are two lists", Refused(two), StringComparison.Ordinal);
        var assumed = Assert.IsType<SystemsEstimate>(Assert.Single(method.Estimate(two, Plain with { AssumeIndependence = true })));
        Assert.InRange(assumed.Value, 310, 340);
        Assert.Equal("[1,2]", Assert.Single(assumed.Models).Model);
    }

    [Fact]
    public void A_huge_table_has_a_narrow_posterior_and_a_small_one_a_wide_one()
    {
        var huge = CaptureTable.Of(four.Lists, four.Cells.Select(cell => cell with { Count = 1_000_000 * cell.Count }));
        var (one, other) = (Estimate(four, new()), Estimate(huge, new()));
        Assert.True(Figure(other, "sd") / Figure(other, "mean") < 0.01 * Figure(one, "sd") / Figure(one, "mean"));
        Assert.InRange(Figure(other, "median"), Figure(other, "low"), Figure(other, "high"));
    }

    [Fact]
    public void Settings_that_mean_nothing_are_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphSettings { Delta = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphSettings { Delta = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnlistedRange(5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnlistedRange(-1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnlistedRange(0, 20_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TotalPrior.GammaPoisson(0, 1));
        Assert.Equal(91, new UnlistedRange(1, 100, 10).High);
    }

    private static SystemsResult Estimate(CaptureTable table, GraphSettings graphs) => Assert.Single(method.Estimate(table, Plain with { Graphs = graphs }));

    private static string Refused(CaptureTable table) => Assert.IsType<SystemsRefusal>(Assert.Single(method.Estimate(table, Plain))).Evidence;
}
