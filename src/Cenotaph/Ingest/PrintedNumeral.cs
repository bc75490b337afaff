namespace Cenotaph.Ingest;

/// <summary>What an amount is counted in, as far as print says so.</summary>
internal enum AmountKind
{
    /// <summary>A plain number.</summary>
    Count,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>A multiple: 17 times.</summary>
    Times,

    /// <summary>A part of a whole: one in five.</summary>
    Share,
}

/// <summary>One amount as printed, before the words around it are weighed.</summary>
/// <param name="Value">The number, its scale included.</param>
/// <param name="Unit">The unit of its last printed digit; zero when there is none.</param>
/// <param name="Scale">What its scale words multiply by; 1 without any.</param>
/// <param name="Kind">What it is counted in.</param>
/// <param name="Doubtful">It has one separator before exactly three digits, which a scale word leaves open.</param>
/// <param name="Digits">Whether it is printed in digits.</param>
internal readonly record struct PrintedAmount(
    decimal Value, decimal Unit, decimal Scale, AmountKind Kind, Doubt Doubtful, bool Digits)
{
    /// <summary>The same amount times a scale that stands elsewhere.</summary>
    public PrintedAmount Times(decimal scale) =>
        this with { Value = Value * scale, Unit = Unit * scale, Scale = Scale * scale, Doubtful = Doubt.None };
}

/// <summary>Why the separators of a number leave its size open.</summary>
internal enum Doubt
{
    /// <summary>They do not.</summary>
    None,

    /// <summary><c>1,234</c>: thousands, unless a scale word follows.</summary>
    Comma,

    /// <summary><c>1.234</c>: a decimal, unless other words say that it counts.</summary>
    Point,
}

/// <summary>Reads one amount in digits, words or both, with its scale words.</summary>
internal static class PrintedNumeral
{
    /// <summary>Numbers from here up are slips or hostile, not counts.</summary>
    public const decimal Limit = 1_000_000_000_000_000;

    /// <summary>
    /// The unit of the last digit that is not a trailing zero: 10,000 for 120,000; 1 for zero and for 27,423.
    /// </summary>
    public static decimal UnitOf(decimal whole)
    {
        var unit = 1m;
        if (whole == decimal.Truncate(whole))
        {
            while (whole != 0 && whole % 10 == 0)
            {
                whole /= 10;
                unit *= 10;
            }

            return unit;
        }

        while (whole != decimal.Truncate(whole))
        {
            whole *= 10;
            unit /= 10;
        }

        return unit;
    }

    /// <summary>
    /// Reads an amount; false without a refusal when there is none here, with one when it is faulty.
    /// </summary>
    /// <param name="tokens">The printed text.</param>
    /// <param name="at">Where it begins; moved past what was read.</param>
    /// <param name="afterBound">Whether "more than" or the like is before it, so that "тысячи" is a thousand.</param>
    /// <param name="amount">What was read.</param>
    /// <param name="refusal">Why a number that begins here cannot be read.</param>
    public static bool TryRead(
        List<PrintedToken> tokens, ref int at, bool afterBound, out PrintedAmount amount, out string? refusal)
    {
        refusal = null;
        var start = at;
        var found = PrintedDigits.Begins(tokens, at)
            ? TryInDigits(tokens, ref at, out amount, out refusal)
            : TryFraction(tokens, ref at, out amount) || TryInWords(tokens, ref at, afterBound, out amount);
        if (found && amount.Value >= Limit)
        {
            refusal = PrintedRefusal.Huge;
        }

        if (refusal is not null || !found)
        {
            at = start;
            return false;
        }

        return true;
    }

    /// <summary>
    /// Reads the scale word at a place, or 0; a glued dash ("50-тысячный") may be before it.
    /// </summary>
    public static decimal TakeScale(List<PrintedToken> tokens, ref int at)
    {
        var next = at;
        if (next + 1 < tokens.Count && tokens[next].Is('-') && !tokens[next + 1].Spaced)
        {
            next++;
        }

        if (next >= tokens.Count || tokens[next].Kind != TokenKind.Word)
        {
            return 0;
        }

        var token = tokens[next];
        var scale = PrintedLexicon.Scale(token.Text);
        if (scale == 0 && next == at)
        {
            scale = Suffix(tokens, next);
        }

        at = scale == 0 ? at : next + 1;
        return scale;
    }

    // A capital M or B is million or billion wherever it stands; a small Latin m or b only when glued to the digits
    // ("1.2m") and nothing says metres; "15 m" and the Cyrillic "15 м" are metres.
    private static decimal Suffix(List<PrintedToken> tokens, int at)
    {
        var token = tokens[at];
        var perSomething = at + 1 < tokens.Count
            && (tokens[at + 1].Is('/') || tokens[at + 1].Is("per") || tokens[at + 1].Is("a"));
        return token.Text switch
        {
            _ when perSomething => 0,
            "m" or "м" when token.Upper => 1_000_000,
            "m" when !token.Spaced => 1_000_000,
            "b" when token.Upper || !token.Spaced => 1_000_000_000,
            _ => 0,
        };
    }

    private static bool TryInDigits(
        List<PrintedToken> tokens, ref int at, out PrintedAmount amount, out string? refusal)
    {
        if (!PrintedDigits.TryRead(tokens, ref at, out amount, out refusal))
        {
            return false;
        }

        amount = WithHalf(tokens, ref at, amount);
        var doubt = amount.Doubtful;
        for (var scale = TakeScale(tokens, ref at); scale != 0; scale = TakeScale(tokens, ref at))
        {
            if (doubt == Doubt.Comma)
            {
                refusal = PrintedRefusal.Ambiguous;
                return false;
            }

            if (amount.Scale * scale > Limit || amount.Value * scale >= Limit)
            {
                refusal = PrintedRefusal.Huge;
                return false;
            }

            amount = amount.Times(scale);
            amount = WithHalf(tokens, ref at, amount);
        }

        // "1 million 200 thousand": a smaller scale of its own must follow, or the second number stands alone.
        if (amount.Scale > 1 && at < tokens.Count && tokens[at].Kind == TokenKind.Digits)
        {
            var next = at;
            if (TryInDigits(tokens, ref next, out var rest, out _) && rest.Scale > 1
                && rest.Value < amount.Scale)
            {
                at = next;
                amount = amount with { Value = amount.Value + rest.Value, Unit = rest.Unit };
            }
        }

        return true;
    }

    // "2½ million", "2 and a half million", "2 с половиной миллиона"; after the scale too: "2 million and a half".
    private static PrintedAmount WithHalf(List<PrintedToken> tokens, ref int at, PrintedAmount amount)
    {
        if (at < tokens.Count && tokens[at].Kind == TokenKind.Fraction && amount.Scale == 1)
        {
            var part = (decimal)char.GetNumericValue(tokens[at].Text, 0);
            at++;
            return amount with { Value = amount.Value + part, Unit = UnitOf(decimal.Round(part, 3)) };
        }

        var length = HalfLength(tokens, at);
        at += length;
        return length == 0
            ? amount
            : amount with { Value = amount.Value + (amount.Scale / 2), Unit = amount.Scale / 10 };
    }

    private static int HalfLength(List<PrintedToken> tokens, int at)
    {
        foreach (var half in Halves)
        {
            var length = PrintedPhrases.Length(half, tokens, at);
            if (length > 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static readonly string[][] Halves =
    [
        ["and", "a", "half"], ["and", "half"], ["с", "половиной"], ["з", "половиною"], ["із", "половиною"],
    ];

    // "half a million", "three quarters of a million", "½ million", "two thirds", "половина", "пятая часть".
    private static bool TryFraction(List<PrintedToken> tokens, ref int at, out PrintedAmount amount)
    {
        amount = default;
        var next = at;
        var count = 1m;
        var counted = false;
        decimal share;
        if (next < tokens.Count && tokens[next].Kind == TokenKind.Fraction)
        {
            share = (decimal)char.GetNumericValue(tokens[next].Text, 0);
            next++;
        }
        else
        {
            if (next < tokens.Count && (tokens[next].Is("a") || tokens[next].Is("an")))
            {
                counted = true;
                next++;
            }
            else if (next < tokens.Count && tokens[next].Kind == TokenKind.Word
                && PrintedLexicon.TryNumeral(tokens[next].Text, out count) && count is >= 1 and < 100
                && count % 1 == 0)
            {
                counted = true;
                next++;
                next += next < tokens.Count && tokens[next].Is('-') ? 1 : 0;
            }
            else
            {
                count = 1;
            }

            if (next >= tokens.Count || tokens[next].Kind != TokenKind.Word
                || !PrintedLexicon.TryPart(tokens[next].Text, out var parts))
            {
                return false;
            }

            // "third" and "fifth" alone are ordinals; "half", "треть" and "quarter" are parts without a count.
            var word = tokens[next].Text;
            next++;
            var partWord = next < tokens.Count && tokens[next].Text is "часть" or "части" or "частина"
                or "частину";
            next += partWord ? 1 : 0;
            if (!counted && !partWord && (parts > 4 || word is "third" or "thirds" or "quarters"))
            {
                return false;
            }

            share = count / parts;
            if (share > 1)
            {
                return false;
            }
        }

        var scaleAt = next;
        while (scaleAt < tokens.Count && tokens[scaleAt].Text is "of" or "a" or "an")
        {
            scaleAt++;
        }

        var scale = TakeScale(tokens, ref scaleAt);
        if (scale > 0)
        {
            var value = decimal.Round(share * scale, 0);
            amount = new(value, UnitOf(value), scale, AmountKind.Count, Doubt.None, false);
            at = scaleAt;
            return true;
        }

        amount = new(share, 0, 1, AmountKind.Share, Doubt.None, false);
        at = next;
        return true;
    }

    private static bool TryInWords(
        List<PrintedToken> tokens, ref int at, bool afterBound, out PrintedAmount amount)
    {
        amount = default;
        var words = new PrintedNumberWords(tokens, at, afterBound);
        if (!words.TryRead(out var value, out var scale, out var dozens))
        {
            return false;
        }

        at = words.At;
        var unit = dozens ? 12 : UnitOf(value);
        amount = new(value, unit, scale, AmountKind.Count, Doubt.None, false);
        return true;
    }
}
