namespace Cenotaph.Linkage;

/// <summary>Turns estimated parameters into the weights that pairs are scored by.</summary>
internal static class Scoring
{
    /// <summary>The weights of a model.</summary>
    public static PairWeights Of(PreparedData data, ModelEstimation model)
    {
        var levels = new double[data.Comparisons.Count][];
        var frequencies = new TermFrequency?[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var comparison = data.Comparisons[i];
            var isExchanged = data.Exchanged is { } exchanged && (i == exchanged.First || i == exchanged.Second);
            levels[i] = new double[comparison.Levels + (isExchanged ? 2 : 1)];
            for (var level = 1; level <= comparison.Levels; level++)
            {
                levels[i][level] = Math.Log2(model.M[i][level - 1] / model.U[i][level - 1]);
            }

            if (isExchanged)
            {
                levels[i][^1] = i == data.Exchanged!.First ? Math.Log2(model.ExchangedM / model.ExchangedU) : 0;
            }

            if (comparison.UsesFrequency)
            {
                frequencies[i] = Frequency(comparison, model.U[i], levels[i].Length);
            }
        }

        return new(Math.Log2(model.Lambda / (1 - model.Lambda)), levels) { Frequencies = frequencies };
    }

    private static TermFrequency Frequency(Comparison comparison, double[] u, int levels)
    {
        var counts = new int[comparison.Column.Distinct];
        var known = 0;
        foreach (var id in comparison.Column.Ids)
        {
            if (id >= 0)
            {
                counts[id]++;
                known++;
            }
        }

        var factors = new double[levels];
        var exact = new double[levels];
        factors[1] = 1;
        exact[1] = u[0];
        return new(Array.ConvertAll(counts, count => count / (double)known), 1.0 / known, factors, exact);
    }
}
