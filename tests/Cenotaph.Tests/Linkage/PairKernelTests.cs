using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public class PairKernelTests
{
    private static readonly Gen<InventedColumns> Any = Gen.Int[0, 9].SelectMany(chance => InventedColumns.Small(wide: chance == 0));

    private static readonly Gen<(InventedColumns Columns, PairWeights Weights)> Weighted =
        from columns in Any
        from levels in Gen.Double[-6, 9].Array[6].Array[4]
        from shares in Gen.Double[0, 0.3].Array[7012]
        from terms in Gen.Int[-1, 20].Array[7012]
        select (columns, new PairWeights(-3, [.. levels.Select((of, index) => of[..(columns.Comparisons[index].Levels + 1)])])
        {
            Frequencies =
            [
                new(shares, 0.001, [0, 1, 0.5, 0, 0, 0], [0, 0.02, 0.03, 0, 0, 0]),
                null,
                new(shares, 0.01, [0, 1, 0, 0], [0, 0.05, 0, 0]) { Terms = terms },
                null,
            ],
        });

    [Fact]
    public void Counts_are_those_of_every_pair_looked_at_by_hand() => Any.Sample(columns =>
    {
        var kernel = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
        var expected = columns.AllPairs().Where(pair => columns.Rule(pair.Left, pair.Right) >= 0)
            .GroupBy(pair => (columns.Rule(pair.Left, pair.Right), kernel.Space.Pattern(columns.Levels(pair.Left, pair.Right))))
            .ToDictionary(group => group.Key, group => group.LongCount());
        var counts = kernel.Count();
        var found = counts.ByRule.SelectMany((of, rule) => of.Select(count => (Key: (rule, count.Pattern), count.Pairs)))
            .ToDictionary(count => count.Key, count => count.Pairs);
        Assert.Equal(expected, found);
        Assert.Equal(expected.Values.Sum(), counts.Total);
        Assert.Equal(counts.Total, counts.All.Sum(count => count.Pairs));
        Assert.True(counts.Total <= kernel.Candidates.Pairs);
    }, iter: 400);

    [Fact]
    public void Edges_are_the_candidate_pairs_of_the_weight_and_no_others() =>
        Gen.Select(Weighted, Gen.Double[-20, 20]).Sample((weighted, minimum) =>
        {
            var (columns, weights) = weighted;
            var kernel = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
            var expected = columns.AllPairs().Where(pair => columns.Rule(pair.Left, pair.Right) >= 0)
                .Select(pair => new Edge(pair.Left, pair.Right, ByHand(columns, weights, pair.Left, pair.Right)))
                .Where(edge => edge.Weight >= minimum).ToArray();
            var kept = kernel.Edges(weights, minimum);
            Assert.Equal(expected.Select(edge => (edge.Left, edge.Right)), kept.Edges.Select(edge => (edge.Left, edge.Right)));
            Assert.All(expected.Zip(kept.Edges), pair => Assert.Equal(pair.First.Weight, pair.Second.Weight, 1e-9));
            Assert.Equal((minimum, 0L), (kept.Minimum, kept.Dropped));
        }, iter: 400);

    [Fact]
    public void Pairs_of_settled_records_are_left_out_and_no_others() =>
        Gen.Select(Weighted, Gen.Double[0, 1], Gen.Int[1, 2]).Sample((weighted, share, threads) =>
        {
            var (columns, weights) = weighted;
            if (columns.Scope.LeftRecords is not null)
            {
                return;
            }

            var scope = columns.Scope with { Settled = (int)(share * columns.Scope.Records) };
            var all = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
            var fresh = new PairKernel(columns.Comparisons, columns.Rules, scope, new() { Threads = threads });
            var expected = all.Edges(weights, double.NegativeInfinity).Edges.Where(edge => edge.Right >= scope.Settled).ToList();
            var counts = fresh.Count();
            Assert.Equal(expected, fresh.Edges(weights, double.NegativeInfinity).Edges);
            Assert.Equal(expected.Count, counts.Total);
            Assert.True(counts.Total <= fresh.Candidates.Pairs);
            Assert.All(expected, edge => Assert.Equal(all.Rule(edge.Left, edge.Right), fresh.Rule(edge.Left, edge.Right)));
            Assert.True(scope.Settled < 2 || fresh.Rule(0, scope.Settled - 1) is null);
        }, iter: 400);

    [Fact]
    public void A_single_pair_has_the_very_weight_that_it_has_in_bulk() => Weighted.Sample(weighted =>
    {
        var (columns, weights) = weighted;
        var kernel = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
        Assert.All(kernel.Edges(weights, double.NegativeInfinity).Edges, edge =>
        {
            Assert.Equal(edge.Weight, kernel.Weight(edge.Left, edge.Right, weights));
            Assert.Equal(edge.Weight, kernel.Weight(edge.Right, edge.Left, weights));
            Assert.Equal(columns.Rule(edge.Left, edge.Right), kernel.Rule(edge.Left, edge.Right));
        });
    }, iter: 200);

    [Fact]
    public void Two_threads_give_what_one_gives() => Weighted.Sample(weighted =>
    {
        var (columns, weights) = weighted;
        var one = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
        var two = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 2 });
        Assert.Equal(one.Count().ByRule, two.Count().ByRule);
        Assert.Equal(one.Edges(weights, 0).Edges, two.Edges(weights, 0).Edges);
    }, iter: 100);

    [Fact]
    public void More_patterns_than_an_array_holds_are_counted_alike() => InventedColumns.Small().Sample(columns =>
    {
        // Comparisons without any known value make room for many patterns and change none.
        var empty = Enumerable.Repeat(-1, columns.Scope.Records).ToArray();
        ComparedColumn[] many =
        [
            .. columns.Comparisons, .. Enumerable.Range(0, 3).Select(index => new ComparedColumn($"empty {index}", empty, 0, 200, (_, _) => 1)),
        ];
        var few = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 });
        var sparse = new PairKernel(many, columns.Rules, columns.Scope, new() { Threads = 1 });
        Assert.True(sparse.Space.Size > 1 << 22);
        Assert.Equal(few.Count().ByRule, sparse.Count().ByRule);
    }, iter: 100);

    [Fact]
    public void Exchanged_fields_are_asked_for_at_the_last_levels_only() => Any.Sample(columns =>
    {
        static bool Holds(int left, int right) => (left + right) % 3 == 0;
        var kernel = new PairKernel(columns.Comparisons, columns.Rules, columns.Scope, new() { Threads = 1 }, new(3, 1, Holds));
        var expected = columns.AllPairs().Where(pair => columns.Rule(pair.Left, pair.Right) >= 0).Select(pair =>
        {
            var levels = columns.Levels(pair.Left, pair.Right);
            if (levels[3] == 3 && levels[1] == 4 && Holds(pair.Left, pair.Right))
            {
                (levels[3], levels[1]) = (4, 5);
            }

            Assert.Equal(kernel.Space.Pattern(levels), kernel.Pattern(pair.Left, pair.Right));
            return kernel.Space.Pattern(levels);
        }).CountBy(pattern => pattern).Select(count => new PatternCount(count.Key, count.Value)).OrderBy(count => count.Pattern).ToArray();
        Assert.Equal(expected, kernel.Count().All);
    }, iter: 200);

    [Fact]
    public void Fields_are_exchanged_when_each_is_the_others()
    {
        var fields = ExchangedFields.WhenEqual(0, 1, (int[])[4, 7, 4, -1], (int[])[7, 4, 4, -1]);
        Assert.True(fields.Holds(0, 1));
        Assert.False(fields.Holds(0, 2));
        Assert.False(fields.Holds(3, 3));
    }

    [Fact]
    public void A_pattern_is_its_levels() => Gen.Int[1, 9].Array[0, 9].Sample(levels =>
    {
        var space = new PatternSpace(levels);
        Assert.Equal(levels, space.Levels(space.Pattern(levels)));
        Assert.Equal(space.Size - 1, space.Pattern(levels));
    });

    private static double ByHand(InventedColumns columns, PairWeights weights, int left, int right)
    {
        var levels = columns.Levels(left, right);
        var weight = weights.Prior;
        for (var index = 0; index < levels.Length; index++)
        {
            weight += weights.Levels[index][levels[index]];
            if (weights.Frequencies[index] is { } frequency)
            {
                var ids = columns.Comparisons[index].Ids;
                int Term(int id) => id < 0 ? -1 : frequency.Terms is { } terms ? terms[id] : id;
                double Share(int term) => term < 0 ? 0 : frequency.Shares[term];
                var share = Math.Max(Math.Max(Share(Term(ids[left])), Share(Term(ids[right]))), frequency.Floor);
                var factor = frequency.Factors[levels[index]];
                weight += factor == 0 ? 0 : factor * Math.Log2(frequency.U[levels[index]] / share);
            }
        }

        return weight;
    }
}
