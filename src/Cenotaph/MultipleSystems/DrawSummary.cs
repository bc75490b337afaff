using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>Draws of N, short enough to show.</summary>
/// <param name="Count">How many draws.</param>
/// <param name="Quantiles">Probabilities and quantiles, rising.</param>
/// <param name="Histogram">Parts of equal width between the 0.5 % and the 99.5 % quantile, and how many draws lie in each; the outer ones hold what is beyond.</param>
public sealed record DrawSummary(
    int Count, ImmutableArray<(double Probability, double Value)> Quantiles, ImmutableArray<(double Low, double High, int Count)> Histogram)
{
    private const int Parts = 20;

    private static readonly double[] probabilities = [0.025, 0.1, 0.16, 0.25, 0.5, 0.75, 0.84, 0.9, 0.975];

    /// <summary>The summary; null without draws.</summary>
    public static DrawSummary? Of(ImmutableArray<double> draws)
    {
        if (draws.IsDefaultOrEmpty)
        {
            return null;
        }

        double[] sorted = [.. draws.Order()];
        var (low, high) = (Numerics.Quantiles.OfSorted(sorted, 0.005), Numerics.Quantiles.OfSorted(sorted, 0.995));
        var parts = high > low ? Parts : 1;
        var width = (high - low) / parts;
        var counts = new int[parts];
        foreach (var draw in sorted)
        {
            counts[parts == 1 ? 0 : (int)Math.Clamp((draw - low) / width, 0, parts - 1)]++;
        }

        return new(
            sorted.Length, [.. probabilities.Select(probability => (probability, Numerics.Quantiles.OfSorted(sorted, probability)))],
            [.. counts.Select((count, part) => (low + (part * width), low + ((part + 1) * width), count))]);
    }
}
