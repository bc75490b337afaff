using System.Collections.Frozen;

namespace Cenotaph.Ingest;

/// <summary>What the words around a number do to it.</summary>
[Flags]
internal enum Hedge
{
    /// <summary>Nothing: "a total of".</summary>
    None = 0,

    /// <summary>"About", "nearly".</summary>
    Approximate = 1,

    /// <summary>"At least": a low limit.</summary>
    Lower = 2,

    /// <summary>"Up to": a high limit.</summary>
    Upper = 4,

    /// <summary>"From": a low limit, or the first of two.</summary>
    From = 8,

    /// <summary>"Between": the first of two limits that "and" parts.</summary>
    Between = 16,

    /// <summary>"в", "by": only a multiple may follow.</summary>
    Factor = 32,
}

/// <summary>The phrases before and after a number that bound it, in English, Russian and Ukrainian.</summary>
internal static class PrintedPhrases
{
    private static readonly FrozenDictionary<string, (string[] Words, Hedge Hedge)[]> Before = Table(
        (Hedge.Approximate,
            "nearly|almost|about|approximately|approx|around|roughly|some|circa|ca|c|close to|an estimated"
                + "|estimated"
            + "|estimated at|est|near|in the region of|in the order of|on the order of|of the order of"
            + "|in the vicinity of"
            + "|as near as|up to about|nearing|approaching|roughly estimated at|in the neighbourhood of"
            + "|give or take"
            + "|почти|почти что|около|примерно|приблизительно|порядка|ориентировочно|где то|близко к"
            + "|близка к|оценочно"
            + "|по оценкам|по оценке|около примерно|ок|прибл|приблизительно около|без малого"
            + "|майже|близько|приблизно|орієнтовно|десь|десь близько|за оцінками|за оцінкою|біля|коло"
            + "|прибл|порядку"),
        (Hedge.Lower,
            "more than|over|at least|at the least|at the very least|no fewer than|no less than"
                + "|not fewer than|not less than"
            + "|exceeds|exceed|exceeded|exceeding|upwards of|upward of|minimum|minimum of|a minimum of|min"
            + "|in excess of"
            + "|just over|just above|little over|a little over|a little more than|slightly more than"
            + "|slightly over"
            + "|just more than|well over|well above|well more than|far more than|much more than"
            + "|greater than|larger than"
            + "|higher than|above|surpassed|surpassing|surpasses|north of|not under|as few as|passed"
            + "|topped|upwards from"
            + "|более|более чем|более чем в|больше|больше чем|свыше|не менее|не менее чем|не меньше"
            + "|не меньше чем"
            + "|как минимум|минимум|по меньшей мере|по крайней мере|самое меньшее|чуть более|чуть больше"
            + "|немного более"
            + "|немного больше|несколько более|значительно более|намного больше|превышает|превысило"
            + "|превысила|превысили"
            + "|превысил|превышающее|перевалило за|выше|начиная от|не ниже"
            + "|понад|більше|більше ніж|більше за|більш ніж|більш як|більше як|щонайменше|не менше"
            + "|не менше ніж|не менш як"
            + "|не менш ніж|принаймні|мінімум|як мінімум|трохи більше|трохи понад|трохи більше ніж"
            + "|перевищує|перевищило|перевищила"
            + "|перевищили|перевищив|вище|набагато більше"),
        (Hedge.Upper,
            "up to|less than|fewer than|lower than|under|below|at most|at the most|no more than"
                + "|not more than|not exceeding"
            + "|maximum|maximum of|a maximum of|max|not over|no greater than|no higher than|not above"
            + "|as many as|as much as"
            + "|just under|just below|slightly less than|slightly under|slightly fewer than"
            + "|a little less than|just short of"
            + "|little under|a little under|well under|well below|just less than|just fewer than"
            + "|far fewer than|far less than"
            + "|much less than|much fewer than|smaller than|south of|to at most"
            + "|до|вплоть до|менее|менее чем|меньше|меньше чем|не более|не более чем|не больше"
            + "|не больше чем|максимум"
            + "|как максимум|самое большее|не свыше|не превышает|не превышающее|не превысило|не превысила"
            + "|ниже|чуть менее"
            + "|чуть меньше|немного меньше|немного менее|не выше"
            + "|менше|менше ніж|менше за|менш як|менш ніж|не більше|не більше ніж|не більш як|не більш ніж"
            + "|щонайбільше"
            + "|максимум|як максимум|не перевищує|не перевищила|не перевищило|аж до|трохи менше"
            + "|трохи менше ніж|нижче|не понад"),
        (Hedge.From, "from|ranging from|anywhere from|range of|от|від|с|со|із|зі|з|в пределах от"
            + "|в межах від"),
        (Hedge.Between, "between|anywhere between|somewhere between|ranging between|между|между цифрами"
            + "|між|поміж"),
        (Hedge.Factor, "в|во|у|by"),
        (Hedge.None,
            "the|a|an|average|an average of|average of|on average|в среднем|у середньому|в середньому"
            + "|total of|a total of|in total|total|only|just|exactly|precisely|all|as|is|are|was|were"
            + "|equals|equal to"
            + "|losses|total losses|casualties|total casualties|killed|dead|deaths|wounded|missing|lost"
            + "|the number of"
            + "|потери|погибло|погибли|убито|убиты|погибших|число погибших|убитых|втрати|загинуло|загинули"
            + "|загиблих|вбито"
            + "|altogether|all told|overall|fully|reportedly|perhaps|possibly|probably|likely|a further"
            + "|another"
            + "|всего|лишь|всего лишь|только|ровно|итого|в общей сложности|суммарно|целых|в сумме|в целом"
            + "|составляет|составило"
            + "|составила|составили|вероятно|возможно|усього|лише|тільки|рівно|разом|загалом|у цілому"
            + "|становить|ймовірно|можливо"));

    private static readonly FrozenDictionary<string, (string[] Words, Hedge Hedge)[]> After = Table(
        (Hedge.Lower,
            "or more|and more|or above|and above|or over|and over|or higher|or greater|and up|and upwards"
                + "|or upwards|plus"
            + "|at least|at the least|at minimum|at a minimum|minimum|min|and counting|and rising"
            + "|if not more|or even more"
            + "|и более|или более|и больше|или больше|и выше|или выше|и свыше|как минимум|минимум|не менее"
            + "|по меньшей мере"
            + "|если не больше|плюс|с лишним|с небольшим|и еще больше"
            + "|і більше|й більше|та більше|або більше|чи більше|і понад|та понад|щонайменше|не менше"
            + "|мінімум|як мінімум"
            + "|якщо не більше|з гаком|з лишком"),
        (Hedge.Upper,
            "or less|or fewer|or under|or below|and below|and under|at most|at the most|maximum|max|tops"
                + "|if not fewer"
            + "|и менее|или менее|и меньше|или меньше|максимум|как максимум|не более|не больше"
            + "|і менше|або менше|чи менше|та менше|щонайбільше|не більше|максимум|як максимум"),
        (Hedge.Approximate,
            "or so|or thereabouts|approximately|approx|roughly|more or less|give or take|примерно"
                + "|приблизительно|ориентировочно"
            + "|или около того|плюс минус|приблизно|орієнтовно|або близько того|плюс мінус"));

    /// <summary>Reads the longest phrase that may stand before a number; false when there is none.</summary>
    public static bool TryBefore(List<PrintedToken> tokens, ref int at, out Hedge hedge)
    {
        hedge = Hedge.None;
        if (at < tokens.Count && tokens[at].Kind == TokenKind.Mark)
        {
            switch (tokens[at].Text[0])
            {
                case '~' or '≈':
                    hedge = Hedge.Approximate;
                    break;
                case '≥' or '>':
                    hedge = Hedge.Lower;
                    break;
                case '≤' or '<':
                    hedge = Hedge.Upper;
                    break;
                case '=':
                    break;
                default:
                    return false;
            }

            at++;
            if (hedge is Hedge.Lower or Hedge.Upper && at < tokens.Count && tokens[at].Is('='))
            {
                at++;
            }

            return true;
        }

        return TryMatch(Before, tokens, ref at, out hedge);
    }

    /// <summary>Reads the longest phrase that may stand after a number; false when there is none.</summary>
    public static bool TryAfter(List<PrintedToken> tokens, ref int at, out Hedge hedge)
    {
        if (at < tokens.Count && tokens[at].Is('+') && !(at + 1 < tokens.Count
            && tokens[at + 1].Kind == TokenKind.Digits))
        {
            at++;
            hedge = Hedge.Lower;
            return true;
        }

        return TryMatch(After, tokens, ref at, out hedge);
    }

    private static bool TryMatch(
        FrozenDictionary<string, (string[] Words, Hedge Hedge)[]> table, List<PrintedToken> tokens,
            ref int at,
        out Hedge hedge)
    {
        hedge = Hedge.None;
        if (at >= tokens.Count || !table.TryGetValue(tokens[at].Text, out var phrases))
        {
            return false;
        }

        foreach (var (words, meaning) in phrases)
        {
            var length = Length(words, tokens, at);
            if (length > 0)
            {
                at += length;
                hedge = meaning;
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// How many tokens from a place spell the words, dashes between them passed over; 0 when they do not.
    /// </summary>
    public static int Length(ReadOnlySpan<string> words, List<PrintedToken> tokens, int at)
    {
        var start = at;
        foreach (var word in words)
        {
            if (at > start && at < tokens.Count && tokens[at].Is('-'))
            {
                at++;
            }

            if (at >= tokens.Count || !tokens[at].Is(word))
            {
                return 0;
            }

            at++;
        }

        return at - start;
    }

    // Longest first, so that "no more than" is not read as "no" and "more than".
    private static FrozenDictionary<string, (string[] Words, Hedge Hedge)[]> Table(
        params (Hedge Hedge, string Phrases)[] rows) =>
        rows.SelectMany(row => row.Phrases.Split('|').Select(phrase => (Words: phrase.Split(' '), row.Hedge)))
            .DistinctBy(row => string.Join(' ', row.Words))
            .GroupBy(row => row.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key, group => group.OrderByDescending(row => row.Words.Length).ToArray(),
                    StringComparer.Ordinal);
}
