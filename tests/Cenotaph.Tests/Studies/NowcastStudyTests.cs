using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Tests.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Studies;

public sealed class NowcastStudyTests : IDisposable
{
    private const string Study = """
        schema = 1
        id = "late"
        title = "A late register"
        start = 2031-01-06
        as_of = 2032-02-29
        steps = ["ingest", "nowcast"]
        [[sides]]
        id = "Red"
        name = "Red"
        [[nowcast]]
        id = "dead"
        register = "weeks"
        greatest_delay = 20
        draws = 60
        """;

    private const string Register = """
        kind = "register"
        path = "data/counts.csv"
        key = ["date", "vintage"]
        [origin]
        publisher = "The Desk"
        [columns]
        date = "period"
        vintage = "vintage"
        [series.weeks]
        value = "count"
        publisher = "desk"
        side = "Red"
        category = "killed"
        quantity = "period"
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public NowcastStudyTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        Directory.CreateDirectory(Path.Combine(folder, "inputs"));
        File.WriteAllText(Path.Combine(folder, "study.toml"), Study);
        File.WriteAllText(Path.Combine(folder, "sources.toml"), "[[publishers]]\nid = \"desk\"\nname = \"The Desk\"\n");
        File.WriteAllText(Path.Combine(folder, "inputs", "counts.toml"), Register);
        LateTable.Counts(Path.Combine(folder, "data"), vintage => vintage % 5 == 4);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_nowcast_is_kept_once_and_a_changed_one_is_kept_again()
    {
        var first = RussianTable.Run("run", folder);
        Assert.True(first.ExitCode == 0, first.Error + first.Output);
        Assert.Equal(4, Forecasts());
        Assert.Contains("0 nowcasts kept", RussianTable.Run("run", folder).Output, StringComparison.Ordinal);
        Assert.Equal(4, Forecasts());

        File.WriteAllText(Path.Combine(folder, "study.toml"), Study.Replace("greatest_delay = 20", "greatest_delay = 12", StringComparison.Ordinal));
        Assert.Equal(0, RussianTable.Run("run", folder).ExitCode);
        Assert.Equal(8, Forecasts());
        Assert.Equal(0, RussianTable.Run("verify", folder).ExitCode);
    }

    [Fact]
    public void A_study_without_a_section_nowcasts_every_series_with_vintages()
    {
        var with = RussianTable.Run("nowcast", folder, "--json");
        File.WriteAllText(Path.Combine(folder, "study.toml"), Study[..Study.IndexOf("[[nowcast]]", StringComparison.Ordinal)].Replace(", \"nowcast\"", "", StringComparison.Ordinal));
        var without = RussianTable.Run("nowcast", folder, "--greatest-delay", "20", "--draws", "60", "--json");
        Assert.True(without.ExitCode == 0, without.Error);
        using var one = JsonDocument.Parse(with.Output);
        using var other = JsonDocument.Parse(without.Output);
        Assert.Equal(one.RootElement[0].GetProperty("sums").ToString(), other.RootElement[0].GetProperty("sums").ToString());
        Assert.Equal("weeks", other.RootElement[0].GetProperty("id").GetString());
        Assert.Contains("expected a section [[nowcast]], or a series", RussianTable.Run("nowcast", folder, "--id", "none").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_that_is_declared_after_the_vintage_changes_nothing_and_says_so()
    {
        var plain = Sums("--as-of", "2031-12-31");
        File.AppendAllText(Path.Combine(folder, "study.toml"), "\n[[nowcast.breaks]]\ndate = 2031-11-03\ndeclared = 2032-01-05\n");
        Assert.Equal(plain, Sums("--as-of", "2031-12-31"));
        Assert.Contains("declared after this vintage, not used", RussianTable.Run("nowcast", folder, "--as-of", "2031-12-31").Output, StringComparison.Ordinal);
        Assert.Contains(": used.", RussianTable.Run("nowcast", folder).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("register = \"weeks\"", "register = \"months\"", "series \"months\" in \"dead\"")]
    [InlineData("register = \"weeks\"", "", "register, a series with vintages, or persons")]
    [InlineData("register = \"weeks\"", "persons = \"Blue\"", "a declared side")]
    [InlineData("draws = 60", "draws = 0", "a number from 1 to 100000")]
    [InlineData("draws = 60", "grid = \"fortnight\"", "day or week or month or quarter or year")]
    [InlineData("draws = 60", "[[nowcast.breaks]]\ndate = 2031-05-01\ndeclared = 2031-04-01", "nobody can declare a break before it")]
    [InlineData("draws = 60", "[[nowcast.flash]]\nid = \"f\"\ndate = 2031-05-01\nestimate = \"weeks\"\nflash = [\"weeks\"]", "named, the list by period of death, or listed")]
    [InlineData("draws = 60", "colour = \"red\"", "a name that means nothing here")]
    public void A_section_that_cannot_be_used_names_the_key_and_what_was_expected(string sound, string faulty, string message)
    {
        File.WriteAllText(Path.Combine(folder, "study.toml"), Study.Replace(sound, faulty, StringComparison.Ordinal));
        var run = RussianTable.Run("nowcast", folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowcast", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_named_list_gives_every_pair_of_vintages_and_both_editions_beside_what_the_newest_holds()
    {
        // Few draws: what is compared does not hang on them.
        var run = RussianTable.Run("nowcast", Checkout.PathTo("studies", "russia-ukraine"), "--id", "named-by-week", "--score", "--draws", "4", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var one = json.RootElement[0];
        var pairs = one.GetProperty("scores").EnumerateArray().Where(row => row.GetProperty("sum").GetString() == "last-26" && row.GetProperty("method").GetString() == "drift").ToList();
        Assert.Equal(10, pairs.Count);
        var newest = pairs.Single(row => row.GetProperty("vintage").GetString() == "2024" && row.GetProperty("target").GetString() == "2026");
        Assert.Equal((17289.0, 52473.0), (newest.GetProperty("known").GetDouble(), newest.GetProperty("held").GetDouble()));
        Assert.Equal("2025-W52", one.GetProperty("recent")[12].GetProperty("name").GetString());

        var flash = one.GetProperty("flash").EnumerateArray().SelectMany(edition => edition.GetProperty("rows").EnumerateArray().Select(row => (Edition: edition.GetProperty("id").GetString(), Row: row))).ToList();
        JsonElement Row(string edition, string target, string method) => flash.Single(one => one.Edition == edition && one.Row.GetProperty("target").GetString() == target && one.Row.GetProperty("method").GetString() == method).Row;

        // Flash of 17 June 2024 less its training period to 18 December 2023: 120,145.5 − 79,817.3; its limits likewise.
        var june = Row("edition-2024", "killed", "published-together");
        Assert.Equal((40328.1, 35401.5, 47194.2), (Round(june, "value"), Round(june, "low"), Round(june, "high")));
        Assert.False(june.GetProperty("hit").GetBoolean());
        Assert.Equal(20, Row("edition-2025", "killed", "ours").GetProperty("periods").GetInt32());
        Assert.Equal(26, Row("edition-2025", "killed-and-missing", "ours").GetProperty("periods").GetInt32());
        Assert.Equal(Round(Row("edition-2025", "killed", "published-together"), "value"), Round(Row("edition-2025", "killed", "published-apart"), "value"));
        Assert.True(Round(Row("edition-2025", "killed", "published-apart"), "high") < Round(Row("edition-2025", "killed", "published-together"), "high"));
    }

    private static double Round(JsonElement row, string name) => Math.Round(row.GetProperty(name).GetDouble(), 1);

    private string Sums(params string[] options)
    {
        var run = RussianTable.Run(["nowcast", folder, "--json", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement[0].GetProperty("sums").ToString();
    }

    private int Forecasts()
    {
        using var ledger = Ledger.OpenToRead(Path.Combine(folder, "ledger.sqlite"));
        return ledger.Entries("forecast").Count();
    }
}
