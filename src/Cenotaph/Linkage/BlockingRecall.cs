using System.Numerics;

namespace Cenotaph.Linkage;

/// <summary>Of the true pairs, how many some blocking rule finds.</summary>
/// <param name="Found">True pairs in scope that at least one rule finds.</param>
/// <param name="True">True pairs in scope.</param>
internal readonly record struct BlockingRecall(long Found, long True)
{
    // Above this many rules the subsets are too many, and pairs are always listed.
    private const int MostRulesForSubsets = 12;

    /// <summary>The share found; null where there are no true pairs.</summary>
    public double? Share => True == 0 ? null : (double)Found / True;

    /// <param name="rules">The blocking rules.</param>
    /// <param name="truth">For each record its true person; below 0 where it is not known.</param>
    /// <param name="scope">Which pairs count.</param>
    public static BlockingRecall Of(IReadOnlyList<BlockingRule> rules, int[] truth, PairScope scope)
    {
        var records = Enumerable.Range(0, truth.Length).Where(record => truth[record] >= 0).ToArray();
        var persons = records.Select(record => truth[record]).ToArray();
        Array.Sort(persons, records);
        var (found, all) = (0L, 0L);
        for (var from = 0; from < records.Length;)
        {
            var to = from;
            while (to < records.Length && persons[to] == persons[from])
            {
                to++;
            }

            var own = records.AsSpan(from..to);
            own.Sort();
            all += Pairs(own, scope);
            found += own.Length < 2 ? 0 : ListIsCheaper(own.Length, rules.Count) ? Listed(own, rules, scope) : Counted(own, rules, scope);
            from = to;
        }

        return new(found, all);
    }

    private static bool ListIsCheaper(int records, int rules) => rules > MostRulesForSubsets || records < 8 << rules;

    private static long Listed(ReadOnlySpan<int> records, IReadOnlyList<BlockingRule> rules, PairScope scope)
    {
        var found = 0L;
        for (var i = 0; i < records.Length; i++)
        {
            for (var j = i + 1; j < records.Length; j++)
            {
                if (scope.LeftRecords is { } limit && records[i] < limit == records[j] < limit)
                {
                    continue;
                }

                foreach (var rule in rules)
                {
                    if (rule.Keys[records[i]] >= 0 && rule.Keys[records[i]] == rule.Keys[records[j]])
                    {
                        found++;
                        break;
                    }
                }
            }
        }

        return found;
    }

    // Inclusion and exclusion over the subsets of rules: the pairs with equal keys in all rules of a subset are counted by groups.
    private static long Counted(ReadOnlySpan<int> records, IReadOnlyList<BlockingRule> rules, PairScope scope)
    {
        var found = 0L;
        for (var subset = 1u; subset < 1u << rules.Count; subset++)
        {
            var chosen = Enumerable.Range(0, rules.Count).Where(rule => (subset >> rule & 1) == 1).Select(rule => rules[rule].Keys).ToArray();
            var groupOf = new Dictionary<(int Group, int Key), int>();
            var group = new int[records.Length];
            foreach (var keys in chosen)
            {
                groupOf.Clear();
                for (var k = 0; k < group.Length; k++)
                {
                    var key = keys[records[k]];
                    if (group[k] >= 0)
                    {
                        var at = (group[k], key);
                        group[k] = key < 0 ? -1 : groupOf.TryGetValue(at, out var number) ? number : groupOf[at] = groupOf.Count;
                    }
                }
            }

            var counts = new long[group.Length];
            var lefts = new long[group.Length];
            for (var k = 0; k < group.Length; k++)
            {
                if (group[k] >= 0)
                {
                    counts[group[k]]++;
                    lefts[group[k]] += scope.LeftRecords is { } limit && records[k] < limit ? 1 : 0;
                }
            }

            var pairs = counts.Zip(lefts, (count, left) => Pairs(count, left, scope)).Sum();
            found += BitOperations.PopCount(subset) % 2 == 1 ? pairs : -pairs;
        }

        return found;
    }

    private static long Pairs(ReadOnlySpan<int> records, PairScope scope)
    {
        var left = 0L;
        foreach (var record in records)
        {
            left += scope.LeftRecords is { } limit && record < limit ? 1 : 0;
        }

        return Pairs(records.Length, left, scope);
    }

    private static long Pairs(long count, long left, PairScope scope) =>
        scope.LeftRecords is null ? count * (count - 1) / 2 : left * (count - left);
}
