using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Reads digits with their separators: which part thousands, which part decimals.</summary>
internal static class PrintedDigits
{
    // What a decimal holds without rounding.
    private const int MostDigits = 28;

    /// <summary>Whether a number in digits begins here.</summary>
    public static bool Begins(List<PrintedToken> tokens, int at) =>
        at < tokens.Count && (tokens[at].Kind == TokenKind.Digits
            || (IsPoint(tokens[at]) && at + 1 < tokens.Count
                && tokens[at + 1] is { Kind: TokenKind.Digits, Spaced: false }));

    /// <summary>
    /// Reads the digits of one number, without scale words; says why when they cannot be one.
    /// </summary>
    public static bool TryRead(
        List<PrintedToken> tokens, ref int at, out PrintedAmount amount, out string? refusal)
    {
        amount = default;
        refusal = null;
        var whole = "";
        var decimals = "";
        var doubt = Doubt.None;
        if (tokens[at].Kind == TokenKind.Digits)
        {
            var runs = Runs(tokens, ref at);
            if (!Split(runs, out whole, out decimals, out doubt))
            {
                refusal = PrintedRefusal.Groups;
                return false;
            }
        }
        else
        {
            decimals = tokens[at + 1].Text;
            at += 2;
        }

        if (whole.TrimStart('0').Length + decimals.Length > MostDigits)
        {
            refusal = PrintedRefusal.Digits;
            return false;
        }

        var value = decimal.Parse(
            "0" + whole + "." + decimals + "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var unit = PowerOfTen(-decimals.Length);
        if (TakeExponent(tokens, ref at, out var exponent))
        {
            if (Math.Abs(exponent) > 14 || value * PowerOfTen(Math.Max(exponent, 0)) >= PrintedNumeral.Limit)
            {
                refusal = PrintedRefusal.Huge;
                return false;
            }

            value *= PowerOfTen(exponent);
            unit *= PowerOfTen(exponent);
        }
        else if (decimals.Length == 0)
        {
            unit = PrintedNumeral.UnitOf(value);
        }

        amount = new(value, unit, 1, AmountKind.Count, doubt, true);
        return true;
    }

    private static bool IsPoint(PrintedToken token) => token.Is('.') || token.Is('·');

    // The digits and what parts them: a space only before exactly three digits, a mark only when glued on both sides.
    private static List<(char Before, string Digits)> Runs(List<PrintedToken> tokens, ref int at)
    {
        var runs = new List<(char Before, string Digits)> { ('\0', tokens[at].Text) };
        at++;
        while (at < tokens.Count)
        {
            var token = tokens[at];
            if (token is { Kind: TokenKind.Digits, Spaced: true, Text.Length: 3 }
                && runs[^1].Digits.Length <= 3 && runs.TrueForAll(run => run.Before is '\0' or ' ')
                && (runs.Count > 1 ? runs[^1].Digits.Length == 3 : runs[0].Digits[0] != '0'))
            {
                runs.Add((' ', token.Text));
                at++;
                continue;
            }

            var mark = token.Kind == TokenKind.Mark && !token.Spaced ? token.Text[0] : ' ';
            if (mark is not (',' or '.' or '\'' or '·') || at + 1 >= tokens.Count
                || tokens[at + 1] is not { Kind: TokenKind.Digits, Spaced: false })
            {
                break;
            }

            runs.Add((mark, tokens[at + 1].Text));
            at += 2;
        }

        return runs;
    }

    private static bool Split(
        List<(char Before, string Digits)> runs, out string whole, out string decimals, out Doubt doubt)
    {
        whole = runs[0].Digits;
        decimals = "";
        doubt = Doubt.None;
        if (runs.Count == 1)
        {
            return true;
        }

        var last = runs[^1];
        var marksAlike = runs.TrueForAll(run => run.Before is '\0' || run.Before == last.Before);
        var fitsGroup = last.Digits.Length == 3 && runs[0].Digits.Length <= 3 && runs[0].Digits[0] != '0';
        var isDecimal = last.Before switch
        {
            ' ' or '\'' => false,
            '·' => true,
            _ when !marksAlike => true,                           // 1.050,5 and 1 050.5: the last one differs
            _ when runs.Count > 2 => false,                       // 1,050,000: only a grouping repeats
            '.' => true,                                          // files write 13.125; print that counts is refused
            _ => !fitsGroup,
        };
        if (runs.Count == 2 && fitsGroup)
        {
            doubt = last.Before == ',' ? Doubt.Comma : last.Before == '.' ? Doubt.Point : Doubt.None;
        }

        var groups = isDecimal ? runs.Count - 1 : runs.Count;
        var separator = groups > 1 ? runs[1].Before : '\0';
        for (var i = 1; i < groups; i++)
        {
            if (runs[i].Before != separator || runs[i].Digits.Length != 3 || separator == '·')
            {
                return false;
            }
        }

        if (groups > 1 && runs[0].Digits.Length > 3)
        {
            return false;
        }

        whole = string.Concat(runs.Take(groups).Select(run => run.Digits));
        decimals = isDecimal ? last.Digits : "";
        return true;
    }

    // 1.05E+06, as spreadsheets write large numbers into text.
    private static bool TakeExponent(List<PrintedToken> tokens, ref int at, out int exponent)
    {
        exponent = 0;
        if (at + 1 >= tokens.Count || tokens[at].Spaced || tokens[at].Text is not "e")
        {
            return false;
        }

        var next = at + 1;
        var negative = tokens[next].Is('-');
        next += negative || tokens[next].Is('+') ? 1 : 0;
        if (next >= tokens.Count || tokens[next] is not { Kind: TokenKind.Digits, Spaced: false, Text.Length: <= 3 })
        {
            return false;
        }

        exponent = int.Parse(tokens[next].Text, CultureInfo.InvariantCulture) * (negative ? -1 : 1);
        at = next + 1;
        return true;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power = exponent > 0 ? power * 10 : power / 10;
        }

        return power;
    }
}
