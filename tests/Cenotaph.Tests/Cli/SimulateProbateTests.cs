using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class SimulateProbateTests
{
    [Fact]
    public void It_writes_the_study_and_says_what_is_in_it()
    {
        using var study = new InventedStudy();
        var folder = study.PathTo("probate");
        var printed = study.RunWell("simulate", "probate", "--cases", "2000", "--format", "csv", "--out", folder);
        var rows = File.ReadAllLines(Path.Combine(folder, "data", "cases.csv")).Length - 1;
        var listed = File.ReadAllLines(Path.Combine(folder, "data", "named.csv")).Length - 1;

        Assert.Matches($"^{rows:N0} rows of {rows:N0} invented cases and a list of {listed:N0} of [0-9]+ war dead written to .*probate; the truth is in truth.csv.\n$", printed);
        Assert.Contains("\nextracted = 2025-12-28\n", File.ReadAllText(Path.Combine(folder, "study.toml")), StringComparison.Ordinal);
    }

    [Fact]
    public void For_machines_it_prints_one_object_and_the_options_change_the_world()
    {
        using var study = new InventedStudy();
        using var printed = JsonDocument.Parse(study.RunWell(
            "simulate", "probate", "--cases", "2000", "--war-dead", "500", "--without-errors", "--extracted", "2024-12-29,2025-12-28", "--threads", "2", "--out", study.PathTo("probate"), "--json"));
        var told = printed.RootElement;

        Assert.Equal(told.GetProperty("war_dead").GetInt64(), told.GetProperty("with_case").GetInt64());
        Assert.Equal(told.GetProperty("war_dead").GetInt64(), told.GetProperty("listed").GetInt64());
        Assert.InRange(told.GetProperty("war_dead").GetInt64(), 380, 620);
        Assert.True(told.GetProperty("rows").GetInt64() > 1.5 * told.GetProperty("cases").GetInt64());
        Assert.DoesNotContain("\nextracted =", File.ReadAllText(study.PathTo("probate", "study.toml")), StringComparison.Ordinal);
        Assert.Contains("\nextracted = \"extracted\"\n", File.ReadAllText(study.PathTo("probate", "inputs", "cases.toml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_replaced_only_with_force()
    {
        using var study = new InventedStudy();
        var folder = study.PathTo("probate");
        study.RunWell("simulate", "probate", "--cases", "1000", "--out", folder);
        var before = File.ReadAllText(Path.Combine(folder, "truth.csv"));

        Assert.Equal(new(1, "", $"{folder} is not empty; --force replaces the files of a study in it.\n"), study.Run("simulate", "probate", "--cases", "1000", "--seed", "2", "--out", folder));
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder, "truth.csv")));
        study.RunWell("simulate", "probate", "--cases", "1000", "--seed", "2", "--out", folder, "--force");
        Assert.NotEqual(before, File.ReadAllText(Path.Combine(folder, "truth.csv")));
    }

    [Theory]
    [InlineData("\"10\" will not do: give a whole number from 1000 to 200000000, in plain digits.", "--cases", "10")]
    [InlineData("\"0\" will not do: give a number from 0.01 to 1, with a decimal point.", "--kappa", "0")]
    [InlineData("\"0,7\" will not do: give a number from 0.01 to 1, with a decimal point.", "--kappa", "0,7")]
    [InlineData("\"NaN\" will not do: give a number from -0.5 to 0.5, with a decimal point.", "--baseline-shift", "NaN")]
    [InlineData("\"-1\" will not do: give a number from 0 to 5, with a decimal point.", "--war-delay-factor", "-1")]
    [InlineData("\"2025-02-30\" is no day; write 2025-12-28, and several with commas between them.", "--extracted", "2025-12-28,2025-02-30")]
    [InlineData("One day or more, each after the one before.", "--extracted", "2025-12-28,2024-12-29")]
    [InlineData("The first extraction, 2013-12-29, is before the end of the first week, which begins on 2014-01-06.", "--extracted", "2013-12-29")]
    [InlineData("\"xlsx\" is no format: say parquet or csv.", "--format", "xlsx")]
    [InlineData("\"many\" will not do: give a whole number from 0, in plain digits.", "--war-dead", "many")]
    [InlineData("From 0 to 500000.", "--war-dead", "999999")]
    public void What_cannot_be_is_wrong_usage_in_plain_words(string message, params string[] arguments)
    {
        using var study = new InventedStudy();
        var outcome = study.Run(["simulate", "probate", "--out", study.PathTo("probate"), .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(message + "\n", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(study.PathTo("probate")));
    }
}
