using System.Collections.Concurrent;

namespace Cenotaph.Linkage;

/// <summary>Finds the pairs that meet by blocking rules and compares them: counts of agreement patterns, edges above a weight, single pairs.
/// Pairs are streamed; the results are the same for any number of threads.</summary>
internal sealed class PairKernel
{
    // An edge is held once in chunks, once in the list that is handed on, with its sorting key beside it.
    private const int BytesPerEdge = 48;

    // Tables of levels may take this part of the memory limit together; the rest is for edges.
    private const int TablePart = 4;

    private readonly ComparisonLevels[] comparisons;
    private RuleGroups[] rules;
    private RecordKeys keys;
    private bool isThinned;
    private readonly PairScope scope;
    private readonly KernelOptions options;
    private readonly ExchangedFields? exchanged;
    private readonly ConcurrentBag<ValueLevels[]> idle = [];

    /// <summary>Makes a kernel: groups the records by the rules' keys; no pair is compared yet.</summary>
    /// <param name="comparisons">The comparisons; their order is that of a pattern's digits.</param>
    /// <param name="rules">The blocking rules; their order decides to which one a pair belongs.</param>
    /// <param name="scope">Which records may pair.</param>
    /// <param name="options">Threads, caps, memory, progress.</param>
    /// <param name="exchanged">Two comparisons whose fields may be exchanged.</param>
    /// <exception cref="ArgumentException">An array has not one entry a record, or an id is out of its range.</exception>
    public PairKernel(
        IReadOnlyList<ComparedColumn> comparisons, IReadOnlyList<BlockingRule> rules, PairScope scope,
        KernelOptions? options = null, ExchangedFields? exchanged = null)
        : this(comparisons, Checked(rules, scope).Count, (rule, _) => rules[rule], scope, options, exchanged)
    {
    }

    /// <summary>Makes a kernel whose rules are made when it takes them in, one after another, so that their keys are not held twice.</summary>
    /// <param name="comparisons">The comparisons; their order is that of a pattern's digits.</param>
    /// <param name="count">How many blocking rules there are.</param>
    /// <param name="make">Makes the rule of a number; it may write the keys into the array it is handed, those of a rule that was taken in.</param>
    /// <param name="scope">Which records may pair.</param>
    /// <param name="options">Threads, caps, memory, progress.</param>
    /// <param name="exchanged">Two comparisons whose fields may be exchanged.</param>
    /// <exception cref="ArgumentException">An array has not one entry a record, or an id is out of its range.</exception>
    public PairKernel(
        IReadOnlyList<ComparedColumn> comparisons, int count, Func<int, int[]?, BlockingRule> make, PairScope scope,
        KernelOptions? options = null, ExchangedFields? exchanged = null)
    {
        this.options = options ?? new();
        this.scope = scope;
        this.exchanged = exchanged;
        ArgumentOutOfRangeException.ThrowIfNegative(scope.Records, nameof(scope));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.Threads, 1, nameof(options));
        if (exchanged is not null && (exchanged.First == exchanged.Second
            || Math.Min(exchanged.First, exchanged.Second) < 0 || Math.Max(exchanged.First, exchanged.Second) >= comparisons.Count))
        {
            throw new ArgumentException("Exchanged fields are those of two comparisons.", nameof(exchanged));
        }

        this.comparisons = new ComparisonLevels[comparisons.Count];
        var tableBytes = this.options.MemoryLimit / TablePart;
        for (var index = 0; index < comparisons.Count; index++)
        {
            this.comparisons[index] = new(comparisons[index], scope.Records, tableBytes);
            tableBytes -= this.comparisons[index].Table?.LongLength ?? 0;
        }

        Space = new([.. comparisons.Select((column, index) =>
            column.Levels + (index == exchanged?.First || index == exchanged?.Second ? 1 : 0))]);
        rules = new RuleGroups[count];
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = this.options.Threads }, () => (int[]?)null, (index, _, spare) =>
        {
            var rule = make(index, spare);
            rules[index] = new(rule, scope, this.options);
            return rule.Keys;
        }, _ => { });
        keys = new(rules, scope.Records);
        Candidates = new([.. rules.Select(rule => rule.Candidates)]);
    }

    /// <summary>What the patterns' numbers mean.</summary>
    public PatternSpace Space { get; }

    /// <summary>What the rules will cost, and which keys they leave out.</summary>
    public CandidateCounts Candidates { get; }

    /// <summary>Counts the candidate pairs by rule and agreement pattern.</summary>
    public PatternCounts Count()
    {
        var workers = Workers(rules);
        CountingSink[] sinks = [.. workers.Select(_ => new CountingSink(Space.Size))];
        var run = new KernelRun(rules, scope, options);
        var counts = new IReadOnlyList<PatternCount>[rules.Length];
        for (var rule = 0; rule < rules.Length; rule++)
        {
            // What is learned of the groups saves the next pass the looking.
            rules[rule].BeginMarking();
            run.Rule(rule, workers, sinks);
            rules[rule].EndMarking();
            counts[rule] = CountingSink.Harvest(sinks);
        }

        run.End();
        isThinned = true;
        return new(Space, counts);
    }

    /// <summary>Counts the pairs of one rule by agreement pattern, those too that an earlier rule finds. Only before <see cref="Count"/>, which
    /// drops the groups that have nothing new.</summary>
    public IReadOnlyList<PatternCount> CountAlone(int rule)
    {
        if (isThinned)
        {
            throw new InvalidOperationException("All rules were counted together before; groups without new pairs are gone.");
        }

        RuleGroups[] alone = [rules[rule]];
        var workers = Workers(alone);
        CountingSink[] sinks = [.. workers.Select(_ => new CountingSink(Space.Size))];
        var run = new KernelRun(alone, scope, options);
        run.Rule(0, workers, sinks);
        run.End();
        return CountingSink.Harvest(sinks);
    }

    /// <summary>The candidate pairs of at least a weight.</summary>
    /// <param name="weights">What their weights are made of.</param>
    /// <param name="minimum">The least weight kept.</param>
    /// <param name="lessened">What becomes of the weight of a pair, given that weight, its pattern and records: never more than it was.</param>
    public KeptEdges Edges(PairWeights weights, double minimum, Func<double, long, int, int, double>? lessened = null)
    {
        var workers = Workers(rules);
        var scorer = new PairScorer(Space, weights, comparisons);
        var store = new EdgeStore(minimum, Math.Max(options.MemoryLimit / BytesPerEdge, 1));
        EdgeSink[] sinks = [.. workers.Select(_ => new EdgeSink(scorer, store, minimum, lessened))];
        var run = new KernelRun(rules, scope, options);
        for (var rule = 0; rule < rules.Length; rule++)
        {
            run.Rule(rule, workers, sinks);
        }

        foreach (var sink in sinks)
        {
            sink.End();
        }

        run.End();
        return store.End();
    }

    /// <summary>Gives up what finds pairs, which with millions of records takes most of the memory: from now on only pairs that are named
    /// are compared.</summary>
    public void EndFinding()
    {
        rules = [];
        keys = new([], 0);
    }

    /// <summary>What turns the patterns of any two records into match weights, made once for many pairs: see <see cref="Weight(int, int, PairScorer)"/>.</summary>
    public PairScorer Scorer(PairWeights weights) => new(Space, weights, comparisons);

    /// <summary>The match weight of any two records: the same number as in bulk.</summary>
    public double Weight(int left, int right, PairScorer scorer)
    {
        var pattern = Pattern(left, right);
        return scorer.Weight(scorer.Plain(pattern), pattern, left, right);
    }

    /// <summary>The match weight of any two records: the same number as in bulk.</summary>
    public double Weight(int left, int right, PairWeights weights) => Weight(left, right, Scorer(weights));

    /// <summary>The agreement pattern of any two records, candidates or not.</summary>
    public long Pattern(int left, int right)
    {
        if (!idle.TryTake(out var values))
        {
            values = [.. comparisons.Select(comparison => ValueLevels.Of(comparison.Column, comparison.Keys))];
        }

        Span<int> levels = stackalloc int[comparisons.Length];
        for (var index = 0; index < comparisons.Length; index++)
        {
            levels[index] = comparisons[index].Level(values[index], left, right);
        }

        idle.Add(values);
        if (exchanged is not null
            && levels[exchanged.First] == comparisons[exchanged.First].Column.Levels
            && levels[exchanged.Second] == comparisons[exchanged.Second].Column.Levels
            && exchanged.Holds(left, right))
        {
            levels[exchanged.First]++;
            levels[exchanged.Second]++;
        }

        return Space.Pattern(levels);
    }

    /// <summary>The first rule by which two records meet; null when none does.</summary>
    public int? Rule(int left, int right)
    {
        if (left == right || Math.Max(left, right) < scope.Settled || (scope.LeftRecords is { } border && left < border == right < border))
        {
            return null;
        }

        var one = keys.Of(left);
        var other = keys.Of(right);
        for (var rule = 0; rule < Math.Min(one.Length, other.Length); rule++)
        {
            if (one[rule] >= 0 && one[rule] == other[rule])
            {
                return rule;
            }
        }

        return null;
    }

    private static IReadOnlyList<BlockingRule> Checked(IReadOnlyList<BlockingRule> rules, PairScope scope)
    {
        foreach (var rule in rules)
        {
            if (rule.Keys.Length != scope.Records)
            {
                throw new ArgumentException($"The rule {rule.Name} has {rule.Keys.Length} keys for {scope.Records} records.", nameof(rules));
            }
        }

        return rules;
    }

    private PairWorker[] Workers(RuleGroups[] of) =>
    [
        .. Enumerable.Range(0, options.Threads).Select(_ =>
            new PairWorker(comparisons, Space, of, keys, scope, exchanged, options.Cancellation)),
    ];
}
