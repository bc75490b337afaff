namespace Cenotaph.Tests.Cli;

public sealed class HelpTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("new")]
    [InlineData("ingest")]
    [InlineData("find")]
    [InlineData("verify")]
    [InlineData("publish")]
    [InlineData("claims")]
    [InlineData("claims list")]
    [InlineData("ledger")]
    [InlineData("ledger export")]
    [InlineData("ledger backup")]
    [InlineData("ledger erase")]
    [InlineData("link")]
    [InlineData("link explain")]
    [InlineData("label")]
    [InlineData("names")]
    [InlineData("persons")]
    [InlineData("persons show")]
    [InlineData("persons pending")]
    [InlineData("persons score")]
    [InlineData("persons corrections")]
    [InlineData("review")]
    [InlineData("review rates")]
    [InlineData("report")]
    [InlineData("report add")]
    [InlineData("report undo")]
    [InlineData("names explain")]
    [InlineData("names romanise")]
    public void Help_needs_no_argument_and_shows_an_example(string command)
    {
        using var study = new InventedStudy();
        var help = study.RunWell([.. command.Split(' '), "--help"]);

        Assert.StartsWith("Description:\n", help, StringComparison.Ordinal);
        Assert.Contains($"\n  cenotaph {command} ", help[help.IndexOf("\nExample:\n", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
