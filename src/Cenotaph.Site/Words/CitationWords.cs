using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;

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
        var quantity = claim.Quantity;
        var subject = QuantityPhrase.Name(page, page.View.Side(quantity.Side)) + ": "
            + QuantityPhrase.Name(page, page.View.Category(quantity.Category));
        var figure = texts.Short(claim.Figure)
            + (claim.Figure.Bound == Bound.None ? "" : " " + FigureWords.Unit(texts, claim));
        return Whole(
            page, subject, figure, claim.Figure.Bound, QuantityPhrase.Line(page, quantity, subject: false), claim.Date,
            texts.With("cite.publisher", claim.Publisher.Name.In(page.Language), QuantityPhrase.Relation(page, claim.Relation)),
            BulletinAddress.Claim(claim.Id), "claims");
    }

    /// <summary>The same for one row of a series.</summary>
    public static string Of(PageContext page, SeriesDefinition definition, SeriesRow row)
    {
        var figure = FigureOf(definition, row);
        var number = figure.High ?? figure.Value ?? figure.Low ?? 0;
        var publisher = page.View.Publisher(definition.Publisher);
        return Whole(
            page,
            definition.Title.In(page.Language),
            page.Texts.Short(figure) + " " + page.Texts.Unit(definition.Quantity.Unit, number, bounded: false),
            figure.Bound,
            QuantityPhrase.Line(page, definition.Quantity),
            row.Date,
            publisher is null ? null : page.Texts.With("cite.publisher", publisher.Name.In(page.Language), QuantityPhrase.Relation(
                page, Claims.PublisherList.RelationTo(publisher, definition.Quantity.Side, page.View.Vocabulary.Rules.Sides))),
            BulletinAddress.Series(definition.Id),
            "series-" + definition.Id);
    }

    /// <summary>The number of a row with its limits, as a figure.</summary>
    public static Figure FigureOf(SeriesDefinition definition, SeriesRow row) => (row.Value, row.Low, row.High) switch
    {
        ({ } value, { } low, { } high) when low <= value && value <= high => definition.Interval == Bound.Interval95.Word()
            ? Figure.Within95(low, high, value)
            : Figure.Between(low, high, value),
        ({ } value, _, _) => Figure.Point(value),
        (null, { } low, { } high) when low <= high => Figure.Between(low, high),
        (null, { } low, _) => Figure.AtLeast(low),
        (null, null, { } high) => Figure.AtMost(high),
        _ => Figure.None,
    };

    private static string Whole(
        PageContext page, string subject, string figure, Bound bound, string counts, DateSpan? date, string? publisher, string address, string file)
    {
        var texts = page.Texts;
        var bulletin = page.View.Bulletin;
        var table = page.View.FilesOf(file).FirstOrDefault();
        return string.Join(' ', new[]
        {
            $"{subject}: {figure}.",
            texts.With("cite.bound", texts["bound." + bound.Word()]),
            texts.With("cite.counts", counts),
            texts.With("cite.as-of", date is { } day ? texts.Date(day) : texts["date.unknown"]),
            publisher,
            texts.With("cite.bulletin", bulletin.Title.In(page.Language), bulletin.Version, bulletin.Study,
                texts.Date(bulletin.AsOf), PageContext.Folder(page.Language) + address),
            table is null ? null : texts.With("cite.hash", table.Path, table.Hash),
        }.OfType<string>());
    }
}
