namespace Cenotaph.Ingest;

/// <summary>
/// Adds up a number written out in words: "сто двадцать тысяч пятьсот", "two hundred and fifty thousand".
/// </summary>
internal struct PrintedNumberWords(List<PrintedToken> tokens, int at, bool afterBound)
{
    private decimal total;
    private decimal? group;
    private decimal step = decimal.MaxValue;          // the size of the last word in this group: 100, 10 or 1
    private decimal lastScale = decimal.MaxValue;
    private decimal scale = 1;
    private bool dozens;

    /// <summary>Where the words end.</summary>
    public int At { get; private set; } = at;

    /// <summary>Reads as many words as make one number.</summary>
    public bool TryRead(out decimal value, out decimal scaleOut, out bool inDozens)
    {
        var any = false;
        while (TakeHalfScale() || TakeArticle() || TakeNumeral() || TakeScale(any))
        {
            any = true;
        }

        value = total + (group ?? 0);
        scaleOut = scale;
        inDozens = dozens;
        return any;
    }

    private readonly PrintedToken? Next(int ahead = 0) =>
        At + ahead < tokens.Count && tokens[At + ahead].Kind == TokenKind.Word ? tokens[At + ahead] : null;

    // "полмиллиона", "пів мільйона", "пол-миллиона": only at the beginning.
    private bool TakeHalfScale()
    {
        if (total != 0 || group is not null || Next() is not { } word)
        {
            return false;
        }

        var half = PrintedLexicon.HalfScale(word.Text);
        var length = 1;
        if (half == 0 && word.Text is "пол" or "пів")
        {
            length += At + 1 < tokens.Count && tokens[At + 1].Is('-') ? 1 : 0;
            half = Next(length) is { } scaled ? PrintedLexicon.Scale(scaled.Text) : 0;
            length++;
        }

        if (half == 0)
        {
            return false;
        }

        total = half / 2;
        scale = half;
        lastScale = half / 2;
        At += length;
        return true;
    }

    // "a hundred thousand", "a dozen": the article is a one only before a scale word.
    private bool TakeArticle()
    {
        if (total != 0 || group is not null || Next() is not { Text: "a" or "an" }
            || Next(1) is not { } scaled
            || !(PrintedLexicon.Scale(scaled.Text) > 1 && PrintedLexicon.MeansOne(scaled.Text, false)))
        {
            return false;
        }

        group = 1;
        step = 1;
        At++;
        return true;
    }

    private bool TakeNumeral()
    {
        var ahead = 0;
        if (group is not null || total != 0)
        {
            // "twenty-five" and "two hundred and five"
            ahead = At < tokens.Count && (tokens[At].Is('-') || tokens[At].Is("and")) ? 1 : 0;
        }

        if (Next(ahead) is not { } word || !PrintedLexicon.TryNumeral(word.Text, out var numeral))
        {
            return false;
        }

        var size = numeral >= 100 ? 100 : numeral is >= 20 and < 100 ? 10 : 1;
        var needs = numeral is >= 10 and < 20 || numeral % 1 != 0 ? 100 : size + 1;
        var fits = group is null
            ? total == 0 || lastScale > 1
            : numeral != 0 && step >= needs && step < decimal.MaxValue;
        var byDash = ahead == 1 && tokens[At].Is('-');
        var byAnd = ahead == 1 && !byDash;
        if (!fits || (byDash && !(group is not null && step == 10)) || (byAnd && group is not null
            && step < 100))
        {
            return false;
        }

        group = (group ?? 0) + numeral;
        step = size;
        At += ahead + 1;
        return true;
    }

    private bool TakeScale(bool any)
    {
        if (Next() is not { } word || word.Text is "k" or "к")
        {
            return false;
        }

        var found = PrintedLexicon.Scale(word.Text);
        if (found == 0)
        {
            return TakeHalf();
        }

        if (group is null && total == 0)
        {
            if (any || !PrintedLexicon.MeansOne(word.Text, afterBound))
            {
                return false;
            }

            group = 1;
        }

        if (found is 100 or 12 or 10)
        {
            // "двести сотен" does not exist, "fifteen hundred" does
            if (group is not { } counted || counted >= 100)
            {
                return false;
            }

            dozens = found == 12;
            group = counted * found;
            step = 100;
            scale = decimal.Max(scale, found);
            At++;
            return true;
        }

        if (group is not { } amount || found >= lastScale || amount * found >= PrintedNumeral.Limit)
        {
            return false;
        }

        total += amount * found;
        group = null;
        step = decimal.MaxValue;
        lastScale = found;
        scale = decimal.Max(scale, found);
        dozens = false;
        At++;
        return true;
    }

    // "two and a half million": a half of one, before the scale word.
    private bool TakeHalf()
    {
        string[][] halves = [["and", "a", "half"], ["с", "половиной"], ["з", "половиною"], ["із",
            "половиною"]];
        foreach (var half in halves)
        {
            var length = PrintedPhrases.Length(half, tokens, At);
            if (length > 0 && group is not null && group % 1 == 0)
            {
                group += 0.5m;
                step = 1;
                At += length;
                return true;
            }
        }

        return false;
    }
}
