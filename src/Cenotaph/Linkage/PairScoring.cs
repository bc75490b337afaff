namespace Cenotaph.Linkage;

/// <summary>Scores pairs by a model: the kernel's sum of weights, less what family ties explain.</summary>
/// <remarks>
/// Brothers share surname, patronymic and birthplace far more often than chance lets two strangers. With a share κ of all pairs being kin,
/// whose family fields agree as those of one person do and whose other fields as those of strangers, the odds of a match are
/// λ·F·O / (1 − λ − κ + κ·F), where F is the likelihood ratio of the family fields and O that of the others. So family evidence ends at λ/κ.
/// It is the two-class model of Fellegi and Sunter with the non-matches split in two.
/// </remarks>
internal sealed class PairScoring
{
    private const int CompetingRounds = 10;

    // What was assumed beforehand has the weight of this many observed matches.
    private const double PriorMatches = 10;

    private readonly PreparedData data;
    private readonly PairKernel kernel;
    private readonly ModelEstimation model;
    private readonly PairScorer scorer;
    private readonly double frequencyStrength;
    private readonly bool[] isFamily;
    private readonly bool hasKin;
    private readonly bool isAdditive;
    private Rivalry? rivalry;

    public PairScoring(PreparedData data, PairKernel kernel, ModelEstimation model, double frequencyStrength = 1)
    {
        this.data = data;
        this.kernel = kernel;
        this.model = model;
        this.frequencyStrength = frequencyStrength;
        Weights = Scoring.Of(data, model, frequencyStrength);
        scorer = kernel.Scorer(Weights);
        isFamily = [.. data.Comparisons.Select(comparison => comparison.IsFamily)];
        hasKin = model.Kin > 0;
        isAdditive = !hasKin && model.Implied.Count == 0;
    }

    /// <summary>The kernel's weights, before family ties are taken off.</summary>
    public PairWeights Weights { get; }

    /// <summary>The candidate pairs of at least a weight, by left and then right record.</summary>
    public Edge[] Edges(double minimum, out KeptEdges kept)
    {
        kept = kernel.Edges(Weights, minimum, isAdditive ? null : Lessened);
        return kept.Edges as Edge[] ?? [.. kept.Edges];
    }

    /// <summary>The match weight of two records.</summary>
    public double Weight(int left, int right)
    {
        var pattern = kernel.Pattern(left, right);
        return Lessened(scorer.Weight(scorer.Plain(pattern), pattern, left, right), pattern, left, right);
    }

    // What implied fields and family ties leave of the kernel's weight.
    private double Lessened(double weight, long pattern, int left, int right)
    {
        foreach (var implied in model.Implied)
        {
            weight += Known(implied, pattern, left, right);
        }

        weight = hasKin ? weight + Ties(pattern, left, right) : weight;
        return rivalry is null ? weight : weight + rivalry.Of(left, right, weight);
    }

    /// <summary>
    /// Lets the pairs of a record compete, where a table is held to name nobody twice: from now on weights are those given one partner at most.
    /// </summary>
    /// <param name="scope">Two tables.</param>
    /// <param name="edges">The scored pairs.</param>
    /// <param name="unique">The tables, and which of them hold nobody twice.</param>
    /// <returns>The pairs with their new weights.</returns>
    public Edge[] Compete(PairScope scope, Edge[] edges, UniqueSources unique)
    {
        rivalry = new(scope, edges, unique);
        return Array.ConvertAll(edges, edge => edge with { Weight = edge.Weight + rivalry.Of(edge.Left, edge.Right, edge.Weight) });
    }

    /// <summary>
    /// The model as the pairs teach it when a record has one partner at most in a table that holds nobody twice: EM in which the pairs of a record
    /// compete for its one match. Pairs taken one by one let namesakes pass for matches, since names do not go together by chance.
    /// </summary>
    /// <param name="edges">The scored pairs.</param>
    /// <param name="unique">Which tables hold nobody twice.</param>
    /// <param name="expectedRecall">The share of matches that blocking finds.</param>
    /// <param name="fixesM">Whether m was given.</param>
    public ModelEstimation Competing(Edge[] edges, UniqueSources unique, double expectedRecall, bool fixesM)
    {
        var split = data.Scope.LeftRecords!.Value;
        var total = (double)split * (data.Scope.Records - split);
        var (current, scores) = (model, this);
        var scored = new Edge[edges.Length];
        var rivals = new Rivalry(data.Scope, [], unique);
        for (var round = 0; round < CompetingRounds; round++)
        {
            var scoring = scores;
            Parallel.For(0, scored.Length, i => scored[i] = edges[i] with { Weight = scoring.Weight(edges[i].Left, edges[i].Right) });
            rivals.Renew(scored);
            var sums = data.Comparisons.Select(comparison => comparison.PriorM.Select(prior => PriorMatches * prior).ToArray()).ToArray();
            var matches = 0.0;
            foreach (var edge in scored)
            {
                var p = MatchProbability.Of(edge.Weight + rivals.Of(edge.Left, edge.Right, edge.Weight));
                matches += p;
                var pattern = kernel.Pattern(edge.Left, edge.Right);
                for (var i = 0; i < sums.Length; i++)
                {
                    if (kernel.Space.Level(pattern, i) is > 0 and var level && level <= sums[i].Length)
                    {
                        sums[i][level - 1] += p;
                    }
                }
            }

            current = current with
            {
                Lambda = Math.Clamp(matches / expectedRecall / total, 1e-12, 0.5),
                M = fixesM ? current.M : [.. sums.Select(counts => Array.ConvertAll(counts, count => count / counts.Sum()))],
            };
            scores = new(data, kernel, current, frequencyStrength);
        }

        return current;
    }

    /// <summary>Step by step the match weight of two records; the steps are added in the order the kernel adds them.</summary>
    public Waterfall Waterfall(int left, int right)
    {
        var pattern = kernel.Pattern(left, right);
        List<WaterfallStep> steps = [new("prior", $"one pair in {1 / model.Lambda:N0} is a match", null, null, Weights.Prior)];
        List<WaterfallStep> frequencies = [];
        for (var i = 0; i < data.Comparisons.Count; i++)
        {
            var comparison = data.Comparisons[i];
            var level = kernel.Space.Level(pattern, i);
            var label = level == 0 ? "not known"
                : level <= comparison.Levels ? comparison.Labels[level - 1]
                : i == data.Exchanged!.First ? "surname and given name in each other's field" : "counted with the surname";
            var (a, b) = (Value(comparison, left), Value(comparison, right));
            steps.Add(new(comparison.Name, label, a, b, Weights.Levels[i][level]));
            if (Frequency(i, level, left, right) is { } adjustment)
            {
                frequencies.Add(new(comparison.Name + ", how frequent", adjustment > 0 ? "a rare value" : "a common value", a, b, adjustment));
            }
        }

        steps.AddRange(frequencies);
        foreach (var implied in model.Implied)
        {
            var (coarse, fine) = (data.Comparisons[implied.Coarse].Name, data.Comparisons[implied.Fine].Name);
            steps.Add(new(coarse + ", already known", $"what {fine} says of it", null, null, Known(implied, pattern, left, right)));
        }

        if (hasKin)
        {
            steps.Add(new("family", "what members of one family would share", null, null, Ties(pattern, left, right)));
        }

        if (rivalry is not null)
        {
            var weight = steps.Sum(step => step.Weight);
            steps.Add(new("rivals", "other records that could be the one partner", null, null, rivalry.Of(left, right, weight)));
        }

        return new(steps);
    }

    private static string? Value(Comparison comparison, int record) =>
        comparison.Column.Ids[record] is var id && id >= 0 && id < comparison.Values.Count ? comparison.Values[id] : null;

    // −log₂((1 − λ − κ + κ F) / (1 − λ)), F from the weights of the family fields.
    private double Ties(long pattern, int left, int right)
    {
        var family = 0.0;
        for (var i = 0; i < isFamily.Length; i++)
        {
            var level = kernel.Space.Level(pattern, i);
            if (isFamily[i] && level <= data.Comparisons[i].Levels)
            {
                family += Weights.Levels[i][level] + (Frequency(i, level, left, right) ?? 0);
            }
        }

        foreach (var implied in model.Implied)
        {
            family += Known(implied, pattern, left, right);
        }

        return TiesOf(model, family);
    }

    // Where the fine field agrees, the coarse one counts log₂(m / u given the fine one) instead of its own weight and frequency.
    private double Known(ImpliedAgreement implied, long pattern, int left, int right)
    {
        if (kernel.Space.Level(pattern, implied.Fine) != 1 || kernel.Space.Level(pattern, implied.Coarse) != 1)
        {
            return 0;
        }

        var counted = Weights.Levels[implied.Coarse][1] + (Frequency(implied.Coarse, 1, left, right) ?? 0);
        return Math.Min(0, Math.Log2(model.M[implied.Coarse][0] / implied.U) - counted);
    }

    /// <summary>What family ties take off a pair whose family fields weigh so much.</summary>
    public static double TiesOf(ModelEstimation model, double family) =>
        -Math.Log2((1 - model.Lambda - model.Kin + (model.Kin * double.Exp2(Math.Min(family, 500)))) / (1 - model.Lambda));

    private double? Frequency(int comparison, int level, int left, int right) => scorer.Frequency(comparison, level, left, right);
}
