using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// The stepwise procedure for sparse overlaps (Chan, Silverman and Vincent 2021): from independent lists, the pair whose overlap is least probable under the
/// model so far comes in, as long as that is below a threshold and the model with it has a maximum that tells N. An empty overlap may come in, at minus infinity.
/// </summary>
internal static class Stepwise
{
    /// <summary>The last model; not fitted when not even independent lists can be.</summary>
    /// <param name="counts">The table.</param>
    /// <param name="threshold">The Poisson p-value below which a pair comes in.</param>
    public static HistoryFit Fit(HistoryCounts counts, double threshold)
    {
        var fit = HistoryFitter.Fit(counts, HistoryModel.Of(counts.Lists));
        while (fit.IsFitted && Next(counts, fit, threshold) is { } larger)
        {
            fit = larger;
        }

        return fit;
    }

    private static HistoryFit? Next(HistoryCounts counts, HistoryFit fit, double threshold)
    {
        var candidates = new List<(double Probability, int Pair)>();
        foreach (var pair in HierarchicalModels.Pairs(counts.Lists))
        {
            if (Array.IndexOf(fit.Model.Terms, pair) < 0 && Probability(counts.Margin(pair), fit.Means!.Sum(pair)) is var probability && probability < threshold)
            {
                candidates.Add((probability, pair));
            }
        }

        // The first of equals is the first pair of lists.
        foreach (var (_, pair) in candidates.OrderBy(candidate => candidate.Probability))
        {
            var model = fit.Model.With(pair);
            if (Existence.Check(counts, model) == HistoryOutcome.Fitted && HistoryFitter.Fit(counts, model, start: fit) is { IsFitted: true } larger)
            {
                return larger;
            }
        }

        return null;
    }

    // Of an overlap as small or smaller, or as large or larger, whichever is less.
    private static double Probability(double overlap, double mean) => mean <= 0 ? 1
        : Math.Min(
            GammaDistribution.Survival(mean, overlap + 1),
            overlap == 0 ? 1 : GammaDistribution.Cdf(mean, overlap));
}
