using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class SystemsCombineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Both_rules_are_always_printed_and_the_one_that_was_asked_for_comes_first()
    {
        var draws = Write("draws.csv", "replicate,n_obs,N\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"R{i % 3},{100 + (i % 3)},{180 + (i * 7 % 50) + (10 * (i % 3))}")) + "\n");
        foreach (var rule in new[] { "rubin", "verdata" })
        {
            using var json = JsonDocument.Parse(Well("systems", "combine", draws, "--df", rule, "--json"));
            var one = json.RootElement.GetProperty("combined")[0];
            Assert.Equal(rule, one.GetProperty("interval").GetProperty("df_rule").GetString());
            Assert.True(one.GetProperty("verdata").GetProperty("df").GetDouble() < one.GetProperty("rubin").GetProperty("df").GetDouble());
            Assert.Equal(101, one.GetProperty("observed").GetDouble(), 9);
            var shares = one.GetProperty("shares").EnumerateObject().Sum(share => share.Value.GetDouble());
            Assert.Equal(1, shares, 9);
        }

        Assert.Contains("95 % (Rubin)", Well("systems", "combine", draws), StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_of_the_unlisted_give_what_draws_of_the_total_give()
    {
        var total = Write("total.csv", "imputation,observed,N\na,50,80\na,50,90\nb,60,85\nb,60,99\n");
        var unlisted = Write("unlisted.csv", "imputation,observed,n0\na,50,30\na,50,40\nb,60,25\nb,60,39\n");
        Assert.Equal(Well("systems", "combine", total), Well("systems", "combine", unlisted));
    }

    [Theory]
    [InlineData("replicate,n_obs,N\nR1,100,90\n", "row 2, column \"N\": seen \"90\" in all; expected at least the 100 on lists.")]
    [InlineData("replicate,n_obs,N\nR1,100,150\nR1,101,150\n", "row 3, column \"n_obs\": seen \"101\"; expected 100, as in the rows before")]
    [InlineData("replicate,n_obs,N\nR1,100,many\n", "row 2, column \"N\": seen \"many\"; expected a number of persons: 0 or above.")]
    [InlineData("replicate,n_obs,N\nR1,100,NaN\n", "seen \"NaN\"")]
    [InlineData("replicate,n_obs,N\nR1,-1,90\n", "column \"n_obs\": seen \"-1\"")]
    [InlineData("replicate,n_obs\nR1,100\n", "seen no column of draws, or two; expected N, draws of the total, or n0")]
    [InlineData("replicate,N\nR1,100\n", "seen no column n_obs; expected persons on any list")]
    [InlineData("replicate,n_obs,N\n", "seen no row; expected a row for each draw.")]
    public void A_table_of_draws_that_cannot_be_used_says_why(string text, string problem)
    {
        var run = Run("systems", "combine", Write("faulty.csv", text));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Well(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new Terminal(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }
}
