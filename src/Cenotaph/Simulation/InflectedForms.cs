namespace Cenotaph.Simulation;

/// <summary>Names in the genitive and dative, as courts and obituaries print them: Иванова Сергея Петровича, Иванову Сергею Петровичу.</summary>
internal static class InflectedForms
{
    private static readonly string[] Unchanging = ["ко", "ых", "их", "о", "у", "ю", "и", "е", "э", "ы"];

    private static readonly Dictionary<string, string> Fleeting = new(StringComparer.Ordinal)
    {
        ["Павел"] = "Павл",
        ["Лев"] = "Льв",
        ["Пётр"] = "Петр",
    };

    /// <summary>A surname; those in -ко, -ых and vowels other than -а, -я do not change.</summary>
    public static string Surname(string surname, bool isWoman, bool isDative)
    {
        if (isWoman)
        {
            return surname.EndsWith("ова", StringComparison.Ordinal) || surname.EndsWith("ева", StringComparison.Ordinal)
                || surname.EndsWith("ёва", StringComparison.Ordinal) || surname.EndsWith("ина", StringComparison.Ordinal) ? surname[..^1] + "ой"
                : surname.EndsWith("ая", StringComparison.Ordinal) ? surname[..^2] + "ой"
                : surname[^1] is 'а' or 'я' ? Noun(surname, isDative)
                : surname;
        }

        if (surname.EndsWith("ий", StringComparison.Ordinal) || surname.EndsWith("ый", StringComparison.Ordinal) || surname.EndsWith("ой", StringComparison.Ordinal))
        {
            return surname[..^2] + (isDative ? "ому" : "ого");
        }

        return Unchanging.Any(ending => surname.EndsWith(ending, StringComparison.Ordinal)) ? surname
            : surname.EndsWith("ец", StringComparison.Ordinal) && surname.Length > 4 && !IsVowel(surname[^3]) ? surname[..^2] + "ц" + (isDative ? "у" : "а")
            : Noun(surname, isDative);
    }

    /// <summary>A given name or a patronymic.</summary>
    public static string Given(string name, bool isDative) =>
        Fleeting.TryGetValue(name, out var stem) ? stem + (isDative ? "у" : "а")
        : name[^1] is 'и' or 'о' or 'у' or 'э' or 'е' or 'ю' ? name
        : Noun(name, isDative);

    private static string Noun(string word, bool isDative)
    {
        var stem = word[..^1];
        return word[^1] switch
        {
            'а' => stem + (isDative ? 'е' : "гкхжшчщ".Contains(stem[^1], StringComparison.Ordinal) ? 'и' : 'ы'),
            'я' => stem + (isDative && stem[^1] != 'и' ? 'е' : 'и'),
            'й' or 'ь' => stem + (isDative ? 'ю' : 'я'),
            _ => word + (isDative ? 'у' : 'а'),
        };
    }

    private static bool IsVowel(char letter) => "аеёиоуыэюя".Contains(letter, StringComparison.Ordinal);
}
