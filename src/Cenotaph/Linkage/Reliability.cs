namespace Cenotaph.Linkage;

/// <summary>One bin of a reliability curve.</summary>
/// <param name="From">The least probability in the bin.</param>
/// <param name="To">The bin ends below this probability; the last one holds 1.</param>
/// <param name="Pairs">How many pairs fell into it.</param>
/// <param name="MeanProbability">Their mean probability; null for none.</param>
/// <param name="Observed">The share of matches among them, weighted by 1 / inclusion; null for none.</param>
/// <param name="StandardError">The standard error of that share; null for fewer than two pairs.</param>
internal readonly record struct ReliabilityBin(
    double From, double To, int Pairs, double? MeanProbability, double? Observed, double? StandardError);

/// <summary>How probabilities compare with the share of matches observed.</summary>
internal static class Reliability
{
    /// <summary>The ends of the bins that the bar of calibration is stated for, and one below.</summary>
    public static IReadOnlyList<double> UsualEnds { get; } = [0, 0.05, 0.5, 0.8, 0.95, 1];

    /// <param name="labels">Judged pairs.</param>
    /// <param name="probability">The probability of a match weight.</param>
    /// <param name="ends">The ends of the bins, ascending.</param>
    public static IReadOnlyList<ReliabilityBin> Of(
        IReadOnlyList<LabelledPair> labels, Func<double, double> probability, IReadOnlyList<double>? ends = null)
    {
        ends ??= UsualEnds;
        var bins = new List<ReliabilityBin>();
        for (var bin = 0; bin + 1 < ends.Count; bin++)
        {
            var (from, to, last) = (ends[bin], ends[bin + 1], bin + 2 == ends.Count);
            var inside = labels.Select(label => (label.Same, By: 1 / label.Inclusion, P: probability(label.Weight)))
                .Where(pair => pair.P >= from && (pair.P < to || (last && pair.P <= to)))
                .ToList();
            var observed = RatioEstimate.Of(inside, pair => pair.By, pair => pair.Same ? 1 : 0, _ => 1);
            var mean = RatioEstimate.Of(inside, pair => pair.By, pair => pair.P, _ => 1);
            bins.Add(new(from, to, inside.Count, mean.Value, observed.Value, observed.StandardError));
        }

        return bins;
    }
}
