namespace Cenotaph.Ingest;

/// <summary>
/// The grammar of one printed number: bounding words, an amount or two limits, an interval beside it, and words
/// after it that carry no number.
/// </summary>
internal sealed class PrintedFigure
{
    private readonly List<PrintedToken> tokens;
    private readonly IReadOnlyDictionary<string, WordLimits> words;
    private int at;
    private Hedge hedge;
    private string? refusal;

    private PrintedFigure(List<PrintedToken> tokens, IReadOnlyDictionary<string, WordLimits> words)
    {
        this.tokens = tokens;
        this.words = words;
    }

    /// <summary>Reads a whole cell; on failure says what was expected.</summary>
    public static bool TryRead(
        List<PrintedToken> tokens, IReadOnlyDictionary<string, WordLimits> words, out Figure figure,
            out string expected)
    {
        SwapPlus(tokens);
        var reader = new PrintedFigure(tokens, words);
        var read = reader.Read();
        figure = read ?? Figure.None;
        expected = read is null ? reader.refusal ?? PrintedRefusal.Number : "";
        return read is not null;
    }

    // "100+ тысяч" is read as "100 тысяч+"
    private static void SwapPlus(List<PrintedToken> tokens)
    {
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is('+') && tokens[i - 1].Kind == TokenKind.Digits
                && tokens[i + 1].Kind == TokenKind.Word
                && PrintedLexicon.Scale(tokens[i + 1].Text) > 0)
            {
                (tokens[i], tokens[i + 1]) = (tokens[i + 1], tokens[i]);
            }
        }
    }

    private Figure? Read()
    {
        if (PrintedMisread.Find(tokens) is { } misread)
        {
            return Refuse(misread);
        }

        if (PrintedZero.Matches(tokens))
        {
            return Figure.Point(0, 1);
        }

        TakeHedges();
        if (PrintedWords.TryMatch(words, tokens, at, out var length, out var limits)
            && !NumeralIsLonger(length))
        {
            return InWords(length, limits);
        }

        var named95 = PrintedInterval.TakeLevel(tokens, ref at);
        var core = ReadCore();
        core = named95 && core is { } bare ? bare with { Interval95 = true } : core;
        if (core is null || (named95 && core.Value.Low is null))
        {
            return Refuse(refusal ?? PrintedRefusal.Number);
        }

        var whole = PrintedInterval.Read(tokens, ref at, core.Value, out refusal);
        if (whole is null || refusal is not null)
        {
            return Refuse(refusal ?? PrintedRefusal.Number);
        }

        if (whole.Value.ReadsAsThousands && (hedge != Hedge.None || !Ended || whole.Value.Low is not null))
        {
            return Refuse(PrintedRefusal.Ambiguous);
        }

        return TakeSecondBound(whole.Value) is { } pair
            ? pair
            : refusal is not null || !TakeRest() ? Refuse(refusal ?? PrintedRefusal.TwoNumbers)
            : whole.Value.Figure(hedge, out refusal);
    }

    private bool Ended => at >= tokens.Count;

    private bool Bounded => (hedge & (Hedge.Lower | Hedge.Upper | Hedge.Approximate | Hedge.From | Hedge.Between)) != 0;

    private Figure? Refuse(string why)
    {
        refusal = why;
        return null;
    }

    private void TakeHedges()
    {
        // "half a million" begins with a fraction, "a dozen" and "a few" with an article that belongs to them
        while (!Ended && !PrintedWords.TryMatch(words, tokens, at, out _, out _) && !BeginsAmount()
            && PrintedPhrases.TryBefore(tokens, ref at, out var found))
        {
            hedge |= found;
            at += !Ended && tokens[at].Is(':') ? 1 : 0;
        }
    }

    private bool BeginsAmount()
    {
        var next = at;
        return tokens[at].Text is "a" or "an" && PrintedNumeral.TryRead(tokens, ref next, false, out _,
            out _);
    }

    private bool NumeralIsLonger(int length)
    {
        var next = at;
        return PrintedNumeral.TryRead(tokens, ref next, Bounded, out _, out _)
            && (next - at > length || (next - at == length && PrintedLexicon.MeansOne(tokens[at].Text,
                Bounded)));
    }

    private Figure? InWords(int length, WordLimits limits)
    {
        at += length;
        if (!TakeRest())
        {
            return Refuse(refusal ?? PrintedRefusal.TwoNumbers);
        }

        var lower = (hedge & (Hedge.Lower | Hedge.From)) != 0;
        var upper = (hedge & Hedge.Upper) != 0;
        return (lower, upper, limits.Low, limits.High) switch
        {
            (true, true, _, _) => Refuse(PrintedRefusal.Conflict),
            (true, _, { } low, _) => Figure.AtLeast(low, inWords: true),
            (_, true, _, { } high) => Figure.AtMost(high, inWords: true),
            (true, _, _, _) or (_, true, _, _) => Refuse(PrintedRefusal.WordLimit),
            (_, _, { } low, { } high) when low > high => Refuse(PrintedRefusal.Reversed),
            (_, _, { } low, { } high) => Figure.Between(low, high, inWords: true),
            (_, _, { } low, null) => Figure.AtLeast(low, inWords: true),
            (_, _, null, { } high) => Figure.AtMost(high, inWords: true),
            _ => Refuse(PrintedRefusal.WordLimit),
        };
    }

    private PrintedSpan? ReadCore()
    {
        if (Ended)
        {
            return null;
        }

        if (PrintedMultiple.TryRead(tokens, ref at, out var multiple))
        {
            return new(multiple, null, null, false);
        }

        var first = PrintedMultiple.ReadAmount(tokens, ref at, Bounded, out refusal);
        if (first is not { } low)
        {
            return null;
        }

        if ((hedge & Hedge.Factor) != 0 && low.Kind != AmountKind.Times && NextTimes() is false)
        {
            return null;
        }

        if (PrintedMultiple.TryShare(tokens, ref at, low, out var share))
        {
            return new(share, null, null, false);
        }

        var from = (hedge & Hedge.From) != 0;
        var between = (hedge & Hedge.Between) != 0;
        var second = PrintedRange.TakeSecond(tokens, ref at, low, from, between, out refusal);
        if (refusal is not null)
        {
            return null;
        }

        if (second is not { } high)
        {
            // "between 15" and the Russian "с 15" need their second limit
            return between || (from && !StartsWithFrom()) ? null : new(low, null, null, false);
        }

        if (PrintedRange.Share(ref low, ref high) is { } unclear)
        {
            refusal = unclear;
            return null;
        }

        hedge &= ~(Hedge.From | Hedge.Between);
        return new(null, low, high, false);
    }

    // In "в 15–20 раз" the word that makes a multiple comes after the second limit.
    private bool NextTimes() => tokens.Exists(token => token.Kind == TokenKind.Word && PrintedLexicon.IsTimes(token.Text));

    private bool StartsWithFrom() => tokens.Exists(token => token.Text is "from" or "от" or "від");

    // "more than 15,000 but fewer than 20,000"
    private Figure? TakeSecondBound(PrintedSpan first)
    {
        if (first.Single is not { } low || (hedge & Hedge.Lower) == 0 || (hedge & Hedge.Upper) != 0)
        {
            return null;
        }

        var next = at;
        while (next < tokens.Count
            && (tokens[next].Is(',') || tokens[next].Text is "but" or "and" or "и" or "но" or "а" or "і"
            or "та" or "але"))
        {
            next++;
        }

        var start = next;
        var above = Hedge.None;
        while (PrintedPhrases.TryBefore(tokens, ref next, out var found))
        {
            above |= found;
        }

        if (next == start || (above & Hedge.Upper) == 0 || (above & Hedge.Lower) != 0
            || PrintedMultiple.ReadAmount(tokens, ref next, true, out _) is not { } high)
        {
            return null;
        }

        if (PrintedRange.Share(ref low, ref high) is { } unclear)
        {
            return Refuse(unclear);
        }

        at = next;
        hedge &= ~Hedge.Lower;
        return TakeRest()
            ? new PrintedSpan(null, low, high, false).Figure(hedge, out refusal)
            : Refuse(PrintedRefusal.TwoNumbers);
    }

    // Units and other words may follow as long as they carry no number.
    private bool TakeRest()
    {
        while (!Ended)
        {
            if (PrintedPhrases.TryAfter(tokens, ref at, out var found))
            {
                hedge |= found;
                continue;
            }

            var token = tokens[at];
            var article = token.Kind == TokenKind.Word && token.Text is "a" or "an";
            var carries = token.Kind is TokenKind.Digits or TokenKind.Fraction
                || (token.Kind == TokenKind.Word && !article && PrintedLexicon.CarriesNumber(token.Text))
                || (token.Kind == TokenKind.Mark && token.Text[0] is '%' or '‰' or '±' or '+' or '-' or '?'
                or '=' or '<' or '>'
                    && !(token.Is('-') && Dashes()));
            if (carries)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    // A dash before a word is punctuation: "26 000 — военные".
    private bool Dashes() => at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Word;
}
