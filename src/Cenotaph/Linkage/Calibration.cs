namespace Cenotaph.Linkage;

/// <summary>
/// The probability of a match weight as labelled pairs teach it: a curve in the log odds that never falls, piecewise linear between knots,
/// as smooth as the labels allow. With few labels it is nearly a line (Platt scaling), with many it follows them (isotonic regression).
/// </summary>
/// <remarks>
/// Penalised likelihood after Eilers and Marx (Flexible smoothing with B-splines and penalties, Statistical Science 11(2), 1996) with a
/// penalty on the change of slope; the probabilities of thirteen strengths are averaged by their Akaike weights exp(−AIC/2). The knots' values are then made monotone by pooling adjacent
/// violators (Ayer et al., An empirical distribution function for sampling with incomplete information, Ann. Math. Statist. 26, 1955). The
/// likelihood is not weighted by the inclusion probabilities: the draw depends on the weight alone, and the curve is fitted at every weight by
/// itself, so the population's mixture of weights does not enter. A weak prior on the mean slope holds when the labels are all of one kind.
/// </remarks>
internal sealed class Calibration
{
    /// <summary>Fewer labels than this teach nothing: the model's probability is used.</summary>
    public const int FewestLabels = 20;

    private const int LabelsForKnot = 20;
    private const int MostKnots = 14;
    private const int Strengths = 13;

    // Weights nearer to one another than this many bits teach one knot: a slope between them would be noise.
    private const double LeastStep = 0.05;

    // A prior of the slope in natural log odds a bit of weight: the model says ln 2; dependent fields make it smaller.
    private const double PriorSlope = 0.45;
    private const double PriorDeviation = 0.35;

    // Near certainty is what does the harm when it is wrong, and a handful of labels often looks surer than the truth. From the first of these
    // probabilities the curve begins to be lowered, from the second it is lowered by a whole standard error of the share among the labels there: 0.98 from 150 labels by 0.012.
    private const double CautiousFrom = 0.85;
    private const double CautiousFully = 0.95;
    private const double LargestCaution = 0.05;

    // No number of labels that people give proves more than this.
    private static readonly double SurestOdds = Math.Log(20_000);

    private readonly double[] at;
    private readonly double[] odds;

    private readonly double caution;

    private Calibration(double[] at, double[] odds, int labels, double caution) =>
        (this.at, this.odds, Labels, this.caution) = (at, odds, labels, caution);

    /// <summary>The model's own probabilities, without labels.</summary>
    public static Calibration None { get; } = new([], [], 0, 0);

    /// <summary>How many labels taught it; 0 where it is the model's own.</summary>
    public int Labels { get; }

    /// <summary>The knots: match weight and probability there.</summary>
    public IReadOnlyList<(double Weight, double Probability)> Knots => [.. at.Select(weight => (weight, Probability(weight)))];

    /// <summary>The probability of a match weight; never falls as the weight grows.</summary>
    public double Probability(double weight)
    {
        if (at.Length == 0)
        {
            return MatchProbability.Of(weight);
        }

        var (knot, share) = Place(at, weight);
        var value = odds[knot] + (share * (odds[knot + 1] - odds[knot]));

        // Rounding may carry the line past its own end, and the next one begins there.
        value = share > 1 ? value : Math.Min(value, odds[knot + 1]);
        var p = Logistic(Math.Clamp(value, -SurestOdds, SurestOdds));
        return p - (caution * Math.Clamp((p - CautiousFrom) / (CautiousFully - CautiousFrom), 0, 1));
    }

    /// <param name="labels">Judged pairs; infinite weights, and those beyond a thousand bits, are left out.</param>
    public static Calibration Fit(IReadOnlyList<LabelledPair> labels)
    {
        var known = labels.Where(label => Math.Abs(label.Weight) <= 1000).OrderBy(label => label.Weight).ThenBy(label => label.Same).ToArray();
        var at = KnotsOf(known);
        if (known.Length < FewestLabels || at.Length < 2)
        {
            return None;
        }

        var fit = new PenalisedLogistic(known, at, PriorSlope, PriorDeviation);
        var curves = Enumerable.Range(0, Strengths).Select(step => fit.Solve(Math.Pow(10, 4 - (step / 2.0)))).ToList();
        var least = curves.Min(curve => curve.Criterion);
        var likely = curves.Select(curve => Math.Exp((least - curve.Criterion) / 2)).ToList();
        var values = at
            .Select((_, knot) => curves.Zip(likely, (curve, by) => by * Logistic(curve.Values[knot])).Sum() / likely.Sum())
            .Select(p => Math.Clamp(Math.Log(p / (1 - p)), -SurestOdds, SurestOdds))
            .ToArray();
        var plain = new Calibration(at, Isotonic.Of(values, fit.Information(values)), known.Length, 0);
        return new(at, plain.odds, known.Length, TopError(known, plain));
    }

    // The standard error of the share of matches among the labels that seem nearly certain; half a label of either kind keeps it above 0.
    private static double TopError(LabelledPair[] labels, Calibration plain)
    {
        var top = labels.Where(label => plain.Probability(label.Weight) >= CautiousFully).ToArray();
        var share = (top.Count(label => label.Same) + 0.5) / (top.Length + 1);
        return Math.Min(Math.Sqrt(share * (1 - share) / (top.Length + 1)), LargestCaution);
    }

    /// <summary>Where a weight lies: the knot before it and the share of the way to the next; beyond the ends the last slope goes on.</summary>
    internal static (int Knot, double Share) Place(double[] at, double weight)
    {
        var found = Array.BinarySearch(at, weight);
        var knot = Math.Clamp(found >= 0 ? found : ~found - 1, 0, at.Length - 2);
        return (knot, (Math.Clamp(weight, -1e6, 1e6) - at[knot]) / (at[knot + 1] - at[knot]));
    }

    internal static double Logistic(double value) => 1 / (1 + Math.Exp(-value));

    private static double[] KnotsOf(LabelledPair[] sorted)
    {
        var count = Math.Clamp(sorted.Length / LabelsForKnot, 2, MostKnots);
        var knots = new List<double>();
        for (var k = 0; k < count && sorted.Length > 0; k++)
        {
            var weight = sorted[(int)((long)k * (sorted.Length - 1) / (count - 1))].Weight;
            if (knots.Count == 0 || weight >= knots[^1] + LeastStep)
            {
                knots.Add(weight);
            }
        }

        return [.. knots];
    }
}
