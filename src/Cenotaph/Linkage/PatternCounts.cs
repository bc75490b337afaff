namespace Cenotaph.Linkage;

/// <summary>How many pairs have one agreement pattern.</summary>
/// <param name="Pattern">The pattern, a number of <see cref="PatternSpace"/>.</param>
/// <param name="Pairs">How many pairs have it; never 0.</param>
internal readonly record struct PatternCount(long Pattern, long Pairs);

/// <summary>Candidate pairs counted by agreement pattern and by the rule that finds them: all that EM needs.</summary>
/// <param name="Space">What the patterns mean.</param>
/// <param name="ByRule">For each rule, in their order, its patterns in ascending order.</param>
internal sealed record PatternCounts(PatternSpace Space, IReadOnlyList<IReadOnlyList<PatternCount>> ByRule)
{
    /// <summary>How many pairs belong to a rule.</summary>
    public long Pairs(int rule) => ByRule[rule].Sum(count => count.Pairs);

    /// <summary>How many candidate pairs there are.</summary>
    public long Total => Enumerable.Range(0, ByRule.Count).Sum(Pairs);

    /// <summary>The patterns of all rules together, in ascending order.</summary>
    public IReadOnlyList<PatternCount> All =>
    [
        .. ByRule.SelectMany(counts => counts).GroupBy(count => count.Pattern)
            .Select(group => new PatternCount(group.Key, group.Sum(count => count.Pairs))).OrderBy(count => count.Pattern),
    ];
}
