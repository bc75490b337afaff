namespace Cenotaph.Linkage;

/// <summary>Finds the pairs that meet by blocking rules and compares them: counts of agreement patterns, edges above a weight, single pairs.</summary>
internal sealed class PairKernel
{
    /// <summary>Makes a kernel; nothing is computed for pairs yet.</summary>
    /// <param name="comparisons">The comparisons; their order is that of a pattern's digits.</param>
    /// <param name="rules">The blocking rules; their order decides to which one a pair belongs.</param>
    /// <param name="scope">Which records may pair.</param>
    /// <param name="options">Threads, caps, memory, progress.</param>
    /// <param name="exchanged">Two comparisons whose fields may be exchanged.</param>
    /// <exception cref="ArgumentException">An array has not one entry a record, or an id is out of its range.</exception>
    public PairKernel(
        IReadOnlyList<ComparedColumn> comparisons, IReadOnlyList<BlockingRule> rules, PairScope scope,
        KernelOptions? options = null, ExchangedFields? exchanged = null) => throw new NotImplementedException();

    /// <summary>What the patterns' numbers mean.</summary>
    public PatternSpace Space => throw new NotImplementedException();

    /// <summary>What the rules will cost, and which keys they leave out.</summary>
    public CandidateCounts Candidates => throw new NotImplementedException();

    /// <summary>Counts the candidate pairs by rule and agreement pattern.</summary>
    public PatternCounts Count() => throw new NotImplementedException();

    /// <summary>The candidate pairs of at least a weight.</summary>
    public KeptEdges Edges(PairWeights weights, double minimum) => throw new NotImplementedException();

    /// <summary>The agreement pattern of any two records, candidates or not.</summary>
    public long Pattern(int left, int right) => throw new NotImplementedException();

    /// <summary>The match weight of any two records: the same number as in bulk.</summary>
    public double Weight(int left, int right, PairWeights weights) => throw new NotImplementedException();

    /// <summary>The first rule by which two records meet; null when none does.</summary>
    public int? Rule(int left, int right) => throw new NotImplementedException();
}
