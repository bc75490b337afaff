using System.Text.RegularExpressions;

namespace Cenotaph.Ingest;

/// <summary>What a cell looks like at a glance, for guesses only; what it means is decided by the reading of its field.</summary>
internal enum CellLook
{
    Empty,
    Text,
    Number,
    Date,
    Address,
}

/// <summary>Looks at cells without reading them.</summary>
internal static partial class CellContent
{
    // Longer cells are prose.
    private const int Longest = 40;

    /// <summary>What the text of a cell looks like.</summary>
    public static CellLook Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IsEmpty ? CellLook.Empty
            : Address().IsMatch(text) ? CellLook.Address
            : text.Length > Longest ? CellLook.Text
            : Date().IsMatch(text) ? CellLook.Date
            : Number().IsMatch(text) ? CellLook.Number
            : CellLook.Text;
    }

    /// <summary>What at least four in five of the cells that are not empty look like; text when they differ.</summary>
    public static CellLook Of(IEnumerable<string> cells)
    {
        var looks = cells.Select(cell => Of(cell)).Where(look => look != CellLook.Empty).ToList();
        if (looks.Count == 0)
        {
            return CellLook.Empty;
        }

        foreach (var look in (ReadOnlySpan<CellLook>)[CellLook.Date, CellLook.Number, CellLook.Address])
        {
            if (5 * looks.Count(other => other == look) >= 4 * looks.Count)
            {
                return look;
            }
        }

        return CellLook.Text;
    }

    [GeneratedRegex(@"^(https?://|www\.)\S+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // Days and months in figures, or a month's name beside a figure, in English, Russian and Ukrainian.
    [GeneratedRegex(
        @"^\d{4}-\d{1,2}(-\d{1,2}([T ]\d{1,2}:\d{2}.*)?)?$|^\d{4}-?[QW]\d{1,2}$|^\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})(\s+\d{1,2}:\d{2}.*)?$"
        + @"|^(?=.*\d)(\d{1,2}\.?\s+)?("
        + "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
        + "|янв(ар[ья])?|фев(рал[ья])?|март?а?|апр(ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(уста?)?|сен(тябр[ья])?|окт(ябр[ья])?"
        + "|ноя(бр[ья])?|дек(абр[ья])?|січ(ень|ня)|лют(ий|ого)|берез(ень|ня)|квіт(ень|ня)|трав(ень|ня)|черв(ень|ня)|лип(ень|ня)"
        + "|серп(ень|ня)|верес(ень|ня)|жовт(ень|ня)|листопада?|груд(ень|ня)"
        + @")\.?,?(\s+\d{1,2},?)?(\s+\d{4})?(\s*г\.?|\s*р\.?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"^(~|≈|<|>|≤|≥|nearly|about|around|almost|over|under|at least|up to|more than|less than|около|почти|более|менее|свыше|до"
        + @"|не менее|близько|майже|понад|більше|менше)?\s*[+−-]?\d[\d\s.,'’]*\s*(k|m|bn|thousand|million|тыс|тис|млн|млрд|тысяч\p{L}*|тисяч\p{L}*)?\.?"
        + @"(\s*[-–—]\s*\d[\d\s.,]*\s*(k|m|тыс|тис|млн)?\.?)?\s*[+%]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
