using System.Runtime.InteropServices;

namespace Cenotaph.Linkage;

/// <summary>Records that share a key and make at least one pair.</summary>
/// <param name="Start">Where they begin in <see cref="RuleGroups.Records"/>.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Left">Of two tables, how many of them, the first ones, can be the left record of a pair; of one table, how many, the first ones,
/// were compared with one another before.</param>
/// <param name="Pairs">How many pairs they make.</param>
internal readonly record struct RecordGroup(int Start, int Count, int Left, long Pairs);

/// <summary>The records of a blocking rule, brought together by key.</summary>
internal sealed class RuleGroups
{
    private const int Shown = 10;

    // For each group whether the pass at work has found a pair in it that no earlier rule finds; null when none is noted.
    private bool[]? isNew;

    /// <summary>Brings together the records of a rule.</summary>
    public RuleGroups(BlockingRule rule, PairScope scope, KernelOptions options)
    {
        var records = ByKey(rule.Keys);
        var groups = Find(rule.Keys, records, scope, out var kept);
        Records = kept < records.Length ? records[..kept] : records;
        groups.Sort((one, other) => one.Pairs == other.Pairs ? one.Start.CompareTo(other.Start) : other.Pairs.CompareTo(one.Pairs));

        var allowance = Math.Max(options.GroupPairs, (long)options.PairsPerRecord * (options.AllowedRecords ?? scope.Records));
        var pairs = groups.Sum(group => group.Pairs);
        var leftOut = 0;
        for (; leftOut < groups.Count && (groups[leftOut].Pairs > options.GroupPairs || pairs > allowance); leftOut++)
        {
            pairs -= groups[leftOut].Pairs;
        }

        KeyGroup Shape(RecordGroup group) => new(rule.Keys[Records[group.Start]], group.Count, group.Pairs);
        Groups = CollectionsMarshal.AsSpan(groups)[leftOut..].ToArray();
        Candidates = new(
            rule.Name, pairs, Groups.Length, [.. Groups.Take(Shown).Select(Shape)], [.. groups.Take(leftOut).Select(Shape)]);
    }

    /// <summary>The records of keys that make a pair, by key, and ascending within a key.</summary>
    public int[] Records { get; }

    /// <summary>The groups, those with most pairs first.</summary>
    public RecordGroup[] Groups { get; private set; }

    /// <summary>What the rule will cost.</summary>
    public RuleCandidates Candidates { get; }

    /// <summary>The records of a group.</summary>
    public ReadOnlySpan<int> Of(RecordGroup group) => Records.AsSpan(group.Start, group.Count);

    /// <summary>Notes that a group has a pair that no earlier rule finds.</summary>
    public void MarkNew(int group)
    {
        if (isNew is not null)
        {
            isNew[group] = true;
        }
    }

    /// <summary>Before a pass over all groups: those in which it marks nothing are passed over from then on.</summary>
    public void BeginMarking() => isNew = new bool[Groups.Length];

    /// <summary>After the pass.</summary>
    public void EndMarking()
    {
        if (isNew is { } marks)
        {
            Groups = [.. Groups.Where((_, index) => marks[index])];
            isNew = null;
        }
    }

    private static int[] ByKey(int[] keys)
    {
        var records = new int[keys.Count(key => key >= 0)];
        var highest = keys.Length == 0 ? -1 : keys.Max();
        if (highest > 4L * keys.Length)
        {
            Sparse(keys, records);
            return records;
        }

        var next = new int[highest + 2];
        foreach (var key in keys)
        {
            next[key + 1] += key >= 0 ? 1 : 0;
        }

        for (var key = 1; key < next.Length; key++)
        {
            next[key] += next[key - 1];
        }

        for (var record = 0; record < keys.Length; record++)
        {
            if (keys[record] >= 0)
            {
                records[next[keys[record]]++] = record;
            }
        }

        return records;
    }

    private static void Sparse(int[] keys, int[] records)
    {
        var packed = new long[records.Length];
        var filled = 0;
        for (var record = 0; record < keys.Length; record++)
        {
            if (keys[record] >= 0)
            {
                packed[filled++] = ((long)keys[record] << 32) | (uint)record;
            }
        }

        packed.AsSpan().Sort();
        for (var place = 0; place < packed.Length; place++)
        {
            records[place] = unchecked((int)packed[place]);
        }
    }

    // Records whose key makes no pair are taken out: those that are kept move to the front.
    private static List<RecordGroup> Find(int[] keys, int[] records, PairScope scope, out int kept)
    {
        List<RecordGroup> groups = [];
        kept = 0;
        for (int start = 0, end; start < records.Length; start = end)
        {
            var left = 0;
            for (end = start; end < records.Length && keys[records[end]] == keys[records[start]]; end++)
            {
                left += records[end] < (scope.LeftRecords ?? scope.Settled) ? 1 : 0;
            }

            long count = end - start;
            var pairs = scope.LeftRecords is null ? (count * (count - 1) / 2) - ((long)left * (left - 1) / 2) : left * (count - left);
            if (pairs > 0)
            {
                groups.Add(new(kept, end - start, left, pairs));
                records.AsSpan(start, end - start).CopyTo(records.AsSpan(kept));
                kept += end - start;
            }
        }

        return groups;
    }
}
