using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>The average over graphs, and beside it what the saturated graph alone says, which fits any table.</summary>
internal sealed record GraphAverage
{
    private const int MostModels = 10;

    private GraphAverage(GraphPosterior posterior, GraphPosterior saturated) => (Posterior, Saturated) = (posterior, saturated);

    /// <summary>Of the graphs that are averaged over.</summary>
    public GraphPosterior Posterior { get; }

    /// <summary>Of the saturated graph alone: the prior of N, as the prior of histories bends it.</summary>
    public GraphPosterior Saturated { get; }

    /// <summary>Over how many graphs.</summary>
    public required int Graphs { get; init; }

    /// <summary>The probability of the saturated graph when it is averaged over too, whether it is or not.</summary>
    public required double SaturatedMass { get; init; }

    /// <summary>Persons on any list.</summary>
    public required double Observed { get; init; }

    /// <summary>The likeliest graphs, ten at most.</summary>
    public required ImmutableArray<SystemsModel> Models { get; init; }

    /// <summary>The probability that two lists are joined, by the first and then the second.</summary>
    public required ImmutableArray<(int First, int Second, double Probability)> Edges { get; init; }

    /// <summary>The Dirichlet weight of each history.</summary>
    public static double Delta(GraphSettings settings, int lists) => settings.Delta ?? Math.ScaleB(1, -lists);

    /// <summary>Averages over the graphs with so many joined pairs at most; all for null.</summary>
    public static GraphAverage Of(CaptureTable table, SystemsSettings settings, int? mostEdges = null)
    {
        var (lists, graphs) = (table.Lists.Length, settings.Graphs);
        var pairs = lists * (lists - 1) / 2;
        var scores = new GraphScores(table, Delta(graphs, lists), graphs.Prior);
        var most = mostEdges ?? (graphs.IncludeSaturated ? pairs : pairs - 1);
        var walk = GraphWalk.Of(lists);
        walk = most < pairs ? walk.WithEdges(0, most) : walk;
        var posterior = GraphPosterior.Of(scores, walk, graphs.Grid, settings.Workers);
        var saturated = GraphPosterior.Of(scores, GraphWalk.Of(lists).WithEdges(pairs, pairs), graphs.Grid, 1);
        var probabilities = posterior.Probabilities();
        var isWithin = most == pairs;
        var odds = Math.Exp(saturated.LogEvidence - posterior.LogEvidence);
        return new(posterior, saturated)
        {
            Graphs = walk.Graphs.Length,
            Observed = table.Observed,
            SaturatedMass = isWithin ? Math.Min(1, odds) : double.IsInfinity(odds) ? 1 : odds / (1 + odds),
            Models = Likeliest(posterior, probabilities, table.Observed),
            Edges = Joined(posterior.Walk, probabilities),
        };
    }

    private static ImmutableArray<SystemsModel> Likeliest(GraphPosterior posterior, double[] probabilities, double observed)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderByDescending(place => probabilities[place]).ThenBy(place => place).Take(MostModels).ToList();
        var texts = new Dictionary<int, string>();
        posterior.Walk.ForEach((place, steps) =>
        {
            if (order.Contains(place))
            {
                var cliques = new List<int>();
                foreach (var step in steps)
                {
                    cliques.Add(step.Clique);
                }

                texts[place] = HistoryModel.Of(posterior.Walk.Lists, cliques).Text;
            }
        });
        return [.. order.Select(place => new SystemsModel(texts[place], probabilities[place], observed + (posterior.Moments[place] / posterior.Masses[place])))];
    }

    private static ImmutableArray<(int First, int Second, double Probability)> Joined(GraphWalk walk, double[] probabilities)
    {
        var joined = new double[walk.Lists, walk.Lists];
        walk.ForEach((place, steps) =>
        {
            foreach (var step in steps)
            {
                for (var list = 0; list < walk.Lists; list++)
                {
                    joined[Math.Min(list, step.List), Math.Max(list, step.List)] += (step.Neighbours >> list & 1) != 0 ? probabilities[place] : 0;
                }
            }
        });
        return [.. from first in Enumerable.Range(0, walk.Lists) from second in Enumerable.Range(first + 1, walk.Lists - first - 1) select (first, second, joined[first, second])];
    }

    /// <summary>The numbers beside the estimate, or instead of it.</summary>
    public ImmutableArray<SystemsFigure> Figures(SystemsSettings settings)
    {
        var (unlisted, saturated) = (Posterior.Unlisted, Saturated.Unlisted);
        var (outside, modes) = ((1 - settings.Probability) / 2, unlisted.Modes());
        double Total(double probability) => Observed + unlisted.Quantile(probability);
        double SaturatedTotal(double probability) => Observed + saturated.Quantile(probability);
        List<SystemsFigure> figures =
        [
            new("mean", Observed + unlisted.Mean), new("median", Total(0.5)), new("mode", Observed + unlisted.Mode()), new("sd", unlisted.Deviation),
            new("low", Total(outside)), new("high", Total(1 - outside)),
            new("saturated_mass", SaturatedMass), new("saturated_median", SaturatedTotal(0.5)), new("saturated_low", SaturatedTotal(outside)), new("saturated_high", SaturatedTotal(1 - outside)),
        ];
        if (settings.Graphs.Prior is TotalPrior.Reciprocal)
        {
            figures.Add(new("median_if_all_totals_were_as_likely", Observed + unlisted.Quantile(0.5, more => more + Observed)));
        }

        if (PriorQuantiles.Of(settings.Graphs, Observed, [outside, 0.5, 1 - outside]) is [var low, var median, var high])
        {
            figures.AddRange([new("prior_median", median), new("prior_low", low), new("prior_high", high)]);
        }

        figures.Add(new("modes", modes.Length));
        for (var mode = 0; mode < modes.Length; mode++)
        {
            figures.Add(new(string.Create(CultureInfo.InvariantCulture, $"mode_{mode + 1}"), Observed + modes[mode].Unlisted));
            figures.Add(new(string.Create(CultureInfo.InvariantCulture, $"mode_{mode + 1}_mass"), modes[mode].Mass));
        }

        figures.AddRange([new("graphs", Graphs), new("tail_mass", Posterior.TailMass)]);
        figures.AddRange(Edges.Select(edge => new SystemsFigure(string.Create(CultureInfo.InvariantCulture, $"edge_{edge.First + 1}{edge.Second + 1}"), edge.Probability)));
        return [.. figures];
    }
}
