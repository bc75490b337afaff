namespace Cenotaph.Ingest;

/// <summary>Reads the interval beside a number: 47,000 (95% CI 40,000–55,000), 47,000 ± 7,500.</summary>
internal static class PrintedInterval
{
    private static readonly string[] Names =
    [
        "ci", "cri", "ui", "confidence", "credible", "uncertainty", "interval", "ди", "ді", "доверительный",
        "интервал",
        "доверительного", "довірчий", "інтервал", "range", "диапазон", "діапазон", "limits",
    ];

    // Only between the words above: "in" and "from" alone name places and times.
    private static readonly string[] Links =
        ["from", "between", "от", "від", "at", "with", "a", "the", "of", "с", "з", "із", "вероятностью", ":",
        "=", ",", ";", "(", "["];

    /// <summary>Adds what stands beside the core; null with a reason when it cannot be read.</summary>
    public static PrintedSpan? Read(List<PrintedToken> tokens, ref int at, PrintedSpan core,
        out string? refusal)
    {
        refusal = null;
        if (core.Single is { } centre && TakePlusMinus(tokens, ref at))
        {
            return PlusMinus(tokens, ref at, centre, out refusal);
        }

        var next = at;
        var bracketed = false;
        while (next < tokens.Count && tokens[next].Text is "," or ";" or "(" or "[" or ":")
        {
            bracketed |= tokens[next].Text is "(" or "[";
            next++;
        }

        next += bracketed && next < tokens.Count && tokens[next].Text is "from" or "between" or "от" or "від"
            ? 1 : 0;
        var ci95 = false;
        var named = TakeNames(tokens, ref next, ref ci95);
        if (core.Single is not { } single)
        {
            at = named && ci95 ? next : at;
            return core with { Interval95 = core.Interval95 || ci95 };
        }

        if (!bracketed && !named)
        {
            return core;
        }

        return Limits(tokens, ref at, next, single, ci95, out refusal) ?? (refusal is null ? core : null);
    }

    /// <summary>Reads "95% CI" before two limits without a centre.</summary>
    public static bool TakeLevel(List<PrintedToken> tokens, ref int at)
    {
        var next = at;
        var ci95 = false;
        if (!PrintedDigits.Begins(tokens, at) || !TakeNames(tokens, ref next, ref ci95) || !ci95)
        {
            return false;
        }

        at = next;
        return true;
    }

    private static PrintedSpan? Limits(
        List<PrintedToken> tokens, ref int at, int next, PrintedAmount single, bool ci95, out string? refusal)
    {
        if (PrintedMultiple.ReadAmount(tokens, ref next, false, out refusal) is not { } low)
        {
            refusal = null;
            return null;
        }

        // "40,000, 55,000" is how statistics packages part the limits
        if (next < tokens.Count && ci95 && tokens[next].Text is "," or ";" or "and" or "и" or "та")
        {
            next++;
        }
        else if (PrintedRange.TakeSecond(tokens, ref next, low, true, true, out refusal) is { } second)
        {
            return Close(tokens, ref at, next, single, low, second, ci95, out refusal);
        }

        if (ci95 && PrintedMultiple.ReadAmount(tokens, ref next, false, out _) is { } last)
        {
            return Close(tokens, ref at, next, single, low, last, ci95, out refusal);
        }

        refusal ??= PrintedRefusal.TwoNumbers;
        return null;
    }

    private static PrintedSpan? Close(
        List<PrintedToken> tokens, ref int at, int next, PrintedAmount single, PrintedAmount low,
            PrintedAmount high,
        bool ci95, out string? refusal)
    {
        refusal = PrintedRange.Share(ref low, ref high);
        if (refusal is not null)
        {
            return null;
        }

        while (next < tokens.Count && tokens[next].Text is "," or ";")
        {
            next++;
        }

        TakeNames(tokens, ref next, ref ci95);
        if (next < tokens.Count && tokens[next].Text is ")" or "]")
        {
            next++;
        }

        // "47 (40–55) тыс." and "47 тыс. (40–55)"
        var scale = single.Scale == 1 && high.Scale == 1 ? PrintedNumeral.TakeScale(tokens, ref next) : 0;
        if (scale > 0)
        {
            if (single.Doubtful == Doubt.Comma || single.Value * scale >= PrintedNumeral.Limit
                || high.Value * scale >= PrintedNumeral.Limit)
            {
                refusal = PrintedRefusal.Ambiguous;
                return null;
            }

            (single, low, high) = (single.Times(scale), low.Times(scale), high.Times(scale));
        }
        else if (single.Scale > 1 && high is { Scale: 1, Value: < 1_000 }
            && high.Value * single.Scale >= single.Value)
        {
            (low, high) = (low.Times(single.Scale), high.Times(single.Scale));
        }

        if (single.Kind == AmountKind.Count && low.Kind == AmountKind.Count)
        {
            // "60 (55–65) %"
            single = PrintedMultiple.WithKind(tokens, ref next, single);
            (low, high) = (low with { Kind = single.Kind }, high with { Kind = single.Kind });
        }
        else if (single.Kind == AmountKind.Count)
        {
            single = single with { Kind = low.Kind };
        }
        else if (single.Kind != AmountKind.Count && low.Kind == AmountKind.Count)
        {
            (low, high) = (low with { Kind = single.Kind }, high with { Kind = single.Kind });
        }

        if (single.Kind != low.Kind)
        {
            refusal = PrintedRefusal.TwoNumbers;
            return null;
        }

        at = next;
        return new(single, low, high, ci95);
    }

    private static PrintedSpan? PlusMinus(
        List<PrintedToken> tokens, ref int at, PrintedAmount centre, out string? refusal)
    {
        if (PrintedMultiple.ReadAmount(tokens, ref at, false, out refusal) is not { } half)
        {
            refusal ??= PrintedRefusal.Number;
            return null;
        }

        if (half.Kind == AmountKind.Percent && centre.Kind == AmountKind.Count)
        {
            half = centre with { Value = centre.Value * half.Value / 100, Unit = centre.Unit };
        }
        else if (half.Kind != AmountKind.Count && centre.Kind == AmountKind.Count)
        {
            centre = centre with { Kind = half.Kind };
        }
        else if (half.Scale > 1 && centre is { Scale: 1, Value: < 1_000 })
        {
            centre = centre.Times(half.Scale);
        }
        else if (centre.Scale > 1 && half is { Scale: 1, Value: < 1_000 })
        {
            half = half.Times(centre.Scale);
        }

        if (centre.Doubtful == Doubt.Comma && half.Scale > 1)
        {
            refusal = PrintedRefusal.Ambiguous;
            return null;
        }

        if (half.Value > centre.Value || centre.Value + half.Value >= PrintedNumeral.Limit)
        {
            refusal = half.Value > centre.Value ? PrintedRefusal.Negative : PrintedRefusal.Huge;
            return null;
        }

        var next = at;
        while (next < tokens.Count && tokens[next].Text is "," or ";" or "(" or "[")
        {
            next++;
        }

        var ci95 = false;
        if (TakeNames(tokens, ref next, ref ci95))
        {
            at = next;
        }

        var unit = decimal.Min(centre.Unit, half.Unit);
        return new(
            centre,
            centre with { Value = centre.Value - half.Value, Unit = unit },
            centre with { Value = centre.Value + half.Value, Unit = unit },
            ci95);
    }

    private static bool TakePlusMinus(List<PrintedToken> tokens, ref int at)
    {
        if (at < tokens.Count && tokens[at].Is('±'))
        {
            at++;
            return true;
        }

        var length = PrintedPhrases.Length(["plus", "or", "minus"], tokens, at);
        length = length > 0 ? length : PrintedPhrases.Length(["plus", "minus"], tokens, at);
        length = length > 0 ? length : PrintedPhrases.Length(["плюс", "минус"], tokens, at);
        length = length > 0 ? length : PrintedPhrases.Length(["плюс", "мінус"], tokens, at);
        if (length == 0 && at + 2 < tokens.Count && tokens[at].Is('+') && tokens[at + 2].Is('-')
            && tokens[at + 1].Is('/'))
        {
            length = 3;
        }

        // "плюс-минус" at the end of the text only says "about"
        if (length == 0 || at + length >= tokens.Count)
        {
            return false;
        }

        at += length;
        return true;
    }

    // "95% CI", "CI 95%:", "95 % доверительный интервал", "range"; other percentages name other intervals.
    private static bool TakeNames(List<PrintedToken> tokens, ref int at, ref bool ci95)
    {
        var any = false;
        while (at < tokens.Count)
        {
            var token = tokens[at];
            var named = token.Kind == TokenKind.Word && Names.Contains(token.Text, StringComparer.Ordinal);
            if (named || (any && Links.Contains(token.Text, StringComparer.Ordinal)))
            {
                any = true;
                at++;
                continue;
            }

            var next = at;
            if (!PrintedDigits.Begins(tokens, at)
                || PrintedMultiple.ReadAmount(tokens, ref next, false,
                    out _) is not { Kind: AmountKind.Percent } level
                || level.Value is < 50 or >= 100 || !FollowsName(tokens, at, next))
            {
                break;
            }

            ci95 |= level.Value == 95;
            any = true;
            at = next;
        }

        return any;
    }

    private static bool FollowsName(List<PrintedToken> tokens, int at, int next)
    {
        var after = next < tokens.Count ? tokens[next].Text : "";
        var before = at > 0 ? tokens[at - 1].Text : "";
        return after is "ci" or "cri" or "ui" or "ди" or "ді" or "confidence" or "credible" or "uncertainty"
            or "interval" or ":"
            || after.StartsWith("доверительн", StringComparison.Ordinal)
            || after.StartsWith("довірч", StringComparison.Ordinal)
            || before is "ci" or "ди" or "ді" or "interval" or "интервал" or "інтервал";
    }
}
