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

    [Fact]
    public void One_age_group_alone_is_estimated_and_said_to_be_doubtful()
    {
        var one = Path.Combine(folder, "one-age.csv");
        File.WriteAllLines(one, Enumerable.Range(2010, 14)
            .SelectMany(year => new[] { string.Create(CultureInfo.InvariantCulture, $"{year},15-19,male,{900 + (year % 4)}"), string.Create(CultureInfo.InvariantCulture, $"{year},15-19,female,{400 + (year % 3)}") })
            .Prepend("year,age,sex,deaths"));

        var run = Run("excess", one);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Doubt: one-age.csv, column \"age\": seen one age group only (15-19); expected several groups", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("one age group only", Run("excess", Table()).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yearly", "2022-2023", 900)]
    [InlineData("monthly", "2022", 450)]
    [InlineData("weekly", "2022", 450)]
    public void The_model_with_population_runs_on_tables_of_years_months_and_weeks(string cadence, string target, double excess)
    {
        // 12,000 deaths a year and 450 more from 2022, among a million.
        var parts = cadence switch { "yearly" => 1, "monthly" => 12, _ => 52 };
        var table = Path.Combine(folder, $"{cadence}.csv");
        List<string> lines = [parts == 52 ? "date,deaths,population" : parts == 12 ? "year,month,deaths,population" : "year,deaths,population"];
        for (var year = 2008; year <= 2023; year++)
        {
            for (var part = 1; part <= parts; part++)
            {
                var deaths = (12000 + (year >= 2022 ? 450 : 0)) / (double)parts * (1 + (((year + part) % 3) - 1) / 200.0);
                var date = parts == 52 ? ISOWeek.ToDateTime(year, part, DayOfWeek.Monday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : parts == 12 ? $"{year},{part}" : $"{year}";
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{date},{Math.Round(deaths)},1000000"));
            }
        }

        File.WriteAllLines(table, lines);
        var run = Run("excess", table, "--method", "glm", "--target", target, "--baseline", "2010-2019", "--json");
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        using var json = JsonDocument.Parse(run.Output);
        var whole = json.RootElement.EnumerateArray().Last();
        Assert.Equal("glm", whole.GetProperty("method").GetString());
        Assert.EndsWith("-population", whole.GetProperty("variant").GetString(), StringComparison.Ordinal);
        Assert.Equal(excess, whole.GetProperty("value").GetDouble(), 150.0);
        Assert.Equal(JsonValueKind.Object, whole.GetProperty("interval_nominal").ValueKind);
        Assert.Equal(JsonValueKind.Object, whole.GetProperty("interval_calibrated").ValueKind);
        Assert.Equal(parts == 1 ? 3 : 1, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void The_table_has_single_ages_by_the_preferred_variant_alone_unless_all_are_asked_and_JSON_always_has_all()
    {
        static List<string[]> Rows(string output) => [.. output.Split('\n').Select(line => line.Split([' ', '|', '│'], StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 4 && cells[1].StartsWith("raw-", StringComparison.Ordinal))];
        var usual = Run("excess", Table());
        Assert.Equal(0, usual.ExitCode);
        var rows = Rows(usual.Output);
        Assert.Equal(["15-19", "20-24", "15-24"], rows.Where(row => row[0] == "total" && row[1] == "raw-linear-5" && row[3] == "2022").Select(row => row[4]));
        Assert.True(rows.Select(row => row[1]).Distinct().Count() > 1);
        Assert.All(rows.Where(row => row[1] != "raw-linear-5"), row => Assert.Equal("15-24", row[4]));
        Assert.Contains("--all shows them.", usual.Output, StringComparison.Ordinal);

        var all = Run("excess", Table(), "--all");
        Assert.DoesNotContain("--all shows them.", all.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run("excess", Table(), "--json").Output);
        Assert.Equal(json.RootElement.GetArrayLength(), Rows(all.Output).Count);
        Assert.True(Rows(all.Output).Count > rows.Count);
    }

    private static Outcome Run(params string[] arguments) => RussianTable.Run(arguments);

    private string Table() => RussianTable.Write(folder);
}
