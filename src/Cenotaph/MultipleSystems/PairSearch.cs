namespace Cenotaph.MultipleSystems;

/// <summary>
/// The search for pairs where all models are too many: the pair whose coming or going lowers BIC most, until none does. Of pairs to come in, those are tried
/// whose overlap lies farthest from its fitted mean.
/// </summary>
internal static class PairSearch
{
    private const int Tried = 12;

    /// <summary>The last model reached; not fitted when not even independent lists can be.</summary>
    public static HistoryFit LeastBic(HistoryCounts counts, int workers)
    {
        var pairs = HierarchicalModels.Pairs(counts.Lists);
        var best = HistoryFitter.Fit(counts, HistoryModel.Of(counts.Lists));
        while (best.IsFitted)
        {
            var from = best;
            int[] near =
            [
                .. pairs.Where(pair => from.Model.Terms.Contains(pair)),
                .. pairs.Where(pair => !from.Model.Terms.Contains(pair)).OrderByDescending(pair => Distance(counts.Margin(pair), from.Means!.Sum(pair))).Take(Tried),
            ];
            var tried = new HistoryFit[near.Length];
            Parallel.For(0, near.Length, new() { MaxDegreeOfParallelism = workers }, place =>
            {
                var pair = near[place];
                var model = from.Model.Terms.Contains(pair) ? HistoryModel.OfTerms(counts.Lists, from.Model.Terms.Where(term => term != pair)) : from.Model.With(pair);
                tried[place] = HistoryFitter.Fit(counts, model, start: from);
            });
            if (tried.Where(fit => fit.IsFitted).MinBy(fit => fit.Bic) is not { } next || next.Bic >= best.Bic - 1e-9)
            {
                return best;
            }

            best = next;
        }

        return best;
    }

    // Poisson's deviance of an overlap: about twice what the likelihood gains by fitting it.
    private static double Distance(double overlap, double mean) => mean <= 0 ? 0 : (overlap > 0 ? overlap * Math.Log(overlap / mean) : 0) - overlap + mean;
}
