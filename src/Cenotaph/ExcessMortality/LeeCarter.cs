using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>
/// log(D + 1) = a_x + b_x k_t over ages and years, from the first singular vectors (Lee and Carter, Journal of the American Statistical Association 87,
/// 1992), on deaths instead of rates; k stays at its last value. So fitted it gives the predictions of Karlinsky and Torrisi (2023) to all their digits.
/// </summary>
internal sealed class LeeCarter
{
    // So that a count of 0 has a logarithm; taken off again after.
    private const double Added = 1;

    // The square of the ratio of the second singular value to the first, to this power, is what is left of the wrong start.
    private const int Rounds = 2000;

    // The normal density within ±5 deviations in so many steps; limits are whole numbers and do not move with more.
    private const int Steps = 100;

    private readonly double[] level;
    private readonly double[] response;
    private readonly double last;
    private readonly double deviation;

    private LeeCarter(double[] level, double[] response, double[] index)
    {
        (this.level, this.response, last) = (level, response, index[^1]);
        deviation = Math.Sqrt(index.Skip(1).Zip(index, (next, before) => (next - before) * (next - before)).Sum() / (index.Length - 1));
    }

    /// <summary>Fits ages × years of deaths, two of each at least; null when no age changes.</summary>
    public static LeeCarter? Fit(double[][] deaths)
    {
        var logs = deaths.Select(row => row.Select(count => Math.Log(count + Added)).ToArray()).ToArray();
        var level = logs.Select(row => row.Average()).ToArray();
        var years = deaths[0].Length;
        var index = Enumerable.Range(0, years).Select(year => year - (0.5 * (years - 1)) + (0.1 * year * year)).ToArray();
        var response = new double[deaths.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var age = 0; age < response.Length; age++)
            {
                response[age] = Enumerable.Range(0, years).Sum(year => (logs[age][year] - level[age]) * index[year]);
            }

            var length = Math.Sqrt(response.Sum(value => value * value));
            if (length == 0)
            {
                return null;
            }

            for (var age = 0; age < response.Length; age++)
            {
                response[age] /= length;
            }

            index = [.. Enumerable.Range(0, years).Select(year => Enumerable.Range(0, response.Length).Sum(age => (logs[age][year] - level[age]) * response[age]))];
        }

        return new(level, response, index);
    }

    /// <summary>Expected deaths of an age.</summary>
    public double Expected(int age) => Math.Max(0, Math.Exp(level[age] + (response[age] * last)) - Added);

    /// <summary>
    /// Quantiles of the deaths of an age, if k takes one more step of a random walk and deaths are Poisson about their mean. The authors drew theirs;
    /// these are the same quantiles without the chance in them.
    /// </summary>
    public (double Low, double High) Limits(int age, double probability)
    {
        var tail = (1 - probability) / 2;
        var means = new double[Steps + 1];
        var weights = new double[Steps + 1];
        for (var step = 0; step <= Steps; step++)
        {
            var z = 10.0 * ((double)step / Steps - 0.5);
            weights[step] = Math.Exp(-0.5 * z * z);
            means[step] = Math.Max(1e-9, Math.Exp(level[age] + (response[age] * (last + (z * deviation)))) - Added);
        }

        return (Quantile(means, weights, tail), Quantile(means, weights, 1 - tail));
    }

    private static double Quantile(double[] means, double[] weights, double probability)
    {
        var total = weights.Sum();
        var (low, high) = (-1.0, means[^1] + means[0] + (20 * Math.Sqrt(means[^1] + means[0])) + 20);
        while (high - low > 1)
        {
            var middle = Math.Floor(0.5 * (low + high));
            var below = 0.0;
            for (var step = 0; step < means.Length; step++)
            {
                below += weights[step] * IncompleteGamma.Parts(middle + 1, means[step]).Upper;
            }

            (low, high) = below >= probability * total ? (low, middle) : (middle, high);
        }

        return Math.Ceiling(high);
    }
}
