using Cenotaph.Registers;
using Cenotaph.Site.Charts;

namespace Cenotaph.Site.Words;

/// <summary>What the script of a series' page needs to write rows and their citations as the page does.</summary>
internal static class RowWords
{
    private static readonly string[] Figures = ["none", "limits", "lower", "upper", "centred"];
    private static readonly string[] Dates = ["day", "month", "quarter", "week", "unknown"];
    private static readonly string[] Forms = ["one", "few", "many", "other"];

    /// <summary>The words as JSON that is safe inside a page.</summary>
    public static string Of(PageContext page, Series series) => ChartData.Of(json =>
    {
        var texts = page.Texts;
        var unit = series.Definition.Quantity.Unit;
        json.WriteStartObject();
        json.WriteString("citation", CitationWords.Pattern(page, series.Definition));
        json.WriteString("edition", texts["cite.edition"]);
        json.WriteString("between", series.Definition.Interval == Bound.Interval95.Word() ? Bound.Interval95.Word() : Bound.Range.Word());
        json.WriteString("unit", texts.Word("unit", unit));
        Write("units", Forms, form => texts.Find($"unit.{unit}.{form}"));
        Write("figures", Figures, one => texts["figure." + one]);
        Write("dates", Dates, one => texts["date." + one]);
        Write("bounds", Enum.GetValues<Bound>().Select(bound => bound.Word()), one => texts["bound." + one]);
        json.WriteEndObject();

        void Write(string name, IEnumerable<string> keys, Func<string, string?> text)
        {
            json.WriteStartObject(name);
            foreach (var key in keys)
            {
                if (text(key) is { } known)
                {
                    json.WriteString(key, known);
                }
            }

            json.WriteEndObject();
        }
    });
}
