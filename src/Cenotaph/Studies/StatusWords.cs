using System.Collections.Frozen;

namespace Cenotaph.Studies;

/// <summary>The words that lists use for what became of people, and the category that each means.</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, string> Categories = new (string Category, string[] Words)[]
    {
        ("killed", ["killed", "kia", "dead", "died", "deaths", "fatalities", "fallen", "killed in action", "погиб", "погибла",
            "погибли", "погибший", "погибшие", "погибло", "убит", "убиты", "убито", "убитые", "двухсотый", "200", "загинув", "загинула",
            "загинули", "загиблий", "загиблі", "загинуло", "вбитий", "вбито"]),
        ("died-of-wounds", ["died of wounds", "dow", "умер от ран", "умерли от ран", "помер від ран"]),
        ("wounded", ["wounded", "wia", "injured", "ранен", "ранены", "раненые", "ранено", "поранений", "поранені", "поранено", "300"]),
        ("missing", ["missing", "mia", "missing in action", "пропал", "пропал без вести", "пропали без вести", "пропало без вести", "пропавшие", "пропавший без вести", "без вести",
            "пропавшие без вести", "зник безвісти", "зниклий безвісти", "зниклі безвісти", "безвісти"]),
        ("captured", ["captured", "pow", "prisoner", "prisoner of war", "prisoners", "плен", "в плену", "пленный", "пленные", "полон",
            "у полоні", "полонений", "полонені"]),
        ("deserter", ["deserter", "deserters", "awol", "desertion", "дезертир", "дезертиры", "соч", "сзч", "самоволка", "дезертири"]),
        ("casualties", ["casualties", "losses", "total losses", "personnel losses", "потери", "общие потери", "втрати", "загальні втрати"]),
        ("alive", ["alive", "returned", "жив", "живой", "вернулся", "живий", "повернувся"]),
    }.SelectMany(one => one.Words.Append(one.Category).Select(word => KeyValuePair.Create(word, one.Category)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The category that a heading of several words means (<c>killed_total</c>); null when none of them says.</summary>
    public static string? OfHeading(string heading) =>
        Category(heading) ?? heading.Split([' ', '_', '-', '.', '/', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAsciiDigit)).Select(Category).FirstOrDefault(category => category is not null);

    /// <summary>The category that a word means, whatever its case, or null.</summary>
    public static string? Category(string word) =>
        Categories.GetValueOrDefault(word.Trim().TrimEnd('.').ToLowerInvariant().Replace('ё', 'е'));
}
