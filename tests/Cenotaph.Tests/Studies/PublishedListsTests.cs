using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Studies;

/// <summary>Why Russia's public lists of names give no estimate, out of the study's own lineage and claims.</summary>
public sealed class PublishedListsTests(RussiaUkraineFigures figures) : IClassFixture<RussiaUkraineFigures>
{
    [Fact]
    public void Russias_public_lists_are_one_merged_list_and_the_edges_and_claims_say_so()
    {
        var summary = Of(figures.Study);
        Assert.Equal("mediazona-bbc = bbc-russian + mediazona-bbc", string.Join("; ", summary.Lists.Select(list => $"{list.Name} = {string.Join(" + ", list.Sources)}")));
        Assert.Empty(summary.Tables);
        Assert.Equal("An estimate needs at least three lists that were made apart from one another, and the overlap of each with each.", summary.Refusal!.Assumption.ToString());
        string[] evidence = [.. summary.Refusal.Evidence.Select(one => one.ToString())];
        Assert.StartsWith("The publishers make 1 list: ", evidence[0], StringComparison.Ordinal);
        Assert.Contains(evidence, one => one.Contains("The range is the named count divided by the share that experts think is named.", StringComparison.Ordinal));
        Assert.Contains(evidence, one => one.Contains("names from open sources, several for each", StringComparison.Ordinal) && one.Contains("S0-05", StringComparison.Ordinal));
        Assert.All(summary.Refusal.Evidence, one => Assert.True(one.In("ru").Length > 0 && one.In("uk").Length > 0));
    }

    [Fact]
    public void Without_an_edge_of_lineage_there_are_more_lists_and_another_refusal()
    {
        var cut = figures.Study with { Lineage = [.. figures.Study.Lineage.Where(edge => (edge.From, edge.Of) != ("bbc-russian", "mediazona-bbc"))] };
        Assert.Equal(figures.Study.Lineage.Length - 1, cut.Lineage.Length);
        var summary = Of(cut);
        Assert.Equal(["bbc-russian", "mediazona-bbc"], summary.Lists.Select(list => list.Name));
        Assert.StartsWith("The publishers make 2 lists: ", summary.Refusal!.Evidence[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(summary.Refusal.Evidence, one => one.ToString() == "Only how long the lists are is public here, not who is on several of them.");
    }

    private SystemsSummary Of(Study study)
    {
        var plan = study.Systems.Single(one => one.Id == "russia-named");
        return PublishedLists.Of(study, plan, figures.Records.Claims, new() { Id = plan.Id, Title = plan.Title, Quantity = plan.Quantity, Source = "publishers" });
    }
}
