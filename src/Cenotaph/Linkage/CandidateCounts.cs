namespace Cenotaph.Linkage;

/// <summary>The records that share one key of a rule.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Records">How many records have it.</param>
/// <param name="Pairs">How many pairs they make (across the two tables when linking).</param>
internal readonly record struct KeyGroup(int Key, int Records, long Pairs);

/// <summary>The candidate pairs of one blocking rule, before the pairs that an earlier rule finds are taken off.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Pairs">Pairs that will be looked at: an upper bound of those that belong to the rule.</param>
/// <param name="Groups">How many keys make at least one pair.</param>
/// <param name="Largest">The ten largest of them, the largest first: the skew.</param>
/// <param name="LeftOut">Keys whose pairs are too many: the rule does not find them. A warning that must be shown.</param>
internal sealed record RuleCandidates(
    string Rule, long Pairs, int Groups, IReadOnlyList<KeyGroup> Largest, IReadOnlyList<KeyGroup> LeftOut)
{
    /// <summary>Pairs that the rule does not find because their keys are left out.</summary>
    public long PairsLost => LeftOut.Sum(group => group.Pairs);
}

/// <summary>What the blocking rules will cost, known before the run.</summary>
/// <param name="Rules">Rule by rule, in their order.</param>
internal sealed record CandidateCounts(IReadOnlyList<RuleCandidates> Rules)
{
    /// <summary>Pairs that will be looked at, over all rules.</summary>
    public long Pairs => Rules.Sum(rule => rule.Pairs);
}
