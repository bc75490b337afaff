using CsCheck;

namespace Cenotaph.Tests.Names;

/// <summary>Invented names for the laws: plausible Cyrillic surnames, and texts that are anything but names.</summary>
internal static class InventedNames
{
    private static readonly string[] Openings = ["Жов", "Щер", "Кухт", "Бор", "Яров", "Юшк", "Елец", "Эльд", "Чуп", "Шум", "Хвор", "Цвет", "Гор", "Мих", "Пет", "Соло", "Вьял", "Лед", "Зуб", "Рыж", "Фёд"];
    private static readonly string[] Middles = ["", "ба", "ре", "ни", "лю", "ро", "ми", "ша", "ву", "ля"];
    private static readonly string[] Endings = ["ков", "нев", "лин", "ской", "цкий", "енко", "чук", "вых", "ный", "тьев", "щиков", "шкин", "гуев", "хин", "ян"];

    public static readonly Gen<string> Surname = Gen.Select(
        Gen.Int[0, Openings.Length - 1], Gen.Int[0, Middles.Length - 1], Gen.Int[0, Endings.Length - 1],
        (opening, middle, ending) => Openings[opening] + Middles[middle] + Endings[ending]);

    public static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char, 0, 300],
        Gen.String[Gen.Char["абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЯЇЄҐ'ʼ’-. \"«»()"], 0, 40],
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzšžčéïâëABXYZ'-. ,\"“”"], 0, 40],
        Gen.String[Gen.Char["aаeеoоpрcсxхyуiіIІ1ӏ0О3"], 0, 12],
        Surname);

    public static readonly string[] Hostile =
    [
        "", " ", "\t\n", ".", "-", "---", "«»", "«", "\"\"\"", "((((", "😀", "👩‍👩‍👧", "\uD83D", "\uDE00\uD83D", "12345", "0", "Ӏ", "ӀӀӀ", "'", "ʼʼ", "\u0301", "\u200B",
        "שלום", "محمد علي", "\u202Eвонави", "李小龍", "გიორგი", "Հայկ", "Ｉｖａｎｏｖ", "ﬁ", "ß", "İI", "\0", "\uFFFF", "И", "И.", ".И", "И.И.И.И.И.И.", "оглы", "оглы оглы", "van", "van der",
        "позывной", "позывной позывной", ",", ",,,", "Иванов,", ",Иванов", "рядовой", "рядовой рядовой",
        new string('а', 10_000), new string('x', 10_000), string.Concat(Enumerable.Repeat("И. ", 3_000)), string.Concat(Enumerable.Repeat("Ӏ ", 5_000)), string.Concat(Enumerable.Repeat("«а", 2_000)),
    ];
}
