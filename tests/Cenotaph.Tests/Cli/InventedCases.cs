using System.Globalization;
using System.Text;

namespace Cenotaph.Tests.Cli;

/// <summary>Invented inheritance cases in a study of their own.</summary>
internal static class InventedCases
{
    public const string Header = "case_id,surname,first_name,patronymic,birth_date,death_date,opened,region\n";

    private static readonly string[] Surnames = ["Ланушов", "Горбенко", "Малинский", "Тураев", "Дорогин"];
    private static readonly string[] Patronymics = ["Олегович", "Семёнович", "Ивановна", "Петровна"];

    /// <summary>A study whose only input besides its claims is a table of cases.</summary>
    public static InventedStudy Study(string rows, string file = "data/cases.csv", string more = "")
    {
        var study = new InventedStudy();
        study.Write("inputs/cases.toml", Toml(file, more));
        study.Write(file, Header + rows);
        return study;
    }

    public static string Toml(string file, string more = "") =>
        $"""
        kind = "case"
        path = "{file}"
        {more}
        [origin]
        title = "Invented cases"
        [columns]
        id = "case_id"
        surname = "surname"
        first_name = "first_name"
        patronymic = "patronymic"
        birth_date = "birth_date"
        death_date = "death_date"
        opened = "opened"
        region = "region"
        """;

    /// <summary>So many sound rows.</summary>
    public static string Rows(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var death = new DateOnly(2031, 1, 1).AddDays(i % 700);
            text.Append(CultureInfo.InvariantCulture, $"c{i},{Surnames[i % 5]},Олег,{Patronymics[i % 4]},{(i % 3 == 0 ? "" : "1990-04-12")},{death:yyyy-MM-dd},{death.AddDays(40):yyyy-MM-dd},Горелка\n");
        }

        return text.ToString();
    }
}
