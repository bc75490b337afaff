using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Site;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Words;

namespace Cenotaph.Tests.Site;

public sealed class DerivedTablesTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    [Fact]
    public void A_claims_lineage_counts_as_its_publishers_and_links_make_groups()
    {
        var links = LineageMap.Links(
            [.. SmallBulletin.Bulletin.Lineage, Edge("a", "b", 0.3m), Edge("b", "c", null), Edge("a", "b", 0.7m), Edge("x", "x", 1)],
            SmallBulletin.Claims);
        var groups = LineageMap.Groups(links);

        Assert.Equal(["a→b", "b→c", "counters→staff", "herald→staff"], links.Select(link => link.From + "→" + link.Of));
        Assert.Equal(0.7m, links[0].Strength);
        Assert.Equal(["A3"], links[2].Claims);
        Assert.Equal(["a b c", "counters herald staff"], groups.Select(group => string.Join(' ', group.Publishers)));
        Assert.Equal([2, 2], groups.Select(group => group.Links.Length));
    }

    [Fact]
    public void Publishers_that_take_from_one_another_in_a_circle_are_drawn_too()
    {
        var groups = LineageMap.Groups(LineageMap.Links([Edge("a", "b", 1), Edge("b", "c", 1), Edge("c", "a", 1)], []));

        Assert.Equal(["a", "b", "c"], Assert.Single(groups).Publishers);
        var page = new PageContext(new(SmallBulletin.Bulletin, []), Texts.For("en"), "lineage.html");
        Assert.Equal(3, Regex.Count(new LineageChart(groups[0], page).Svg(page), "<rect"));
    }

    [Fact]
    public void Silence_shows_the_newest_number_of_each_side_and_of_its_adversary_and_no_words()
    {
        var table = NewestNumbers.Of(SmallBulletin.Words, SmallBulletin.Claims, []);

        var south = Assert.Single(table);
        Assert.Equal("South", south.Side.Id);
        Assert.Equal(
            ["South killed B2", "South casualties none", "North killed A1", "North casualties none"],
            south.Numbers.Select(last => $"{last.Of.Id} {last.Category.Id} {last.Whole?.Record ?? "none"}"));
        Assert.Equal(("B2", "A1", null), (south.Publishers[0].Own!.Record, south.Publishers[0].Adversary!.Record, south.Publishers[0].Response?.Id));
    }

    [Fact]
    public void A_later_number_of_a_part_stands_beside_the_number_of_the_whole_and_never_in_its_place()
    {
        var whole = SmallBulletin.Claims.Single(claim => claim.Id == "B2");
        Claim Part(string id, int month) => whole with
        {
            Id = id,
            Quantity = whole.Quantity with { Scope = new("army"), AsOf = DateSpan.Month(2022, month) },
        };

        var later = NewestNumbers.Of(SmallBulletin.Words, [whole, Part("P", 8)], [])[0].Numbers[0];
        var earlier = NewestNumbers.Of(SmallBulletin.Words, [whole, Part("P", 2)], [])[0].Numbers[0];

        Assert.Equal(("B2", "P"), (later.Whole!.Record, later.Part!.Record));
        Assert.Null(earlier.Part);
    }

    [Fact]
    public void A_number_in_a_series_ends_a_silence_as_one_in_a_claim_does()
    {
        var spoke = SmallBulletin.Claims.Single(claim => claim.Id == "B2");
        SeriesRow Row(int month, decimal value, int edition) => new(
            DateSpan.Month(2023, month), DateSpan.Month(2023, edition), ImmutableSortedDictionary<string, string>.Empty, value, null, null, null, null);
        var series = new Series(
            SmallBulletin.Regions.Definition with { Id = "own", Publisher = spoke.Publisher.Id, Quantity = new() { Side = "South", Category = "killed", Kind = QuantityKind.Cumulative } },
            [Row(1, 300, 3), Row(2, 400, 3), Row(2, 450, 4)]);

        var last = NewestNumbers.Of(SmallBulletin.Words, SmallBulletin.Claims, [series])[0];
        Assert.Equal(("series:own@2023-04@2023-02", 450), (last.Numbers[0].Whole!.Record, last.Numbers[0].Whole!.Figure.Value));
        Assert.Equal(last.Numbers[0].Whole, last.Publishers.Single(one => one.Publisher.Id == spoke.Publisher.Id).Own);
    }

    [Fact]
    public void A_series_of_floors_is_drawn_along_its_only_limit()
    {
        var floor = SmallBulletin.Days with { Rows = [.. SmallBulletin.Days.Rows.Select(row => row with { Value = null, Low = row.Value })] };
        var page = new Cenotaph.Site.PageContext(new(SmallBulletin.Bulletin, []), Cenotaph.Site.Words.Texts.For("en"), "series/days.html");

        Assert.Equal(
            Cenotaph.Site.Charts.SeriesChart.Of(SmallBulletin.Days)!.Svg(page),
            Cenotaph.Site.Charts.SeriesChart.Of(floor)!.Svg(page));
    }

    [Fact]
    public void Silence_swaps_with_the_names_of_the_sides()
    {
        static string Other(string side) => side switch { "North" => "South", "South" => "North", _ => side };
        static Publisher Turned(Publisher one) => one with { Side = one.Side is null ? null : Other(one.Side) };
        static IEnumerable<string> Lines(ImmutableArray<SideSilence> table, Func<string, string> name) => table.SelectMany(side =>
            side.Numbers.Select(last => $"{name(side.Side.Id)} {name(last.Of.Id)} {last.Category.Id} {last.Whole?.Record} {last.Part?.Record}"));
        var words = SmallBulletin.Words;
        var swapped = NewestNumbers.Of(
            words with { Publishers = new([.. words.Publishers.All.Select(Turned)]) },
            SmallBulletin.Claims.Select(claim => claim with
            {
                Publisher = Turned(claim.Publisher),
                Quantity = claim.Quantity with { Side = Other(claim.Quantity.Side) },
            }),
            []);

        Assert.Equal(Lines(NewestNumbers.Of(words, SmallBulletin.Claims, []), side => side), Lines(swapped, Other));
    }

    [Fact]
    public void Series_without_dates_stand_side_by_side_by_their_parts()
    {
        Series Column(string id, params (string Area, decimal Value)[] rows) => SmallBulletin.Regions with
        {
            Definition = SmallBulletin.Regions.Definition with { Id = id },
            Rows = [.. rows.Select(row => new SeriesRow(null, null, ImmutableSortedDictionary<string, string>.Empty.Add("area", row.Area), row.Value, null, null, null, null))],
        };
        var table = Assert.Single(PartTable.Of([Column("one", ("Hill", 1), ("Lake", 2)), SmallBulletin.Weeks, Column("two", ("Lake", 5), ("Moor", 6))], "area"));

        Assert.Equal(["Hill", "Lake", "Moor"], table.Rows.Select(row => row.Part));
        Assert.Equal([null, 5, 6], table.Rows.Select(row => row.Cells[1]?.Value));
        Assert.Empty(PartTable.Of([SmallBulletin.Weeks, SmallBulletin.Days], "group"));
    }

    [Fact]
    public void Past_wars_and_places_have_pages_where_there_are_some()
    {
        Assert.Contains("War of the Hills", site.Read("wars.html"), StringComparison.Ordinal);
        Assert.Contains("100–250", site.Read("wars.html"), StringComparison.Ordinal);
        Assert.Contains("Hill", site.Read("ru/regions.html"), StringComparison.Ordinal);
        Assert.Contains("at most 2,000", site.Read("silence.html"), StringComparison.Ordinal);
        Assert.Contains("противник (North): погибшие", site.Read("ru/silence.html"), StringComparison.Ordinal);
    }

    private static LineageEdge Edge(string from, string of, decimal? strength) =>
        new(from, of, false, false, "republishes", LineageStatus.Stated, strength, null);
}
