using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>One replicate: draws of N of each method in one imputation of one linkage draw.</summary>
/// <param name="LinkageDraw">The linkage draw.</param>
/// <param name="Observed">Persons on any list.</param>
/// <param name="Totals">Draws of N, an array a method; at least two draws in each.</param>
internal sealed record Replicate(string LinkageDraw, double Observed, ImmutableArray<double[]> Totals);

/// <summary>
/// Mean and variance of log n₀ over linkage draws, imputations within them, and methods within these. With one level it is Rubin's rule (1987); with two
/// that of nested multiple imputation (Shen 2000; Rubin 2003): T = Ū + (1 − 1/m) S²(within linkage draws) + (1 + 1/l) S²(of their means).
/// </summary>
internal sealed class ReplicateVariance
{
    // Nobody unlisted has no logarithm; verdata takes a tenth of a person.
    private const double LeastUnlisted = 0.1;

    private readonly double between;
    private readonly double within;
    private readonly int replicates;
    private readonly ImmutableArray<(double Part, int Freedom)> levels;

    private ReplicateVariance(ImmutableArray<Replicate> all)
    {
        replicates = all.Length;
        var moments = all.Select(Moments.Of).ToList();
        var nests = all.Zip(moments).GroupBy(pair => pair.First.LinkageDraw, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        Draws = nests.Count;
        Mean = nests.Average(nest => nest.Average(pair => pair.Second.Log));
        Observed = nests.Average(nest => nest.Average(pair => pair.First.Observed));
        Unlisted = nests.Average(nest => nest.Average(pair => pair.Second.Unlisted));
        Zeros = moments.Sum(one => one.Zeros);
        var model = nests.Average(nest => nest.Average(pair => pair.Second.Model));
        var estimation = nests.Average(nest => nest.Average(pair => pair.Second.Within));
        var linkage = Draws < 2 ? 0 : (1 + (1.0 / Draws)) * Spread(nests.Select(nest => nest.Average(pair => pair.Second.Log)));
        var several = nests.Where(nest => nest.Count > 1).ToList();
        var imputation = several.Count == 0 ? 0
            : Draws == 1 ? (1 + (1.0 / several[0].Count)) * Spread(several[0].Select(pair => pair.Second.Log))
            : several.Sum(nest => (1 - (1.0 / nest.Count)) * Spread(nest.Select(pair => pair.Second.Log))) / Draws;
        Shares = new(estimation, imputation, linkage, model);
        (within, between) = (estimation + model, replicates < 2 ? 0 : Spread(moments.Select(one => one.Log)));
        levels = [(linkage, Draws - 1), (imputation, several.Sum(nest => nest.Count - 1))];
    }

    /// <summary>How many linkage draws.</summary>
    public int Draws { get; }

    /// <summary>θ, the mean of log n₀.</summary>
    public double Mean { get; }

    /// <summary>The mean of n₀.</summary>
    public double Unlisted { get; }

    /// <summary>The mean of n.</summary>
    public double Observed { get; }

    /// <summary>How many draws say that nobody is unlisted.</summary>
    public int Zeros { get; }

    /// <summary>The variance by what it comes from.</summary>
    public VarianceShares Shares { get; }

    /// <summary>Of replicates, at least one.</summary>
    public static ReplicateVariance Of(ImmutableArray<Replicate> replicates) => new(replicates);

    /// <summary>The interval; null for verdata's rule with a single replicate.</summary>
    public CombinedInterval? Interval(FreedomRule rule, double probability)
    {
        if (rule == FreedomRule.Verdata && replicates < 2)
        {
            return null;
        }

        // verdata knows one level: every replicate is an imputation of its own.
        var (total, freedom) = rule == FreedomRule.Verdata
            ? (within + ((1 + (1.0 / replicates)) * between), between > 0 ? (replicates - 1) * Square(1 + (within / ((replicates + 1) * between))) : double.PositiveInfinity)
            : (Shares.Total, Nested());
        var tail = (1 + probability) / 2;
        var half = Math.Sqrt(total) * (double.IsInfinity(freedom) ? NormalDistribution.Quantile(tail) : StudentT.Quantile(tail, freedom));
        return new(rule, freedom, Observed + Math.Exp(Mean - half), Observed + Math.Exp(Mean + half));
    }

    // 1/ν = Σ (part / T)² / ν(part); with one level that is (m − 1)(1 + W / ((1 + 1/m) B))².
    private double Nested()
    {
        var inverse = levels.Where(level => level.Part > 0).Sum(level => Square(level.Part / Shares.Total) / level.Freedom);
        return inverse > 0 ? 1 / inverse : double.PositiveInfinity;
    }

    private static double Square(double number) => number * number;

    private static double Spread(IEnumerable<double> numbers)
    {
        double[] all = [.. numbers];
        var mean = all.Average();
        return all.Sum(number => Square(number - mean)) / (all.Length - 1);
    }

    private readonly record struct Moments(double Log, double Unlisted, double Within, double Model, int Zeros)
    {
        public static Moments Of(Replicate replicate)
        {
            var (means, spreads, unlisted, zeros) = (new List<double>(), new List<double>(), new List<double>(), 0);
            foreach (var totals in replicate.Totals)
            {
                var logs = new double[totals.Length];
                var sum = 0.0;
                for (var draw = 0; draw < totals.Length; draw++)
                {
                    var left = totals[draw] - replicate.Observed;
                    sum += left;
                    zeros += left <= 0 ? 1 : 0;
                    logs[draw] = Math.Log(left <= 0 ? LeastUnlisted : left);
                }

                means.Add(logs.Average());
                spreads.Add(Spread(logs));
                unlisted.Add(sum / totals.Length);
            }

            var mean = means.Average();
            return new(mean, unlisted.Average(), spreads.Average(), means.Average(one => Square(one - mean)), zeros);
        }
    }
}
