namespace Cenotaph.Simulation;

/// <summary>Makes patronymics of fathers' names.</summary>
internal static class Patronymics
{
    private static readonly Dictionary<string, string> Stems = new(StringComparer.Ordinal)
    {
        ["Павел"] = "Павл",
        ["Лев"] = "Льв",
        ["Михаил"] = "Михайл",
        ["Яков"] = "Яковл",
        ["Пётр"] = "Петр",
    };

    /// <summary>The Russian patronymic: Сергеевич, Юрьевна, Ильич.</summary>
    public static string Russian(string father, bool isWoman)
    {
        if (Stems.TryGetValue(father, out var stem))
        {
            return stem + Of(father == "Яков" ? "ев" : "ов", isWoman);
        }

        var last = father[^1];
        var rest = father[..^1];
        return last switch
        {
            'й' when father.EndsWith("трий", StringComparison.Ordinal) => rest + Of("ев", isWoman),
            'й' when father.EndsWith("ий", StringComparison.Ordinal) => rest[..^1] + "ь" + Of("ев", isWoman),
            'й' or 'ь' => rest + Of("ев", isWoman),
            'а' or 'я' when father is "Никита" or "Илья" => father == "Илья" ? rest[..^1] + (isWoman ? "ьинична" : "ьич") : rest + (isWoman ? "ична" : "ич"),
            'а' or 'я' or 'и' or 'о' or 'у' or 'э' or 'е' or 'ы' => father + Of("ев", isWoman),
            'ж' or 'ш' or 'ч' or 'щ' or 'ц' => father + Of("ев", isWoman),
            _ => father + Of("ов", isWoman),
        };
    }

    /// <summary>The Ukrainian patronymic of the father's Ukrainian name: Сергійович, Миколаївна.</summary>
    public static string Ukrainian(string father, bool isWoman) => father switch
    {
        "Микола" => "Микола" + (isWoman ? "ївна" : "йович"),
        "Ілля" => isWoman ? "Іллівна" : "Ілліч",
        "Яків" => isWoman ? "Яківна" : "Якович",
        "Лев" => isWoman ? "Левівна" : "Левович",
        "Михайло" => isWoman ? "Михайлівна" : "Михайлович",
        _ => father[^1] switch
        {
            'й' => isWoman ? father[..^1] + "ївна" : father + "ович",
            'о' or 'а' => father[..^1] + (isWoman ? "івна" : "ович"),
            'ь' => father[..^1] + (isWoman ? "івна" : "ьович"),
            _ => father + (isWoman ? "івна" : "ович"),
        },
    };

    private static string Of(string joint, bool isWoman) => joint + (isWoman ? "на" : "ич");
}
