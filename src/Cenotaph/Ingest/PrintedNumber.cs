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
        ReadOnlySpan<char> text, IReadOnlyDictionary<string, WordLimits> words, out Figure figure,
            out string expected)
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

    /// <summary>
    /// Reads ASCII digits, in groups parted by commas or not, with decimals after a point or not: what files and
    /// registers hold, with no work beside the figure itself. It agrees with the grammar on all it takes.
    /// </summary>
    private static bool TryPlain(ReadOnlySpan<char> text, out Figure figure)
    {
        figure = Figure.None;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..];
        if (whole.IsEmpty || text.Length > MostPlainDigits || (point >= 0 && decimals.IsEmpty))
        {
            return false;
        }

        var comma = whole.IndexOf(',');
        if (comma >= 0 && (comma is 0 or > 3 || whole[0] == '0' || (whole.Length - comma) % 4 != 0))
        {
            return false;
        }

        var number = 0L;
        for (var i = 0; i < whole.Length; i++)
        {
            if (comma >= 0 && i >= comma && (i - comma) % 4 == 0)
            {
                if (whole[i] != ',')
                {
                    return false;
                }
            }
            else if (!TakeDigit(whole[i], ref number))
            {
                return false;
            }
        }

        foreach (var digit in decimals)
        {
            if (!TakeDigit(digit, ref number))
            {
                return false;
            }
        }

        figure = decimals.IsEmpty ? Whole(number) : WithDecimals(number, decimals.Length);
        return true;
    }

    private static bool TakeDigit(char digit, ref long number)
    {
        if (!char.IsAsciiDigit(digit))
        {
            return false;
        }

        number = (number * 10) + (digit - '0');
        return true;
    }

    private static Figure Whole(long number)
    {
        var unit = 1L;
        for (var rest = number; rest != 0 && rest % 10 == 0; rest /= 10)
        {
            unit *= 10;
        }

        return Figure.Point(number, unit);
    }

    private static Figure WithDecimals(long number, int decimals)
    {
        var scale = decimals;
        while (scale > 0 && number % 10 == 0)
        {
            number /= 10;
            scale--;
        }

        return Figure.Point(
            new decimal(unchecked((int)number), (int)(number >> 32), 0, false, (byte)scale),
            new decimal(1, 0, 0, false, (byte)decimals));
    }
}
