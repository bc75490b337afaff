using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class SystemsTests : IDisposable
{
    private const string Table = "A,B,C,count\n1,0,0,140\n0,1,0,130\n0,0,1,120\n1,1,0,30\n0,1,1,25\n1,0,1,28\n1,1,1,6\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_table_gives_every_method_side_by_side_and_then_the_diagnostics()
    {
        var run = Run("systems", Write("three.csv", Table), "--bootstraps", "50", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var table = json.RootElement.GetProperty("tables")[0];
        Assert.Equal(479, table.GetProperty("observed").GetInt64());
        Assert.Equal(["loglinear", "sparse"], table.GetProperty("estimates").EnumerateArray().Select(row => row.GetProperty("method").GetString()!).Distinct().Intersect(["loglinear", "sparse"]));
        foreach (var row in table.GetProperty("estimates").EnumerateArray())
        {
            // A number with an interval, or a reason.
            var estimated = row.GetProperty("value").ValueKind == JsonValueKind.Number;
            Assert.Equal(estimated, row.GetProperty("not_estimable").ValueKind == JsonValueKind.Null);
            Assert.Equal(estimated, row.GetProperty("interval").ValueKind == JsonValueKind.Object);
        }

        Assert.Equal(10, table.GetProperty("diagnostics").GetProperty("xi").GetProperty("rows").GetArrayLength());
        Assert.Equal(3, table.GetProperty("diagnostics").GetProperty("pairs").GetArrayLength());
        var text = Run("systems", Path.Combine(folder.Root, "three.csv"), "--method", "sparse", "--bootstraps", "50");
        Assert.Contains("Persons who had some chance of being listed.", text.Output, StringComparison.Ordinal);
        Assert.Contains("draws of N:", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("least BIC", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lists_are_not_estimable_but_still_diagnosed()
    {
        var path = Write("two.csv", "A,B,count\n1,0,90\n0,1,60\n1,1,40\n");
        var run = Run("systems", path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Not estimable: Two lists cannot tell chance from dependence", run.Output, StringComparison.Ordinal);
        Assert.Contains("N by the interaction of all lists", run.Output, StringComparison.Ordinal);
        run = Run("systems", path, "--assume-independence");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Chapman", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Faulty_counts_end_with_a_problem_that_names_their_place()
    {
        var run = Run("systems", Write("faulty.csv", Table.Replace(",130", ",-13", StringComparison.Ordinal)));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("Problem: faulty.csv, row 3, column \"count\": seen \"-13\"; expected a count of persons: 0 or a whole number above it.", run.Error.Trim());
        Assert.Equal(1, Run("systems", Path.Combine(folder.Root, "absent.csv")).ExitCode);
        Assert.Equal(1, Run("systems", folder.Root).ExitCode);
        Assert.Equal(2, Run("systems", folder.Root, "--strata", "region").ExitCode);
        Assert.Equal(2, Run("systems", Write("three.csv", Table), "--method", "guess").ExitCode);
    }

    [Fact]
    public void Strata_are_estimated_one_by_one()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join('\n', rows.Take(1).Select(row => "region," + row).Concat(rows.Skip(1).Select(row => "north," + row)).Concat(["south,1,0,0,10", "south,0,1,0,10", "south,1,1,0,4"]));
        var run = Run("systems", Write("strata.csv", text), "--strata", "region", "--bootstraps", "0", "--json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var tables = json.RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(["region = north", "region = south"], tables.Select(table => table.GetProperty("stratum").GetString()));
        Assert.Equal(JsonValueKind.Null, tables[0].GetProperty("not_estimable").ValueKind);
        Assert.StartsWith("Two lists cannot tell", tables[1].GetProperty("not_estimable").GetString(), StringComparison.Ordinal);
        Assert.Contains("column \"C\": seen nobody on this list in region = south", run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new Terminal(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }
}
