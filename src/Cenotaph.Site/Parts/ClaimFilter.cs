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
            Of("side", words.Sides.Where(side => sides.Contains(side.Id))
                .Select(side => (side.Id, QuantityPhrase.Name(page, side)))),
            Of("category", words.Categories.Where(one => categories.Contains(one.Id))
                .Select(one => (one.Id, QuantityPhrase.Name(page, one)))),
            Of("publisher", claims.Select(claim => claim.Publisher).DistinctBy(publisher => publisher.Id)
                .Select(publisher => (publisher.Id, Name: publisher.Name.In(page.Language)))
                .OrderBy(publisher => publisher.Name, StringComparer.Ordinal)
                .ThenBy(publisher => publisher.Id, StringComparer.Ordinal)),
            Of("relation", Found("relation", claim => claim.Relation, relation => relation.Word())),
            Of("kind", Found("kind", claim => claim.Quantity.Kind, kind => kind.Word())),
            Of("bound", Found("bound", claim => claim.Figure.Bound, bound => bound.Word())),
        ];

        ClaimFilter Of(string name, IEnumerable<(string, string)> options) =>
            new(name, texts["column." + name], [.. options]);

        IEnumerable<(string, string)> Found<T>(string family, Func<Claim, T> part, Func<T, string> word) =>
            claims.Select(part).Distinct().Order().Select(value => (word(value), texts[family + "." + word(value)]));
    }

    /// <summary>The texts of a claim that a reader can search beside those that its row shows.</summary>
    public static string SearchText(PageContext page, Claim claim) => string.Join(' ', new[]
    {
        claim.PublisherAsWritten == claim.Publisher.Name.In(page.Language) ? null : claim.PublisherAsWritten,
        claim.ReportedBy?.Name.In(page.Language), claim.Quote, claim.Note, claim.Method, claim.CategoryAsPublished, claim.ScopeAsPublished,
    }.Where(part => part is not null));
}
