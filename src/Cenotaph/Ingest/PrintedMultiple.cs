namespace Cenotaph.Ingest;

/// <summary>Reads multiples, percentages and parts of a whole: 17 times, 60 %, one in five.</summary>
internal static class PrintedMultiple
{
    /// <summary>
    /// Reads an amount with the sign or word right after it that says what it is counted in.
    /// </summary>
    public static PrintedAmount? ReadAmount(
        List<PrintedToken> tokens, ref int at, bool afterBound, out string? refusal)
    {
        if (!PrintedNumeral.TryRead(tokens, ref at, afterBound, out var amount, out refusal))
        {
            return null;
        }

        amount = WithKind(tokens, ref at, amount);
        if (amount is { Kind: AmountKind.Percent, Doubtful: Doubt.Comma })
        {
            refusal = PrintedRefusal.Ambiguous;
            return null;
        }

        return amount;
    }

    /// <summary>The amount as a percentage or multiple (17×, 2.5:1) when what follows says so.</summary>
    public static PrintedAmount WithKind(List<PrintedToken> tokens, ref int at, PrintedAmount amount)
    {
        var next = at;
        if (next < tokens.Count && tokens[next].Is('-') && next + 1 < tokens.Count
            && !tokens[next + 1].Spaced)
        {
            next++;
        }

        if (next >= tokens.Count || amount.Kind == AmountKind.Share)
        {
            return amount;
        }

        var token = tokens[next];
        if (token.Is(':') && next + 1 < tokens.Count && tokens[next + 1] is { Kind: TokenKind.Digits, Text: "1" })
        {
            at = next + 2;
            return amount with { Kind = AmountKind.Times, Unit = decimal.Min(amount.Unit, 1) };
        }

        var perCent = token.Is("per") && next + 1 < tokens.Count && tokens[next + 1].Is("cent");
        if (token.Is('%') || perCent || (token.Kind == TokenKind.Word
            && PrintedLexicon.IsPercent(token.Text)))
        {
            at = next + (perCent ? 2 : 1);
            return amount with { Kind = AmountKind.Percent };
        }

        if (token.Is('×') || (token.Kind == TokenKind.Word && PrintedLexicon.IsTimes(token.Text)))
        {
            at = next + 1;
            return amount with { Kind = AmountKind.Times };
        }

        return amount;
    }

    /// <summary>Reads ×17, x17, "double", "вдвое" and "every fifth".</summary>
    public static bool TryRead(List<PrintedToken> tokens, ref int at, out PrintedAmount amount)
    {
        amount = default;
        var token = tokens[at];
        if (PrintedLexicon.TryMultiple(token.Text, out var number) && token.Kind == TokenKind.Word)
        {
            at++;
            amount = new(number, 1, 1, AmountKind.Times, Doubt.None, false);
            return true;
        }

        if (token.Text is "×" or "x" or "х" && at + 1 < tokens.Count && PrintedDigits.Begins(tokens, at + 1))
        {
            var next = at + 1;
            if (PrintedNumeral.TryRead(tokens, ref next, false, out amount, out _))
            {
                at = next;
                amount = amount with { Kind = AmountKind.Times };
                return true;
            }
        }

        var every = token.Text is "every" or "each" or "каждый" or "каждая" or "каждое" or "каждого"
            or "кожен" or "кожний"
            or "кожна" or "кожне";
        if (every && at + 1 < tokens.Count && PrintedLexicon.TryOrdinal(tokens[at + 1].Text, out var ordinal))
        {
            at += 2;
            amount = new(1m / ordinal, 0, 1, AmountKind.Share, Doubt.None, false);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Reads the rest of "one in five", "3 out of 10", "1,326 of 1,348", "один из пяти". "In" parts a
    /// share from a place only for the small numbers that shares are said in: "26,000 in 25 regions" is two numbers.
    /// </summary>
    public static bool TryShare(List<PrintedToken> tokens, ref int at, PrintedAmount part,
        out PrintedAmount share)
    {
        share = default;
        var next = at;
        if (next >= tokens.Count || part.Kind != AmountKind.Count)
        {
            return false;
        }

        var word = tokens[next].Text;
        next++;
        if (word == "out" && next < tokens.Count && tokens[next].Is("of"))
        {
            next++;
        }
        else if (word is not ("in" or "of" or "из" or "з" or "із" or "зі" or "на" or "every"))
        {
            return false;
        }

        while (next < tokens.Count && tokens[next].Text is "every" or "каждых" or "кожних")
        {
            next++;
        }

        if (!PrintedNumeral.TryRead(tokens, ref next, false, out var whole, out _) || whole.Value <= 0)
        {
            return false;
        }

        var small = part.Value == 1 ? whole.Value <= 1_000 : whole.Value <= 10;
        if (part.Value >= whole.Value || (word is "in" or "на" or "every" && !small))
        {
            return false;
        }

        at = next;
        share = new(part.Value / whole.Value, 0, 1, AmountKind.Share, Doubt.None, false);
        return true;
    }
}
