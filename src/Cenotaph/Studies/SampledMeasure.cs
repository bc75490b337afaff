using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>A measure of clusters, estimated from sampled persons.</summary>
/// <param name="Name">What is measured: pair_precision, pair_recall, pair_f1, bcubed_precision, bcubed_recall or bcubed_f1.</param>
/// <param name="Value">The estimate, 0 to 1; null where the sample has no pair to tell it by.</param>
/// <param name="StandardError">Its standard error; null for fewer than two persons.</param>
public sealed record SampledMeasure(string Name, double? Value, double? StandardError)
{
    // The normal distribution's 97.5 % point.
    private const double Normal = 1.96;

    /// <summary>The interval that holds the truth in about 95 of 100 samples, from 0 to 1; null without a standard error.</summary>
    public (double Low, double High)? Interval => Value is { } value && StandardError is { } error
        ? (Math.Max(0, value - (Normal * error)), Math.Min(1, value + (Normal * error))) : null;

    internal static IReadOnlyList<SampledMeasure> Of(int[] clusterOf, IReadOnlyList<IReadOnlyList<int>> persons)
    {
        var measures = ClusterEvaluation.Of(clusterOf, [.. persons.Select(records => new SampledPerson(records, records.Count))]);
        SampledMeasure One(string name, RatioEstimate ratio) => new(name, ratio.Value, ratio.StandardError);
        return
        [
            One("pair_precision", measures.PairPrecision), One("pair_recall", measures.PairRecall), One("pair_f1", measures.PairF1),
            One("bcubed_precision", measures.BCubedPrecision), One("bcubed_recall", measures.BCubedRecall), One("bcubed_f1", measures.BCubedF1),
        ];
    }
}
