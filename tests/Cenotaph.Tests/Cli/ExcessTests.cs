using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class ExcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_table_of_regions_with_russian_labels_runs_region_by_region_and_in_total()
    {
        var run = Run("excess", Table(), "--json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var sums = json.RootElement.EnumerateArray().Where(one => one.GetProperty("preferred").GetBoolean() && one.GetProperty("age").GetString() == "15-24"
            && one.GetProperty("year") is { ValueKind: JsonValueKind.Number } year && year.GetInt32() == 2022).ToList();
        Assert.Equal(["Москва", "Тыва", "total"], sums.Select(one => one.GetProperty("territory").GetString()));
        Assert.All(sums, one => Assert.Equal("raw-linear-5", one.GetProperty("variant").GetString()));

        // Twice as many men as women in every year before, and 100 more men of each age in 2022.
        Assert.Equal([200, 200, 400], sums.Select(one => Math.Round(one.GetProperty("value").GetDouble(), 6)));
        Assert.All(sums, one => Assert.Equal(JsonValueKind.Object, one.GetProperty("placebo").ValueKind));
    }

    [Fact]
    public void The_same_table_gives_the_same_in_windows_1251_with_semicolons()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var other = Path.Combine(folder, "other.csv");
        File.WriteAllText(other, File.ReadAllText(Table()).Replace(",", ";", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal), System.Text.Encoding.GetEncoding(1251));
        Assert.Equal(Run("excess", Table(), "--json").Output, Run("excess", other, "--json").Output);
    }

    [Fact]
    public void Draws_add_up_over_any_selection_and_the_dictionary_names_every_key()
    {
        var draws = Path.Combine(folder, "draws.parquet");
        Assert.Equal(0, Run("excess", Table(), "--draws", draws, "--number", "200").ExitCode);
        using var dictionary = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(draws, ".json")));
        Assert.Equal(["draw", "key", "value"], dictionary.RootElement.GetProperty("columns").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        var keys = dictionary.RootElement.GetProperty("keys").EnumerateArray().Select(one => one.GetProperty("key").GetString()).ToList();
        Assert.Contains("table|Тыва|male|2022|15-19", keys);

        double Mean(params string[] selection)
        {
            var run = Run(["estimate", "sum", draws, .. selection, "--json"]);
            Assert.Equal(0, run.ExitCode);
            using var json = JsonDocument.Parse(run.Output);
            return json.RootElement.GetProperty("value").GetDouble();
        }

        var both = Mean("--region", "Тыва", "--year", "2022");
        Assert.Equal(both, Mean("--region", "Тыва", "--year", "2022", "--age", "15-19") + Mean("--region", "Тыва", "--year", "2022", "--age", "20-24"), 1e-6);
        Assert.Equal(1, Run("estimate", "sum", draws, "--region", "nowhere").ExitCode);
        var first = File.ReadAllBytes(draws);
        Assert.Equal(0, Run("excess", Table(), "--draws", draws, "--number", "200").ExitCode);
        Assert.Equal(first, File.ReadAllBytes(draws));
    }

    [Fact]
    public void The_study_of_russia_gives_the_published_numbers_and_that_of_the_karabakh_war_too()
    {
        static Dictionary<string, JsonElement> Sums(string study, string age) => JsonDocument.Parse(Run("excess", Path.Combine(Checkout.Root, "studies", study), "--json").Output)
            .RootElement.EnumerateArray().Where(one => one.GetProperty("preferred").GetBoolean() && one.GetProperty("age").GetString() == age)
            .ToDictionary(one => $"{one.GetProperty("territory")} {one.GetProperty("sex")} {one.GetProperty("year")}");
        var russia = Sums("russia-ukraine", "15-49");
        foreach (var (year, value, error) in new[] { ("2022", 20618, 1374), ("2023", 37864, 1533), ("2022-2023", 58482, 2727) })
        {
            Assert.Equal(value, Math.Round(russia[$"Russia male {year}"].GetProperty("value").GetDouble()));
            Assert.Equal(error, Math.Round(russia[$"Russia male {year}"].GetProperty("se").GetDouble()));
        }

        var karabakh = Sums("nagorno-karabakh-2020", "15-49");
        foreach (var (territory, value, low, high) in new[] { ("Armenia", 2757, 2204, 3457), ("Azerbaijan", 3381, 2087, 4854), ("Artsakh", 313, 191, 384) })
        {
            var one = karabakh[$"{territory} both 2020"];
            Assert.Equal(value, Math.Round(one.GetProperty("value").GetDouble()));
            Assert.Equal(low, Math.Round(one.GetProperty("interval_published_basis").GetProperty("low").GetDouble()));
            Assert.Equal(high, Math.Round(one.GetProperty("interval_published_basis").GetProperty("high").GetDouble()));
        }

        Assert.Equal(6451, Math.Round(karabakh["total both 2020"].GetProperty("value").GetDouble()));
    }

    [Fact]
    public void A_table_without_deaths_or_with_one_row_is_told_and_does_not_end_in_a_fault()
    {
        var bare = Path.Combine(folder, "bare.csv");
        File.WriteAllText(bare, "region,year\nТыва,2022\n");
        var run = Run("excess", bare);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected a column of counts, such as deaths or умерло", run.Error, StringComparison.Ordinal);
        File.WriteAllText(bare, "year,age,sex,deaths\n2022,15-19,м,5\n");
        run = Run("excess", bare);
        Assert.DoesNotContain("A fault of cenotaph itself", run.Error, StringComparison.Ordinal);
        Assert.Contains("not estimable", run.Output, StringComparison.Ordinal);
    }

    // Reads the draws with what the documentation shows, where the machine has it.
    [Theory]
    [InlineData("python3", "-c", "import pyarrow.parquet as p; t = p.read_table('draws.parquet').to_pandas(); k = t[t.key.str.contains('Тыва') & t.key.str.contains('2022')]; print(round(k.groupby('draw').value.sum().mean()))")]
    [InlineData("Rscript", "-e", "d <- as.data.frame(nanoparquet::read_parquet('draws.parquet')); k <- d[grepl('Тыва', d$key) & grepl('2022', d$key), ]; cat(round(mean(tapply(k$value, k$draw, sum))))")]
    public void The_snippets_of_the_documentation_read_the_draws(string program, string option, string snippet)
    {
        Assert.Equal(0, Run("excess", Table(), "--draws", Path.Combine(folder, "draws.parquet"), "--number", "200").ExitCode);
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(option);
        start.ArgumentList.Add(snippet);
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }

        Assert.SkipWhen(process is null, $"{program} is not here.");
        var (output, error) = (process!.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.SkipWhen(process.ExitCode != 0 && (error.Contains("No module named", StringComparison.Ordinal) || error.Contains("no package called", StringComparison.Ordinal)), $"{program} has no reader of Parquet.");
        Assert.Equal(0, process.ExitCode);
        using var sum = JsonDocument.Parse(Run("estimate", "sum", Path.Combine(folder, "draws.parquet"), "--region", "Тыва", "--year", "2022", "--json").Output);
        Assert.Equal(Math.Round(sum.RootElement.GetProperty("value").GetDouble()), double.Parse(output, CultureInfo.InvariantCulture), 1.0);
    }

    private static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cenotaph.Cli.CommandLine.Run(arguments, new(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    private string Table()
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
