using System.Globalization;
using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public class PrintedNumberExamplesTests
{
    /// <summary>Text, figure and rounding unit, parted by bars; W marks a figure in words.</summary>
    public static TheoryData<string, string, string> English => Table("""
        1.2M | 1200000 | 100000
        1.20M | 1200000 | 10000
        1.2m | 1200000 | 100000
        1.2 M | 1200000 | 100000
        1.2bn | 1200000000 | 100000000
        1.05 million | 1050000 | 10000
        1.189 million | 1189000 | 1000
        2 million | 2000000 | 1000000
        120,000 | 120000 | 10000
        27,423 | 27423 | 1
        1,050,000 | 1050000 | 10000
        1,050 | 1050 | 10
        1.050.000 | 1050000 | 10000
        1'050'000 | 1050000 | 10000
        1,050,000.50 | 1050000.5 | 0.01
        1.050.000,50 | 1050000.5 | 0.01
        1·2 million | 1200000 | 100000
        1.2E+06 | 1200000 | 100000
        .5 | 0.5 | 0.1
        13.125 | 13.125 | 0.001
        415k | 415000 | 1000
        50 k | 50000 | 10000
        50K | 50000 | 10000
        2½ million | 2500000 | 100000
        nearly 50,000 | about 50000 | 10000
        almost 50,000 | about 50000 | 10000
        about 1.2 million casualties | about 1200000 | 100000
        approximately 120,000 invented soldiers | about 120000 | 10000
        an estimated 50,000 | about 50000 | 10000
        close to 325,000 | about 325000 | 1000
        roughly 15,000 | about 15000 | 1000
        some 15,000 | about 15000 | 1000
        ca. 26,000 | about 26000 | 1000
        c.26,000 | about 26000 | 1000
        ~50k | about 50000 | 10000
        ≈ 50,000 | about 50000 | 10000
        5 or so | about 5 | 1
        more than 26,000 | at least 26000 | 1000
        over 26,000 | at least 26000 | 1000
        at least 25 units | at least 25 | 1
        no fewer than 5 | at least 5 | 1
        not less than 5 | at least 5 | 1
        exceeding 1.05 million | at least 1050000 | 10000
        total losses exceed 1.05 million | at least 1050000 | 10000
        upwards of 100,000 | at least 100000 | 100000
        in excess of 1 million | at least 1000000 | 1000000
        just over 6,000 | at least 6000 | 1000
        minimum 5 | at least 5 | 1
        26,000+ | at least 26000 | 1000
        26k+ | at least 26000 | 1000
        ≥ 26,000 | at least 26000 | 1000
        >= 26,000 | at least 26000 | 1000
        > 26,000 | at least 26000 | 1000
        26,000 or more | at least 26000 | 1000
        26,000 soldiers and more | at least 26000 | 1000
        26,000 at least | at least 26000 | 1000
        up to 26,000 | at most 26000 | 1000
        less than 100,000 | at most 100000 | 100000
        fewer than 30 | at most 30 | 10
        under 26,000 | at most 26000 | 1000
        no more than 5 | at most 5 | 1
        not exceeding 5 | at most 5 | 1
        as many as 1.2 million | at most 1200000 | 100000
        just under 50,000 | at most 50000 | 10000
        max. 5 | at most 5 | 1
        ≤5 | at most 5 | 1
        < 100 000 | at most 100000 | 100000
        275–325k | 275000–325000 (range) | 1000
        275-325k | 275000–325000 (range) | 1000
        275k–325k | 275000–325000 (range) | 1000
        275,000 to 325,000 | 275000–325000 (range) | 1000
        100,000 to 140,000 | 100000–140000 (range) | 10000
        15 to 70 | 15–70 (range) | 1
        between 15 and 70 | 15–70 (range) | 1
        from 15 to 70 | 15–70 (range) | 1
        between 15 metres and 70 metres | 15–70 (range) | 1
        15 to 70 meters per day | 15–70 (range) | 1
        15–70 m/day | 15–70 (range) | 1
        150 m per day | 150 | 10
        1.15–1.25M | 1150000–1250000 (range) | 10000
        1.150–1.250M | 1150000–1250000 (range) | 1000
        200,000 – 1.2 million | 200000–1200000 (range) | 100000
        15,000 or 20,000 | 15000–20000 (range) | 1000
        0–5,000 | 0–5000 (range) | 1000
        ~275–325k | 275000–325000 (range) | 1000
        up to 15–20k | at most 20000 | 1000
        more than 15,000 but fewer than 20,000 | 15000–20000 (range) | 1000
        47,000 (40,000–55,000) | 47000, 40000–55000 (range) | 1000
        47,000 (40–55k) | 47000, 40000–55000 (range) | 1000
        47k (40–55) | 47000, 40000–55000 (range) | 1000
        47,000 [95% CI 40,000–55,000] | 47000, 40000–55000 (ci95) | 1000
        47,000 (95% CI: 40,000 to 55,000) | 47000, 40000–55000 (ci95) | 1000
        47,000 (40,000–55,000; 95% CI) | 47000, 40000–55000 (ci95) | 1000
        47,000, 95% CI 40,000–55,000 | 47000, 40000–55000 (ci95) | 1000
        47000 (95% CI 40000, 55000) | 47000, 40000–55000 (ci95) | 1000
        47,000 (90% CI 40,000–55,000) | 47000, 40000–55000 (range) | 1000
        40,000–55,000 (95% CI) | 40000–55000 (ci95) | 1000
        95% CI 40,000–55,000 | 40000–55000 (ci95) | 1000
        47,000 ± 7,500 | 47000, 39500–54500 (range) | 100
        47,000 +/- 7,500 | 47000, 39500–54500 (range) | 100
        47,000 ± 10% | 47000, 42300–51700 (range) | 1000
        60 (55–65)% | 0.6, 0.55–0.65 (range) | 0.01
        100+ thousand | at least 100000 | 100000
        275 (95% CI 250–300) thousand | 275000, 250000–300000 (ci95) | 1000
        60% | 0.6 | 0.01
        98.4 % | 0.984 | 0.001
        five per cent | 0.05 | 0.01
        15–20% | 0.15–0.2 (range) | 0.01
        over 60% | at least 0.6 | 0.01
        one in five | 0.2 | 0
        1 in 5 | 0.2 | 0
        3 out of 10 | 0.3 | 0
        half | 0.5 | 0
        more than half | at least 0.5 | 0
        three quarters | 0.75 | 0
        a quarter | 0.25 | 0
        every fifth soldier | 0.2 | 0
        17 times | 17 | 1
        17x | 17 | 1
        ×17 | 17 | 1
        17-fold | 17 | 1
        fivefold | 5 | 1
        double | 2 | 1
        more than 5× | at least 5 | 1
        2:1 to 2.5:1 | 2–2.5 (range) | 0.1
        half a million | 500000 | 100000
        nearly half a million | about 500000 | 100000
        two and a half million | 2500000 | 100000
        a dozen | 12 | 12
        two dozen | 24 | 12
        fifty thousand | 50000 | 10000
        two million | 2000000 | 1000000
        a hundred thousand | 100000 | 100000
        two hundred and fifty thousand | 250000 | 10000
        one million two hundred thousand | 1200000 | 100000
        twenty-seven thousand four hundred and twenty-three | 27423 | 1
        1 million 200 thousand | 1200000 | 100000
        26,000 may have died | 26000 | 1000
        "nearly 50,000" | about 50000 | 10000
        no | 0 | 1
        none | 0 | 1
        no losses | 0 | 1
        zero | 0 | 1
        0 | 0 | 1
        hundreds | 200–999 (range) W | 0
        hundreds of soldiers | 200–999 (range) W | 0
        hundreds of thousands | 200000–999999 (range) W | 0
        at least hundreds | at least 200 W | 0
        up to several hundred | at most 999 W | 0
        dozens | 24–99 (range) W | 0
        Most of them | 0.5–1 (range) W | 0
        millions | at least 2000000 W | 0
        """);

    public static TheoryData<string, string, string> Russian => Table("""
        1,05 млн | 1050000 | 10000
        1.2 млн чел. | 1200000 | 100000
        1,2млн | 1200000 | 100000
        1,2 миллиона | 1200000 | 100000
        50 тысяч | 50000 | 10000
        26 тыс. | 26000 | 1000
        26тыс. | 26000 | 1000
        50К | 50000 | 10000
        1,2 млрд | 1200000000 | 100000000
        50 000 человек | 50000 | 10000
        100-тысячная армия | 100000 | 100000
        почти 50 тыс. убитых | about 50000 | 10000
        около 50 тысяч | about 50000 | 10000
        примерно 15 000 | about 15000 | 1000
        порядка 120 тыс. погибших | about 120000 | 10000
        около тысячи человек | about 1000 | 1000
        около полутора миллионов | about 1500000 | 100000
        50 тысяч примерно | about 50000 | 10000
        более 26 000 | at least 26000 | 1000
        «более 26 000» | at least 26000 | 1000
        больше 26 тысяч | at least 26000 | 1000
        свыше миллиона | at least 1000000 | 1000000
        не менее 26 тысяч | at least 26000 | 1000
        как минимум 5 | at least 5 | 1
        более тысячи | at least 1000 | 1000
        более двухсот тысяч | at least 200000 | 100000
        больше полумиллиона | at least 500000 | 100000
        26 тыс.+ | at least 26000 | 1000
        26 000 и более | at least 26000 | 1000
        от 15 | at least 15 | 1
        до 100 тыс. | at most 100000 | 100000
        менее 5 % | at most 0.05 | 0.01
        не более 5 тыс. | at most 5000 | 1000
        максимум 5 | at most 5 | 1
        от 275 до 325 тысяч | 275000–325000 (range) | 1000
        от 275 тыс. человек до 325 тыс. человек | 275000–325000 (range) | 1000
        275—325 тыс. | 275000–325000 (range) | 1000
        1,15–1,25 млн | 1150000–1250000 (range) | 10000
        25-30 тыс. человек | 25000–30000 (range) | 1000
        между 15 и 70 | 15–70 (range) | 1
        с 15 до 70 | 15–70 (range) | 1
        пять-шесть тысяч | 5000–6000 (range) | 1000
        от пяти до шести тысяч | 5000–6000 (range) | 1000
        47 (40–55) тыс. | 47000, 40000–55000 (range) | 1000
        47 тыс. (40–55 тыс.) | 47000, 40000–55000 (range) | 1000
        47 000 (95 % доверительный интервал 40 000–55 000) | 47000, 40000–55000 (ci95) | 1000
        47 000 (95% ДИ 40 000–55 000) | 47000, 40000–55000 (ci95) | 1000
        47 ± 7,5 тыс. | 47000, 39500–54500 (range) | 100
        60 процентов | 0.6 | 0.01
        каждый пятый | 0.2 | 0
        один из пяти | 0.2 | 0
        четверть | 0.25 | 0
        почти половина | about 0.5 | 0
        в 17 раз | 17 | 1
        в 2–2,5 раза | 2–2.5 (range) | 0.1
        вдвое | 2 | 1
        дюжина | 12 | 12
        пара тысяч | 2000–3999 (range) W | 0
        полмиллиона | 500000 | 100000
        полтора миллиона | 1500000 | 100000
        полторы тысячи | 1500 | 100
        два с половиной миллиона | 2500000 | 100000
        пятьдесят тысяч | 50000 | 10000
        сто двадцать тысяч | 120000 | 10000
        двадцать семь тысяч четыреста двадцать три | 27423 | 1
        двенадцать | 12 | 1
        ноль | 0 | 1
        нет погибших | 0 | 1
        сотни | 200–999 (range) W | 0
        сотни тысяч солдат | 200000–999999 (range) W | 0
        десятки тысяч | 20000–99999 (range) W | 0
        несколько тысяч | 2000–9999 (range) W | 0
        тысячи | 2000–9999 (range) W | 0
        большинство | 0.5–1 (range) W | 0
        """);

    public static TheoryData<string, string, string> Ukrainian => Table("""
        50 тисяч | 50000 | 10000
        26 тис. осіб | 26000 | 1000
        1,2 мільйона | 1200000 | 100000
        1.2 мiльярд | 1200000000 | 100000000
        понад 1 млн | at least 1000000 | 1000000
        більше 26 000 | at least 26000 | 1000
        щонайменше 26 тис. осіб | at least 26000 | 1000
        не менше 5 | at least 5 | 1
        понад сотню | at least 100 | 100
        26 тисяч і більше | at least 26000 | 1000
        менше 30 | at most 30 | 10
        не більше 5 тис. | at most 5000 | 1000
        щонайбільше 5 | at most 5 | 1
        майже 50 тисяч | about 50000 | 10000
        близько тисячі | about 1000 | 1000
        приблизно 15 000 | about 15000 | 1000
        від 275 до 325 тисяч | 275000–325000 (range) | 1000
        між 15 та 70 | 15–70 (range) | 1
        десять-п'ятнадцять тисяч | 10000–15000 (range) | 1000
        47 000 (95% ДІ 40 000–55 000) | 47000, 40000–55000 (ci95) | 1000
        п'ять відсотків | 0.05 | 0.01
        кожен п'ятий | 0.2 | 0
        три чверті | 0.75 | 0
        більше половини | at least 0.5 | 0
        у 17 разів | 17 | 1
        удвічі | 2 | 1
        пів мільйона | 500000 | 100000
        півмільйона | 500000 | 100000
        півтора мільйона | 1500000 | 100000
        п'ятдесят тисяч | 50000 | 10000
        п’ятдесят тисяч | 50000 | 10000
        сто двадцять тисяч | 120000 | 10000
        нуль | 0 | 1
        сотні | 200–999 (range) W | 0
        десятки тисяч | 20000–99999 (range) W | 0
        кілька тисяч | 2000–9999 (range) W | 0
        більшість | 0.5–1 (range) W | 0
        """);

    [Theory]
    [MemberData(nameof(English))]
    [MemberData(nameof(Russian))]
    [MemberData(nameof(Ukrainian))]
    public void A_printed_number_becomes_its_bound_value_and_rounding(string text, string figure,
        string rounding)
    {
        var read = PrintedNumber.TryRead(text, new Dictionary<string, WordLimits>(), out var seen,
            out var expected);

        Assert.True(read, expected);
        Assert.Equal("", expected);
        Assert.Equal(figure, seen + (seen.InWords ? " W" : ""));
        Assert.Equal(decimal.Parse(rounding, CultureInfo.InvariantCulture), seen.Rounding);
    }

    private static TheoryData<string, string, string> Table(string text)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            data.Add(cells[0], cells[1], cells[2]);
        }

        return data;
    }
}
