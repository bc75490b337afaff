using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

/// <summary>The registers of persons of a small invented war, through the gate and whole.</summary>
public sealed class PersonsRegistersTests(PersonsRegistersTests.World world) : IClassFixture<PersonsRegistersTests.World>
{
    private const string Header = "side,register,vintage,value,standing,persons";

    [Fact]
    public void What_is_printed_is_what_the_public_file_holds_and_what_was_shown_is_noted_before()
    {
        var printed = world.Rows("registers.csv", "--by", "region,standing");
        var published = File.ReadAllLines(world.Front.PathTo("out/data/persons.csv")).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[1] is "" or "region").Select(cells => (cells[0], cells[2], cells[3], cells[4])).ToHashSet();

        Assert.True(printed.Count > 20);
        Assert.Equal(published, printed.Select(row => (row[0], row[3], row[4], row[5])).ToHashSet());
        Assert.DoesNotContain(printed, row => row[5] is "1" or "2" or "3" or "4");
        Assert.Contains(printed, row => row[5].Length == 0);
    }

    [Fact]
    public void Weeks_stand_at_every_vintage_with_what_is_withheld_empty_and_the_coarser_step_said()
    {
        var rows = world.Rows("weeks.csv", "--by", "week", "--vintage", "all");
        var newest = rows.Where(row => row[2] == rows.Max(one => one[2])).ToList();

        Assert.True(rows.Select(row => row[2]).Distinct().Count() > 3, string.Join(' ', rows.Select(row => row[2]).Distinct()));
        Assert.All(rows, row => Assert.Equal(("week", "confirmed or probable"), (row[1], row[4])));
        Assert.All(rows, row => Assert.False(row[5].Length == 1 && row[5][0] is > '0' and < '5', string.Join(',', row)));
        Assert.All(newest, row => Assert.NotEmpty(row[5]));

        // As more becomes known a date's number grows, in what a first release shows of the time before it.
        foreach (var date in rows.Where(row => row[5].Length > 0).GroupBy(row => (row[0], row[3])))
        {
            var counts = date.OrderBy(row => row[2], StringComparer.Ordinal).Select(row => int.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(counts.Order(), counts);
        }

        var text = World.Run("persons", "registers", world.Front.Root, "--by", "week");
        var steps = newest.Select(row => row[3].Contains('W', StringComparison.Ordinal)).ToList();
        Assert.True(steps.Contains(true) || text.Contains("By week too many numbers would be small", StringComparison.Ordinal), text);
    }

    [Fact]
    public void Every_number_is_printed_only_for_a_reason_which_is_one_entry()
    {
        var entries = world.Front.Entries();
        var rows = world.Rows("whole.csv", "--by", "standing,rank,week", "--vintage", "all", "--reveal", "a check");
        Assert.Equal(entries + 1, world.Front.Entries());
        Assert.Contains(rows, row => row[1] == "week" && row[5] is "1" or "2");
        Assert.DoesNotContain(rows, row => row[5].Length == 0);
        using (var ledger = Ledger.OpenToRead(world.Front.PathTo("ledger.sqlite")))
        {
            Assert.Contains("persons registers", System.Text.Encoding.UTF8.GetString(ledger.Entries("reveal").Last().Body.Span), StringComparison.Ordinal);
        }

        // Each register of a vintage counts the same persons.
        foreach (var vintage in rows.GroupBy(row => (row[0], row[2], row[4])))
        {
            Assert.Single(vintage.GroupBy(row => row[1]).Select(register => register.Sum(row => int.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture))).Distinct());
        }

        var refused = InventedFrontTests.Front.Start("persons", "registers", world.Front.Root, "--reveal", " ");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(entries + 1, world.Front.Entries());
    }

    [Fact]
    public void As_json_it_says_whether_it_was_gated()
    {
        using var gated = JsonDocument.Parse(World.Run("persons", "registers", world.Front.Root, "--by", "age", "--json"));
        Assert.True(gated.RootElement.GetProperty("gated").GetBoolean());
        Assert.NotEqual(0, gated.RootElement.GetProperty("rows").GetArrayLength());
        Assert.NotEqual(0, gated.RootElement.GetProperty("withheld").GetArrayLength());
    }

    [Theory]
    [InlineData("--by", "week,colour", "--by does not know \"colour\"; it takes standing, week, region, branch, recruitment, age, rank, circumstance, sex.\n")]
    [InlineData("--vintage", "yesterday", "--vintage is \"yesterday\"; it takes a day as 2025-12-31, or all.\n")]
    public void What_it_does_not_know_is_said_and_nothing_is_done(string option, string value, string said)
    {
        var outcome = InventedFrontTests.Front.Start("persons", "registers", world.Front.Root, option, value);
        Assert.Equal((2, "", said), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Fact]
    public void Rank_and_unit_are_published_with_at_least_five_behind_each_number()
    {
        var ranks = File.ReadAllLines(world.Front.PathTo("out/data/persons.csv")).Where(line => line.Contains(",rank,", StringComparison.Ordinal)).ToList();
        Assert.Contains(ranks, line => line.Contains("рядовой,confirmed,", StringComparison.Ordinal));
        var places = File.ReadAllLines(world.Front.PathTo("out/data/persons-contradictions-places.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Contains(places, cells => cells[1] == "unit");
        Assert.All(places, cells => Assert.True(cells[3].Length == 0 || int.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture) is 0 or >= 5));
    }

    /// <summary>A small invented war, taken in, linked, judged and published.</summary>
    public sealed class World : IDisposable
    {
        public World()
        {
            var outcome = InventedFrontTests.Front.Start("run", Front.Root);
            Assert.True(outcome.ExitCode <= 1, outcome.Error);
        }

        internal InventedFrontTests.Front Front { get; } = new(run: false);

        public void Dispose() => Front.Dispose();

        internal static string Run(params string[] arguments)
        {
            var outcome = InventedFrontTests.Front.Start(arguments);
            Assert.True(outcome.ExitCode == 0, outcome.Error);
            return outcome.Output;
        }

        internal List<string[]> Rows(string file, params string[] options)
        {
            Run(["persons", "registers", Front.Root, "--out", Front.PathTo(file), .. options]);
            var lines = File.ReadAllLines(Front.PathTo(file));
            Assert.Equal(Header, lines[0]);
            return [.. lines.Skip(1).Select(line => line.Split(','))];
        }
    }
}
