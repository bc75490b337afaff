namespace Cenotaph.Ingest;

/// <summary>
/// Finds what looks like a number and is none: dates, years, ordinals, times, negative numbers.
/// </summary>
internal static class PrintedMisread
{
    /// <summary>Why the text is not a number, or null when nothing speaks against it.</summary>
    public static string? Find(List<PrintedToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return PrintedRefusal.Number;
        }

        if (tokens[0].Is('(') && tokens[^1].Is(')') && tokens.Exists(token => token.Kind == TokenKind.Digits)
            && tokens.FindIndex(token => token.Is(')')) == tokens.Count - 1)
        {
            return PrintedRefusal.Bracketed;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (AtToken(tokens, i) is { } misread)
            {
                return misread;
            }
        }

        return null;
    }

    private static string? AtToken(List<PrintedToken> tokens, int i)
    {
        var token = tokens[i];
        var digitsNext = i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Digits;
        var digitsBefore = i > 0 && tokens[i - 1].Kind == TokenKind.Digits;
        if (token.Text is "minus" or "минус" or "мінус" && digitsNext && !(i > 0
            && tokens[i - 1].Text is "plus" or "or" or "плюс" or "-"))
        {
            return PrintedRefusal.Negative;
        }

        if (token.Is('-') && digitsNext && !tokens[i + 1].Spaced
            && !EndsAmount(tokens, i - 1, token.Spaced))
        {
            return PrintedRefusal.Negative;
        }

        if (token.Is('-') && i == 0 && digitsNext)
        {
            return PrintedRefusal.Negative;
        }

        if (token.Is('?'))
        {
            return PrintedRefusal.Doubted;
        }

        if (token.Is('/') && digitsBefore && digitsNext)
        {
            return PrintedRefusal.LooksLikeDate;
        }

        if (token.Is(':') && digitsBefore && digitsNext && tokens[i + 1].Text.Length == 2)
        {
            return PrintedRefusal.Clock;
        }

        if (token.Kind == TokenKind.Word && PrintedMonths.TryMonth(token.Text, out _)
            && (DayOrYear(tokens, i - 1) || DayOrYear(tokens, i + 1)
                || (i + 2 < tokens.Count && tokens[i + 1].Is('-') && DayOrYear(tokens, i + 2))
                || (i > 1 && tokens[i - 1].Is('-') && DayOrYear(tokens, i - 2))))
        {
            return PrintedRefusal.LooksLikeDate;
        }

        return token.Kind == TokenKind.Digits ? AtDigits(tokens, i) : null;
    }

    private static string? AtDigits(List<PrintedToken> tokens, int i)
    {
        var text = tokens[i].Text;
        if (i + 4 < tokens.Count && tokens[i + 1].Text is "-" or "."
            && tokens[i + 3].Text == tokens[i + 1].Text
            && tokens[i + 2] is { Kind: TokenKind.Digits, Spaced: false, Text.Length: <= 2 }
            && tokens[i + 4] is { Kind: TokenKind.Digits, Spaced: false } third && text.Length <= 4
            && (tokens[i + 1].Is('-') || third.Text.Length != 3))
        {
            return PrintedRefusal.LooksLikeDate;
        }

        if (text.Length == 4 && Year(text) && i + 1 < tokens.Count
            && tokens.FindIndex(token => token.Kind == TokenKind.Digits) == i
            && tokens[i + 1].Text is "год" or "году" or "года" or "г" or "гг" or "годах" or "рік" or "році"
            or "року" or "р" or "рр")
        {
            return PrintedRefusal.Year;
        }

        if (text.Length == 4 && Year(text) && i > 0 && (tokens[i - 1].Text is "in" or "year" && i == 1))
        {
            return PrintedRefusal.Year;
        }

        // 2024-05 and 2022–2023; counts of that size are printed with a unit after them
        if (i == 0 && tokens.Count == 3 && text.Length == 4 && Year(text) && tokens[1].Is('-')
            && tokens[2].Kind == TokenKind.Digits
            && (tokens[2].Text.Length == 2 || (tokens[2].Text.Length == 4 && Year(tokens[2].Text))))
        {
            return tokens[2].Text.Length == 2 ? PrintedRefusal.LooksLikeDate : PrintedRefusal.Year;
        }

        if (i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Word, Spaced: false, Text: "st" or "nd" or "rd" or "th" })
        {
            return PrintedRefusal.Ordinal;
        }

        return i + 2 < tokens.Count && tokens[i + 1] is { Spaced: false } dash && dash.Is('-')
            && tokens[i + 2] is { Kind: TokenKind.Word, Spaced: false, Text: "й" or "я" or "е" or "го" or "му" or "ый" or "ой" or "а" }
                ? PrintedRefusal.Ordinal
                : null;
    }

    private static bool EndsAmount(List<PrintedToken> tokens, int i, bool spaced) =>
        i >= 0 && (tokens[i].Kind is TokenKind.Digits or TokenKind.Fraction
            || (tokens[i].Kind == TokenKind.Word && (!spaced || PrintedLexicon.Scale(tokens[i].Text) != 0
                || PrintedLexicon.IsTimes(tokens[i].Text) || PrintedLexicon.IsPercent(tokens[i].Text)))
            || tokens[i].Text is "%" or "+" or "×" or ")" or "]" or "/");

    private static bool Year(string digits) =>
        digits.Length == 4 && string.CompareOrdinal(digits, "1900") >= 0
            && string.CompareOrdinal(digits, "2100") <= 0;

    private static bool DayOrYear(List<PrintedToken> tokens, int i)
    {
        if (i < 0 || i >= tokens.Count || tokens[i].Kind != TokenKind.Digits)
        {
            return false;
        }

        // the last group of "26 000" is no day
        var grouped = i > 0 && tokens[i - 1].Text is "," or "." or "'" or "·" && !tokens[i].Spaced;
        return Year(tokens[i].Text) || (tokens[i].Text.Length <= 2 && !grouped);
    }
}
