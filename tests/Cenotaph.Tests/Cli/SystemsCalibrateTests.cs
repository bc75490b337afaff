using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.MultipleSystems;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class SystemsCalibrateTests : IDisposable
{
    private const string Table = "A,B,C,count\n1,0,0,140\n0,1,0,130\n0,0,1,120\n1,1,0,30\n0,1,1,25\n1,0,1,28\n1,1,1,6\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_comparison_carries_the_calibration_and_that_no_table_tells_its_world()
    {
        var path = Write("three.csv", Table);
        var text = Run("systems", path, "--method", "sparse", "--bootstraps", "0");
        Assert.Contains("The table at hand cannot tell which of these worlds it came from.", text.Output, StringComparison.Ordinal);
        Assert.Contains("strong heterogeneity", text.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run("systems", path, "--method", "sparse", "--bootstraps", "0", "--json").Output);
        var calibration = json.RootElement.GetProperty("calibration");
        Assert.Equal(SystemsCalibration.CannotTell, calibration.GetProperty("cannot_tell").GetString());
        Assert.Equal(5, calibration.GetProperty("worlds").GetArrayLength());
        foreach (var row in calibration.GetProperty("worlds").EnumerateArray().SelectMany(world => world.GetProperty("methods").EnumerateArray()))
        {
            Assert.InRange(row.GetProperty("refused").GetDouble(), 0, 1);
            Assert.Equal(row.GetProperty("coverage").ValueKind, row.GetProperty("binomial_error").ValueKind);
        }
    }

    [Fact]
    public void Worlds_can_be_matched_to_a_table_and_written_to_a_file()
    {
        var target = Path.Combine(folder.Root, "worlds.json");
        var run = Run(
            "systems", "calibrate", Write("three.csv", Table), "--worlds", "positive,independent", "--replicates", "3", "--method", "sparse", "--bootstraps", "0", "--json", "--out", target);
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var worlds = json.RootElement.GetProperty("worlds").EnumerateArray().ToList();
        Assert.Equal(["positive dependence", "independent"], worlds.Select(world => world.GetProperty("world").GetString()));
        foreach (var world in worlds)
        {
            // 479 persons, 204 of them on the first list.
            Assert.InRange(world.GetProperty("observed").GetDouble(), 400, 560);
            Assert.InRange(world.GetProperty("sizes")[0].GetDouble(), 150, 260);
            Assert.Equal(3, world.GetProperty("sizes").GetArrayLength());
        }

        using var stream = File.OpenRead(target);
        Assert.Equal(["sparse"], CalibrationFile.Read(stream).Methods);
        Assert.Contains("loglinear", json.RootElement.GetProperty("not_run").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void The_same_seed_gives_the_same_words()
    {
        string[] asked = ["systems", "calibrate", "--replicates", "2", "--worlds", "mild", "--bootstraps", "0", "--method", "sparse"];
        var run = Run(asked);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(run.Output, Run([.. asked, "--threads", "1"]).Output);
        Assert.NotEqual(run.Output, Run([.. asked, "--seed", "2"]).Output);
    }

    [Fact]
    public void What_cannot_be_calibrated_is_refused_with_the_reason()
    {
        var run = Run("systems", "calibrate", "--worlds", "flat");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"flat\" is no world: say independent, mild, strong, positive, negative", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("systems", "calibrate", "--replicates", "0").ExitCode);
        Assert.Equal(2, Run("systems", "calibrate", "--out", Path.Combine(folder.Root, "absent", "worlds.json")).ExitCode);
        Assert.Equal(1, Run("systems", "calibrate", Path.Combine(folder.Root, "absent.csv")).ExitCode);
        run = Run("systems", "calibrate", Write("nested.csv", "A,B,count\n1,0,90\n1,1,40\n"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("lists must overlap, and none may hold all of the others", run.Error, StringComparison.Ordinal);
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
