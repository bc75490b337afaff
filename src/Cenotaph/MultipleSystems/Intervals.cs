using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Intervals of N from an estimate of the unlisted and its error, or from draws.</summary>
internal static class Intervals
{
    /// <summary>Normal in the logarithm of the unlisted, whose variance is log(1 + (error/unlisted)²) (Chao 1987).</summary>
    public static SystemsInterval LogNormal(double observed, double unlisted, double error, double probability)
    {
        if (unlisted <= 0)
        {
            return new("log-normal", probability, observed, observed);
        }

        var spread = Math.Exp(Normal(probability) * Math.Sqrt(Math.Log(1 + (error / unlisted * (error / unlisted)))));
        return new("log-normal", probability, observed + (unlisted / spread), observed + (unlisted * spread));
    }

    /// <summary>Normal in the logarithm of the unlisted's mean, as a Poisson regression gives it.</summary>
    public static SystemsInterval Wald(HistoryFit fit, double probability)
    {
        var spread = Math.Exp(Normal(probability) * fit.LogError);
        return new("Wald, of the logarithm", probability, fit.Observed + (fit.Unlisted / spread), fit.Observed + (fit.Unlisted * spread));
    }

    /// <summary>Normal around the estimate; not below the persons observed.</summary>
    public static SystemsInterval Symmetric(double observed, double value, double error, double probability) =>
        new("normal", probability, Math.Max(observed, value - (Normal(probability) * error)), value + (Normal(probability) * error));

    /// <summary>The quantiles of replicates that leave the same outside at both ends; null when there are too few.</summary>
    public static SystemsInterval? Percentile(IEnumerable<double> draws, double probability)
    {
        double[] sorted = [.. draws.Where(double.IsFinite).Order()];
        return sorted.Length < 20 ? null : new(
            "bootstrap, percentile", probability, Quantiles.OfSorted(sorted, (1 - probability) / 2), Quantiles.OfSorted(sorted, (1 + probability) / 2));
    }

    private static double Normal(double probability) => NormalDistribution.UpperQuantile((1 - probability) / 2);
}
