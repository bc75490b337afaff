namespace Cenotaph.Ingest;

/// <summary>Reads the second of two limits, and settles which scale words belong to both.</summary>
internal static class PrintedRange
{
    /// <summary>Reads what parts two limits, and the second; null when no second limit follows.</summary>
    public static PrintedAmount? TakeSecond(
        List<PrintedToken> tokens, ref int at, PrintedAmount first, bool from, bool between,
            out string? refusal)
    {
        refusal = null;
        var units = from || between ? 2 : 1;
        for (var skipped = 0; skipped <= units; skipped++)
        {
            var next = at + skipped;
            if (next >= tokens.Count)
            {
                return null;
            }

            if (TakeSeparator(tokens, ref next, from, between))
            {
                PassOver(tokens, ref next);
                var second = PrintedMultiple.ReadAmount(tokens, ref next, true, out refusal);
                if (second is null || (skipped == 1 && !from && !between && !SameUnit(tokens, at, next)))
                {
                    return null;
                }

                at = next;
                return second;
            }

            if (tokens[next].Kind != TokenKind.Word || PrintedLexicon.CarriesNumber(tokens[next].Text))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// Gives both limits the scale, percentage or multiple that print sets after the second only; says why when it is
    /// not clear which numbers it scales.
    /// </summary>
    public static string? Share(ref PrintedAmount low, ref PrintedAmount high)
    {
        if (low.Kind == AmountKind.Count && high.Kind != AmountKind.Count)
        {
            low = low with { Kind = high.Kind };
        }

        if (low.Kind != high.Kind)
        {
            return PrintedRefusal.TwoNumbers;
        }

        if (low.Scale == 1 && high.Scale > 1 && low.Value != 0)
        {
            // below a thousand it must share the scale; above, only when the second is printed as large
            if (low.Value < 1_000 || high.Value / high.Scale >= 1_000)
            {
                if (low.Doubtful == Doubt.Comma)
                {
                    return PrintedRefusal.Ambiguous;
                }

                low = low.Times(high.Scale);
                if (low.Value > high.Value)
                {
                    return PrintedRefusal.SharedScale;
                }
            }
        }
        else if (low is { Scale: 1, Kind: AmountKind.Count, Value: > 0 and < 1_000 }
            && high is { Scale: 1, Value: >= 1_000 } && high.Value % 1_000 == 0
            && low.Value * 1_000 <= high.Value)
        {
            return PrintedRefusal.SharedScale;           // "15 to 20,000" is said for 15,000 to 20,000
        }

        return low.Value > high.Value ? PrintedRefusal.Reversed : null;
    }

    private static bool TakeSeparator(List<PrintedToken> tokens, ref int at, bool from, bool between)
    {
        var token = tokens[at];
        var parts = token.Kind switch
        {
            TokenKind.Mark => token.Text[0] is '-' or '…' or '~',
            TokenKind.Word => token.Text is "to" or "until" or "till" or "до" or "or" or "или" or "або"
                or "чи"
                || (between && token.Text is "and" or "и" or "та" or "й" or "і")
                || (from && token.Text is "по" or "and"),
            _ => false,
        };
        if (!parts)
        {
            return false;
        }

        at++;
        return true;
    }

    // "15,000 and up to 20,000", "от 15 и до 20", "to about 20,000"
    private static void PassOver(List<PrintedToken> tokens, ref int at)
    {
        while (at < tokens.Count && !PrintedDigits.Begins(tokens, at)
            && PrintedPhrases.TryBefore(tokens, ref at, out var hedge)
            && (hedge & (Hedge.Lower | Hedge.Between)) == 0)
        {
        }
    }

    // "15 m to 70 m": the words after both limits are the same
    private static bool SameUnit(List<PrintedToken> tokens, int first, int second) =>
        second < tokens.Count && tokens[second].Text == tokens[first].Text;
}
