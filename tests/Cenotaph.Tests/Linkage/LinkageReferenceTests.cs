using System.Globalization;
using Cenotaph.Linkage;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Linkage;

/// <summary>What the engine reaches on public files with its defaults: no truth used, nothing set for a file. Bounds are those of the plan, not what
/// is reached; the figures reached are printed.</summary>
[Trait("Category", "Slow")]
public class LinkageReferenceTests(ITestOutputHelper output)
{
    [Fact]
    public void Historical_persons_are_found_better_than_by_the_best_peer()
    {
        var reached = Run("historical_50k.parquet", cell => cell("cluster"));
        Assert.True(reached.ClusterF1 >= 0.85, $"cluster F1 {reached.ClusterF1}");
        Assert.True(reached.BCubedF1 >= 0.87, $"B³ {reached.BCubedF1}");
    }

    [Fact]
    public void A_thousand_records_suffice_to_estimate_a_model()
    {
        var reached = Run("fake_1000.csv", cell => cell("cluster"));
        Assert.True(reached.PairF1 >= 0.83, $"pair F1 {reached.PairF1}");
        Assert.True(reached.ClusterF1 >= 0.83, $"cluster F1 {reached.ClusterF1}");
    }

    [Fact]
    public void Addresses_and_insurance_numbers_are_not_needed() =>
        AtLeast(0.98, Run("febrl3.csv", cell => cell("rec_id").Trim().Split('-')[1]));

    [Fact]
    public void Cyrillic_reports_are_linked() => AtLeast(0.95, Run("synth_ru_100k.csv.gz", cell => cell("cluster")));

    [Fact]
    public void Mixed_scripts_cost_nothing() => AtLeast(0.95, Run("synth_mixed_100k.csv.gz", cell => cell("cluster")));

    [Fact]
    public void Unusual_romanisations_cost_little() =>
        AtLeast(0.93, Run("synth_ru_100k.csv.gz", cell => cell("cluster"), ReferenceTable.Romanised(seed: 7)));

    [Theory]
    [InlineData("historical_50k.parquet", false)]
    [InlineData("historical_50k.parquet", true)]
    [InlineData("fake_1000.csv", true)]
    [InlineData("synth_mixed_100k.csv.gz", false)]
    [InlineData("synth_mixed_100k.csv.gz", true)]
    public void Five_hundred_labels_calibrate_the_probabilities(string file, bool isLabelled)
    {
        var reference = ReferenceTable.Read(file, cell => cell("cluster"));
        bool Same(int left, int right) => reference.Truth[left] is { } person && person == reference.Truth[right];
        var result = LinkageEngine.Run(reference.Table);
        var labels = isLabelled ? LabelDraw.Rounds(result.Edges, 500, 11, pair => Same(pair.Left, pair.Right)) : [];
        if (isLabelled)
        {
            result = LinkageEngine.Run(
                reference.Table, new() { Judged = [.. labels.Select(label => new JudgedPair(label.Pair.Left, label.Pair.Right, label.Same, "truth"))] });
        }

        var judged = labels.Select(label => (label.Pair.Left, label.Pair.Right)).ToHashSet();
        var others = result.Edges.Where(edge => !judged.Contains((edge.Left, edge.Right))).ToList();
        var expected = others.Sum(edge => result.Probability(edge.Left, edge.Right));
        var matches = others.Count(edge => Same(edge.Left, edge.Right));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{file}, {(result.CalibrationLabels > 0 ? "calibrated" : "uncalibrated")}: matches expected {expected:F0}, true {matches}"));
        foreach (var bin in Reliability.Of(
            [.. others.Select(edge => new LabelledPair(edge.Weight, Same(edge.Left, edge.Right)))], result.Calibration.Probability))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"[{bin.From}, {bin.To}] {bin.Pairs:N0} pairs: mean p {bin.MeanProbability:F3}, observed {bin.Observed:F3}"));
            if (isLabelled && bin.From > 0 && bin.Pairs >= 200)
            {
                Assert.InRange(bin.Observed!.Value - bin.MeanProbability!.Value, bin.To == 1 ? -0.03 : -0.1, bin.To == 1 ? 0.03 : 0.1);
            }
        }

        if (isLabelled && file != "fake_1000.csv")
        {
            Assert.InRange(expected / matches, 0.9, 1.1);
        }
    }

    [Theory]
    [InlineData(false, 0.75)]
    [InlineData(true, 0.75)]
    public void Soldiers_are_found_in_a_census(bool oneToOne, double bound)
    {
        var left = ReferenceTable.Read("iowa1915.csv", cell => cell("record"));
        var right = ReferenceTable.Read("iowa1940.csv.gz", cell => cell("record"));
        var result = LinkageEngine.Run(left.Table, right.Table, new() { OneToOne = oneToOne });
        var truth = File.ReadLines(ReferenceData.PathTo("linkage", "iowa_truth.csv")).Skip(1).ToHashSet();
        var found = 0;
        var correct = 0;
        foreach (var person in Enumerable.Range(0, result.Records).GroupBy(record => result.PersonOf[record]))
        {
            foreach (var a in person.Where(record => record < left.Table.Records))
            {
                foreach (var b in person.Where(record => record >= left.Table.Records))
                {
                    found++;
                    correct += truth.Contains(left.Table.Id(a) + "," + right.Table.Id(b - left.Table.Records)) ? 1 : 0;
                }
            }
        }

        var (precision, recall) = ((double)correct / found, (double)correct / truth.Count);
        var f1 = 2 * precision * recall / (precision + recall);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"iowa, one to one {oneToOne}: precision {precision:F3}, recall {recall:F3}, F1 {f1:F3} (expected {result.ExpectedF1:F3}), cut {result.Threshold:F2}"));
        foreach (var note in result.Notes)
        {
            output.WriteLine(note);
        }

        Assert.True(f1 >= bound, $"F1 {f1}");
    }

    private static void AtLeast(double bound, LinkageEvaluation reached) =>
        Assert.True(reached.ClusterF1 >= bound, $"cluster F1 {reached.ClusterF1}");

    private LinkageEvaluation Run(
        string file, Func<Func<string, string>, string?> truth, Action<IReadOnlyList<string>, string[]>? change = null)
    {
        var reference = ReferenceTable.Read(file, truth, change);
        var result = LinkageEngine.Run(reference.Table);
        var reached = result.Evaluate(reference.Truth);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {result.Records:N0} records, {result.CandidatePairs:N0} candidate pairs, blocking recall {reached.BlockingRecall:F3}; pairs at p {result.PairThreshold:F2}: {reached.PairPrecision:F3} {reached.PairRecall:F3} F1 {reached.PairF1:F3}, best {reached.BestPairF1:F3}; clusters at {result.Threshold:F2}: {reached.ClusterPrecision:F3} {reached.ClusterRecall:F3} F1 {reached.ClusterF1:F3} (expected {result.ExpectedF1:F3}), B³ {reached.BCubedF1:F3}"));
        output.WriteLine(string.Join("; ", result.Times.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Step} {time.Seconds:F1} s"))));
        foreach (var note in result.Notes)
        {
            output.WriteLine(note);
        }

        return reached;
    }
}
