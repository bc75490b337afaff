using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class VintagesTests
{
    [Fact]
    public void The_estimate_to_22_May_2023_is_outside_the_limits_of_the_edition_before()
    {
        var run = Run("vintages", Path.Combine(Checkout.Root, "studies", "russia-ukraine"), "--id", "meduza-killed", "--json");
        using var json = JsonDocument.Parse(run.Output);
        var audit = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(3, audit.GetProperty("editions").GetInt32());
        var pair = audit.GetProperty("pairs").EnumerateArray().First();
        var date = pair.GetProperty("by_date").EnumerateArray().Single(one => one.GetProperty("date").GetString() == "2023-W21");
        Assert.Equal((48_539, 42_845, 56_480, 37_162), (N(date, "value"), N(date, "low"), N(date, "high"), N(date, "later")));
        Assert.False(date.GetProperty("inside").GetBoolean());
        Assert.True(N(date, "moved") < -1);
        Assert.Equal(1, audit.GetProperty("findings").GetArrayLength());
        Assert.Contains("too few", audit.GetProperty("notes").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Editions_that_do_not_count_the_same_are_refused_with_what_differs()
    {
        using var study = CourtsTests.Study(
            """
            [[vintages]]
            id = "mixed"
            series = ["killed-a", "killed-b"]
            """);
        study.Write("inputs/series.toml", """
            kind = "register"
            path = "data/series.csv"
            key = ["date"]
            [origin]
            publisher = "The Counters"
            [columns]
            date = "date"
            [series.killed-a]
            value = "a"
            publisher = "counters"
            side = "North"
            category = "killed"
            quantity = "period"
            [series.killed-b]
            value = "b"
            publisher = "counters"
            side = "South"
            category = "killed"
            quantity = "period"
            """);
        study.Write("data/series.csv", "date,a,b\n2031-01,1,2\n");
        var run = study.Run("vintages", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("killed-a (North · killed", run.Error, StringComparison.Ordinal);
        Assert.Contains("expected editions that count the same", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sum_of_a_series_prints_the_assumption_and_the_width_of_the_other()
    {
        var run = Run("estimate", "sum", Path.Combine(Checkout.Root, "studies", "russia-ukraine"), "--series", "meduza-2026-killed", "--from", "2022-W08", "--to", "2025-W27");
        Assert.Contains("202,761 persons (166,717 to 238,805, ci95)", run.Output, StringComparison.Ordinal);
        Assert.Contains("limits are added), ±36,044.", run.Output, StringComparison.Ordinal);
        Assert.Contains("independent: 199,554 to 205,968, ±3,207.", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("estimate", "sum", "draws.csv", "--from", "2022").ExitCode);
        Assert.Equal(2, Run("estimate", "sum", Checkout.Root).ExitCode);
    }

    private static long N(JsonElement one, string name) => (long)Math.Round(one.GetProperty(name).GetDouble());

    private static Outcome Run(params string[] arguments)
    {
        using var study = new InventedStudy();
        return study.Run(arguments);
    }
}
