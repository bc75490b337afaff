using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Reads dates that are digits and signs: 14.05.2024, 5/14/2024, 2024-05, 20240514.</summary>
internal static class PrintedDateNumbers
{
    /// <summary>Reads a date in digits; null without a reason when it is none.</summary>
    public static PrintedDateParts? Read(List<PrintedToken> tokens, out string? refusal)
    {
        refusal = null;
        switch (tokens)
        {
            case [{ Kind: TokenKind.Digits, Text.Length: 4 } year]:
                return new PrintedDateParts { Year = Number(year) };

            case [{ Kind: TokenKind.Digits, Text.Length: 8 } day]:
                return new PrintedDateParts
                {
                    Year = Number(day.Text[..4]),
                    Month = Number(day.Text[4..6]),
                    Day = Number(day.Text[6..]),
                };

            case [{ Kind: TokenKind.Digits } first, { Kind: TokenKind.Mark } sign, { Kind: TokenKind.Digits } last]
                when IsSign(sign):
                return Two(first, last, out refusal);

            case [{ Kind: TokenKind.Digits } first, var sign, { Kind: TokenKind.Digits } second, var again, { Kind: TokenKind.Digits } last]
                when IsSign(sign) && again.Text == sign.Text:
                return Three(first, second, last, sign.Text[0], out refusal);

            default:
                return null;
        }
    }

    private static bool IsSign(PrintedToken token) => token.Text is "-" or "." or "/";

    private static PrintedDateParts? Two(PrintedToken first, PrintedToken last, out string? refusal)
    {
        refusal = null;
        switch (first.Text.Length, last.Text.Length)
        {
            case (4, 1 or 2):
                return new PrintedDateParts { Year = Number(first), Month = Number(last) };
            case (1 or 2, 4):
                return new PrintedDateParts { Year = Number(last), Month = Number(first) };
            case (1 or 2, 1 or 2):
                refusal = PrintedRefusal.MangledDate;
                return null;
            default:
                return null;
        }
    }

    // Stops are day first everywhere in these three languages; slashes and dashes are not, unless a part is above 12.
    private static PrintedDateParts? Three(
        PrintedToken first, PrintedToken second, PrintedToken last, char sign, out string? refusal)
    {
        refusal = null;
        if (first.Text.Length == 4 && second.Text.Length <= 2 && last.Text.Length <= 2)
        {
            return new PrintedDateParts { Year = Number(first), Month = Number(second), Day = Number(last) };
        }

        if (first.Text.Length > 2 || second.Text.Length > 2 || last.Text.Length is not (2 or 4))
        {
            return null;
        }

        if (last.Text.Length == 2)
        {
            refusal = PrintedRefusal.ShortYear;
            return null;
        }

        var (day, month) = (Number(first), Number(second));
        if (sign != '.' && day <= 12 && month <= 12 && day != month)
        {
            refusal = PrintedRefusal.AmbiguousDate;
            return null;
        }

        if (sign != '.' && month > 12)
        {
            (day, month) = (month, day);
        }

        return new PrintedDateParts { Year = Number(last), Month = month, Day = day };
    }

    private static int Number(PrintedToken token) => Number(token.Text);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None,
        CultureInfo.InvariantCulture);
}
