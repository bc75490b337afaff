using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class SystemsGraphTests : IDisposable
{
    private const string Table = "A,B,C,count\n1,0,0,60\n0,1,0,49\n1,1,0,4\n0,0,1,247\n1,0,1,112\n0,1,1,142\n1,1,1,12\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_options_reach_the_average_and_its_models_and_density_are_printed()
    {
        using var plain = Json();
        using var asked = Json("--include-saturated", "--delta", "1", "--prior", "gamma:13.14,55.17", "--grid", "1..300");
        var (one, other) = (Row(plain), Row(asked));
        Assert.Equal("graphs", one.GetProperty("method").GetString());
        Assert.Equal((7, 8), (one.GetProperty("figures").GetProperty("graphs").GetInt32(), other.GetProperty("figures").GetProperty("graphs").GetInt32()));
        Assert.Equal(0.3738, other.GetProperty("models")[0].GetProperty("probability").GetDouble(), 4);
        Assert.InRange(other.GetProperty("density").GetArrayLength(), 50, 200);
        Assert.Equal(0, Json("--delta", "1/8").RootElement.GetProperty("tables")[0].GetProperty("estimates")[0].GetProperty("figures").GetProperty("mean").GetDouble() - one.GetProperty("figures").GetProperty("mean").GetDouble());
        Assert.Contains("the likeliest (probability, mean of N): [12,3]", Run("systems", Path(), "--method", "graphs").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--delta", "0", "--delta 0: a number above 0 is needed, as 0.0625 or 1/16.")]
    [InlineData("--delta", "1/0", "--delta 1/0: a number above 0 is needed, as 0.0625 or 1/16.")]
    [InlineData("--delta", "many", "--delta many: a number above 0 is needed, as 0.0625 or 1/16.")]
    [InlineData("--prior", "flat", "--prior flat: reciprocal or gamma:SHAPE,SCALE is needed, with two numbers above 0.")]
    [InlineData("--prior", "gamma:1", "--prior gamma:1: reciprocal or gamma:SHAPE,SCALE is needed, with two numbers above 0.")]
    [InlineData("--grid", "20..1", "--grid 20..1: two whole numbers are needed")]
    [InlineData("--grid", "20000", "--grid 20000: two whole numbers are needed")]
    [InlineData("--grid", "1..9:0", "--grid 1..9:0: two whole numbers are needed")]
    [InlineData("--grid", "0..99999999999999999999", "--grid 0..99999999999999999999: two whole numbers are needed")]
    public void A_bad_value_is_told_with_what_is_needed(string option, string value, string expected)
    {
        var run = Run("systems", Path(), "--method", "graphs", option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Row(JsonDocument json) => json.RootElement.GetProperty("tables")[0].GetProperty("estimates")[0];

    private JsonDocument Json(params string[] options) => JsonDocument.Parse(Run(["systems", Path(), "--method", "graphs", "--json", .. options]).Output);

    private string Path()
    {
        var path = System.IO.Path.Combine(folder.Root, "three.csv");
        File.WriteAllText(path, Table);
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
