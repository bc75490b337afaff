using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site.Charts;
using CsCheck;

namespace Cenotaph.Tests.Site;

public sealed class LineageLayoutTests
{
    private const double Box = 58;
    private const double Lane = 14;

    private static readonly Gen<LineageGroup> Groups = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11]).Array[1, 24].Select(pairs =>
    {
        var links = pairs.Where(pair => pair.Item1 != pair.Item2)
            .Select(pair => Link($"p{pair.Item1:00}", $"p{pair.Item2:00}")).Append(Link("p00", "p01")).ToImmutableArray();
        return LineageMap.Groups(links)[0];
    });

    [Fact]
    public void Boxes_and_lanes_of_a_column_have_room_of_their_own() => Groups.Sample(group =>
    {
        var layout = new LineageLayout(group, Box, Lane);
        var things = group.Publishers.Select(id => (layout.Place(id).Column, layout.Place(id).Y, Room: Box))
            .Concat(layout.Routes.SelectMany(route => route.Lanes).Select(lane => (lane.Column, lane.Y, Room: Lane)));
        foreach (var column in things.GroupBy(thing => thing.Column))
        {
            var ordered = column.OrderBy(thing => thing.Y).ToList();
            Assert.True(ordered[0].Y - (ordered[0].Room / 2) >= -1e-6);
            Assert.True(ordered[^1].Y + (ordered[^1].Room / 2) <= layout.Height + 1e-6);
            Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.True(
                pair.Second.Y - pair.First.Y >= ((pair.First.Room + pair.Second.Room) / 2) - 1e-6));
        }
    });

    [Fact]
    public void A_line_has_a_lane_in_every_column_that_it_passes() => Groups.Sample(group =>
    {
        var layout = new LineageLayout(group, Box, Lane);
        foreach (var route in layout.Routes)
        {
            var (of, from) = (layout.Place(route.Of).Column, layout.Place(route.From).Column);
            Assert.Equal(
                of < from ? Enumerable.Range(of + 1, from - of - 1) : Enumerable.Range(from, of - from + 1).Reverse(),
                route.Lanes.Select(lane => lane.Column));
        }

        Assert.Equal(group.Links.Select(link => (link.Of, link.From)).ToHashSet(), [.. layout.Routes.Select(route => (route.Of, route.From))]);
    });

    [Fact]
    public void A_source_stands_beside_the_first_that_takes_from_it()
    {
        var layout = new LineageLayout(LineageMap.Groups([Link("b", "a"), Link("c", "b"), Link("d", "c"), Link("d", "late")])[0], Box, Lane);

        Assert.Equal([0, 1, 2, 3, 2], new[] { "a", "b", "c", "d", "late" }.Select(id => layout.Place(id).Column));
        Assert.All(layout.Routes, route => Assert.Empty(route.Lanes));
    }

    [Fact]
    public void A_pair_has_one_line_and_it_shows_the_best_that_is_known()
    {
        var layout = new LineageLayout(LineageMap.Groups(
            [Link("b", "a", LineageStatus.Inferred, 0.9m), Link("b", "a", LineageStatus.Stated)])[0], Box, Lane);

        var route = Assert.Single(layout.Routes);
        Assert.Equal((LineageStatus.Stated, 0.9m), (route.Status, route.Strength));
    }

    private static LineageLink Link(string from, string of, LineageStatus status = LineageStatus.Stated, decimal? strength = null) =>
        new(from, of, "derived", status, strength, [], []);
}
