namespace Cenotaph.Linkage;

/// <summary>What clustering works on.</summary>
/// <param name="Scope">Which pairs may be linked at all.</param>
/// <param name="Edges">The scored pairs, in any order, each pair at most once.</param>
/// <param name="Weight">The match weight of any pair in scope, for those that blocking missed: pure, symmetric, safe on any thread.</param>
internal sealed record ClusterTask(PairScope Scope, Edge[] Edges, Func<int, int, double> Weight)
{
    /// <summary>The size above which a component is split before it is clustered.</summary>
    public const int UsualLargestComponent = 1000;

    /// <summary>The calibrated probability of a match weight: never falls as the weight grows; safe on any thread.</summary>
    public Func<double, double> Probability { get; init; } = MatchProbability.Of;

    /// <summary>Edges below this weight do not join a component.</summary>
    public double LowestWeight { get; init; } = double.NegativeInfinity;

    /// <summary>Decisions of humans. "Different" is never violated; "same" is kept unless it contradicts a "different", which is a problem.</summary>
    public IReadOnlyList<JudgedPair> Judged { get; init; } = [];

    /// <summary>Rules that keep records apart; a judgement "same" prevails over them.</summary>
    public IReadOnlyList<ConflictRule> Conflicts { get; init; } = [];

    /// <summary>Sources that hold no person twice: two records of one such source are kept apart.</summary>
    public UniqueSources? OneToOne { get; init; }

    /// <summary>Components of more records are split first, at a higher weight, and it is said. At least 2.</summary>
    public int LargestComponent { get; init; } = UsualLargestComponent;

    /// <summary>Merges stand when their average probability is at least this; null lets the cut be chosen for the largest expected pair F1.</summary>
    public double? Cut { get; init; }

    /// <summary>How many threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The file named in problems with judgements.</summary>
    public string JudgementsFile { get; init; } = "judgements";
}
