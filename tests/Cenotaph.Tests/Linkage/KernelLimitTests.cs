using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public class KernelLimitTests
{
    private static readonly PairWeights Weights = new(0, [[0, 1, -1]]);

    [Fact]
    public void A_key_with_too_many_pairs_is_left_out_and_listed()
    {
        int[] keys = [7, 7, 7, 7, 2, 2, 2, -1, 5, 5];
        var kernel = new PairKernel([Same(10)], [new("place", keys, [])], new(10, null), new() { GroupPairs = 5 });
        var rule = Assert.Single(kernel.Candidates.Rules);
        Assert.Equal([new(7, 4, 6)], rule.LeftOut);
        Assert.Equal([new(2, 3, 3), new(5, 2, 1)], rule.Largest);
        Assert.Equal(("place", 4L, 2, 6L), (rule.Rule, rule.Pairs, rule.Groups, rule.PairsLost));
        Assert.Equal(4, kernel.Count().Total);
        Assert.Null(kernel.Rule(0, 1));
        Assert.Equal(0, kernel.Rule(8, 9));
    }

    [Fact]
    public void A_pair_that_a_left_out_key_does_not_find_belongs_to_a_later_rule()
    {
        BlockingRule[] rules = [new("wide", [1, 1, 1, 1, 2, 2], []), new("narrow", [3, 3, 4, 5, 6, 6], [])];
        var kernel = new PairKernel([Same(6)], rules, new(6, null), new() { GroupPairs = 5 });
        Assert.Equal([1L, 1L], [kernel.Count().Pairs(0), kernel.Count().Pairs(1)]);
        Assert.Equal(1, kernel.Rule(0, 1));
    }

    [Fact]
    public void A_rule_with_too_many_pairs_a_record_leaves_out_its_largest_keys() =>
        Gen.Int[0, 5].Array[0, 60].Sample(keys =>
        {
            var kernel = new PairKernel(
                [Same(keys.Length)], [new("rule", keys, [])], new(keys.Length, null), new() { GroupPairs = 40, PairsPerRecord = 2 });
            var rule = kernel.Candidates.Rules[0];
            Assert.True(rule.Pairs <= Math.Max(40, 2 * keys.Length));
            Assert.Equal(keys.CountBy(key => key).Sum(of => of.Value * (of.Value - 1) / 2), rule.Pairs + rule.PairsLost);
            Assert.True(rule.LeftOut.Count == 0 || rule.Largest.Count == 0 || rule.LeftOut[^1].Pairs >= rule.Largest[0].Pairs);
            Assert.Equal(rule.Pairs, kernel.Count().Total);
        }, iter: 1000);

    [Fact]
    public void More_edges_than_memory_allows_raise_the_minimum_and_say_so() =>
        Gen.Select(Gen.Int[0, 9].Array[2, 60], Gen.Int[1, 500], Gen.Int[1, 2]).Sample((ids, capacity, threads) =>
        {
            var records = ids.Length;
            var column = new ComparedColumn("number", ids, 10, 10, (left, right) => Math.Abs(left - right) + 1);
            var weights = new PairWeights(0, [[0, .. Enumerable.Range(0, 10).Select(level => 5 - (level * 0.7))]]);
            BlockingRule[] rules = [new("all", new int[records], [])];
            var all = new PairKernel([column], rules, new(records, null)).Edges(weights, 0).Edges;
            var kept = new PairKernel([column], rules, new(records, null), new() { Threads = threads, MemoryLimit = 48 * capacity })
                .Edges(weights, 0);
            Assert.True(kept.Edges.Count <= capacity);
            Assert.Equal(all.Where(edge => edge.Weight >= kept.Minimum), kept.Edges);
            Assert.Equal(all.Count - kept.Edges.Count, kept.Dropped);
            Assert.Equal(all.Count > capacity, kept.Minimum > 0);
        }, iter: 300);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_file_of_no_record_or_one_has_no_pairs(int records)
    {
        var kernel = new PairKernel([Same(records)], [new("rule", new int[records], [])], new(records, null));
        Assert.Equal((0L, 0L, 0), (kernel.Candidates.Pairs, kernel.Count().Total, kernel.Edges(Weights, -99).Edges.Count));
    }

    [Fact]
    public void Records_without_any_key_never_meet()
    {
        var kernel = new PairKernel([Same(50)], [new("rule", [.. Enumerable.Repeat(-1, 50)], [])], new(50, null));
        Assert.Equal((0L, 0L), (kernel.Candidates.Pairs, kernel.Count().Total));
    }

    [Fact]
    public void A_kernel_without_rules_or_comparisons_counts_what_there_is()
    {
        Assert.Equal(0, new PairKernel([Same(3)], [], new(3, null)).Count().Total);
        var bare = new PairKernel([], [new("all", new int[3], [])], new(3, null));
        Assert.Equal([new(0, 3)], bare.Count().All);
        Assert.Equal(3, bare.Edges(new(1, []), 1).Edges.Count);
    }

    [Fact]
    public void A_million_identical_records_are_a_bounded_run()
    {
        const int Records = 1_000_000;
        var kernel = new PairKernel(
            [Same(Records)], [new("name", new int[Records], []), new("day", [.. Enumerable.Range(0, Records).Select(record => record / 2)], [])],
            new(Records, null));
        Assert.Equal([new(0, Records, 499_999_500_000)], kernel.Candidates.Rules[0].LeftOut);
        Assert.Equal(Records / 2, kernel.Count().Total);
    }

    [Fact]
    public void Sparse_keys_group_as_dense_ones_do() => Gen.Int[-1, 6].Array[0, 40].Sample(keys =>
    {
        long Count(int[] of) => new PairKernel([Same(of.Length)], [new("rule", of, [])], new(of.Length, null)).Count().Total;
        return Count(keys) == Count([.. keys.Select(key => key < 0 ? -1 : 2_000_000_000 + key)]);
    });

    [Fact]
    public void Progress_ends_with_all_pairs_done()
    {
        List<KernelProgress> said = [];
        new PairKernel([Same(2000)], [new("all", new int[2000], [])], new(2000, null), new() { Progress = said.Add }).Count();
        Assert.Equal((1_999_000L, 1_999_000L, (TimeSpan?)TimeSpan.Zero), (said[^1].Pairs, said[^1].Total, said[^1].Left));
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var kernel = new PairKernel([Same(9)], [new("all", new int[9], [])], new(9, null), new() { Cancellation = source.Token });
        Assert.Throws<OperationCanceledException>(() => kernel.Count());
    }

    [Fact]
    public void A_level_that_is_none_names_the_comparison()
    {
        var kernel = new PairKernel(
            [new("place", [0, 0], 1, 2, (_, _) => 3)], [new("all", [0, 0], [])], new(2, null), new() { Threads = 2 });
        var error = Assert.Throws<InvalidOperationException>(() => kernel.Count());
        Assert.Equal("The comparison place gave the level 3; its levels are 1 to 2.", error.Message);
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_refused_by_name()
    {
        static string Message(ComparedColumn column, BlockingRule rule) =>
            Assert.ThrowsAny<ArgumentException>(() => new PairKernel([column], [rule], new(2, null))).Message;
        var rule = new BlockingRule("all", [0, 0], []);
        Assert.StartsWith("The comparison same has 3 ids for 2 records.", Message(Same(3), rule), StringComparison.Ordinal);
        Assert.StartsWith("The rule short has 1 keys for 2 records.", Message(Same(2), new("short", [0], [])), StringComparison.Ordinal);
        Assert.StartsWith(
            "The comparison odd has the id 4; it has 2 distinct values.",
            Message(new("odd", [0, 4], 2, 1, (_, _) => 1), rule), StringComparison.Ordinal);
        Assert.StartsWith(
            "The comparison name has a key that is not ASCII, that of its value 0.",
            Message(new("name", [0, 0], 1, 2, (_, _) => 1) { Ladder = new(["ж"], [new(KeyMeasure.Equal, 0)]) }, rule),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_keys_are_read_to_their_255th_letter()
    {
        var end = new string('a', 254);
        var keys = new[] { end + "b" + new string('c', 100_000), end + "b" + new string('d', 100_000) };
        var ladder = new KeyLadder(keys, [new(KeyMeasure.Equal, 0), new(KeyMeasure.Damerau, 0)]);
        var kernel = new PairKernel(
            [new("name", [0, 1], 2, 3, (_, _) => 1) { Ladder = ladder }], [new("all", [0, 0], [])], new(2, null));
        Assert.Equal(2, kernel.Pattern(0, 1));
    }

    private static ComparedColumn Same(int records) => new("same", new int[records], 1, 2, (_, _) => 1);
}
