using Cenotaph.Linkage;
using Cenotaph.Studies;
using Cenotaph.Tests.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Studies;

public sealed class LinkageExampleTests
{
    [Fact]
    public void The_five_lines_of_the_documentation_link_a_table()
    {
        using var folder = new InventedTable();
        var path = folder.Write("people.csv", InventedTable.People(120));
        Console.Lines.Clear();

        Example(path);

        Assert.InRange(Console.Lines.Count, 40, 120);
        Assert.All(Console.Lines, line => Assert.Matches(@"^r\d+ r\d+ \d+\.\d\d [01]\.\d\d\d$", line));
    }

    [Fact]
    public void They_are_the_lines_that_this_test_runs()
    {
        var shown = Checkout.Read("docs", "linkage-command.md").Split("```csharp\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');
        var source = Checkout.Read("tests", "Cenotaph.Tests", "Studies", "LinkageExampleTests.cs");
        var run = source.Split("// example\n")[1].Split("        // end of the example")[0].TrimEnd('\n').Split('\n').Select(line => line[8..]).ToArray();

        Assert.Equal(5, shown.Length);
        Assert.Equal(shown.Select(line => line.Replace("\"people.csv\"", "path", StringComparison.Ordinal)), run);
    }

    private static void Example(string path)
    {
        // example
        var problems = new ProblemCollection();
        var table = TableFile.Read(path, idColumn: null, problems) ?? throw new InvalidDataException($"{problems.First()}");
        var result = LinkageEngine.Run(table);
        foreach (var pair in result.Pairs(leastProbability: 0.9))
            Console.WriteLine($"{table.Id(pair.Left)} {table.Id(pair.Right)} {pair.Weight:0.00} {pair.Probability:0.000}");
        // end of the example
    }

    // What the example prints is looked at here.
    private static class Console
    {
        public static List<string> Lines { get; } = [];

        public static void WriteLine(string line) => Lines.Add(line);
    }
}
