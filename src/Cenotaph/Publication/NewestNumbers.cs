using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>A number that a publisher gave, in a claim or in a series.</summary>
/// <param name="Record">The claim's id, or the row of a series as <c>series:ID@DATE</c>.</param>
/// <param name="Publisher">Who gave it.</param>
/// <param name="Relation">How the publisher stands to the side that is counted.</param>
/// <param name="Quantity">What it counts, and when.</param>
/// <param name="Figure">The number.</param>
/// <param name="Date">Up to when it counts.</param>
public sealed record GivenNumber(string Record, Publisher Publisher, Relation Relation, Quantity Quantity, Figure Figure, DateSpan Date);

/// <summary>The last number that a side's publishers gave of one side and category.</summary>
/// <param name="Of">The side that is counted.</param>
/// <param name="Own">Whether that is the publishers' own side.</param>
/// <param name="Category">What happened to those counted.</param>
/// <param name="Whole">The newest about everyone on the side; null when there is none on record.</param>
/// <param name="Part">The newest about a part of the side, where it is newer than <paramref name="Whole"/>.</param>
public sealed record NewestNumber(Definition Of, bool Own, Definition Category, GivenNumber? Whole, GivenNumber? Part);

/// <summary>When one publisher last gave a number of killed or casualties.</summary>
/// <param name="Publisher">The publisher.</param>
/// <param name="Own">Its newest number of its own side.</param>
/// <param name="Adversary">Its newest number of the adversary.</param>
/// <param name="Response">Its newest answer without a number.</param>
public sealed record PublisherSilence(Publisher Publisher, GivenNumber? Own, GivenNumber? Adversary, Claim? Response);

/// <summary>When one side's publishers last gave numbers of their own losses and of the adversary's.</summary>
/// <param name="Side">The side that speaks.</param>
/// <param name="Numbers">Its own losses first.</param>
/// <param name="Publishers">Those of its publishers that gave a number or an answer without one.</param>
public sealed record SideSilence(Definition Side, ImmutableArray<NewestNumber> Numbers, ImmutableArray<PublisherSilence> Publishers);

/// <summary>Who last gave numbers of whose losses. One rule for every side.</summary>
public static class NewestNumbers
{
    private static readonly string[] Categories = ["killed", "casualties"];

    /// <summary>The sides that publishers belong to, in the study's order.</summary>
    public static ImmutableArray<SideSilence> Of(Vocabulary vocabulary, IEnumerable<Claim> claims, IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(claims);
        var standing = claims.Where(claim => !claim.Vanished && claim.Publisher.Side is not null && claim.Date is not null).ToList();
        List<GivenNumber> numbers =
        [
            .. standing.Where(claim => Counts(claim.Quantity) && claim.Figure is { Bound: not Bound.None, InWords: false })
                .Select(claim => new GivenNumber(claim.Id, claim.Publisher, claim.Relation, claim.Quantity, claim.Figure, claim.Date!.Value)),
            .. series.Where(one => Counts(one.Definition.Quantity)).Select(one => OfSeries(vocabulary, one)).OfType<GivenNumber>(),
        ];
        var enemies = numbers.Where(number => number.Relation == Relation.Adversary)
            .Select(number => (number.Publisher.Side, number.Quantity.Side)).ToHashSet();
        return
        [
            .. from side in vocabulary.Sides
               where vocabulary.Publishers.All.Any(publisher => publisher.Side == side.Id)
               let own = numbers.Where(number => number.Publisher.Side == side.Id).ToList()
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

    private static NewestNumber Last(Definition of, bool isOwn, Definition category, List<GivenNumber> numbers)
    {
        var relation = isOwn ? Relation.Own : Relation.Adversary;
        var fitting = numbers.Where(number => number.Relation == relation && number.Quantity.Side == of.Id
            && number.Quantity.Category == category.Id).ToList();
        var whole = Newest(fitting.Where(number => number.Quantity.Scope.Equals(Scope.All)));
        var part = Newest(fitting.Where(number => !number.Quantity.Scope.Equals(Scope.All)));
        return new(of, isOwn, category, whole, whole is null || part?.Date.Last > whole.Date.Last ? part : null);
    }

    private static ImmutableArray<PublisherSilence> Publishers(
        Vocabulary vocabulary, Definition side, List<GivenNumber> numbers, List<Claim> standing) =>
    [
        .. vocabulary.Publishers.All.Where(publisher => publisher.Side == side.Id)
            .Select(publisher => new PublisherSilence(
                publisher,
                Newest(numbers.Where(number => number.Publisher.Id == publisher.Id && number.Relation == Relation.Own)),
                Newest(numbers.Where(number => number.Publisher.Id == publisher.Id && number.Relation == Relation.Adversary)),
                standing.Where(claim => claim.Publisher.Id == publisher.Id && claim is { Response: "refusal" or "no-comment" or "denial" })
                    .OrderByDescending(claim => claim.Date!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).FirstOrDefault()))
            .Where(one => one is not { Own: null, Adversary: null, Response: null })
            .OrderByDescending(one => one.Own?.Date.Last).ThenByDescending(one => one.Adversary?.Date.Last)
            .ThenBy(one => one.Publisher.Id, StringComparer.Ordinal),
    ];

    // A number of killed or casualties up to a day or within a period; words, rates and ratios are none.
    private static bool Counts(Quantity quantity) =>
        quantity is { Kind: QuantityKind.Cumulative or QuantityKind.Period, Unit: "persons" } && Categories.Contains(quantity.Category);

    private static GivenNumber? OfSeries(Vocabulary vocabulary, Series series)
    {
        var quantity = series.Definition.Quantity;
        if (vocabulary.Publishers.Find(series.Definition.Publisher) is not { Side: not null } publisher
            || LastLosses.LastRow(series, vocabulary.Start) is not { } row)
        {
            return null;
        }

        var date = row.Date!.Value;
        return new(
            SeriesRecord.Id(series, row), publisher, PublisherList.RelationTo(publisher, quantity.Side, vocabulary.Rules.Sides),
            quantity.Kind == QuantityKind.Period ? quantity with { Period = date } : quantity with { AsOf = date },
            LastLosses.FigureOf(row), date);
    }

    private static GivenNumber? Newest(IEnumerable<GivenNumber> numbers) => numbers
        .OrderByDescending(number => number.Date.Last).ThenBy(number => number.Record, StringComparer.Ordinal).FirstOrDefault();
}
