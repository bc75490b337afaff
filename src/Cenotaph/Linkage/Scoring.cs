namespace Cenotaph.Linkage;

/// <summary>Turns estimated parameters into the weights that pairs are scored by.</summary>
internal static class Scoring
{
    /// <summary>The weights of a model.</summary>
    public static PairWeights Of(PreparedData data, ModelEstimation model, double frequencyStrength)
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

            if (comparison.FrequencyLevels > 0)
            {
                var frequency = Frequency(comparison, levels[i].Length, frequencyStrength);
                frequencies[i] = model.RegionalFrequency && comparison.Role == FieldRole.Surname ? RegionalFrequency.Of(data, comparison, frequency) : frequency;
            }
        }

        return new(Math.Log2(model.Lambda / (1 - model.Lambda)), levels) { Frequencies = frequencies };
    }

    // The frequency is that of the term, which several values may share; u is the chance that two terms agree.
    private static TermFrequency Frequency(Comparison comparison, int levels, double strength)
    {
        var terms = comparison.Terms;
        var counts = new int[terms is not null ? terms.Append(-1).Max() + 1 : comparison.Column.Distinct];
        var known = 0;
        foreach (var id in comparison.Column.Ids)
        {
            if (id >= 0)
            {
                counts[terms is null ? id : terms[id]]++;
                known++;
            }
        }

        var shares = Array.ConvertAll(counts, count => count / Math.Max(1.0, known));
        var same = Math.Max(shares.Sum(share => share * share), 1e-12);
        var factors = new double[levels];
        var exact = new double[levels];
        for (var level = 1; level <= comparison.FrequencyLevels; level++)
        {
            (factors[level], exact[level]) = (strength, same);
        }

        return new(shares, 1.0 / Math.Max(1, known), factors, exact) { Terms = terms };
    }
}
