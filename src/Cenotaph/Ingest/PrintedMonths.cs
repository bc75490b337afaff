using System.Collections.Frozen;

namespace Cenotaph.Ingest;

/// <summary>The names of months, quarters and parts of a month in English, Russian and Ukrainian.</summary>
internal static class PrintedMonths
{
    private static readonly string[] English =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ];

    private static readonly FrozenDictionary<string, int> Months = Build(
        "january jan январь января январе янв январем січень січня січні січ",
        "february feb febr февраль февраля феврале фев февр февралем лютий лютого лютому лют",
        "march mar март марта марте мар мартом березень березня березні бер берез",
        "april apr апрель апреля апреле апр апрелем квітень квітня квітні кві квіт",
        "may май мая мае маем травень травня травні тра трав",
        "june jun июнь июня июне июн июнем червень червня червні чер черв",
        "july jul июль июля июле июл июлем липень липня липні лип",
        "august aug август августа августе авг августом серпень серпня серпні сер серп",
        "september sep sept сентябрь сентября сентябре сен сент сентябрем вересень вересня вересні вер верес",
        "october oct октябрь октября октябре окт октябрем жовтень жовтня жовтні жов жовт",
        "november nov ноябрь ноября ноябре ноя нояб ноябрем листопад листопада листопаді лис лист",
        "december dec декабрь декабря декабре дек декабрем грудень грудня грудні гру груд");

    private static readonly FrozenDictionary<string, int> Nth = Build(
        "i і first 1st первый первое первом перший першому перше першого первого",
        "ii іі second 2nd второй второе втором другий другому друге другого второго",
        "iii ііі third 3rd третий третьем третій третьому третього третьего",
        "iv іv fourth 4th четвертый четвертом четвертий четвертому четвертого last");

    /// <summary>The month, 1 to 12, that a word names, whole or cut short.</summary>
    public static bool TryMonth(string word, out int month) => Months.TryGetValue(word, out month);

    /// <summary>The quarter or half-year, from 1, that an ordinal or Roman numeral names.</summary>
    public static bool TryNth(string word, out int number) => Nth.TryGetValue(word, out number);

    /// <summary>The English name of a month, 1 to 12, for messages.</summary>
    public static string Name(int month) => English[month - 1];

    /// <summary>Whether a word names a weekday, which says nothing that the date does not.</summary>
    public static bool IsWeekday(string word) => word is "monday" or "tuesday" or "wednesday" or "thursday" or "friday"
        or "saturday" or "sunday" or "mon" or "tue" or "tues" or "wed" or "thu" or "thur" or "thurs" or "fri"
        or "sat" or "sun"
        or "понедельник" or "вторник" or "среда" or "среду" or "четверг" or "пятница" or "пятницу"
        or "суббота" or "субботу"
        or "воскресенье" or "понеділок" or "вівторок" or "середа" or "середу" or "четвер" or "п'ятниця"
        or "п'ятницю"
        or "субота" or "суботу" or "неділя" or "неділю" or "пн" or "вт" or "ср" or "чт" or "пт" or "сб"
        or "вс" or "нд";

    /// <summary>Which third a word names: 1 early, 2 mid, 3 late; 0 for none.</summary>
    public static int Third(string word) => word switch
    {
        "early" or "beginning" or "start" or "начало" or "начале" or "начала" or "початок" or "початку" => 1,
        "mid" or "middle" or "середина" or "середине" or "середину" or "середины" or "середині"
            or "середини" => 2,
        "late" or "end" or "конец" or "конце" or "конца" or "кінець" or "кінці" or "кінця"
            or "наприкінці" => 3,
        _ => 0,
    };

    /// <summary>Whether a word only says "year" after one.</summary>
    public static bool IsYearWord(string word) => word is "г" or "гг" or "год" or "года" or "году" or "годы" or "годов"
        or "р" or "рр" or "рік" or "року" or "році" or "роки" or "year";

    private static FrozenDictionary<string, int> Build(params string[] lines) =>
        lines.SelectMany((line, i) => line.Split(' ').Select(word => (word, number: i + 1)))
            .ToFrozenDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);
}
