using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cenotaph.Registers;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Parts;

/// <summary>
/// The rows of a series' table as markup, each with its place and a link to it. Written by hand and without a space too
/// many: a bulletin has tens of thousands of them.
/// </summary>
internal sealed class RowMarkup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PageContext page;
    private readonly SeriesPlaces places;

    public RowMarkup(PageContext page, Series series)
    {
        this.page = page;
        places = page.View.Places(series);
        Columns =
        [
            .. new (string Name, bool Shown)[]
            {
                ("date", series.Rows.Any(row => row.Date is not null)),
                ("vintage", series.Rows.Any(row => row.Vintage is not null)),
                ("part", series.Rows.Any(row => row.Part.Count > 0)),
                ("value", true),
                ("low", series.Rows.Any(row => row.Low is not null || row.High is not null)),
                ("high", series.Rows.Any(row => row.Low is not null || row.High is not null)),
                ("note", series.Rows.Any(row => row.Note is not null)),
            }.Where(column => column.Shown).Select(column => column.Name),
        ];
    }

    /// <summary>The columns that the series needs, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumber(string column) => column is "value" or "low" or "high";

    /// <summary>One row of the table.</summary>
    public string Of(SeriesRow row)
    {
        var place = places.Of(row);
        var markup = new StringBuilder($"<tr id=\"{place}\">");
        for (var index = 0; index < Columns.Count; index++)
        {
            var column = Columns[index];
            var (attributes, inside) = Cell(row, column);
            markup.Append("<td").Append(attributes).Append('>')
                .Append(index == 0 ? $"<a href=\"#{place}\">{(inside.Length == 0 ? "#" : inside)}</a>" : inside)
                .Append("</td>");
        }

        return markup.Append("</tr>").ToString();
    }

    private (string Attributes, string Inside) Cell(SeriesRow row, string column) => column switch
    {
        "date" => (" class=\"date\"", Date(row.Date)),
        "vintage" => (" class=\"date\"", Date(row.Vintage)),
        "part" => ("", Text(SeriesChart.PartText(row))),
        "value" => Number(row.Value),
        "low" => Number(row.Low),
        "high" => Number(row.High),
        _ => ("", Text(row.Note ?? "")),
    };

    private string Date(DateSpan? date) => date is { } known
        ? DateWords.Machine(known) is { } machine ? $"<time datetime=\"{machine}\">{Encoder.Encode(page.Texts.Date(known))}</time>" : Encoder.Encode(page.Texts.Date(known))
        : $"<span class=\"unknown\">{Encoder.Encode(page.Texts["date.unknown"])}</span>";

    private string Text(string words) => words.Length == 0 ? ""
        : QuoteLanguage.Among(words) is { } language && language != page.Language
            ? $"<bdi lang=\"{language}\">{Encoder.Encode(words)}</bdi>"
            : $"<bdi>{Encoder.Encode(words)}</bdi>";

    /// <summary>The number as shown, and every digit of it beside that where some are not.</summary>
    private (string Attributes, string Inside) Number(decimal? number)
    {
        if (number is not { } known)
        {
            return (" class=\"count\"", "");
        }

        var shown = SeriesWords.Number(page.Texts, known);
        var whole = page.Texts.Number(known);
        return (" class=\"count\"" + (shown == whole ? "" : $" data-n=\"{Encoder.Encode(whole)}\""), Encoder.Encode(shown));
    }
}
