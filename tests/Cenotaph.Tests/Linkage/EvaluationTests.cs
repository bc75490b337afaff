using Cenotaph.Linkage;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public sealed class EvaluationTests
{
    // Six records; truth {0,1,2}, {3,4}, {5}; clusters {0,1}, {2,3,4}, {5}. True pairs 3 + 1 = 4, claimed 1 + 3 = 4, right 0–1 and 3–4: 2.
    // B³ precision: 0, 1: 1; 2: 1/3; 3, 4: 2/3; 5: 1; sum 14/3. B³ recall: 0, 1: 2/3; 2: 1/3; 3, 4, 5: 1; sum 14/3.
    [Fact]
    public void Measures_of_six_records_are_those_worked_out_by_hand()
    {
        int[] truth = [0, 0, 0, 1, 1, 2], clusters = [0, 0, 1, 1, 1, 2];
        Assert.Equal(new(2, 4, 4), ClusterTable.Of(clusters, truth, new(6, null)).Counts);
        var measures = ClusterEvaluation.Of(clusters, truth, new(6, null));
        Assert.Equal(0.5, measures.PairPrecision.Value!.Value, 1e-12);
        Assert.Equal(0.5, measures.PairRecall.Value!.Value, 1e-12);
        Assert.Equal(0.5, measures.PairF1.Value!.Value, 1e-12);
        Assert.Equal(14.0 / 18, measures.BCubedPrecision.Value!.Value, 1e-12);
        Assert.Equal(14.0 / 18, measures.BCubedRecall.Value!.Value, 1e-12);
        Assert.Equal(14.0 / 18, measures.BCubedF1.Value!.Value, 1e-12);

        // Recall by persons: right 1, 1, 0 of true 3, 1, 0 with R = ½: residuals −½, ½, 0; √(3/2 · ½) / 4.
        Assert.Equal(Math.Sqrt(0.75) / 4, measures.PairRecall.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Records_of_unknown_truth_are_left_out() => Assert.Equal(
        new(1, 1, 1), ClusterTable.Of([0, 0, 0], [4, -1, 4], new(3, null)).Counts);

    [Fact]
    public void Counts_agree_with_counting_pair_by_pair() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[-1, 4]).Array[1, 30].Select(Gen.Int[0, 30]).Sample((records, split) =>
        {
            var (clusters, truth) = (records.Select(record => record.Item1).ToArray(), records.Select(record => record.Item2).ToArray());
            foreach (var scope in new PairScope[] { new(records.Length, null), new(records.Length, split) })
            {
                var pairs = (from i in Enumerable.Range(0, records.Length)
                             from j in Enumerable.Range(i + 1, records.Length - i - 1)
                             where truth[i] >= 0 && truth[j] >= 0 && (scope.LeftRecords is not { } limit || i < limit != j < limit)
                             select (Same: truth[i] == truth[j], Together: clusters[i] == clusters[j])).ToList();
                var table = ClusterTable.Of(clusters, truth, scope);
                Assert.Equal(
                    new(pairs.Count(pair => pair.Same && pair.Together), pairs.Count(pair => pair.Together), pairs.Count(pair => pair.Same)), table.Counts);
                Assert.Equal(table.Counts.Claimed, table.Persons.Sum(person => person.Claimed), 1e-9);
                Assert.Equal(table.Counts.F1 ?? -1, ClusterEvaluation.Of(clusters, truth, scope).PairF1.Value ?? -1, 1e-12);
            }
        });

    [Fact]
    public void All_persons_sampled_give_the_measures_of_the_truth_column()
    {
        int[] truth = [0, 0, 0, 1, 1, 2], clusters = [0, 0, 1, 1, 1, 2];
        var sampled = ClusterEvaluation.Of(clusters, [new([0, 1, 2], 1), new([3, 4], 1), new([5], 1)]);
        Assert.Equal(ClusterEvaluation.Of(clusters, truth, new(6, null)), sampled);
    }

    // Coverage: persons drawn by a random record (probability ∝ size) estimate each measure; the truth must lie within two standard errors in
    // 88 to 100 of 100 samples (95 expected; five standard deviations of a count of 95 % below).
    [Fact]
    public void Sampled_persons_estimate_the_measures_within_their_errors()
    {
        var (task, truth) = Pairs.Simulated(6000, 12);
        var clusters = Agglomeration.Run(task with { Cut = 0.9 }).ClusterOf;
        var known = ClusterEvaluation.Of(clusters, truth, new(6000, null));
        var persons = Enumerable.Range(0, 6000).GroupBy(record => truth[record]).ToDictionary(group => group.Key, group => group.ToList());
        var within = new int[6];
        for (var run = 0UL; run < 100; run++)
        {
            var random = new RandomStream(run);
            var sample = Enumerable.Range(0, 200).Select(_ => persons[truth[random.Below(6000)]]).Select(own => new SampledPerson(own, own.Count)).ToList();
            var (seen, real) = (Measures(ClusterEvaluation.Of(clusters, sample)), Measures(known));
            for (var k = 0; k < 6; k++)
            {
                within[k] += Math.Abs(seen[k].Value!.Value - real[k].Value!.Value) <= 2 * seen[k].StandardError!.Value ? 1 : 0;
            }
        }

        Assert.All(within, count => Assert.InRange(count, 85, 100));
        Assert.InRange(known.PairRecall.Value!.Value, 0.3, 0.98);
    }

    // True pairs 0–1, 0–2, 1–2, 3–4. Falling weights: right, wrong, right; the best is all three: F1 = 2·2 / (3 + 4).
    [Fact]
    public void The_best_threshold_has_the_largest_F1()
    {
        Edge[] edges = [new(0, 1, 9), new(2, 3, 5), new(0, 2, 5), new(1, 4, -3)];
        var evaluation = PairEvaluation.Of(edges, [0, 0, 0, 1, 1], new(5, null));
        Assert.Equal(new(1, 1, 4), evaluation.At(6));
        Assert.Equal(new(2, 3, 4), evaluation.At(5));
        Assert.Equal(new(0, 0, 4), evaluation.At(10));
        Assert.Equal((5.0, new PairCounts(2, 3, 4)), evaluation.Best());
        Assert.Equal(0.5, evaluation.Scored);
        Assert.Equal(4.0 / 7, evaluation.Best()!.Value.Counts.F1!.Value, 1e-12);
    }

    // Three of four claimed pairs are right, but the wrong one was drawn with a tenth: precision 3 / (3 + 10).
    [Fact]
    public void Judged_pairs_count_by_one_over_their_inclusion()
    {
        var judged = new List<(LabelledPair, bool)>
        {
            (new(5, true), true), (new(5, true), true), (new(5, true), true), (new(1, false, 0.1), true), (new(0, true, 0.5), false),
        };
        var measures = JudgedEvaluation.Of(judged);
        Assert.Equal(3.0 / 13, measures.Precision.Value!.Value, 1e-12);
        Assert.Equal(3.0 / 5, measures.Recall.Value!.Value, 1e-12);
        Assert.Equal(6.0 / 18, measures.F1.Value!.Value, 1e-12);
    }

    // Listing pairs and counting by inclusion and exclusion must agree: persons of few and of many records take one way or the other.
    [Fact]
    public void Blocking_recall_agrees_with_counting_pair_by_pair() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 80], Gen.ULong, Gen.Bool).Sample((ruleCount, records, seed, link) =>
        {
            var random = new RandomStream(seed);
            var rules = Enumerable.Range(0, ruleCount)
                .Select(_ => new BlockingRule("rule", [.. Enumerable.Range(0, records).Select(_ => random.Below(6) - 1)], [])).ToList();
            var truth = Enumerable.Range(0, records).Select(_ => random.Below(3) - 1).ToArray();
            var scope = new PairScope(records, link ? records / 3 : null);
            var pairs = (from i in Enumerable.Range(0, records)
                         from j in Enumerable.Range(i + 1, records - i - 1)
                         where truth[i] >= 0 && truth[i] == truth[j] && (scope.LeftRecords is not { } limit || i < limit != j < limit)
                         select rules.Any(rule => rule.Keys[i] >= 0 && rule.Keys[i] == rule.Keys[j])).ToList();
            Assert.Equal(new(pairs.Count(found => found), pairs.Count), BlockingRecall.Of(rules, truth, scope));
        });

    [Fact]
    public void Nothing_to_measure_is_not_known_rather_than_zero()
    {
        var measures = ClusterEvaluation.Of([0, 1], [0, 1], new(2, null));
        Assert.Null(measures.PairPrecision.Value);
        Assert.Null(measures.PairRecall.Value);
        Assert.Equal(1, measures.BCubedF1.Value);
        Assert.Null(PairEvaluation.Of([], [0, 1], new(2, null)).Best());
    }

    private static RatioEstimate[] Measures(ClusterEvaluation of) =>
        [of.PairPrecision, of.PairRecall, of.PairF1, of.BCubedPrecision, of.BCubedRecall, of.BCubedF1];
}
