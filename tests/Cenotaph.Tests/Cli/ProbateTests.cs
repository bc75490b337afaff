using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class ProbateTests
{
    [Fact]
    public void A_small_register_is_counted_linked_and_estimated_as_its_truth_says()
    {
        using var study = new InventedStudy();
        var folder = Simulated(study, "100000");
        var first = study.RunWell("probate", folder, "--json");
        using var json = JsonDocument.Parse(first);
        var vintage = json.RootElement.GetProperty("vintages")[0];
        var register = vintage.GetProperty("register");
        var (cases, withCase) = Truth(folder);

        // Every case is in a cell, or its age or sex is told to be unknown.
        Assert.Equal(cases, register.GetProperty("cases").GetInt64() + register.GetProperty("left_out").EnumerateObject().Sum(one => one.Value.GetInt64()));
        Assert.InRange(register.GetProperty("found").GetInt64(), withCase * 0.97, withCase * 1.01);
        Assert.True(vintage.TryGetProperty("total", out var total), first);
        Assert.InRange(Dead(folder), total.GetProperty("dead").GetProperty("low").GetDouble(), total.GetProperty("dead").GetProperty("high").GetDouble());

        // Again: nothing is linked anew, and nothing differs.
        var kept = Directory.GetFiles(Path.Combine(folder, "archive"), "*.links.sealed");
        var written = File.GetLastWriteTimeUtc(Assert.Single(kept));
        Assert.Equal(first, study.RunWell("probate", folder, "--json"));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept[0]));
        Assert.Contains("dead, together", study.RunWell("probate", folder, "--weeks"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_is_weeks_and_totals_and_names_nobody()
    {
        using var study = new InventedStudy();
        var folder = Simulated(study, "100000");
        study.RunWell("publish", folder);
        var tables = Directory.GetFiles(Path.Combine(folder, "out", "data"), "probate-*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var coverage = File.ReadAllLines(Path.Combine(folder, "out", "data", "probate-coverage.csv"));

        Assert.Equal(["probate-coverage.csv", "probate-totals.csv", "probate-weeks.csv"], tables);
        foreach (var row in coverage.Skip(1).Select(line => line.Split(',')).Where(row => row[3].Length > 0))
        {
            var (found, searched) = (double.Parse(row[3], CultureInfo.InvariantCulture), double.Parse(row[4], CultureInfo.InvariantCulture));
            Assert.False(found is > 0 and < 5 || searched - found is > 0 and < 5, string.Join(',', row));
        }
    }

    [Fact]
    public void Each_extraction_of_one_file_is_a_vintage_of_its_own()
    {
        using var study = new InventedStudy();
        var folder = Simulated(study, "60000", "--extracted", "2024-12-29,2025-12-28");
        using var json = JsonDocument.Parse(study.Run("probate", folder, "--json", "--draws", "50").Output);
        var vintages = json.RootElement.GetProperty("vintages").EnumerateArray().Select(one => one.GetProperty("extracted").GetString());

        Assert.Equal(["2025-12-28", "2024-12-29"], vintages);
        Assert.Equal("2024-12-29", json.RootElement.GetProperty("deletions")[0].GetProperty("earlier").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("deletions")[0].GetProperty("vanished").GetInt64());
    }

    [Theory]
    [InlineData("register = \"named\"", "probate.register", "an input of kind case")]
    [InlineData("register = \"cases\"\nlist = [\"nobody\"]", "probate.list", "an input of kind report")]
    [InlineData("register = \"cases\"\nkappas = [0]", "probate.kappas", "different numbers above 0")]
    [InlineData("register = \"cases\"\nwars = 1", "probate.wars", "register, list, title")]
    public void A_fault_of_the_section_is_named(string section, string column, string expected)
    {
        using var study = new InventedStudy();
        study.Write("study.toml", File.ReadAllText(study.PathTo("study.toml")) + "\n[probate]\nextracted = 2033-01-01\n" + section);
        var error = study.Run("probate", "STUDY").Error;

        Assert.Contains($"column \"{column}\"", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_section_or_cases_it_says_what_is_missing()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");

        Assert.Contains("a section [probate]", study.Run("probate", "STUDY").Error, StringComparison.Ordinal);
        Assert.Equal(2, study.Run("probate", "STUDY", "--draws", "3").ExitCode);
    }

    private static string Simulated(InventedStudy study, string cases, params string[] more)
    {
        var folder = study.PathTo("probate");
        study.RunWell(["simulate", "probate", "--cases", cases, "--seed", "1", "--format", "csv", "--out", folder, .. more]);
        var toml = Path.Combine(folder, "study.toml");
        File.AppendAllText(toml, "\nages = [\"18-39\", \"40-59\"]\ndraws = 200\n");
        study.Run("ingest", folder);
        return folder;
    }

    private static (long Cases, long WithCase) Truth(string folder)
    {
        var listed = Rows(folder, "data/named.csv").Select(row => row["person"]).ToHashSet(StringComparer.Ordinal);
        var cases = Rows(folder, "data/cases.csv").ToList();
        return (cases.Count, cases.Select(row => row["person"]).Where(listed.Contains).Distinct(StringComparer.Ordinal).LongCount());
    }

    private static double Dead(string folder) =>
        Rows(folder, "truth.csv").Sum(row => double.Parse(row["war_dead"], CultureInfo.InvariantCulture));

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(folder, file));
        var header = lines.First().Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
