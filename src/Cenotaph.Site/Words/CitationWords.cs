using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Site.Charts;

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
            page, subject, figure, texts["bound." + claim.Figure.Bound.Word()], QuantityPhrase.Line(page, quantity, subject: false),
            claim.Date is { } day ? texts.Date(day) : texts["date.unknown"],
            texts.With("cite.publisher", claim.Publisher.Name.In(page.Language), QuantityPhrase.Relation(page, claim.Relation)),
            BulletinAddress.Claim(claim.Id), "claims");
    }

    /// <summary>The same for one row of a series.</summary>
    public static string Of(PageContext page, Series series, SeriesRow row)
    {
        var (definition, texts) = (series.Definition, page.Texts);
        var figure = FigureOf(definition, row);
        return Row(
            page,
            definition,
            row.Part.IsEmpty ? "" : ", " + SeriesChart.PartText(row),
            figure.Bound == Bound.None ? texts.Short(figure) : texts.Short(figure) + " " + texts.Unit(
                definition.Quantity.Unit, figure.High ?? figure.Value ?? figure.Low ?? 0, figure.Bound is Bound.Lower or Bound.Upper),
            texts["bound." + figure.Bound.Word()],
            row.Date is { } day ? texts.Date(day) : texts["date.unknown"],
            row.Vintage is { } edition ? " " + texts.With("cite.edition", texts.Date(edition)) : "",
            page.View.Places(series).Of(row));
    }

    /// <summary>
    /// The citation of a row of the series with a <see cref="Mark"/> where the row's own words go: 0 part, 1 figure with
    /// unit, 2 bound, 3 date, 4 edition, 5 place. The page's script puts them in.
    /// </summary>
    public static string Pattern(PageContext page, SeriesDefinition definition) =>
        Row(page, definition, Mark(0), Mark(1), Mark(2), Mark(3), Mark(4), Mark(5));

    /// <summary>A letter for private use that stands for one of a row's words.</summary>
    public static string Mark(int number) => ((char)('\uE000' + number)).ToString();

    /// <summary>The number of a row with its limits, as a figure.</summary>
    public static Figure FigureOf(SeriesDefinition definition, SeriesRow row) => (row.Value, row.Low, row.High) switch
    {
        ({ } value, { } low, { } high) when low <= value && value <= high => definition.Interval == Bound.Interval95.Word()
            ? Figure.Within95(low, high, value)
            : Figure.Between(low, high, value),
        ({ } value, _, _) => Figure.Point(value),
        (null, { } low, { } high) when low <= high => definition.Interval == Bound.Interval95.Word()
            ? Figure.Within95(low, high)
            : Figure.Between(low, high),
        (null, { } low, _) => Figure.AtLeast(low),
        (null, null, { } high) => Figure.AtMost(high),
        _ => Figure.None,
    };

    private static string Row(
        PageContext page, SeriesDefinition definition, string part, string figure, string bound, string date, string edition, string place)
    {
        var publisher = page.View.Publisher(definition.Publisher);
        return Whole(
            page,
            definition.Title.In(page.Language) + part,
            figure,
            bound,
            QuantityPhrase.Line(page, definition.Quantity),
            date,
            publisher is null ? null : page.Texts.With("cite.publisher", publisher.Name.In(page.Language), QuantityPhrase.Relation(
                page, PublisherList.RelationTo(publisher, definition.Quantity.Side, page.View.Vocabulary.Rules.Sides))),
            RowAddress.Of(definition.Id, place),
            "series-" + definition.Id,
            edition);
    }

    private static string Whole(
        PageContext page, string subject, string figure, string bound, string counts, string date, string? publisher, string address, string file,
        string edition = "")
    {
        var texts = page.Texts;
        var bulletin = page.View.Bulletin;
        var table = page.View.FilesOf(file).FirstOrDefault();
        return string.Join(' ', new[]
        {
            $"{subject}: {figure}.",
            texts.With("cite.bound", bound),
            texts.With("cite.counts", counts),
            texts.With("cite.as-of", date) + edition,
            publisher,
            texts.With("cite.bulletin", bulletin.Title.In(page.Language), bulletin.Version, bulletin.Study,
                texts.Date(bulletin.AsOf), PageContext.Folder(page.Language) + address),
            table is null ? null : texts.With("cite.hash", table.Path, table.Hash),
        }.OfType<string>());
    }
}
