using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

public sealed class PartitionDrawTests
{
    private const int Draws = 20_000;

    // 0–1 at 0.9, 2 to both at (0.7 + 0.5) / 2 = 0.6; 3–4 at 0.3. Persons expected: 5 − 0.9 − 0.6 − 0.3 = 3.2. In draws, 0 and 1 are together
    // in 0.9 of them, 0 and 2 in 0.6, 3 and 4 in 0.3, within five standard errors of 0.0035.
    [Fact]
    public void Pairs_are_together_as_often_as_their_merge_is_likely()
    {
        var result = Agglomeration.Run(Pairs.Task(5, (0, 1, 0.9), (0, 2, 0.7), (1, 2, 0.5), (3, 4, 0.3)));
        var draws = new PartitionDraws(result.Dendrogram, 1);
        Assert.Equal(3.2, draws.ExpectedPersons, 1e-9);
        var (first, second, third, all) = (0, 0, 0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var cluster = draws.Partition(draw, out var persons);
            first += cluster[0] == cluster[1] ? 1 : 0;
            second += cluster[0] == cluster[2] ? 1 : 0;
            third += cluster[3] == cluster[4] ? 1 : 0;
            all += persons;
            Assert.False(cluster[0] == cluster[2] && cluster[0] != cluster[1]);
        }

        Assert.Equal(0.9, (double)first / Draws, 0.0175);
        Assert.Equal(0.6, (double)second / Draws, 0.0175);
        Assert.Equal(0.3, (double)third / Draws, 0.0175);
        Assert.Equal(3.2, (double)all / Draws, 0.04);
    }

    // 0–1 at 0.9, 2 to both at 0.6: the tree's probabilities are the shares of the draws, within five standard errors.
    [Fact]
    public void The_probability_of_a_pair_is_its_share_of_the_draws()
    {
        var (task, records) = Pairs.Simulated(60, 4);
        var tree = Agglomeration.Run(task).Dendrogram;
        var (draws, joined) = (new PartitionDraws(tree, 3), new JoinProbabilities(tree));
        var together = new int[tree.Records, tree.Records];
        for (var draw = 0; draw < 4_000; draw++)
        {
            var cluster = draws.Partition(draw, out _);
            for (var left = 0; left < tree.Records; left++)
            {
                for (var right = left + 1; right < tree.Records; right++)
                {
                    together[left, right] += cluster[left] == cluster[right] ? 1 : 0;
                }
            }
        }

        var doubtful = 0;
        for (var left = 0; left < tree.Records; left++)
        {
            for (var right = left + 1; right < tree.Records; right++)
            {
                var probability = joined.Of(left, right) ?? 0;
                doubtful += probability is > 0.05 and < 0.95 ? 1 : 0;
                Assert.Equal(probability, together[left, right] / 4_000.0, 0.04);
                Assert.Equal(joined.Of(left, right), joined.Of(right, left));
            }
        }

        Assert.True(doubtful > 0, $"{records}");
        Assert.Equal(1, joined.Of(0, 0));
    }

    [Fact]
    public void Counts_are_those_of_the_partitions_and_do_not_depend_on_threads()
    {
        var (task, _) = Pairs.Simulated(500, 2);
        var draws = new PartitionDraws(Agglomeration.Run(task).Dendrogram, 9);
        var counts = draws.Counts(200, 1);
        Assert.Equal(counts, draws.Counts(200, 2));
        for (var draw = 0; draw < 20; draw++)
        {
            draws.Partition(draw, out var persons);
            Assert.Equal(persons, counts[draw]);
        }

        Assert.Equal(draws.ExpectedPersons, counts.Average(), 3.0);
        Assert.NotEqual(counts, new PartitionDraws(Agglomeration.Run(task).Dendrogram, 10).Counts(200, 2));
    }

    [Fact]
    public void Judged_pairs_are_the_same_in_every_draw()
    {
        var task = Pairs.Task(3, (0, 1, 0.5), (1, 2, 0.5)) with { Judged = [new(0, 1, true, "1"), new(0, 2, false, "2")] };
        var draws = new PartitionDraws(Agglomeration.Run(task).Dendrogram, 1);
        Assert.All(draws.Counts(500, 2), persons => Assert.Equal(2, persons));
    }

    // 0–1 at 0.6 stands with 0.4 of a pair expected wrong; {0, 1}–2 at 0.3 over two pairs fell with 0.6; 3–4 at 0.99 is nearly sure.
    [Fact]
    public void The_decision_with_the_most_pairs_expected_wrong_comes_first()
    {
        var result = Agglomeration.Run(Pairs.Task(5, (0, 1, 0.6), (0, 2, 0.3), (1, 2, 0.3), (3, 4, 0.99)) with { Cut = 0.5 });
        var queue = ReviewQueue.Of(result, 10);
        Assert.Equal([(0, 2, false), (0, 1, true), (3, 4, true)], queue.Select(item => (item.Left, item.Right, item.Merged)));
        Assert.Equal([0.6, 0.4, 0.01], queue.Select(item => Math.Round(item.ExpectedWrong, 9)));
        Assert.Single(ReviewQueue.Of(result, 1));
    }

    [Fact]
    public void Records_that_would_not_match_a_copy_of_themselves_are_unlinkable()
    {
        double[] weights = [-1, 0, 3, 10];
        Assert.Equal([0, 1], Unlinkables.Of(weights, MatchProbability.Of, 0.8));
        Assert.Equal([(0.4, 0.25), (0.95, 0.75)], Unlinkables.Curve(weights, MatchProbability.Of, [0.4, 0.95]));
    }
}
