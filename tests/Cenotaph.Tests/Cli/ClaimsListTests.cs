namespace Cenotaph.Tests.Cli;

public sealed class ClaimsListTests
{
    [Fact]
    public void A_claim_is_one_line_however_long_or_broken_its_id()
    {
        using var study = new InventedStudy(
            InventedStudy.Header
            + "\"line\nbreak\",North,killed,cumulative,5,2031-03-01,The Counters,\n"
            + $"{new string('x', 10_000)},North,killed,cumulative,6,2031-03-02,The Counters,\n"
            + "tu\u202Ern\u001B[2J,North,killed,cumulative,7,2031-03-03,The Counters,\n");
        study.RunWell("ingest", "STUDY");
        var lines = study.RunWell("claims", "list", "STUDY").TrimEnd().Split('\n');

        Assert.All(lines, line => Assert.True(line.Length < 400));
        Assert.Single(lines, line => line.Contains("line break", StringComparison.Ordinal) && line.Contains("counters", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("xxx…", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.AsSpan().IndexOfAny('\u202E', '\u001B') >= 0);
        Assert.Contains(new string('x', 10_000), study.RunWell("claims", "list", "STUDY", "--json"), StringComparison.Ordinal);
    }
}
