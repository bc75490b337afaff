using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class ExcessDrawsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("draws.parquet")]
    [InlineData("draws.CSV")]
    public void Draws_add_up_over_any_selection_and_the_dictionary_names_every_key(string file)
    {
        var draws = Path.Combine(folder, file);
        Assert.Equal(0, RussianTable.Run("excess", RussianTable.Write(folder), "--draws", draws, "--number", "200").ExitCode);
        using var dictionary = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(draws, ".json")));
        Assert.Equal(["draw", "key", "value"], dictionary.RootElement.GetProperty("columns").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        var keys = dictionary.RootElement.GetProperty("keys").EnumerateArray().Select(one => one.GetProperty("key").GetString()).ToList();
        Assert.Contains("table|Тыва|male|2022|15-19", keys);

        double Mean(params string[] selection)
        {
            var run = RussianTable.Run(["estimate", "sum", draws, .. selection, "--json"]);
            Assert.Equal(0, run.ExitCode);
            using var json = JsonDocument.Parse(run.Output);
            return json.RootElement.GetProperty("value").GetDouble();
        }

        var both = Mean("--region", "Тыва", "--year", "2022");
        Assert.Equal(both, Mean("--region", "Тыва", "--year", "2022", "--age", "15-19") + Mean("--region", "Тыва", "--year", "2022", "--age", "20-24"), 1e-6);
        Assert.Equal(1, RussianTable.Run("estimate", "sum", draws, "--region", "nowhere").ExitCode);
        var first = File.ReadAllBytes(draws);
        Assert.Equal(0, RussianTable.Run("excess", RussianTable.Write(folder), "--draws", draws, "--number", "200").ExitCode);
        Assert.Equal(first, File.ReadAllBytes(draws));
    }

    [Fact]
    public void Both_formats_hold_the_same_draws_and_the_same_dictionary_and_a_name_with_commas_and_quotes_survives()
    {
        var table = Path.Combine(folder, "named.csv");
        File.WriteAllText(table, File.ReadAllText(RussianTable.Write(folder)).Replace("Тыва,", "\"Тыва, \"\"край\"\"\",", StringComparison.Ordinal));
        var (parquet, csv) = (Path.Combine(folder, "one.parquet"), Path.Combine(folder, "two.csv"));
        foreach (var file in new[] { parquet, csv })
        {
            Assert.Equal(0, RussianTable.Run("excess", table, "--draws", file, "--number", "50", "--seed", "7").ExitCode);
        }

        Assert.StartsWith("draw,key,value\n1,", File.ReadAllText(csv), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.ChangeExtension(parquet, ".json")), File.ReadAllText(Path.ChangeExtension(csv, ".json")));
        foreach (var selection in (string[][])[[], ["--region", "Тыва, \"край\""], ["--age", "15-19"]])
        {
            var sum = RussianTable.Run(["estimate", "sum", csv, .. selection, "--json"]);
            Assert.Equal((0, ""), (sum.ExitCode, sum.Error));
            Assert.Equal(RussianTable.Run(["estimate", "sum", parquet, .. selection, "--json"]).Output, sum.Output);
        }
    }

    [Theory]
    [InlineData("draw,key,value\n1,a|b|c|2022|d,5\n2,a|b|c|2022|d,много\n", "row 3, column \"value\": seen \"много\"; expected a number of deaths.")]
    [InlineData("draw,key,value\n1,a|b|c|2022|d,NaN\n", "row 2, column \"value\": seen \"NaN\"; expected a number of deaths.")]
    [InlineData("draw,key,value\none,a|b|c|2022|d,5\n", "row 2, column \"draw\": seen \"one\"; expected a whole number from 1.")]
    [InlineData("draw,value\n1,5\n", ": seen the columns draw, value; expected draw, key, value.")]
    [InlineData("draw,key,value\n1,a|b|c|2022|d,5\n2,a|b|c|2022|d\n", "row 3")]
    [InlineData("draw,key,value\n1,a|b|c|2022|d,5\n1,a|b|c|2022|d,5\n2,a|b|c|2022|d,5\n", "draws that some keys lack or have twice")]
    [InlineData("", "bad.csv")]
    public void A_file_of_draws_that_is_not_whole_is_a_problem_and_no_sum(string text, string said)
    {
        var file = Path.Combine(folder, "bad.csv");
        File.WriteAllText(file, text);
        var run = RussianTable.Run("estimate", "sum", file, "--json");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_in_neither_is_refused_before_the_work()
    {
        var run = RussianTable.Run("excess", RussianTable.Write(folder), "--draws", Path.Combine(folder, "draws.json"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("draws.json: draws are written to a file that ends in .parquet or .csv.\n", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "draws.json")));
    }

    [Fact]
    public void Draws_of_the_envelope_are_refused_with_the_reason_and_nothing_is_written()
    {
        var file = Path.Combine(folder, "draws.csv");
        foreach (var run in new[]
        {
            RussianTable.Run("excess", RussianTable.Write(folder), "--method", "envelope", "--draws", file),
            RussianTable.Run("excess", Checkout.PathTo("studies", "nagorno-karabakh-2020"), "--draws", file),
        })
        {
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Contains("by the method envelope, whose limits are the outermost of three models and no distribution that can be drawn from; expected the method ratio", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(file));
        }
    }
}
