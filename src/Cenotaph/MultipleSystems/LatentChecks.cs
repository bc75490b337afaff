using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// What the model expects of each history, and posterior predictive checks (Gelman, Meng and Stern 1996): how often a table drawn from the model lies farther from what is
/// expected than the table at hand, by Freeman and Tukey's distance Σ(√count − √expected)².
/// </summary>
internal sealed class LatentChecks(CaptureTable table, LatentPosterior posterior, RandomStream random)
{
    private readonly double[] probabilities = new double[posterior.Cells];
    private readonly double[] sums = new double[posterior.Cells];
    private double farther;
    private double occupied;

    /// <summary>How many states were looked at.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the posterior's last state in.</summary>
    /// <param name="at">The posterior.</param>
    /// <param name="share">A class with this share of the persons counts as occupied.</param>
    public void Add(LatentPosterior at, double share)
    {
        at.Expected(probabilities);
        var (left, rest, mine, drawn) = (table.Observed, 1.0, 0.0, 0.0);
        for (var cell = 0; cell < probabilities.Length; cell++)
        {
            var expected = Math.Sqrt(at.Persons * probabilities[cell]);
            var one = left > 0 ? random.Binomial(left, Math.Clamp(probabilities[cell] / Math.Max(rest, 1e-300), 0, 1)) : 0;
            (left, rest) = (left - one, rest - probabilities[cell]);
            mine += Square(Math.Sqrt(table.Cells[cell].Count) - expected);
            drawn += Square(Math.Sqrt(one) - expected);
            sums[cell] += at.Persons * probabilities[cell];
        }

        // All histories that nobody has are one.
        var others = Math.Sqrt(at.Persons * Math.Max(0, rest));
        mine += Square(others);
        drawn += Square(Math.Sqrt(left) - others);
        farther += drawn >= mine ? 1 : 0;
        foreach (var one in at.Shares)
        {
            occupied += one >= share ? 1 : 0;
        }

        Count++;
    }

    /// <summary>The means over several chains: the p-value, the occupied classes, and what is expected of each history.</summary>
    public static (double P, double Occupied, double[] Expected) Of(IReadOnlyCollection<LatentChecks> checks)
    {
        double count = Math.Max(1, checks.Sum(one => one.Count));
        var expected = new double[checks.First().sums.Length];
        foreach (var check in checks)
        {
            for (var cell = 0; cell < expected.Length; cell++)
            {
                expected[cell] += check.sums[cell] / count;
            }
        }

        return (checks.Sum(one => one.farther) / count, checks.Sum(one => one.occupied) / count, expected);
    }

    private static double Square(double value) => value * value;
}
