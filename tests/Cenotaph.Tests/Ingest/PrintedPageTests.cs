using System.Globalization;
using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public class PrintedPageTests
{
    private static readonly Dictionary<string, WordLimits> NoWords = [];

    [Fact]
    public void The_page_shows_figures_as_they_are_read()
    {
        var rows = Rows("| printed | figure | rounding |");
        Assert.True(rows.Count >= 20);
        Assert.All(rows, row =>
        {
            Assert.True(PrintedNumber.TryRead(row[0], NoWords, out var figure, out var expected),
                row[0] + ": " + expected);
            Assert.Equal(row[1], figure + (figure.InWords ? " W" : ""));
            Assert.Equal(row[2], figure.Rounding.ToString(CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void The_page_shows_refusals_as_they_are_worded()
    {
        var rows = Rows("| printed | expected |");
        Assert.True(rows.Count >= 9);
        Assert.All(rows, row =>
        {
            Assert.False(PrintedNumber.TryRead(row[0], NoWords, out _, out var expected));
            Assert.Equal(row[1], expected);
        });
    }

    [Fact]
    public void The_page_shows_dates_as_they_are_read()
    {
        var rows = Rows("| printed | span |");
        Assert.True(rows.Count >= 11);
        Assert.All(rows, row =>
        {
            Assert.True(PrintedDate.TryRead(row[0], [], out var date, out var expected),
                row[0] + ": " + expected);
            Assert.Equal(row[1], date.ToString());
        });
    }

    private static List<string[]> Rows(string header)
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout(), "docs", "printed-numbers.md"));
        return [.. lines.SkipWhile(line => line != header).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cenotaph.slnx")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return folder.FullName;
    }
}
