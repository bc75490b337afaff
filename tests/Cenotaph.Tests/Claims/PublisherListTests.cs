using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public class PublisherListTests
{
    private static PublisherList List => ClaimSample.Words.Publishers;

    [Theory]
    [InlineData("red-staff", "red-staff")]
    [InlineData("GENERAL STAFF OF RED", "red-staff")]
    [InlineData("  General\u00A0Staff \t of\u2009Red ", "red-staff")]
    [InlineData("«General Staff of Red»", "red-staff")]
    [InlineData("\u200BGeneral Staff of Red\uFEFF", "red-staff")]
    [InlineData("штаб КРАСНЫХ", "red-staff")]
    [InlineData("Ｓｔｏｒｙ Net", "story")]
    [InlineData("O’Hara—Blake", "red-staff")]
    [InlineData("OʼHara‑Blake", "red-staff")]
    [InlineData("Сеть \"Истории\"", "story")]
    [InlineData("Story", "story")]
    [InlineData("Story Nets", null)]
    [InlineData("", null)]
    [InlineData("„“", null)]
    [InlineData("\uD800", null)]
    public void A_publisher_is_found_whatever_its_case_spaces_and_marks(string name, string? id) =>
        Assert.Equal(id, List.Find(name)?.Id);

    [Theory]
    [InlineData("Red", Relation.Own)]
    [InlineData("Blue", Relation.Adversary)]
    [InlineData("Coalition", Relation.Adversary)]
    [InlineData("both", Relation.Mixed)]
    public void The_relation_to_a_side_made_of_others_is_the_one_they_share(string side, Relation relation) =>
        Assert.Equal(relation, PublisherList.RelationTo(List.Find("red-staff")!, side, ClaimSample.Words.Rules.Sides));

    [Theory]
    [InlineData("Red", Relation.Third)]
    [InlineData("both", Relation.Third)]
    public void A_publisher_of_which_nothing_is_said_is_a_third_party_to_all(string side, Relation relation) =>
        Assert.Equal(relation, PublisherList.RelationTo(List.Find("story")!, side, ClaimSample.Words.Rules.Sides));

    [Fact]
    public void A_relation_stated_to_a_whole_speaks_for_its_parts()
    {
        var ally = ClaimSample.Publisher("ally", "Ally", [], ("Coalition", Relation.Ally), ("Red", Relation.Ally));
        Assert.Equal(Relation.Ally, PublisherList.RelationTo(ally, "both", ClaimSample.Words.Rules.Sides));
    }

    [Fact]
    public void Two_publishers_of_one_name_are_refused_by_name()
    {
        var one = ClaimSample.Publisher("one", "The Desk", []);
        Assert.StartsWith(
            "\"the desk\" names both one and two.",
            Assert.Throws<ArgumentException>(() => new PublisherList([one, ClaimSample.Publisher("two", "Two", ["«the DESK»"])])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "\"one\" is declared twice.",
            Assert.Throws<ArgumentException>(() => new PublisherList([one, ClaimSample.Publisher("one", "Other", [])])).Message,
            StringComparison.Ordinal);
    }
}
