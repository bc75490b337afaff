using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class FindingsTests
{
    private static readonly string Columns = InventedStudy.Input("id", "side", "category", "kind", "figure", "as_of", "publisher", "quote", "original");

    private const string Drifted =
        "id,side,category,kind,figure,as_of,publisher,quote,original\n"
        + "r1,North,killed,cumulative,6100,2031-04-01,The Counters,,o1\n"
        + "o1,North,killed,cumulative,4200–6100,2031-04-01,The Counters,,\n";

    [Fact]
    public void Findings_are_listed_without_a_ledger_and_none_is_made()
    {
        using var study = Study();
        var listed = study.RunWell("findings", "STUDY");

        Assert.Contains("warning    drift-range       1   One number, 6,100, is printed where the original gives 4,200–6,100 without a centre.   r1, o1", listed, StringComparison.Ordinal);
        Assert.EndsWith("\n1 finding\n", listed, StringComparison.Ordinal);
        Assert.False(File.Exists(study.Ledger));
    }

    [Fact]
    public void Json_has_every_member_of_a_finding()
    {
        using var study = Study();
        using var json = JsonDocument.Parse(study.RunWell("findings", "STUDY", "--json"));
        var finding = Assert.Single(json.RootElement.EnumerateArray());

        Assert.Equal(
            ["type", "severity", "records", "count", "arithmetic", "message", "remedy", "explanations"],
            finding.EnumerateObject().Select(member => member.Name));
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Equal("r1 prints 6,100; o1 prints 4,200–6,100: its high limit", finding.GetProperty("arithmetic").GetString());
    }

    [Theory]
    [InlineData("--type", "drift-range", 1)]
    [InlineData("--type", "stale", 0)]
    [InlineData("--severity", "warning", 1)]
    [InlineData("--severity", "note", 0)]
    public void Type_and_severity_choose(string option, string value, int count)
    {
        using var study = Study();
        using var json = JsonDocument.Parse(study.RunWell("findings", "STUDY", "--json", option, value));

        Assert.Equal(count, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void A_type_that_the_page_does_not_define_is_wrong_usage()
    {
        using var study = Study();
        var outcome = study.Run("findings", "STUDY", "--type", "drift");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("\"drift\" is no type of finding: bound-violation, echo, drift-range, ", outcome.Error, StringComparison.Ordinal);

        var page = File.ReadAllLines(Checkout.PathTo("docs", "findings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(FindingRules.Types, page.Select(line => line.Split('`')[1]));
    }

    [Theory]
    [InlineData("--sample", "-1", "\"-1\" is no whole number of 1 or more; give it in plain digits.\n")]
    [InlineData("--severity", "loud", "\"loud\" is no severity: note, warning or contradiction.\n")]
    public void A_sample_or_a_severity_that_is_none_is_wrong_usage(string option, string value, string said)
    {
        using var study = new InventedStudy();
        var outcome = study.Run("findings", "STUDY", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(said, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_vanished_is_one_finding_of_its_input_until_it_comes_back()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(string.Join('\n', InventedStudy.Claims.Split('\n').Where(line => !line.StartsWith("c2", StringComparison.Ordinal))));
        study.Run("ingest", "STUDY");
        using (var json = JsonDocument.Parse(study.RunWell("findings", "STUDY", "--json", "--type", "shrinkage")))
        {
            var finding = Assert.Single(json.RootElement.EnumerateArray());
            Assert.Equal("1 records of the input claims that it listed before are no longer in it; it lists 3 now", finding.GetProperty("arithmetic").GetString());
            Assert.Equal("c2", finding.GetProperty("records")[0].GetString());
        }

        study.Write(InventedStudy.Claims);
        study.Run("ingest", "STUDY");
        Assert.EndsWith("0 findings\n", study.RunWell("findings", "STUDY", "--type", "shrinkage"), StringComparison.Ordinal);
    }

    private static InventedStudy Study()
    {
        var study = new InventedStudy(Drifted);
        study.Write("inputs/claims.toml", Columns);
        return study;
    }
}
