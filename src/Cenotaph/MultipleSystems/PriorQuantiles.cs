namespace Cenotaph.MultipleSystems;

/// <summary>What the prior alone says of N, once it is known to be no less than the persons observed.</summary>
internal static class PriorQuantiles
{
    private const double Fineness = 256;

    // Beyond so many times its mean, and a thousand more, a gamma prior of a shape that anyone would state has nothing left.
    private const double Farthest = 1e4;

    /// <summary>The quantiles of N at these probabilities; empty for 1/N over an endless range, which has none.</summary>
    public static double[] Of(GraphSettings settings, double observed, double[] probabilities)
    {
        if (settings.Grid is null && settings.Prior is not TotalPrior.GammaPoisson)
        {
            return [];
        }

        var mean = settings.Prior is TotalPrior.GammaPoisson gamma ? gamma.Shape * gamma.Scale : 0;
        var (low, high) = settings.Grid is { } range ? (range.Low, (double)range.High) : (0.0, Math.Min(1e15, Farthest * (mean + observed + 1000)));
        var nodes = GraphNodes.Between(low, high, settings.Grid?.Step ?? 1, low, high, Fineness);
        var unlisted = UnlistedDistribution.Of(nodes, [.. nodes.Places.Select(place => settings.Prior.Log(place + observed))], null);
        return [.. probabilities.Select(probability => observed + unlisted.Quantile(probability))];
    }
}
