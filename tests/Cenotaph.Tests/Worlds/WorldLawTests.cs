using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>What may not change the findings, over generated worlds.</summary>
public sealed class WorldLawTests
{
    private const int Worlds = 6;

    [Fact]
    public void A_seed_gives_one_world()
    {
        var (once, again) = (World.Of(7), World.Of(7));
        Assert.Equal(once.Book.Claims.Select(Told), again.Book.Claims.Select(Told));
        Assert.NotEqual(once.Book.Claims.Select(Told), World.Of(8).Book.Claims.Select(Told));
    }

    [Fact]
    public void Swapping_the_sides_swaps_their_labels_in_the_findings_and_nothing_else() => Assert.All(World.First(Worlds), world =>
        Assert.Equal(
            FindingRules.Findings(world.Book).Select(Text).Select(Swapped),
            FindingRules.Findings(Swapped(world.Book)).Select(Text)));

    [Fact]
    public void The_order_of_records_changes_nothing() => Assert.All(World.First(Worlds), world =>
    {
        var chance = new Chance(world.Seed + 1);
        var shuffled = world.Book with
        {
            Claims = [.. chance.Shuffled(world.Book.Claims)],
            Series = [.. chance.Shuffled(world.Book.Series)],
            Lineage = [.. chance.Shuffled(world.Book.Lineage)],
        };
        Assert.Equal(FindingRules.Findings(world.Book).Select(Text), FindingRules.Findings(shuffled).Select(Text));
    });

    [Fact]
    public void A_claim_about_another_side_and_category_removes_no_finding() => Assert.All(World.First(Worlds), world =>
    {
        var chance = new Chance(world.Seed + 2);
        var model = world.Book.Claims.First(claim => claim.Quantity.Kind == QuantityKind.Cumulative);
        var day = Draft.AsOf.AddDays(-chance.Between(30, 400));
        var added = model with
        {
            Id = "added",
            Publisher = chance.Pick(world.Book.Vocabulary.Publishers.All),
            Relation = Relation.Third,
            Quantity = model.Quantity with
            {
                Side = Draft.Bystander,
                Category = "non-combat-death",
                AsOf = DateSpan.Day(day),
                Period = new(Draft.Start, day),
            },
            Figure = Figure.Point(chance.Between(10, 90_000)),
            PublishedAt = DateSpan.Day(day.AddDays(5)),
            Origin = new("added"),
        };
        var more = FindingRules.Findings(world.Book with { Claims = [.. world.Book.Claims, added] }).Select(Text);
        Assert.Empty(FindingRules.Findings(world.Book).Select(Text).Except(more));
    });

    private static ClaimBook Swapped(ClaimBook book) => book with
    {
        Claims = [.. book.Claims.Select(claim => claim with { Quantity = Swapped(claim.Quantity), Publisher = Swapped(claim.Publisher), ReportedBy = claim.ReportedBy is { } by ? Swapped(by) : null })],
        Series = [.. book.Series.Select(one => one with { Definition = one.Definition with { Quantity = Swapped(one.Definition.Quantity) } })],
        Vocabulary = book.Vocabulary with
        {
            Publishers = new([.. book.Vocabulary.Publishers.All.Select(Swapped)]),
            Sides = [.. book.Vocabulary.Sides.Select(side => book.Vocabulary.Side(Swapped(side.Id)))],
        },
    };

    private static Quantity Swapped(Quantity quantity) => quantity with { Side = Swapped(quantity.Side) };

    private static Publisher Swapped(Publisher publisher) => publisher with
    {
        Side = publisher.Side is { } side ? Swapped(side) : null,
        Relations = publisher.Relations.ToImmutableSortedDictionary(one => Swapped(one.Key), one => one.Value, StringComparer.Ordinal),
    };

    private static string Swapped(string text) => Exchanged(
        Exchanged(text, Draft.Belligerents[0], Draft.Belligerents[1]), Draft.QuietSides[0], Draft.QuietSides[1]);

    private static string Exchanged(string text, string one, string other) => string.Join(
        one, text.Split(other, StringSplitOptions.None).Select(part => part.Replace(one, other, StringComparison.Ordinal)));

    private static string Text(Finding finding) => string.Join(
        '|', [finding.Type, finding.Weight, .. finding.Records, finding.Count, finding.Arithmetic, finding.Message, finding.Remedy, .. finding.Explanations ?? []]);

    private static string Told(Claim claim) => $"{claim.Id} {claim.Quantity} {claim.Figure} {claim.Publisher.Id} {claim.PublishedAt} {claim.Original} {claim.Quote}";
}
