using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class OriginGroupsTests
{
    private static LineageEdge Edge(string from, string of, LineageStatus status = LineageStatus.Stated, string relation = "republishes", decimal strength = 1) =>
        new(from, of, false, false, relation, status, strength, null);

    [Fact]
    public void A_stated_republisher_is_a_copy_and_an_inferred_one_only_shares_the_origin()
    {
        Assert.Equal(new Ancestry("a", "a", true, false), new OriginGroups([], [Edge("b", "a")], []).Of("b", "killed"));
        Assert.Equal(new Ancestry("a", "b", false, false), new OriginGroups([], [Edge("b", "a", LineageStatus.Inferred)], []).Of("b", "killed"));
    }

    [Fact]
    public void A_publisher_without_lineage_is_an_origin_of_its_own() =>
        Assert.Equal(new Ancestry("lone", "lone", false, false), new OriginGroups([], [Edge("b", "a")], []).Of("lone", "killed"));

    [Fact]
    public void A_circle_is_one_origin_and_is_told()
    {
        var groups = new OriginGroups([], [Edge("a", "b"), Edge("b", "c"), Edge("c", "a")], []);
        Assert.Equal(["a", "a", "a"], new[] { "a", "b", "c" }.Select(publisher => groups.Of(publisher, "killed").Origin));
        Assert.Equal("a → b → c → a", Assert.Single(groups.Circles));
    }

    [Fact]
    public void What_is_put_together_from_others_is_no_evidence_of_its_own() =>
        Assert.True(new OriginGroups([], [Edge("meta", "a", relation: "pooled", strength: 0.9m)], []).Of("meta", "killed").Pooled);

    [Fact]
    public void A_declared_origin_with_categories_goes_before_lineage_in_these_alone()
    {
        var groups = new OriginGroups([], [Edge("b", "a", LineageStatus.Inferred)], [new("services", ["b"], ["killed"], "They share.")]);
        Assert.Equal(("services", "a"), (groups.Of("b", "killed").Origin, groups.Of("b", "casualties").Origin));
    }
}
