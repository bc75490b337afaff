using System.Runtime.Intrinsics;

namespace Cenotaph.Linkage;

/// <summary>What is done with compared pairs, on one thread.</summary>
internal abstract class PairSink
{
    /// <summary>Takes one record's pairs.</summary>
    /// <param name="left">The left record.</param>
    /// <param name="records">The group's records.</param>
    /// <param name="others">The places in the group of the right records.</param>
    /// <param name="patterns">The pattern of each pair.</param>
    public abstract void Take(int left, ReadOnlySpan<int> records, ReadOnlySpan<int> others, ReadOnlySpan<long> patterns);
}

/// <summary>A piece of a rule's work: some of its groups, or some rows of one large group.</summary>
/// <param name="First">The first group.</param>
/// <param name="Groups">How many groups.</param>
/// <param name="RowFrom">The first row of each.</param>
/// <param name="RowTo">The row after the last; the group's end when that comes first.</param>
/// <param name="Pairs">How many pairs it has.</param>
internal readonly record struct PairTask(int First, int Groups, int RowFrom, int RowTo, long Pairs);

/// <summary>Compares the pairs of groups on one thread, row by row; nothing is allocated for a pair.</summary>
internal sealed class PairWorker
{
    private const int SmallGroup = 16;

    private readonly PairScope scope;
    private readonly RuleGroups[] rules;
    private readonly RecordKeys keys;
    private readonly ComparisonRows[] rows;
    private readonly ExchangedFields? exchanged;
    private readonly long bothLast;
    private readonly long bothExchanged;
    private readonly CancellationToken cancellation;
    private readonly int[][] earlier;
    private int[] places = [];
    private int[] others = [];
    private long[] patterns = [];

    /// <summary>Makes the state of one thread.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="space">What the patterns mean.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="keys">Record by record the keys of the rules; read for the rules before the one at work.</param>
    /// <param name="scope">Which records may pair.</param>
    /// <param name="exchanged">Two comparisons whose fields may be exchanged.</param>
    /// <param name="cancellation">Ends the work.</param>
    public PairWorker(
        ComparisonLevels[] comparisons, PatternSpace space, RuleGroups[] rules, RecordKeys keys, PairScope scope, ExchangedFields? exchanged,
        CancellationToken cancellation)
    {
        this.scope = scope;
        this.rules = rules;
        this.keys = keys;
        this.exchanged = exchanged;
        this.cancellation = cancellation;
        earlier = [.. rules.Select(_ => Array.Empty<int>())];
        int[] order = [.. Enumerable.Range(0, comparisons.Length)];
        if (exchanged is not null)
        {
            // These two first, so that a pattern with nothing else in it says whether both are at their last levels.
            order = [exchanged.First, exchanged.Second, .. order.Where(index => index != exchanged.First && index != exchanged.Second)];
            var (first, second) = (space.Stride(exchanged.First), space.Stride(exchanged.Second));
            bothLast = (first * comparisons[exchanged.First].Column.Levels) + (second * comparisons[exchanged.Second].Column.Levels);
            bothExchanged = bothLast + first + second;
        }

        rows = [.. order.Select(index => comparisons[index].Rows(space.Stride(index)))];
    }

    /// <summary>Does a piece of a rule's work.</summary>
    public void Work(int rule, PairTask task, PairSink sink)
    {
        for (var index = task.First; index < task.First + task.Groups; index++)
        {
            var group = rules[rule].Groups[index];
            var records = rules[rule].Of(group);
            var isSmall = records.Length <= SmallGroup;
            Load(rule, records, isSmall);
            var isLoaded = false;
            // Deduplicating, the last record has nobody to its right.
            var rowTo = Math.Min(task.RowTo, scope.LeftRecords is null ? group.Count - 1 : group.Left);
            for (var row = task.RowFrom; row < rowTo; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                var first = scope.LeftRecords is null ? Math.Max(row + 1, group.Left) : group.Left;
                var candidates = places.AsSpan(first, group.Count - first);
                var met = rule == 0 ? candidates : isSmall ? MetInSmall(rule, records, row, candidates) : Met(rule, row, candidates);
                if (met.Length > 0)
                {
                    if (!isLoaded)
                    {
                        // Most groups of later rules have no new pair, and need no values.
                        isLoaded = true;
                        rules[rule].MarkNew(index);
                        foreach (var comparison in rows)
                        {
                            comparison.Load(records);
                        }
                    }

                    Compare(records, row, met);
                    sink.Take(records[row], records, met, patterns.AsSpan(0, met.Length));
                }
            }
        }
    }

    private void Load(int rule, ReadOnlySpan<int> records, bool isSmall)
    {
        if (places.Length < records.Length)
        {
            var size = Math.Max(records.Length, 2 * places.Length);
            places = [.. Enumerable.Range(0, size)];
            others = new int[size];
            patterns = new long[size];
            for (var before = 0; before < earlier.Length; before++)
            {
                earlier[before] = new int[size];
            }
        }

        if (rule == 0 || isSmall)
        {
            return;
        }

        for (var place = 0; place < records.Length; place++)
        {
            var own = keys.Of(records[place])[..rule];
            for (var before = 0; before < own.Length; before++)
            {
                // A missing key becomes one that no other record has.
                var key = own[before];
                earlier[before][place] = key < 0 ? ~place : key;
            }
        }
    }

    // In a small group it is quicker to lay two records' keys side by side than to gather every key of every record.
    private ReadOnlySpan<int> MetInSmall(int rule, ReadOnlySpan<int> records, int row, ReadOnlySpan<int> candidates)
    {
        var own = keys.Of(records[row])[..rule];
        var kept = 0;
        foreach (var place in candidates)
        {
            others[kept] = place;
            kept += Share(own, keys.Of(records[place])[..rule]) ? 0 : 1;
        }

        return others.AsSpan(0, kept);
    }

    // Whether two records have a key in common that neither lacks.
    private static bool Share(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var at = 0;
        for (; at + Vector128<int>.Count <= one.Length; at += Vector128<int>.Count)
        {
            var keysOfOne = Vector128.Create(one[at..]);
            if (Vector128.AndNot(Vector128.Equals(keysOfOne, Vector128.Create(other[at..])), Vector128.LessThan(keysOfOne, Vector128<int>.Zero))
                != Vector128<int>.Zero)
            {
                return true;
            }
        }

        for (; at < one.Length; at++)
        {
            if (one[at] >= 0 && one[at] == other[at])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The places that no earlier rule brings together with the row.</summary>
    private ReadOnlySpan<int> Met(int rule, int row, ReadOnlySpan<int> candidates)
    {
        for (var before = 0; before < rule; before++)
        {
            var keys = earlier[before];
            var key = keys[row];
            if (key < 0)
            {
                continue;
            }

            var kept = 0;
            unchecked
            {
                foreach (var place in candidates)
                {
                    others[kept] = place;
                    kept += keys[place] == key ? 0 : 1;
                }
            }

            candidates = others.AsSpan(0, kept);
        }

        return candidates;
    }

    private void Compare(ReadOnlySpan<int> records, int row, ReadOnlySpan<int> met)
    {
        var compared = patterns.AsSpan(0, met.Length);
        compared.Clear();
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index].Add(row, met, compared);
            if (index == 1 && exchanged is not null)
            {
                Exchange(records, row, met, compared);
            }
        }
    }

    private void Exchange(ReadOnlySpan<int> records, int row, ReadOnlySpan<int> met, Span<long> compared)
    {
        for (var pair = 0; pair < compared.Length; pair++)
        {
            if (compared[pair] == bothLast && exchanged!.Holds(records[row], records[met[pair]]))
            {
                compared[pair] = bothExchanged;
            }
        }
    }
}
