using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Cenotaph.Ingest;

/// <summary>
/// A quantity word of the study's table: <c>hundreds</c> reads as 200 to 999. With neither limit the word is refused.
/// </summary>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
public sealed record WordLimits(decimal? Low, decimal? High);

/// <summary>The quantity words that every study knows; the entries of its own table go before them.</summary>
public static class PrintedWords
{
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, WordLimits>,
        FrozenDictionary<string, Phrase[]>> Prepared = [];

    private static readonly IReadOnlyDictionary<string, WordLimits> None = new Dictionary<string,
        WordLimits>();

    /// <summary>
    /// Quantity words of English, Russian and Ukrainian with their limits: counts, and shares from 0 to 1. A count
    /// word reaches from twice its unit to just below the next; "millions" has no high limit.
    /// </summary>
    public static IReadOnlyDictionary<string, WordLimits> BuiltIn { get; } = BuildBuiltIn();

    /// <summary>
    /// Finds the longest quantity word that begins at a token. A table must not change once it was used.
    /// </summary>
    internal static bool TryMatch(
        IReadOnlyDictionary<string, WordLimits> words, List<PrintedToken> tokens, int at, out int length,
            out WordLimits limits)
    {
        if (at < tokens.Count && Prepared.GetValue(words ?? None, Prepare).TryGetValue(tokens[at].Text,
            out var phrases))
        {
            foreach (var phrase in phrases)
            {
                length = PrintedPhrases.Length(phrase.Words, tokens, at);
                if (length > 0)
                {
                    limits = phrase.Limits;
                    return true;
                }
            }
        }

        length = 0;
        limits = new(null, null);
        return false;
    }

    // The study's own words first among those of one length: a stable sort keeps them there.
    private static FrozenDictionary<string, Phrase[]> Prepare(IReadOnlyDictionary<string,
        WordLimits> words) =>
        words.Concat(BuiltIn)
            .Select(entry => new Phrase(
                [.. PrintedToken.Scan(entry.Key).Where(token => token.Kind == TokenKind.Word).Select(token => token.Text)],
                entry.Value))
            .Where(phrase => phrase.Words.Length > 0)
            .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(),
                StringComparer.Ordinal);

    private static Dictionary<string, WordLimits> BuildBuiltIn()
    {
        (decimal? Low, decimal? High, string Words)[] rows =
        [
            (20, 99, "tens|scores|десятки|десятками|кілька десятків|декілька десятків|несколько десятков"
                + "|several dozen"
                + "|a few dozen|several tens|пару десятков|пара десятков|пара десятків"),
            (24, 99, "dozens|many dozens|dozens and dozens"),
            (200, 999, "hundreds|several hundred|a few hundred|many hundreds|сотни|сотнями|несколько сотен"
                + "|пару сотен|сотні"
                + "|кілька сотень|декілька сотень|пара сотень|многие сотни|багато сотень"),
            (2_000, 9_999, "thousands|several thousand|a few thousand|many thousands|тысячи|тысячами"
                + "|несколько тысяч"
                + "|тисячі|кілька тисяч|декілька тисяч|многие тысячи|багато тисяч"),
            (2_000, 3_999, "a couple of thousand|a couple thousand|couple thousand|пара тысяч|пару тысяч"
                + "|пара тисяч|пару тисяч"),
            (20_000, 99_999, "tens of thousands|десятки тысяч|несколько десятков тысяч|десятки тисяч"
                + "|кілька десятків тисяч"
                + "|several tens of thousands|many tens of thousands"),
            (24_000, 99_000, "dozens of thousands"),
            (200_000, 999_999, "hundreds of thousands|several hundred thousand|a few hundred thousand"
                + "|сотни тысяч"
                + "|несколько сотен тысяч|сотні тисяч|кілька сотень тисяч|many hundreds of thousands"),
            (2_000_000, null, "millions|several million|a few million|миллионы|несколько миллионов"
                + "|мільйони|кілька мільйонів"),
            (3, 9, "several|несколько|кілька|декілька"),
            (2, 9, "a few|few|a handful|handful|единицы|немногие|одиниці|лічені|считанные"),
            (2, 3, "a couple|couple|a pair|пара|пару"),
            (0.5m, 1, "most|majority|the majority|a majority|most of them|the bulk|большинство"
                + "|большая часть|основная часть"
                + "|більшість|переважна більшість|більша частина|подавляющее большинство|vast majority"
                + "|the vast majority"
                + "|overwhelming majority|an overwhelming majority|the overwhelming majority"
                + "|a vast majority|a large majority"),
            (0, 0.5m, "a minority|minority|the minority|меньшинство|меньшая часть|меншість|менша частина"),
        ];
        return rows
            .SelectMany(row => row.Words.Split('|').Select(word => (word, limits: new WordLimits(row.Low,
                row.High))))
            .ToDictionary(entry => entry.word, entry => entry.limits, StringComparer.Ordinal);
    }

    private sealed record Phrase(string[] Words, WordLimits Limits);
}
