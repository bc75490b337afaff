namespace Cenotaph.MultipleSystems;

/// <summary>The search for pairs where all models are too many: the pair whose coming or going lowers BIC most, until none does.</summary>
internal static class PairSearch
{
    /// <summary>The last model reached; not fitted when not even independent lists can be.</summary>
    public static HistoryFit LeastBic(HistoryCounts counts, int workers)
    {
        var pairs = HierarchicalModels.Pairs(counts.Lists);
        var best = HistoryFitter.Fit(counts, HistoryModel.Of(counts.Lists));
        while (best.IsFitted)
        {
            var tried = new HistoryFit[pairs.Length];
            var from = best;
            Parallel.For(0, pairs.Length, new() { MaxDegreeOfParallelism = workers }, place =>
            {
                var pair = pairs[place];
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
}
