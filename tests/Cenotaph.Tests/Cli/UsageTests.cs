namespace Cenotaph.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("run", "")]
    [InlineData("new", " ")]
    [InlineData("verify", "--export", "")]
    [InlineData("ledger", "export", "STUDY", "--to", "")]
    public void An_empty_argument_is_wrong_usage(params string[] arguments)
    {
        using var study = new InventedStudy();

        Assert.Equal(new(2, "", "An argument is empty; a shell's variable may not be set.\n"), study.Run(arguments));
    }

    [Theory]
    [InlineData("x", "ingest", "STUDY", "--why", "w", "--undo", "x")]
    [InlineData("1e3", "ledger", "erase", "STUDY", "--why", "w", "1e3")]
    [InlineData("99999999999999999999", "ingest", "STUDY", "--why", "w", "--undo", "99999999999999999999")]
    public void A_number_that_is_none_is_wrong_usage_in_plain_words(string seen, params string[] arguments)
    {
        using var study = new InventedStudy();
        var outcome = study.Run(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"\"{seen}\" is no number of an entry or run; give it in plain digits.\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
    }
}
