using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public class LinkageEstimationTests
{
    [Fact]
    public void The_shares_of_levels_are_those_of_all_pairs_looked_at_by_hand() =>
        Gen.Select(Gen.Int[-1, 6].Array[2, 40], Gen.Bool, Gen.Int[1, 39]).Sample((ids, isLink, left) =>
        {
            var scope = new PairScope(ids.Length, isLink ? Math.Min(left, ids.Length - 1) : null);
            var column = new ComparedColumn("c", ids, 7, 3, (a, b) => a == b ? 1 : Math.Abs(a - b) == 1 ? 2 : 3);
            var counts = new double[3];
            for (var i = 0; i < ids.Length; i++)
            {
                for (var j = i + 1; j < ids.Length; j++)
                {
                    if (ids[i] >= 0 && ids[j] >= 0 && (scope.LeftRecords is not { } split || (i < split && j >= split)))
                    {
                        counts[column.Level(ids[i], ids[j]) - 1]++;
                    }
                }
            }

            var shares = LevelShares.Of(column, scope);
            Assert.Equal(counts.Sum(), shares.Pairs, 1e-9);
            for (var level = 0; level < 3 && counts.Sum() > 0; level++)
            {
                Assert.Equal(counts[level] / counts.Sum(), shares.Shares[level], 1e-12);
            }
        });

    [Fact]
    public void Drawn_shares_are_near_those_of_all_distinct_pairs_and_equality_stays_exact()
    {
        const int distinct = 5000;
        var ids = Enumerable.Range(0, 20_000).Select(i => i * i % distinct).ToArray();
        var column = new ComparedColumn("c", ids, distinct, 3, (a, b) => a == b ? 1 : Math.Abs(a - b) <= 5 ? 2 : 3);
        var drawn = LevelShares.Of(column, new(ids.Length, null));
        var counts = new long[distinct];
        foreach (var id in ids)
        {
            counts[id]++;
        }

        var pairs = ids.Length * (ids.Length - 1.0) / 2;
        var close = Enumerable.Range(0, distinct)
            .Sum(a => Enumerable.Range(a + 1, Math.Min(5, distinct - 1 - a)).Sum(b => (double)counts[a] * counts[b])) / pairs;
        Assert.False(drawn.IsExact);
        Assert.Equal(counts.Sum(count => count * (count - 1.0) / 2) / pairs, drawn.Shares[0], 1e-15);
        Assert.InRange(drawn.Shares[1], 0.85 * close, 1.15 * close);
    }

    [Fact]
    public void Expectation_maximisation_finds_the_parameters_that_made_the_counts()
    {
        double[][] m = [[0.9, 0.1], [0.7, 0.2, 0.1], [0.8, 0.2]];
        double[][] u = [[0.01, 0.99], [0.02, 0.08, 0.9], [0.1, 0.9]];
        const double share = 0.2;
        var space = new PatternSpace([2, 3, 2]);
        List<PatternCount> counts = [];
        for (var a = 1; a <= 2; a++)
        {
            for (var b = 1; b <= 3; b++)
            {
                for (var c = 1; c <= 2; c++)
                {
                    var match = m[0][a - 1] * m[1][b - 1] * m[2][c - 1];
                    var other = u[0][a - 1] * u[1][b - 1] * u[2][c - 1];
                    counts.Add(new(space.Pattern([a, b, c]), (long)(1e7 * ((share * match) + ((1 - share) * other)))));
                }
            }
        }

        double[][] prior = [[0.6, 0.4], [0.5, 0.3, 0.2], [0.6, 0.4]];
        var learned = TrainingSession.Run("rule", space, counts, prior, u, [true, true, true]);
        Assert.Equal(share, learned.Matches, 0.002);
        for (var i = 0; i < m.Length; i++)
        {
            for (var level = 0; level < m[i].Length; level++)
            {
                Assert.Equal(m[i][level], learned.M[i]![level], 0.002);
            }
        }
    }

    [Fact]
    public void A_comparison_that_reads_a_column_of_the_rule_is_not_trained_by_it()
    {
        var space = new PatternSpace([2, 2]);
        PatternCount[] counts = [new(space.Pattern([1, 1]), 900), new(space.Pattern([1, 2]), 100)];
        double[][] half = [[0.5, 0.5], [0.5, 0.5]];
        var learned = TrainingSession.Run("rule", space, counts, half, [[0.1, 0.9], [0.1, 0.9]], [false, true]);
        Assert.Null(learned.M[0]);
        Assert.True(learned.M[1]![0] > 0.85);
    }

    [Fact]
    public void The_cost_of_a_rule_is_the_number_of_pairs_that_share_its_key() =>
        Gen.Select(Gen.Int[-1, 4].Array[2, 30], Gen.Int[-1, 4].Array[30], Gen.Bool).Sample((first, second, isLink) =>
        {
            var scope = new PairScope(first.Length, isLink ? first.Length / 2 : null);
            KeyPart[] parts = [new("a", first, 5, "a", ["a"], 0.9), new("b", second[..first.Length], 5, "b", ["b"], 0.9)];
            var rule = BlockingKeys.Rule(parts);
            var pairs = 0;
            for (var i = 0; i < first.Length; i++)
            {
                for (var j = i + 1; j < first.Length; j++)
                {
                    var inScope = scope.LeftRecords is not { } left || (i < left && j >= left);
                    pairs += inScope && first[i] >= 0 && second[i] >= 0 && first[i] == first[j] && second[i] == second[j] ? 1 : 0;
                }
            }

            Assert.Equal(["a", "b"], rule.Columns);
            Assert.Equal(pairs, BlockingKeys.Pairs(rule.Keys, scope));
        });

    [Fact]
    public void Rules_are_chosen_within_the_budget_and_of_fields_that_are_filled()
    {
        const int records = 4000;
        int[] Cycle(int distinct) => [.. Enumerable.Range(0, records).Select(i => i % distinct)];
        KeyPart[] parts =
        [
            new("rare", Cycle(1999), 1999, "rare", ["rare"], 0.9),
            new("common", Cycle(2), 2, "common", ["common"], 0.99),
            new("other", Cycle(1499), 1499, "other", ["other"], 0.9),
            new("empty", Enumerable.Repeat(-1, records).ToArray(), 0, "empty", ["empty"], 0.9),
        ];
        var chosen = BlockingSuggestion.Of(parts, new(records, null), 20_000);
        Assert.True(chosen.Pairs.Sum() <= 20_000);
        Assert.True(chosen.ExpectedRecall > 0.95);
        Assert.DoesNotContain(chosen.Rules, rule => rule.Any(part => part.Name == "empty"));
        Assert.DoesNotContain(chosen.Rules, rule => rule.All(part => part.Name == "common"));
        Assert.Contains(chosen.Rules, rule => rule.Any(part => part.Name == "rare"));
        Assert.Contains(chosen.Rules, rule => rule.Any(part => part.Name == "other"));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(10.0)]
    [InlineData(60.0)]
    public void Family_ties_only_take_away_and_never_more_than_family_fields_gave(double family)
    {
        var model = new ModelEstimation(1e-5, [], [], [], [], 0.01, 1e-6) { Kin = 5e-7 };
        var ties = PairScoring.TiesOf(model, family);
        Assert.InRange(ties, -family, 1e-6);
        Assert.True(family + ties <= Math.Log2((1 - model.Lambda) / model.Kin) + 1e-9);
    }
}
