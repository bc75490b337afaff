using System.Collections.Frozen;
using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The number words of English, Russian and Ukrainian, in the cases that print uses.</summary>
internal static class PrintedLexicon
{
    // Stems, so that every case ending is covered; an ending is at most four letters, which keeps out
    // "тысячелетие" and "миллионщик".
    private static readonly (string Stem, decimal Scale)[] ScaleStems =
    [
        ("тысяч", 1_000), ("тисяч", 1_000),
        ("миллион", 1_000_000), ("мильон", 1_000_000), ("мільйон", 1_000_000),
        ("миллиард", 1_000_000_000), ("мільярд", 1_000_000_000),
        ("триллион", 1_000_000_000_000), ("трильйон", 1_000_000_000_000),
    ];

    private static readonly FrozenDictionary<string, decimal> Scales = BuildDecimals(
        "1000 k к thousand thousands thsd thou тыс тис",
        "1000000 million millions mln mn mio mil млн",
        "1000000000 billion billions bn bln млрд",
        "1000000000000 trillion trillions trn трлн",
        "100 hundred hundreds сотен сотни сотня сотню сотнями сотням сотнях сотні сотень",
        "12 dozen dozens дюжина дюжину дюжины дюжин",
        "10 десяток десятка десятков десятками десятки десятку десятків");

    // Singular forms that mean one of themselves without "one" before them.
    private static readonly FrozenSet<string> OneOfThem = new[]
    {
        "тысяча", "тысячу", "тысячей", "тысячью", "тысяче", "тисяча", "тисячу", "тисячею", "тисячі",
        "миллион", "миллиона", "миллионом", "миллиону", "мільйон", "мільйона", "мільйоном", "мільйону",
        "миллиард", "миллиарда", "миллиардом", "мільярд", "мільярда", "мільярдом",
        "дюжина", "дюжину", "дюжины", "сотня", "сотню", "сотней", "сотнею", "десяток", "десятка", "hundred",
        "thousand", "million", "billion", "dozen",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Genitive singular or nominative plural: "более тысячи" is 1,000, "тысячи" alone is a quantity word.
    private static readonly FrozenSet<string> OneOfThemAfterBound =
        new[] { "тысячи", "тисячі", "сотни", "сотні" }.ToFrozenSet(StringComparer.Ordinal);

    // "сьома" is left out: far more often it is the ordinal.
    private static readonly FrozenDictionary<string, decimal> Numerals = BuildDecimals(
        "0 zero ноль нуль нуля", "1 one один одна одно одного одной одну одному одним одне однієї одній",
        "2 two два две двух двум двумя дві двох двом двома", "3 three три трех трем тремя трьох трьом трьома",
        "4 four четыре четырех четырем четырьмя чотири чотирьох чотирьом чотирма",
        "5 five пять пяти пятью п'ять п'яти п'ятьох п'ятьма",
        "6 six шесть шести шестью шість шістьох шістьма",
        "7 seven семь семи семью сім сімох сімома",
        "8 eight восемь восьми восемью восьмью вісім вісьмох вісьмома",
        "9 nine девять девяти девятью дев'ять дев'яти дев'ятьох дев'ятьма",
        "10 ten десять десяти десятью десятьох",
        "11 eleven одиннадцать одиннадцати одинадцять одинадцяти",
        "12 twelve двенадцать двенадцати дванадцять дванадцяти",
        "13 thirteen тринадцать тринадцати тринадцять тринадцяти",
        "14 fourteen четырнадцать четырнадцати чотирнадцять чотирнадцяти",
        "15 fifteen пятнадцать пятнадцати п'ятнадцять п'ятнадцяти",
        "16 sixteen шестнадцать шестнадцати шістнадцять шістнадцяти",
        "17 seventeen семнадцать семнадцати сімнадцять сімнадцяти",
        "18 eighteen восемнадцать восемнадцати вісімнадцять вісімнадцяти",
        "19 nineteen девятнадцать девятнадцати дев'ятнадцять дев'ятнадцяти",
        "20 twenty двадцать двадцати двадцатью двадцять двадцяти",
        "30 thirty тридцать тридцати тридцатью тридцять тридцяти",
        "40 forty fourty сорок сорока",
        "50 fifty пятьдесят пятидесяти пятьюдесятью п'ятдесят п'ятдесяти п'ятдесятьох",
        "60 sixty шестьдесят шестидесяти шестьюдесятью шістдесят шістдесяти",
        "70 seventy семьдесят семидесяти семьюдесятью сімдесят сімдесяти",
        "80 eighty восемьдесят восьмидесяти вісімдесят вісімдесяти",
        "90 ninety девяносто девяноста дев'яносто дев'яноста",
        "100 сто ста", "200 двести двухсот двумстам двумястами двухстах двісті двохсот двомстам",
        "300 триста трехсот тремстам тремястами трьохсот трьомстам",
        "400 четыреста четырехсот четыремстам чотириста чотирьохсот",
        "500 пятьсот пятисот пятистам п'ятсот п'ятисот",
        "600 шестьсот шестисот шестистам шістсот шестисот", "700 семьсот семисот семистам сімсот семисот",
        "800 восемьсот восьмисот восьмистам вісімсот восьмисот",
        "900 девятьсот девятисот девятистам дев'ятсот дев'ятисот",
        "150 полтораста півтораста",
        "1.5 полтора полторы полутора півтора півтори");

    private static readonly FrozenDictionary<string, int> Parts = Build(
        "2 half halves половина половину половины половине половиною половини половині",
        "3 third thirds треть трети третью третина третину третини третині",
        "4 quarter quarters четверть четверти четвертью чверть чверті чвертю",
        "5 fifth fifths пятая пятых п'ята п'ятих", "6 sixth sixths шестая шестых шоста шостих",
        "7 seventh sevenths седьмая седьмых сьома сьомих", "8 eighth eighths восьмая восьмых восьма восьмих",
        "9 ninth ninths девятая девятых дев'ята дев'ятих", "10 tenth tenths десятая десятых десята десятих");

    private static readonly FrozenDictionary<string, int> Ordinals = Build(
        "2 second второй вторая второе другий друга", "3 third третий третья третье третій третя",
        "4 fourth четвертый четвертая четвертое четвертий четверта", "5 fifth пятый пятая пятое п'ятий п'ята",
        "6 sixth шестой шестая шестое шостий шоста", "7 seventh седьмой седьмая сьомий сьома",
        "8 eighth восьмой восьмая восьмий восьма", "9 ninth девятый девятая дев'ятий дев'ята",
        "10 tenth десятый десятая десятий десята", "20 twentieth двадцатый двадцатая двадцятий двадцята",
        "100 hundredth сотый сотая сотий сота");

    private static readonly FrozenDictionary<string, int> MultipleWords = Build(
        "2 double doubled doubling twice twofold вдвое вдвоем двукратно двукратный удвое вдвічі удвічі"
            + " двократно",
        "3 triple tripled treble thrice threefold втрое утрое трехкратно втричі утричі",
        "4 quadruple quadrupled fourfold вчетверо четырехкратно вчетверо вчетверте учетверо",
        "5 quintuple fivefold впятеро пятикратно вп'ятеро уп'ятеро", "6 sixfold вшестеро ушестеро",
        "7 sevenfold всемеро семикратно усемеро", "8 eightfold ввосьмеро", "9 ninefold вдевятеро",
        "10 tenfold десятикратно вдесятеро", "12 twelvefold", "20 twentyfold", "100 hundredfold стократно");

    /// <summary>What a scale word multiplies by, or 0.</summary>
    public static decimal Scale(string word)
    {
        if (Scales.TryGetValue(word, out var scale))
        {
            return scale;
        }

        foreach (var (stem, value) in ScaleStems)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal) && word.Length <= stem.Length + 4)
            {
                return value;
            }
        }

        return 0;
    }

    /// <summary>The scale of "полмиллиона", "полумиллиона", "півмільйона" and their like, or 0.</summary>
    public static decimal HalfScale(string word) => word switch
    {
        { Length: > 6 } when word.StartsWith("полу", StringComparison.Ordinal) => Scale(word[4..]),
        { Length: > 5 } when word.StartsWith("пол", StringComparison.Ordinal)
            || word.StartsWith("пів", StringComparison.Ordinal) => Scale(word[3..]),
        _ => 0,
    };

    /// <summary>Whether a scale word means one of itself when no numeral is before it.</summary>
    public static bool MeansOne(string word, bool afterBound) =>
        OneOfThem.Contains(word) || (afterBound && OneOfThemAfterBound.Contains(word));

    /// <summary>A numeral below a thousand; 1.5 for "полтора".</summary>
    public static bool TryNumeral(string word, out decimal value) => Numerals.TryGetValue(word, out value);

    /// <summary>The number of parts that a fraction word divides by: 3 for "third".</summary>
    public static bool TryPart(string word, out int parts) => Parts.TryGetValue(word, out parts);

    /// <summary>The number of an ordinal that "every" may stand before.</summary>
    public static bool TryOrdinal(string word, out int number) => Ordinals.TryGetValue(word, out number);

    /// <summary>The number that "double" or "вдвое" multiplies by.</summary>
    public static bool TryMultiple(string word, out int number) => MultipleWords.TryGetValue(word,
        out number);

    /// <summary>Whether a word makes the number before it a multiple: times, раз.</summary>
    public static bool IsTimes(string word) =>
        word is "times" or "x" or "х" or "раз" or "раза" or "рази" or "разів" or "fold" or "кратно"
            or "кратный";

    /// <summary>Whether a word makes the number before it a share in hundredths.</summary>
    public static bool IsPercent(string word) =>
        word is "percent" or "pct" or "проц"
        || (word.StartsWith("процент", StringComparison.Ordinal) && word.Length <= 10)
        || (word.StartsWith("відсот", StringComparison.Ordinal) && word.Length <= 10);

    /// <summary>
    /// Whether a word carries a number of its own, so that it may not be passed over as a unit.
    /// </summary>
    public static bool CarriesNumber(string word) =>
        Numerals.ContainsKey(word) || (word is not ("k" or "к") && Scale(word) != 0) || HalfScale(word) != 0
        || word is "half" or "половина" or "половину" or "percent" || MultipleWords.ContainsKey(word);

    private static FrozenDictionary<string, decimal> BuildDecimals(params string[] lines) =>
        lines.Select(line => line.Split(' '))
            .SelectMany(parts => parts[1..].Distinct().Select(word => (word, number: decimal.Parse(
                parts[0], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Build(params string[] lines) =>
        lines.Select(line => line.Split(' '))
            .SelectMany(parts => parts[1..].Distinct().Select(word => (word, number: int.Parse(
                parts[0], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
}
