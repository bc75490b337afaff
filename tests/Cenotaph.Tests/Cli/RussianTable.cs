using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>Invented deaths of two regions with Russian labels: 100 more men of each age in 2022.</summary>
internal static class RussianTable
{
    /// <summary>Runs the command in process.</summary>
    public static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cenotaph.Cli.CommandLine.Run(arguments, new(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Writes the table into a folder and gives its path.</summary>
    public static string Write(string folder)
    {
        var path = Path.Combine(folder, "table.csv");
        List<string> lines = ["region,year,age,sex,deaths"];
        for (var year = 2005; year <= 2022; year++)
        {
            foreach (var (region, men, women) in new[] { ("Тыва", "мужчины", "женщины"), ("Москва", "Мужской", "ж") })
            {
                // Women rise and fall; men are twice as many, and 100 more in the last year.
                var few = 1000 + (10 * (year % 7));
                var more = (2 * few) + (year == 2022 ? 100 : 0);
                lines.Add($"{region},{year},15-19 лет,{men},\"{more / 1000} {more % 1000:000}\"");
                lines.Add($"{region},{year},15-19 лет,{women},{few}");
                lines.Add($"{region},{year},20-24 года,{men},{more}");
                lines.Add($"{region},{year},20-24 года,{women},{few}");
                lines.Add($"{region},{year},85 и старше,{men},{few}");
                lines.Add($"{region},{year},85 и старше,{women},{few}");
                lines.Add($"{region},{year},Неизвестно,{men},3");
            }
        }

        File.WriteAllLines(path, lines);
        return path;
    }
}
