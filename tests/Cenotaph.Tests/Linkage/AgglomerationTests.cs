using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public sealed class AgglomerationTests
{
    // Three records of one man and a namesake whom one false edge ties to them. Averages by hand: 0–1 at 0.9; 2 to {0,1} at
    // (0.8 + 0.6) / 2 = 0.7; 3 to {0,1,2} at (0.6 + 0 + 0) / 3 = 0.2. E = 2.9. F1 of the first merge 2·0.9/(1 + 2.9) = 0.462, of two
    // 2·2.3/(3 + 2.9) = 0.780, of three 2·2.9/(6 + 2.9) = 0.652: the second is best, and the cut is half of 0.780.
    [Fact]
    public void A_chain_is_cut_where_the_expected_F1_is_largest()
    {
        var result = Agglomeration.Run(Pairs.Task(4, (0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.6), (2, 3, 0.6)));
        Assert.Equal([0, 0, 0, 1], result.ClusterOf);
        Assert.Equal(2, result.Clusters);
        Assert.Equal(2 * 2.3 / 5.9, result.ExpectedF1, 1e-12);
        Assert.Equal(2.3 / 5.9, result.Cut, 1e-12);
        Assert.Equal([(0, 1), (0, 2)], result.Merges.Select(merge => (merge.Left, merge.Right)));
        Assert.Equal(0.7, result.Merges[1].Average, 1e-12);
        Assert.Equal(MatchProbability.Weight(0.8), result.Merges[1].Weight, 1e-12);
        Assert.Equal(2, result.Merges[1].Pairs);
        Assert.Equal(0.2, result.Dendrogram.Merges[2].Average, 1e-12);
    }

    // No edge was found between 1 and 2: the function knows the pair.
    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(0.0, 2)]
    public void A_pair_that_blocking_missed_is_scored_before_the_cluster_is_decided(double missed, int clusters)
    {
        var all = Pairs.Task(3, (0, 1, 0.9), (0, 2, 0.7), (1, 2, missed));
        var task = all with { Edges = [.. all.Edges.Where(edge => edge.Left == 0)], Cut = 0.5 };
        Assert.Equal(clusters, Agglomeration.Run(task).Clusters);
    }

    [Fact]
    public void A_judgement_different_is_named_where_it_kept_a_cluster_apart()
    {
        var task = Pairs.Task(3, (0, 1, 0.95), (0, 2, 0.9), (1, 2, 0.9)) with { Judged = [new(2, 1, false, "7")] };
        var result = Agglomeration.Run(task);
        Assert.Equal([0, 0, 1], result.ClusterOf);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal(new(1, 2, 0.9, "judgement 7: different"), refusal with { Average = Math.Round(refusal.Average, 12) });
    }

    [Fact]
    public void A_judgement_same_prevails_over_weights_and_rules()
    {
        var task = Pairs.Task(3, (0, 1, 0.95), (1, 2, 0.001)) with
        {
            Judged = [new(0, 2, true, "8")],
            Conflicts = [new("two birth dates", (left, right) => (left, right) == (0, 2))],
        };
        var result = Agglomeration.Run(task);
        Assert.Equal(result.ClusterOf[0], result.ClusterOf[2]);
        Assert.Equal(0, result.Merges.Single(merge => merge.Judgement == 0).Judgement);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Judgements_that_contradict_one_another_are_a_problem_and_different_holds()
    {
        var task = Pairs.Task(3) with { Judged = [new(0, 1, true, "1"), new(1, 2, true, "2"), new(2, 0, false, "3")] };
        var result = Agglomeration.Run(task);
        Assert.Equal([0, 0, 1], result.ClusterOf);
        Assert.Equal(
            "judgements: seen judgement 2: same, against judgement 3: different; expected judgements that agree; the pair was kept apart.",
            Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void A_judgement_on_records_that_are_not_there_is_a_problem()
    {
        var result = Agglomeration.Run(Pairs.Task(2) with { Judged = [new(0, 2, true, "1"), new(1, 1, false, "2")] });
        Assert.Equal(2, result.Problems.Count);
        Assert.Equal(2, result.Clusters);
    }

    [Fact]
    public void Two_records_of_a_source_without_duplicates_stay_apart_and_the_source_is_named()
    {
        var task = Pairs.Task(3, (0, 1, 0.99), (0, 2, 0.98), (1, 2, 0.97)) with { OneToOne = new([1, 0, 1], [false, true]) };
        var result = Agglomeration.Run(task);
        Assert.Equal([0, 0, 1], result.ClusterOf);
        Assert.Equal(
            "one-to-one: both records are of source 1, which holds no person twice", Assert.Single(result.Refusals).Constraint);
    }

    // Left records 0 and 1 are alike, but only pairs across the tables count: the averages are over 0–2 and 1–2.
    [Fact]
    public void When_two_tables_are_linked_only_pairs_across_count()
    {
        var task = Pairs.Task(3, (0, 2, 0.9), (1, 2, 0.8)) with { Scope = new(3, 2), Weight = (_, _) => throw new InvalidOperationException() };
        var result = Agglomeration.Run(task);
        Assert.Equal([0, 0, 0], result.ClusterOf);
        Assert.Equal(1, result.Merges[1].Pairs);
        Assert.Equal(0.8, result.Merges[1].Average, 1e-12);
    }

    // The generic algorithm against a search of all pairs of clusters at every step.
    [Fact]
    public void Merges_are_those_of_average_linkage_done_step_by_step() => Pairs.Worlds(9).Sample(world =>
    {
        var result = Agglomeration.Run(world.Task);
        var plain = Pairs.PlainAverageLinkage(world.Records, world.P, world.Forbidden);
        var averages = result.Dendrogram.Merges.Select(merge => merge.Average).OrderDescending().ToList();
        Assert.Equal(plain.Count, averages.Count);
        Assert.All(plain.Zip(averages), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    });

    [Fact]
    public void Records_in_another_order_fall_into_the_same_clusters() => Gen.Select(Pairs.Worlds(9), Gen.ULong).Sample((world, seed) =>
    {
        var order = Enumerable.Range(0, world.Records).ToArray();
        new Cenotaph.Numerics.RandomStream(seed).Shuffle<int>(order);
        var (plain, moved) = (Agglomeration.Run(world.Task).ClusterOf, Agglomeration.Run(world.Moved(order).Task).ClusterOf);
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(plain[i] == plain[j], moved[order[i]] == moved[order[j]]);
            }
        }
    });

    [Fact]
    public void Constraints_hold_in_every_cluster() => Pairs.Worlds(9).Sample(world =>
    {
        var result = Agglomeration.Run(world.Task with { Cut = 0.0 });
        foreach (var (left, right) in world.Forbidden)
        {
            Assert.NotEqual(result.ClusterOf[left], result.ClusterOf[right]);
        }
    });

    [Fact]
    public void Threads_and_the_order_of_edges_change_nothing()
    {
        var (task, _) = Pairs.Simulated(3000, seed: 4);
        var one = Agglomeration.Run(task with { Threads = 1 });
        var edges = task.Edges.ToArray();
        new Cenotaph.Numerics.RandomStream(1).Shuffle<Edge>(edges);
        var two = Agglomeration.Run(task with { Threads = 2, Edges = edges });
        Assert.Equal(one.ClusterOf, two.ClusterOf);
        Assert.Equal((one.Cut, one.ExpectedF1), (two.Cut, two.ExpectedF1));
        Assert.Equal(one.Merges, two.Merges);
        Assert.True(one.Clusters is > 100 and < 2900);
    }

    // Small worlds: no other partition made of the same trees has a larger expected F1.
    [Fact]
    public void No_other_cut_has_a_larger_expected_F1() => Pairs.Worlds(8).Sample(world =>
    {
        var result = Agglomeration.Run(world.Task);
        foreach (var merge in result.Dendrogram.Merges)
        {
            var other = Agglomeration.Run(world.Task with { Cut = merge.Average });
            Assert.True(other.ExpectedF1 <= result.ExpectedF1 + 1e-12);
        }

        Assert.Equal(result.ExpectedF1, Agglomeration.Run(world.Task with { Cut = result.Cut }).ExpectedF1, 1e-12);
        Assert.Equal(Pairs.ExpectedF1(world, result.ClusterOf), result.ExpectedF1, 1e-9);
    });

    [Fact]
    public void A_component_that_is_too_large_is_split_joined_again_and_reported()
    {
        // 300 records of 100 persons, in one component through false edges of a low weight.
        var (task, truth) = Pairs.Chained(persons: 100, perPerson: 3);
        var whole = Agglomeration.Run(task);
        var split = Agglomeration.Run(task with { LargestComponent = 40 });
        Assert.Empty(whole.Notices);
        Assert.Contains("1 component(s) of more than 40 records, the largest of 300,", Assert.Single(split.Notices), StringComparison.Ordinal);
        Assert.Equal(truth, whole.ClusterOf);
        Assert.Equal(truth, split.ClusterOf);
    }

    [Fact]
    public void Many_identical_records_become_one_person_though_their_component_is_too_large()
    {
        var edges = from left in Enumerable.Range(0, 300) from right in Enumerable.Range(left + 1, 299 - left) select new Edge(left, right, 10);
        var task = new ClusterTask(new(300, null), [.. edges], (_, _) => 10) { LargestComponent = 50, Judged = [new(7, 250, false, "1")] };
        var result = Agglomeration.Run(task);
        Assert.Equal(2, result.Clusters);
        Assert.NotEqual(result.ClusterOf[7], result.ClusterOf[250]);
        Assert.Equal(1, Agglomeration.Run(task with { Judged = [] }).Clusters);
    }

    [Fact]
    public void No_edges_leave_every_record_alone() => Assert.Equal([0, 1, 2], Agglomeration.Run(Pairs.Task(3)).ClusterOf);

    [Fact]
    public void An_edge_out_of_scope_is_refused() => Assert.Throws<ArgumentException>(() =>
        Agglomeration.Run(Pairs.Task(3, (0, 1, 0.9)) with { Scope = new(3, 2) }));
}
