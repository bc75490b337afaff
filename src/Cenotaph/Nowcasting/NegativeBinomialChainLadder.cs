using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>
/// The chain ladder with negative binomial intervals: new cases at delay d are θ_d times those known before it, and the scatter is that of past
/// nowcasts whose outcome is known. It takes the delay for the same in every period, and says nothing of sums: its periods are not drawn together.
/// </summary>
public sealed class NegativeBinomialChainLadder
{
    private readonly double[] shares;
    private readonly double[] sizes;

    private NegativeBinomialChainLadder(double[] shares, double[] sizes) => (this.shares, this.sizes) = (shares, sizes);

    /// <summary>The share of a period's cases that is known within a delay.</summary>
    /// <param name="delay">In periods, at least 0.</param>
    public double Share(int delay) => shares[Math.Min(delay, shares.Length - 1)];

    /// <summary>The size at a delay, by maximum likelihood; infinite where past nowcasts scattered no more than Poisson's counts; NaN where there are
    /// none whose outcome is known.</summary>
    /// <param name="delay">In periods, at least 0.</param>
    public double Size(int delay) => sizes[Math.Min(delay, sizes.Length - 1)];

    /// <summary>Fits shares on the newest vintages and sizes on the nowcasts that they would have given at past vintages.</summary>
    /// <param name="triangle">Of whole numbers, without falls.</param>
    /// <param name="maximumDelay">At least 1: nothing is expected after it.</param>
    /// <param name="history">How many vintages back; null for three times the greatest delay.</param>
    /// <exception cref="ArgumentException">A number is outside its domain, or the vintages are not a grid.</exception>
    public static NegativeBinomialChainLadder Fit(ReportingTriangle triangle, int maximumDelay, int? history = null)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        triangle.CheckGrid();
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumDelay, triangle.LastVintage);
        ArgumentOutOfRangeException.ThrowIfLessThan(history ?? 1, 1);
        var back = history ?? 3 * maximumDelay;
        var counts = new List<double>[maximumDelay];
        var means = new List<double>[maximumDelay];
        for (var delay = 0; delay < maximumDelay; delay++)
        {
            (counts[delay], means[delay]) = ([], []);
        }

        // A past vintage tells of the periods that have become complete since.
        for (var vintage = triangle.FirstVintage + 1; vintage < triangle.LastVintage; vintage++)
        {
            var then = Shares(triangle, maximumDelay, vintage, back);
            var youngest = Math.Min(vintage, triangle.LastVintage - maximumDelay);
            for (var period = Math.Max(0, vintage - maximumDelay + 1); period <= youngest; period++)
            {
                var delay = vintage - period;
                var known = triangle.At(period, vintage);
                if (Outstanding(known, then[delay]) is > 0 and var mean && double.IsFinite(mean))
                {
                    counts[delay].Add(triangle.Within(period, maximumDelay) - known);
                    means[delay].Add(mean);
                }
            }
        }

        var sizes = new double[maximumDelay + 1];
        for (var delay = 0; delay < maximumDelay; delay++)
        {
            sizes[delay] = counts[delay].Count > 0 ? NegativeBinomialSize.Estimate([.. counts[delay]], [.. means[delay]]) : double.NaN;
        }

        sizes[maximumDelay] = double.PositiveInfinity;
        return new(Shares(triangle, maximumDelay, triangle.LastVintage, back), sizes);
    }

    /// <summary>How many cases are expected beyond the known ones: (x + 1 − π)/π less x.</summary>
    /// <param name="known">Known cases, x.</param>
    /// <param name="delay">The delay at which they are known, with its share π.</param>
    public double Outstanding(double known, int delay) => Outstanding(known, Share(delay));

    private static double Outstanding(double known, double share) => ((known + 1 - share) / share) - known;

    // θ_d = Σx_{t,d}/Σx_{t,≤d−1}, and from the last delay back π_{≤d−1} = π_{≤d}/(1 + θ_d).
    private static double[] Shares(ReportingTriangle triangle, int maximumDelay, int newest, int history)
    {
        var shares = new double[maximumDelay + 1];
        shares[maximumDelay] = 1;
        var oldest = Math.Max(triangle.FirstVintage + 1, newest - history + 1);
        for (var delay = maximumDelay; delay >= 1; delay--)
        {
            var (before, after) = (0.0, 0.0);
            for (var vintage = Math.Max(oldest, delay); vintage <= newest; vintage++)
            {
                before += triangle.At(vintage - delay, vintage - 1);
                after += triangle.At(vintage - delay, vintage);
            }

            shares[delay - 1] = after > 0 ? shares[delay] * before / after : shares[delay];
        }

        return shares;
    }
}
