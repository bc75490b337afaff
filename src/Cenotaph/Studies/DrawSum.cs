using System.Collections.Immutable;

namespace Cenotaph.Studies;

/// <summary>A sum over cells of a file of draws.</summary>
/// <param name="Keys">The cells that were added.</param>
/// <param name="Draws">How many draws there are.</param>
/// <param name="Mean">The mean over draws, in persons.</param>
/// <param name="Deviation">The standard deviation over draws.</param>
/// <param name="Interval">The 2.5 and 97.5 % quantiles over draws.</param>
public sealed record DrawSum(ImmutableArray<string> Keys, int Draws, double Mean, double Deviation, Interval Interval)
{
    internal static DrawSum Of(ImmutableArray<string> keys, double[] sums)
    {
        var mean = sums.Average();
        var sorted = sums.Order().ToArray();
        double Quantile(double p)
        {
            // Type 7 of Hyndman and Fan (1996).
            var at = p * (sorted.Length - 1);
            var below = (int)Math.Floor(at);
            var above = Math.Min(below + 1, sorted.Length - 1);
            return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
        }

        var deviation = sums.Length < 2 ? 0 : Math.Sqrt(sums.Sum(sum => (sum - mean) * (sum - mean)) / (sums.Length - 1));
        return new(keys, sums.Length, mean, deviation, new(Quantile(0.025), Quantile(0.975), "2.5 and 97.5 % of the draws"));
    }
}
