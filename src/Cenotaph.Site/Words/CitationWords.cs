using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Words;

/// <summary>A number as a reader cites it, with all that is needed to find and check it.</summary>
internal static class CitationWords
{
    /// <summary>
    /// The figure with its bound, what it counts, its as-of, its publisher, its permanent address in this version of the
    /// bulletin, and the hash of the table that holds it.
    /// </summary>
    public static string Of(PageContext page, Claim claim)
    {
        var texts = page.Texts;
        var bulletin = page.View.Bulletin;
        var quantity = claim.Quantity;
        var subject = QuantityPhrase.Name(page, page.View.Side(quantity.Side)) + ": "
            + QuantityPhrase.Name(page, page.View.Category(quantity.Category));
        var figure = texts.Short(claim.Figure)
            + (claim.Figure.Bound == Bound.None ? "" : " " + FigureWords.Unit(texts, claim));
        var table = page.View.FilesOf("claims").FirstOrDefault();
        return string.Join(' ', new[]
        {
            $"{subject}: {figure}.",
            texts.With("cite.bound", texts["bound." + claim.Figure.Bound.Word()]),
            texts.With("cite.counts", QuantityPhrase.Line(page, quantity, subject: false)),
            texts.With("cite.as-of", claim.Date is { } date ? texts.Date(date) : texts["date.unknown"]),
            texts.With("cite.publisher", claim.Publisher.Name.In(page.Language), QuantityPhrase.Relation(page, claim.Relation)),
            texts.With("cite.bulletin", bulletin.Title.In(page.Language), bulletin.Version, bulletin.Study,
                texts.Date(bulletin.AsOf), PageContext.Folder(page.Language) + BulletinAddress.Claim(claim.Id)),
            table is null ? null : texts.With("cite.hash", table.Path, table.Hash),
        }.OfType<string>());
    }
}
