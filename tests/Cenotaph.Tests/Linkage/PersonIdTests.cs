using Cenotaph.Linkage;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public sealed class PersonIdTests
{
    private static readonly PersonId A = new(10), B = new(20), C = new(30);

    // A's three records: two stay in cluster 0, one goes to cluster 1 with B's two. C's record is gone.
    [Fact]
    public void A_number_goes_to_its_largest_part_and_the_rest_is_forwarded()
    {
        var ids = PersonIds.Assign([0, 0, 1, 1, 1, 2], [A, A, A, B, B, null], [A, B, C], new(1));
        Assert.Equal([A, B], ids.Ids[..2]);
        Assert.Equal([new(C, null, PersonIdFate.Gone, 0), new(A, B, PersonIdFate.Split, 1)], ids.Changes);
        Assert.DoesNotContain(ids.Ids[2], new[] { A, B, C });
    }

    [Fact]
    public void Merged_persons_keep_the_number_of_the_larger_one()
    {
        var ids = PersonIds.Assign([0, 0, 0], [A, B, B], [A, B], new(1));
        Assert.Equal([B], ids.Ids);
        Assert.Equal([new(A, B, PersonIdFate.Merged, 1)], ids.Changes);
    }

    [Fact]
    public void Numbers_stay_when_nothing_changed() => Gen.Int[0, 5].Array[1, 20].Sample(clusters =>
    {
        var clusterOf = clusters.Select(cluster => clusters.Distinct().ToList().IndexOf(cluster)).ToArray();
        var first = PersonIds.Assign(clusterOf, new PersonId?[clusterOf.Length], [], new(1));
        var again = PersonIds.Assign(clusterOf, [.. clusterOf.Select(cluster => (PersonId?)first.Ids[cluster])], first.Ids, new(1));
        Assert.Equal(first.Ids, again.Ids);
        Assert.Empty(again.Changes);
        Assert.Equal(first.Ids.Length, first.Ids.Distinct().Count());
        Assert.Equal(first.Ids, PersonIds.Assign(clusterOf, [], [], new(1)).Ids);
    });

    // The stream's first number is already issued to someone whose records are gone.
    [Fact]
    public void A_number_once_issued_is_never_drawn_again()
    {
        var first = new PersonId(new RandomStream(5).Next());
        Assert.NotEqual(first, PersonIds.Assign([0], [null], [first], new(5)).Ids[0]);
    }

    [Fact]
    public void A_number_reads_back_as_it_was_written() => Gen.ULong.Sample(value =>
        Assert.Equal(new PersonId(value), PersonId.Parse(new PersonId(value).ToString())));

    [Theory]
    [InlineData("")]
    [InlineData("000000000000")]
    [InlineData("G000000000000")]
    [InlineData("000000000000I")]
    public void What_is_no_number_reads_as_none(string text) => Assert.Null(PersonId.Parse(text));

    // Old: {0, 1}, {2}, {3, 4}. The new record 5 agrees with 2 and 3 and so decides {2}, {3, 4} and 5 afresh; {0, 1} stays although nothing holds it.
    [Fact]
    public void An_update_decides_only_what_a_new_record_touches()
    {
        var task = Pairs.Task(6, (2, 5, 0.95), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.9), (2, 4, 0.9), (3, 4, 0.95)) with { Cut = 0.45 };
        task = task with { Edges = [.. task.Edges.Where(edge => edge.Right == 5)] };
        var result = IncrementalClustering.Update(task, [0, 0, 1, 2, 2]);
        Assert.Equal([0, 0, 1, 1, 1, 1], result.ClusterOf);
        Assert.DoesNotContain(result.Merges, merge => merge.Left < 2);
        Assert.Throws<ArgumentException>(() => IncrementalClustering.Update(task with { Cut = null }, [0]));
        Assert.Throws<ArgumentException>(() => IncrementalClustering.Update(Pairs.Task(3, (0, 1, 0.9)) with { Cut = 0.5 }, [0, 1]));
    }

    [Fact]
    public void Clusters_that_no_new_record_touches_are_kept_whole()
    {
        var (task, _) = Pairs.Simulated(1000, 3);
        const int old = 900;
        var before = Agglomeration.Run(task with { Scope = new(old, null), Edges = [.. task.Edges.Where(edge => edge.Right < old)] });
        var fresh = task.Edges.Where(edge => edge.Right >= old).ToArray();
        var after = IncrementalClustering.Update(task with { Edges = fresh, Cut = before.Cut }, before.ClusterOf);
        var touched = fresh.Where(edge => edge.Left < old).Select(edge => before.ClusterOf[edge.Left]).ToHashSet();
        Assert.InRange(touched.Count, 1, 30);
        for (var record = 0; record < old; record++)
        {
            if (!touched.Contains(before.ClusterOf[record]))
            {
                var own = Enumerable.Range(0, old).Where(other => before.ClusterOf[other] == before.ClusterOf[record]);
                Assert.Equal(own, Enumerable.Range(0, 1000).Where(other => after.ClusterOf[other] == after.ClusterOf[record]));
            }
        }
    }
}
