using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>The outcome of a linkage run: which records are one person, how sure each pair is, and what was chosen on the way.</summary>
public sealed class LinkageResult
{
    private readonly RecordOrder order;
    private readonly PairScoring? scoring;
    private readonly Calibration calibration;

    /// <param name="model">The model used.</param>
    /// <param name="places">The scope of the places.</param>
    /// <param name="order">Which record has which place; clusters, edges and scoring speak of places.</param>
    /// <param name="clustering">The clusters.</param>
    /// <param name="edges">The scored pairs.</param>
    /// <param name="scoring">What scores pairs; null where nothing can be compared.</param>
    /// <param name="calibration">From weights to probabilities.</param>
    internal LinkageResult(
        LinkageModel model, PairScope places, RecordOrder order, ClusterResult clustering, Edge[] edges, PairScoring? scoring, Calibration calibration)
    {
        Model = model;
        Scope = order.Scope(places);
        Clustering = order.Records(clustering);
        Edges = order.Records(edges);
        this.order = order;
        this.scoring = scoring;
        this.calibration = calibration;
        PairThreshold = Decision([.. edges.Select(edge => calibration.Probability(edge.Weight))]);
    }

    /// <summary>The model used, with all that was chosen and estimated.</summary>
    public LinkageModel Model { get; }

    /// <summary>How many records there are, of both tables together; those of the second follow those of the first.</summary>
    public int Records => Scope.Records;

    /// <summary>For each record the number of its person; persons are numbered from 0 by their first record.</summary>
    public IReadOnlyList<int> PersonOf => Clustering.ClusterOf;

    /// <summary>How many persons there are.</summary>
    public int Persons => Clustering.Clusters;

    /// <summary>How many pairs of records were compared.</summary>
    public long CandidatePairs { get; internal init; }

    /// <summary>The mean probability across two clusters from which on they were merged.</summary>
    public double Threshold => Clustering.Cut;

    /// <summary>The F1 of pairs that the decision should have if the probabilities are right.</summary>
    public double ExpectedF1 => Clustering.ExpectedF1;

    /// <summary>The share of matches that blocking should find if fields fail independently within good and bad records; an optimistic figure.</summary>
    public double ExpectedBlockingRecall { get; internal init; }

    /// <summary>How many judged pairs calibrate the probabilities; 0 means that they are the model's own, uncalibrated.</summary>
    public int CalibrationLabels => calibration.Labels;

    /// <summary>What a person should know of the run, sentence by sentence: what was refused, chosen, left out.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The steps of the run with the seconds each took.</summary>
    public IReadOnlyList<(string Step, double Seconds)> Times { get; internal init; } = [];

    /// <summary>What each training rule taught EM, one line a rule.</summary>
    public IReadOnlyList<string> Training { get; internal init; } = [];

    /// <summary>Judgements that contradict one another.</summary>
    public IReadOnlyList<Problem> Problems => Clustering.Problems;

    internal PairScope Scope { get; }

    internal IReadOnlyList<IReadOnlyList<KeyPart>> Rules { get; init; } = [];

    internal ClusterResult Clustering { get; }

    internal Edge[] Edges { get; }

    internal CandidateCounts Candidates { get; init; } = new([]);

    internal Calibration Calibration => calibration;

    /// <summary>The probability from which on a pair by itself is claimed: the one with the largest expected F1 over the scored pairs.</summary>
    public double PairThreshold { get; }

    /// <summary>Measures the run against the truth.</summary>
    /// <param name="truth">For each record the person it truly is, by any name; null where that is not known.</param>
    public LinkageEvaluation Evaluate(IReadOnlyList<string?> truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentOutOfRangeException.ThrowIfNotEqual(truth.Count, Records);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var persons = new int[truth.Count];
        for (var i = 0; i < persons.Length; i++)
        {
            persons[i] = -1;
            if (truth[i] is { Length: > 0 } name && !numbers.TryGetValue(name, out persons[i]))
            {
                numbers.Add(name, persons[i] = numbers.Count);
            }
        }

        // Pairs of records that were compared in an earlier run were not scored again.
        var isUpdate = Scope.Settled > 0;
        var pairs = PairEvaluation.Of(Edges, persons, Scope);
        var decided = pairs.At(LeastWeightOf(PairThreshold));
        var clusters = ClusterEvaluation.Of(Clustering.ClusterOf, persons, Scope);
        return new(
            pairs.TruePairs, RecallOf(persons).Share,
            isUpdate ? null : decided.Precision, isUpdate ? null : decided.Recall, isUpdate ? null : decided.F1, isUpdate ? null : pairs.Best()?.Counts.F1,
            clusters.PairPrecision.Value, clusters.PairRecall.Value, clusters.PairF1.Value, clusters.BCubedF1.Value);
    }

    /// <summary>The pairs of at least a probability, by left and then right record.</summary>
    public IEnumerable<ScoredPair> Pairs(double leastProbability) =>
        Edges.Select(edge => new ScoredPair(edge.Left, edge.Right, edge.Weight, calibration.Probability(edge.Weight)))
            .Where(pair => pair.Probability >= leastProbability);

    /// <summary>The place at which the run compared a record, or the one that stood for it.</summary>
    internal int Place(int record) => order.Place(record);

    /// <summary>The match weight of any two records, compared or not; negative infinity where nothing can be compared.</summary>
    public double Weight(int left, int right)
    {
        Check(left, right);
        return WeightOf(left, right);
    }

    /// <summary>The probability that two records are one person.</summary>
    public double Probability(int left, int right) => calibration.Probability(Weight(left, right));

    /// <summary>Why two records have their match weight, the first one's values on the left; null where nothing can be compared.</summary>
    public Waterfall? Explain(int left, int right)
    {
        Check(left, right);
        var (one, other) = (order.Place(left), order.Place(right));
        return one <= other
            ? scoring?.Waterfall(one, other)
            : scoring is null ? null : new([.. scoring.Waterfall(other, one).Steps.Select(step => step with { Left = step.Right, Right = step.Left })]);
    }

    /// <summary>For each record the match weight it would have with its own copy: records below any threshold cannot be linked at all.</summary>
    public double[] SelfWeights()
    {
        var weights = new double[Records];
        Parallel.For(0, weights.Length, record => weights[record] = WeightOf(record, record));
        return weights;
    }

    /// <summary>The record that was compared in place of a record: itself, unless it is a copy that was set aside.</summary>
    internal int Standing(int record) => order.Standing(record);

    private double WeightOf(int left, int right)
    {
        var (one, other) = (order.Place(left), order.Place(right));
        return scoring?.Weight(Math.Min(one, other), Math.Max(one, other)) ?? double.NegativeInfinity;
    }

    // Pairs taken from the surest down until the next is less likely than half the F1 reached (Lipton, Elkan and Narayanaswamy 2014).
    private static double Decision(double[] probabilities)
    {
        Array.Sort(probabilities);
        var expected = probabilities.Sum();
        var (best, cut, gain) = (0.0, 0.5, 0.0);
        for (var i = probabilities.Length - 1; i >= 0; i--)
        {
            gain += probabilities[i];
            var f1 = 2 * gain / (probabilities.Length - i + expected);
            if (f1 > best && (i == 0 || probabilities[i - 1] != probabilities[i]))
            {
                (best, cut) = (f1, probabilities[i]);
            }
        }

        return cut;
    }

    // Only records whose person has another one in scope are in a true pair.
    private BlockingRecall RecallOf(int[] persons)
    {
        var kept = persons.ToArray();
        BlockingKeys.DropSingle(kept, Scope);
        int[] some = [.. Enumerable.Range(0, Records).Where(record => kept[record] >= 0)];
        int[] places = Array.ConvertAll(some, order.Place);
        var scope = new PairScope(some.Length, Scope.LeftRecords is null ? null : some.Count(record => record < Scope.LeftRecords));
        return Linkage.BlockingRecall.Of(
            [.. Rules.Select(rule => BlockingKeys.Rule([.. rule.Select(part => part with { Ids = part.Ids.Of(places) })], scope))],
            Array.ConvertAll(some, record => persons[record]), scope);
    }

    private double LeastWeightOf(double probability)
    {
        var least = double.PositiveInfinity;
        foreach (var edge in Edges)
        {
            least = edge.Weight < least && calibration.Probability(edge.Weight) >= probability ? edge.Weight : least;
        }

        return least;
    }

    private void Check(int left, int right)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(left, Records);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(right, Records);
        if (left == right)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A pair is two records; both are number {left}."), nameof(right));
        }
    }
}

/// <summary>Two records with their match weight and probability.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Weight">The match weight, in bits.</param>
/// <param name="Probability">The probability that both are one person, calibrated where there are labels.</param>
public readonly record struct ScoredPair(int Left, int Right, double Weight, double Probability);
