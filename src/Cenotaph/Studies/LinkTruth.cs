using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>How a run compares with a known truth.</summary>
/// <param name="Measures">Precision, recall and F1 of pairs and clusters.</param>
/// <param name="Bins">Probabilities against the share of true pairs among the scored ones.</param>
public sealed record LinkTruth(LinkageEvaluation Measures, IReadOnlyList<CalibrationBin> Bins)
{
    private const int MostInBins = 2_000_000;

    internal static LinkTruth Of(LinkageResult result, IReadOnlyList<string?> truth)
    {
        var known = result.Edges.Where(edge => truth[edge.Left] is not null && truth[edge.Right] is not null).Take(MostInBins);
        return new(
            result.Evaluate(truth),
            CalibrationBin.Of([.. known.Select(edge => new LabelledPair(edge.Weight, truth[edge.Left] == truth[edge.Right]))], result.Calibration));
    }

    /// <summary>For each record its true person; null where the column says nothing.</summary>
    internal static string?[] Column(LinkOrder order, string column) =>
        [.. order.Tables.SelectMany(table => Enumerable.Range(0, table.Records).Select(row => table.Column(column)![row]))];

    // A truth of pairs as persons: what pairs connect is one person. Records in no pair are persons of their own.
    internal static string?[] Pairs(int records, IEnumerable<(int Left, int Right)> pairs)
    {
        var sets = new UnionFind(records);
        foreach (var (left, right) in pairs)
        {
            sets.Join(left, right);
        }

        return [.. sets.Numbers(out _).Select(number => number.ToString(CultureInfo.InvariantCulture))];
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
