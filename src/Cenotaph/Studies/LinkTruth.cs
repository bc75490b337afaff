using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>How a run compares with a known truth. What is null could not be computed: there is nothing to divide by.</summary>
/// <param name="BlockingRecall">Of the true pairs, the share that a blocking rule finds.</param>
/// <param name="PairPrecision">Of the scored pairs whose probability reaches the run's threshold, the share that is one person.</param>
/// <param name="PairRecall">Of the true pairs, the share among those.</param>
/// <param name="PairF1">Their harmonic mean.</param>
/// <param name="BestPairF1">The largest F1 of single pairs over all weights: chosen with the truth, so no decision of the run.</param>
/// <param name="ClusterF1">Pair F1 of the clusters.</param>
/// <param name="BCubedF1">B³ F1 of the clusters.</param>
/// <param name="Bins">Probabilities against the share of true pairs among the scored ones.</param>
public sealed record LinkTruth(
    double? BlockingRecall, double? PairPrecision, double? PairRecall, double? PairF1, double? BestPairF1, double? ClusterF1, double? BCubedF1,
    IReadOnlyList<CalibrationBin> Bins)
{
    private const int MostInBins = 2_000_000;

    internal static LinkTruth Of(LinkageResult result, int[] truth)
    {
        var personOf = result.Clustering.ClusterOf;
        var clusters = ClusterEvaluation.Of(personOf, truth, result.Scope);
        var pairs = PairEvaluation.Of(result.Edges, truth, result.Scope);
        var counts = pairs.At(LeastWeight(result));
        var known = result.Edges.Where(edge => truth[edge.Left] >= 0 && truth[edge.Right] >= 0).Take(MostInBins);
        return new(
            Linkage.BlockingRecall.Of(result.Rules, truth, result.Scope).Share, counts.Precision, counts.Recall, counts.F1,
            pairs.Best()?.Counts.F1, clusters.PairF1.Value, clusters.BCubedF1.Value,
            CalibrationBin.Of([.. known.Select(edge => new LabelledPair(edge.Weight, truth[edge.Left] == truth[edge.Right]))], result.Calibration));
    }

    // The least weight whose probability reaches the threshold, by bisection: the curve of probabilities never falls.
    private static double LeastWeight(LinkageResult result)
    {
        var (low, high) = (-1000.0, 1000.0);
        for (var step = 0; step < 80; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = result.Calibration.Probability(middle) >= result.Threshold ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>For each record the number of its true person; −1 where the column says nothing.</summary>
    internal static int[] Column(LinkOrder order, string column)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var truth = new int[order.Tables.Sum(table => table.Records)];
        var at = 0;
        foreach (var table in order.Tables)
        {
            var texts = table.Column(column)!;
            for (var row = 0; row < table.Records; row++)
            {
                truth[at++] = texts[row] is not { } text ? -1 : numbers.TryGetValue(text, out var number) ? number : numbers[text] = numbers.Count;
            }
        }

        return truth;
    }

    // A truth of pairs as persons: what pairs connect is one person. Records in no pair are persons of their own.
    internal static int[] Pairs(int records, IEnumerable<(int Left, int Right)> pairs)
    {
        var sets = new UnionFind(records);
        foreach (var (left, right) in pairs)
        {
            sets.Join(left, right);
        }

        return sets.Numbers(out _);
    }
}

/// <summary>A bin of probabilities and the share of matches among its pairs.</summary>
/// <param name="From">The least probability in the bin.</param>
/// <param name="To">It ends below this; the last one holds 1.</param>
/// <param name="Pairs">How many pairs fell into it.</param>
/// <param name="Mean">Their mean probability; null for none.</param>
/// <param name="Observed">The share of matches among them; null for none.</param>
/// <param name="StandardError">Of that share; null for fewer than two pairs.</param>
public sealed record CalibrationBin(double From, double To, int Pairs, double? Mean, double? Observed, double? StandardError)
{
    internal static IReadOnlyList<CalibrationBin> Of(IReadOnlyList<LabelledPair> labels, Calibration calibration) =>
    [
        .. Reliability.Of(labels, calibration.Probability)
            .Select(bin => new CalibrationBin(bin.From, bin.To, bin.Pairs, bin.MeanProbability, bin.Observed, bin.StandardError)),
    ];

    /// <summary>The bin as a reader sees it: <c>[0.05, 0.5)</c>.</summary>
    public string Range => string.Create(CultureInfo.InvariantCulture, $"[{From}, {To}{(To >= 1 ? ']' : ')')}");
}
