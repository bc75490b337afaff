using System.Runtime.Versioning;

namespace Cenotaph.Tests.Cli;

/// <summary>What cannot be written, or cannot be held, is said before the work.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LinkOutputTests
{
    [Theory]
    [InlineData("/proc/x.csv", "/proc/x.csv cannot be written: its folder takes no file; nothing was written.\n")]
    [InlineData("nodir/x.csv", "nodir/x.csv is in a folder that is not there; nothing was written.\n")]
    [InlineData("/proc", "/proc is a folder; nothing was written.\n")]
    public void A_place_that_takes_no_file_is_refused_before_the_tables_are_read(string path, string said)
    {
        using var table = new InventedTable();

        Assert.Equal(new(2, "", said), table.Run("link", "@not-there.csv", "--out", path));
        Assert.Equal(new(2, "", said), table.Run("link", "@not-there.csv", "--save-model", path));
        Assert.Equal(new(2, "", said), table.Run("label", "@not-there.csv", "--out", path));
        Assert.Equal(new(2, "", said), table.Run("link", "explain", "@not-there.csv", "1", "2", "--page", path));
    }

    [Theory]
    [InlineData("/proc/x.csv", "/proc/x.csv cannot be written: its folder takes no file.\n")]
    [InlineData("nodir/x.csv", "nodir/x.csv is in a folder that is not there.\n")]
    public void A_simulation_says_so_too(string path, string said)
    {
        using var table = new InventedTable();

        Assert.Equal(new(2, "", said), table.Run("simulate", "persons", "--persons", "10", "--out", path));
    }

    [Fact]
    public void Asking_leaves_no_file_behind()
    {
        using var table = new InventedTable();

        table.Run("link", "@not-there.csv", "--out", "@x.csv");

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(table.PathTo("x.csv"))!));
    }

    [Fact]
    public void One_file_given_twice_is_warned_of_under_any_name()
    {
        using var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(60));
        table.Write("copy.csv", table.Read("people.csv"));
        table.Write("others.csv", InventedTable.People(60, seed: 8));

        foreach (var second in new[] { "people.csv", "copy.csv" })
        {
            var outcome = table.Run("link", "@people.csv", "@" + second);
            Assert.Equal(0, outcome.ExitCode);
            Assert.StartsWith($"Warning: {table.PathTo("people.csv")} and {table.PathTo(second)} are the same file", outcome.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("same file", table.Run("link", "@people.csv", "@others.csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_the_columns_alone_would_break_is_refused_before_the_work()
    {
        using var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(60));
        var outcome = table.Run("link", "@people.csv", "--memory", "40MB", "--out", "@x.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Matches("^Problem: people.csv: seen a limit of 40 MB, of which the columns of [0-9]+ records alone take about 8[0-9] MB; expected a higher limit", outcome.Error);
        Assert.False(table.Has("x.csv"));
        table.RunWell("link", "@people.csv", "--memory", "200MB", "--out", "@x.csv");
    }
}
