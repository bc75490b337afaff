namespace Cenotaph.Ingest;

/// <summary>Reads numbers as people print them, in English, Russian and Ukrainian.</summary>
public static class PrintedNumber
{
    // So many digits fit a long and stay below the largest number taken.
    private const int MostPlainDigits = 15;

    /// <summary>
    /// Reads one printed number: bound, value or limits, and the unit of the last printed digit (trailing zeros of a
    /// whole number are taken as rounded, those after a decimal sign as printed on purpose). Shares come as 0 to 1.
    /// Never throws and never guesses: what reads two ways is refused.
    /// </summary>
    /// <param name="text">The cell, untrimmed.</param>
    /// <param name="words">
    /// The study's quantity words, which go before <see cref="PrintedWords.BuiltIn"/>; not to be changed once used.
    /// </param>
    /// <param name="figure">The figure; <see cref="Figure.None"/> when there is none.</param>
    /// <param name="expected">On failure, one clause that says what was expected; otherwise empty.</param>
    public static bool TryRead(
        ReadOnlySpan<char> text, IReadOnlyDictionary<string, WordLimits> words, out Figure figure, out string expected)
    {
        text = text.Trim();
        expected = "";
        if (TryPlain(text, out figure))
        {
            return true;
        }

        if (text.Length > PrintedToken.LongestText)
        {
            expected = PrintedRefusal.Long;
            return false;
        }

        return PrintedFigure.TryRead(PrintedToken.Scan(text), words, out figure, out expected);
    }

    /// <summary>Reads a number of ASCII digits alone, with no work beside the figure itself.</summary>
    private static bool TryPlain(ReadOnlySpan<char> text, out Figure figure)
    {
        figure = Figure.None;
        if (text.IsEmpty || text.Length > MostPlainDigits)
        {
            return false;
        }

        var number = 0L;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        var unit = 1L;
        for (var rest = number; rest != 0 && rest % 10 == 0; rest /= 10)
        {
            unit *= 10;
        }

        figure = Figure.Point(number, unit);
        return true;
    }
}
