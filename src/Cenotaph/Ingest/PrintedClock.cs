using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Takes a time of day off the end of a date: the day is what a record needs.</summary>
internal static class PrintedClock
{
    /// <summary>
    /// Removes a trailing time such as <c>T00:00:00Z</c>, <c>10:30</c> or <c>12:00:00 AM +03:00</c>.
    /// </summary>
    public static void Strip(List<PrintedToken> tokens)
    {
        var colon = tokens.FindIndex(token => token.Is(':'));
        if (colon < 2 || tokens[colon - 1] is not { Kind: TokenKind.Digits, Text.Length: <= 2 } hour
            || int.Parse(hour.Text, CultureInfo.InvariantCulture) > 24)
        {
            return;
        }

        var start = colon - 1;
        var afterLetter = tokens[start - 1].Is("t") && start > 1;
        if (!afterLetter && !hour.Spaced)
        {
            return;
        }

        for (var i = colon; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var fits = token.Kind switch
            {
                TokenKind.Digits => token.Text.Length <= 9,
                TokenKind.Word => token.Text is "z" or "am" or "pm" or "utc" or "gmt" or "мск" or "msk",
                _ => token.Text is ":" or "." or "," or "+" or "-",
            };
            if (!fits || (token.Kind == TokenKind.Digits && tokens[i - 1].Is(':') && token.Text.Length != 2)
                || (token.Kind == TokenKind.Digits && tokens[i - 1].Is(':')
                && string.CompareOrdinal(token.Text, "59") > 0))
            {
                return;
            }
        }

        start -= afterLetter ? 1 : 0;
        tokens.RemoveRange(start, tokens.Count - start);
        while (tokens.Count > 0 && tokens[^1].Is(','))
        {
            tokens.RemoveAt(tokens.Count - 1);
        }
    }
}
