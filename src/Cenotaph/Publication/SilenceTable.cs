using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>The last number that a side's publishers gave of one side and category.</summary>
/// <param name="Of">The side that is counted.</param>
/// <param name="Own">Whether that is the publishers' own side.</param>
/// <param name="Category">What happened to those counted.</param>
/// <param name="Whole">The newest about everyone on the side; null when there is none on record.</param>
/// <param name="Part">The newest about a part of the side, where it is newer than <paramref name="Whole"/>.</param>
public sealed record LastNumber(Definition Of, bool Own, Definition Category, Claim? Whole, Claim? Part);

/// <summary>When one publisher last gave a number of killed or casualties.</summary>
/// <param name="Publisher">The publisher.</param>
/// <param name="Own">Its newest number of its own side.</param>
/// <param name="Adversary">Its newest number of the adversary.</param>
/// <param name="Response">Its newest answer without a number.</param>
public sealed record PublisherSilence(Publisher Publisher, Claim? Own, Claim? Adversary, Claim? Response);

/// <summary>When one side's publishers last gave numbers of their own losses and of the adversary's.</summary>
/// <param name="Side">The side that speaks.</param>
/// <param name="Numbers">Its own losses first.</param>
/// <param name="Publishers">Those of its publishers that gave a number or an answer without one.</param>
public sealed record SideSilence(Definition Side, ImmutableArray<LastNumber> Numbers, ImmutableArray<PublisherSilence> Publishers);

/// <summary>Who last gave numbers of whose losses. One rule for every side.</summary>
public static class SilenceTable
{
    private static readonly string[] Categories = ["killed", "casualties"];

    /// <summary>The sides that publishers belong to, in the study's order.</summary>
    public static ImmutableArray<SideSilence> Of(Vocabulary vocabulary, IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(claims);
        var standing = claims.Where(claim => !claim.Vanished && claim.Publisher.Side is not null && claim.Date is not null).ToList();
        var numbers = standing.Where(IsNumber).ToList();
        var enemies = numbers.Where(claim => claim.Relation == Relation.Adversary)
            .Select(claim => (claim.Publisher.Side, claim.Quantity.Side)).ToHashSet();
        return
        [
            .. from side in vocabulary.Sides
               where vocabulary.Publishers.All.Any(publisher => publisher.Side == side.Id)
               let own = numbers.Where(claim => claim.Publisher.Side == side.Id).ToList()
               select new SideSilence(
                   side,
                   [
                       .. from of in vocabulary.Sides
                          where of.Id == side.Id || enemies.Contains((side.Id, of.Id))
                          orderby of.Id == side.Id descending
                          from category in vocabulary.Categories
                          where Categories.Contains(category.Id)
                          select Last(of, of.Id == side.Id, category, own),
                   ],
                   Publishers(vocabulary, side, own, standing)),
        ];
    }

    private static LastNumber Last(Definition of, bool isOwn, Definition category, List<Claim> claims)
    {
        var relation = isOwn ? Relation.Own : Relation.Adversary;
        var fitting = claims.Where(claim => claim.Relation == relation && claim.Quantity.Side == of.Id
            && claim.Quantity.Category == category.Id).ToList();
        var whole = Newest(fitting.Where(claim => claim.Quantity.Scope.Equals(Scope.All)));
        var part = Newest(fitting.Where(claim => !claim.Quantity.Scope.Equals(Scope.All)));
        return new(of, isOwn, category, whole, whole is null || part?.Date?.Last > whole.Date?.Last ? part : null);
    }

    private static ImmutableArray<PublisherSilence> Publishers(
        Vocabulary vocabulary, Definition side, List<Claim> numbers, List<Claim> standing) =>
    [
        .. vocabulary.Publishers.All.Where(publisher => publisher.Side == side.Id)
            .Select(publisher => new PublisherSilence(
                publisher,
                Newest(numbers.Where(claim => claim.Publisher.Id == publisher.Id && claim.Relation == Relation.Own)),
                Newest(numbers.Where(claim => claim.Publisher.Id == publisher.Id && claim.Relation == Relation.Adversary)),
                Newest(standing.Where(claim => claim.Publisher.Id == publisher.Id
                    && claim is { Response: "refusal" or "no-comment" or "denial" }))))
            .Where(one => one is not { Own: null, Adversary: null, Response: null })
            .OrderByDescending(one => one.Own?.Date?.Last).ThenByDescending(one => one.Adversary?.Date?.Last)
            .ThenBy(one => one.Publisher.Id, StringComparer.Ordinal),
    ];

    // A number of killed or casualties up to a day or within a period; words, rates and ratios are none.
    private static bool IsNumber(Claim claim) =>
        claim.Quantity is { Kind: QuantityKind.Cumulative or QuantityKind.Period, Unit: "persons" }
        && Categories.Contains(claim.Quantity.Category)
        && claim.Figure is { Bound: not Bound.None, InWords: false };

    private static Claim? Newest(IEnumerable<Claim> claims) => claims
        .OrderByDescending(claim => claim.Date!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).FirstOrDefault();
}
