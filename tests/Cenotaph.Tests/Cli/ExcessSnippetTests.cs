using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>The snippets of docs/excess-command.md, cut from the page, give what <c>estimate sum</c> gives.</summary>
public sealed partial class ExcessSnippetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("python", "python3")]
    [InlineData("r", "Rscript")]
    public async Task The_snippets_on_CSV_give_the_sum(string language, string program) => await Gives(language, program, "draws.csv");

    [Theory]
    [Trait("Needs", "ParquetReader")]
    [InlineData("python", "python3")]
    [InlineData("r", "Rscript")]
    public async Task The_snippets_on_Parquet_give_the_sum_where_a_reader_is_installed(string language, string program) => await Gives(language, program, "draws.parquet");

    private async Task Gives(string language, string program, string file)
    {
        var snippet = Assert.Single(
            Blocks().Matches(Checkout.Read("docs", "excess-command.md")),
            block => block.Groups[1].Value == language && block.Groups[2].Value.Contains('"' + file + '"', StringComparison.Ordinal)).Groups[2].Value;
        await File.WriteAllTextAsync(Path.Combine(folder, "snippet"), snippet, TestContext.Current.CancellationToken);
        Assert.Equal(0, RussianTable.Run("excess", RussianTable.Write(folder), "--draws", Path.Combine(folder, file), "--number", "200").ExitCode);

        Outcome? outcome = null;
        try
        {
            // Without a locale, as in a bare container: the keys have Cyrillic letters.
            outcome = await new Command(program, "snippet") { Folder = folder, Variables = new Dictionary<string, string?> { ["LANG"] = null, ["LC_ALL"] = "C" } }.Run();
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }

        Assert.SkipWhen(outcome is null, $"{program} is not installed.");
        Assert.SkipWhen(
            file == "draws.parquet" && outcome!.ExitCode != 0 && (outcome.Error.Contains("No module named", StringComparison.Ordinal) || outcome.Error.Contains("no package called", StringComparison.Ordinal)),
            $"{program} has no reader of Parquet.");
        Assert.Equal((0, ""), (outcome!.ExitCode, outcome.Error));

        var run = RussianTable.Run("estimate", "sum", Path.Combine(folder, file), "--region", "total", "--year", "2022", "--json");
        using var sum = JsonDocument.Parse(run.Output);
        var printed = outcome.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(4, printed.Count);
        foreach (var (name, number) in new[] { "value", "se", "low", "high" }.Zip(printed))
        {
            // Both add up the same numbers in their own order.
            Assert.Equal(sum.RootElement.GetProperty(name).GetDouble(), number, 1e-6);
        }

        Assert.True(sum.RootElement.GetProperty("se").GetDouble() > 0);
    }

    [GeneratedRegex(@"```(python|r)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
