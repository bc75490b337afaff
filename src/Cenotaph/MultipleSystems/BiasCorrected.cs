using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Limits from bootstrap replicates, corrected for bias and acceleration (BCa; Efron 1987; DiCiccio and Efron 1996).</summary>
/// <param name="Bias">z₀: where the estimate stands among the replicates.</param>
/// <param name="Acceleration">a: how the spread changes with the value, from leaving out one person of each history.</param>
internal sealed record BiasCorrected(double Bias, double Acceleration)
{
    /// <summary>The correction; null when all replicates are on one side of the estimate.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="sorted">The replicates that have an estimate, rising.</param>
    /// <param name="leftOut">The estimate without one person of each history, with how many persons have it; NaN where there is none.</param>
    public static BiasCorrected? Of(double value, double[] sorted, IReadOnlyList<(double Value, double Persons)> leftOut)
    {
        // Ties count half: replicates repeat the estimate itself in small tables.
        var below = sorted.Count(draw => draw < value) + (sorted.Count(draw => draw == value) / 2.0);
        if (below == 0 || below == sorted.Length)
        {
            return null;
        }

        List<(double Value, double Persons)> known = [.. leftOut.Where(one => double.IsFinite(one.Value))];
        var mean = known.Sum(one => one.Value * one.Persons) / known.Sum(one => one.Persons);
        var square = known.Sum(one => one.Persons * (mean - one.Value) * (mean - one.Value));
        var cube = known.Sum(one => one.Persons * Math.Pow(mean - one.Value, 3));
        return new(NormalDistribution.Quantile(below / sorted.Length), square > 0 ? cube / (6 * Math.Pow(square, 1.5)) : 0);
    }

    /// <summary>The limit at a probability.</summary>
    public double Limit(double[] sorted, double probability)
    {
        var z = Bias + NormalDistribution.Quantile(probability);
        var place = ((sorted.Length + (1.0 / 3)) * NormalDistribution.Cdf(Bias + (z / (1 - (Acceleration * z))))) - (2.0 / 3);

        // Hyndman and Fan's type 8, as SparseMSE has it: nearly unbiased at the ends, where corrected limits lie.
        var low = (int)Math.Clamp(Math.Floor(place), 0, sorted.Length - 1);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + (Math.Clamp(place - low, 0, 1) * (sorted[high] - sorted[low]));
    }
}
