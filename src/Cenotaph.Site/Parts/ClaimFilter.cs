using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Parts;

/// <summary>A choice by which claims are filtered, with the values that occur.</summary>
/// <param name="Name">Its name in the form and in the data attributes of the rows.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Options">Each value and its name for readers.</param>
internal sealed record ClaimFilter(string Name, string Label, ImmutableArray<(string Value, string Text)> Options)
{
    public static ImmutableArray<ClaimFilter> Of(PageContext page)
    {
        var (texts, words, claims) = (page.Texts, page.View.Vocabulary, page.View.Bulletin.Claims);
        var sides = claims.Select(claim => claim.Quantity.Side).ToHashSet(StringComparer.Ordinal);
        var categories = claims.Select(claim => claim.Quantity.Category).ToHashSet(StringComparer.Ordinal);
        return
        [
            new("side", texts["column.side"], Named(page, words.Sides.Where(side => sides.Contains(side.Id)))),
            new("category", texts["column.category"], Named(page, words.Categories.Where(one => categories.Contains(one.Id)))),
            new("publisher", texts["column.publisher"],
            [
                .. claims.Select(claim => claim.Publisher).DistinctBy(publisher => publisher.Id)
                    .Select(publisher => (publisher.Id, publisher.Name.In(page.Language)))
                    .OrderBy(publisher => publisher.Item2, StringComparer.Ordinal).ThenBy(publisher => publisher.Id, StringComparer.Ordinal),
            ]),
            new("relation", texts["column.relation"],
                [.. claims.Select(claim => claim.Relation).Distinct().Order().Select(one => (one.Word(), texts["relation." + one.Word()]))]),
            new("kind", texts["column.kind"],
                [.. claims.Select(claim => claim.Quantity.Kind).Distinct().Order().Select(one => (one.Word(), texts["kind." + one.Word()]))]),
            new("bound", texts["column.bound"],
                [.. claims.Select(claim => claim.Figure.Bound).Distinct().Order().Select(one => (one.Word(), texts["bound." + one.Word()]))]),
        ];
    }

    /// <summary>The text of a claim that a reader can search, in lower case.</summary>
    public static string SearchText(PageContext page, Claim claim) => string.Join(' ', new[]
    {
        claim.Id, claim.Publisher.Name.In(page.Language), claim.PublisherAsWritten, claim.ReportedBy?.Name.In(page.Language),
        claim.Quote, claim.Note, claim.Method, claim.CategoryAsPublished, claim.ScopeAsPublished,
        QuantityPhrase.Line(page, claim.Quantity), page.Texts.Short(claim.Figure),
    }.Where(part => part is not null)).ToLowerInvariant();

    private static ImmutableArray<(string Value, string Text)> Named(PageContext page, IEnumerable<Definition> definitions) =>
        [.. definitions.Select(one => (one.Id, QuantityPhrase.Name(page, one)))];
}
