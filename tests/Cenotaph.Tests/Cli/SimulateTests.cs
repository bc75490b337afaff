using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class SimulateTests
{
    [Theory]
    [InlineData("simulate")]
    [InlineData("simulate persons")]
    [InlineData("simulate front")]
    [InlineData("simulate probate")]
    public void Help_shows_an_example(string command)
    {
        using var study = new InventedStudy();
        var help = study.RunWell([.. command.Split(' '), "--help"]);

        Assert.Contains($"\n  cenotaph {command} ", help[help.IndexOf("\nExample:\n", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void It_writes_the_file_and_says_what_is_in_it()
    {
        using var study = new InventedStudy();
        var path = study.PathTo("people.csv");
        var printed = study.RunWell("simulate", "persons", "--persons", "500", "--sources", "3", "--seed", "4", "--out", path, "--truth", "cluster");
        var lines = File.ReadAllLines(path);

        Assert.EndsWith(",death_date,cluster", lines[0], StringComparison.Ordinal);
        Assert.Matches($"{lines.Length - 1:N0} reports of [0-9]+ among 500 invented dead written to .*people.csv; the truth is in the column cluster.\n$", printed);
    }

    [Fact]
    public void For_machines_it_prints_one_object()
    {
        using var study = new InventedStudy();
        var path = study.PathTo("people.parquet");
        using var printed = JsonDocument.Parse(study.RunWell("simulate", "persons", "--persons", "200", "--out", path, "--script", "latin", "--threads", "2", "--json"));

        Assert.Equal(200, printed.RootElement.GetProperty("persons").GetInt64());
        Assert.Equal(8, printed.RootElement.GetProperty("sources").GetInt64());
        Assert.Equal(1, printed.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal("person", printed.RootElement.GetProperty("truth").GetString());
        Assert.True(printed.RootElement.GetProperty("reports").GetInt64() > 100);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_with_force_alone()
    {
        using var study = new InventedStudy();
        var path = study.Write("people.csv", "mine");

        Assert.Equal(new(1, "", $"{path} is there already; --force replaces it.\n"), study.Run("simulate", "persons", "--persons", "10", "--out", path));
        Assert.Equal("mine", File.ReadAllText(path));
        study.RunWell("simulate", "persons", "--persons", "10", "--out", path, "--force");
        Assert.StartsWith("report_id,", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.False(File.Exists(path + ".new"));
    }

    [Theory]
    [InlineData("\"0\" will not do: give a whole number from 1 to 1000000000, in plain digits.", "--persons", "0", "--out", "x.csv")]
    [InlineData("\"-5\" will not do: give a whole number from 1 to 1000000000, in plain digits.", "--persons", "-5", "--out", "x.csv")]
    [InlineData("\"1e6\" will not do: give a whole number from 1 to 1000000000, in plain digits.", "--persons", "1e6", "--out", "x.csv")]
    [InlineData("\"99999999999999999999\" will not do: give a whole number from 1 to 1000000000, in plain digits.", "--persons", "99999999999999999999", "--out", "x.csv")]
    [InlineData("\"0\" will not do: give a whole number from 1 to 99, in plain digits.", "--persons", "5", "--sources", "0", "--out", "x.csv")]
    [InlineData("\"greek\" is no script: say cyrillic, mixed or latin.", "--persons", "5", "--script", "greek", "--out", "x.csv")]
    [InlineData("\"x.txt\" ends neither in .csv nor in .parquet.", "--persons", "5", "--out", "x.txt")]
    [InlineData("\"surname\" is the name of another column; give the truth column another name.", "--persons", "5", "--out", "x.csv", "--truth", "surname")]
    public void What_cannot_be_is_wrong_usage_in_plain_words(string message, params string[] arguments)
    {
        using var study = new InventedStudy();
        var outcome = study.Run(["simulate", "persons", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(message + "\n", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists("x.csv"));
    }

    [Fact]
    public void A_scheme_that_is_none_is_named_with_those_there_are()
    {
        using var study = new InventedStudy();
        var outcome = study.Run("simulate", "persons", "--persons", "5", "--out", study.PathTo("x.csv"), "--schemes", "icao,klingon");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("There is no scheme \"klingon\"; there are icao, ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        using var study = new InventedStudy();
        var outcome = study.Run("simulate", "persons", "--persons", "5", "--out", study.PathTo("nowhere", "x.csv"));

        Assert.Equal(new(2, "", $"{study.PathTo("nowhere", "x.csv")} is in a folder that is not there.\n"), outcome);
    }
}
