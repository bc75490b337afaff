using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class NowcastCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_table_of_counts_and_its_line_list_give_nowcasts_that_hold_the_cases_that_came_later()
    {
        foreach (var table in new[] { LateTable.Counts(folder), LateTable.List(folder) })
        {
            using var json = Json("nowcast", table, "--draws", "300", "--json");
            var one = json.RootElement[0];
            var sum = one.GetProperty("sums").EnumerateArray().Single(row => row.GetProperty("name").GetString() == "last-13");
            var truth = LateTable.Cases().Count(each => each.Week >= LateTable.Weeks - 13);
            var known = LateTable.Cases().Count(each => each.Week >= LateTable.Weeks - 13 && each.Known < LateTable.Weeks);
            Assert.Equal(known, sum.GetProperty("known").GetDouble());
            Assert.InRange(truth, sum.GetProperty("low").GetDouble(), sum.GetProperty("high").GetDouble());
            Assert.InRange(sum.GetProperty("nowcast").GetDouble(), 0.9 * truth, 1.1 * truth);
            Assert.Equal(sum.GetProperty("known").GetDouble() / sum.GetProperty("nowcast").GetDouble(), sum.GetProperty("share_known").GetDouble(), 1e-9);
            Assert.Equal(13, one.GetProperty("recent").GetArrayLength());
            Assert.All(one.GetProperty("recent").EnumerateArray(), row => Assert.InRange(row.GetProperty("share_known").GetDouble(), 0, 1));
        }
    }

    [Fact]
    public void The_table_prints_the_share_known_beside_every_number()
    {
        var run = RussianTable.Run("nowcast", LateTable.Counts(folder), "--draws", "100");
        Assert.True(run.ExitCode == 0, run.Error);
        var rows = run.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells is [{ } name, ..] && (name.Contains("-W", StringComparison.Ordinal) || name.StartsWith("last-", StringComparison.Ordinal) || name == "total")).ToList();
        Assert.Equal(17, rows.Count);
        Assert.All(rows, row => Assert.Matches("^[01]\\.[0-9]{2}$", row[2]));
        Assert.Contains("no count of all that happened", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_after_the_asked_day_changes_nothing()
    {
        var whole = LateTable.Counts(folder);
        var past = Path.Combine(folder, "past.csv");
        File.WriteAllLines(past, File.ReadLines(whole).Where((line, at) => at == 0 || string.CompareOrdinal(line.Split(',')[1], LateTable.Day(49, 6)) <= 0));
        Assert.Equal(
            RussianTable.Run("nowcast", past, "--draws", "100", "--json").Output, RussianTable.Run("nowcast", whole, "--as-of", LateTable.Day(49, 6), "--draws", "100", "--json").Output);
    }

    [Fact]
    public void A_table_that_cannot_be_nowcast_is_told_why_and_never_ends_in_a_fault()
    {
        var table = Path.Combine(folder, "bad.csv");
        foreach (var (text, message) in new[]
        {
            ("a,b\n1,2\n", "expected a column vintage (with counts) or report_date (of a line list)"),
            ("period,vintage\n2031-W01,2031-02-01\n", "expected a column of counts"),
            ("vintage,count\n2031-02-01,5\n", "expected a column period or date"),
            ("period,vintage,count\n2031-W01,2031-02-01,-5\n", "expected a count that is not negative"),
            ("period,vintage,count\n2031-W01,soon,5\n", "expected the day or year of the vintage"),
            ("period,vintage,count\nsoon,2031-02-01,5\n", "expected a day, week, month or year"),
            ("period,vintage,count\n2031-W01,2031-02-01,5\n2031-W02,2031-02-01,5\n", "There is one vintage"),
            ("period,vintage,count\n2031-W30,2031-02-01,5\n2031-W30,2031-02-08,5\n", "no week that ended before the newest vintage"),
            ("period,vintage,count\n0002-01-01,2031-02-01,5\n2031-W02,2031-02-08,5\n", "expected"),
            ("event_date,report_date\n2031-02-01,2031-01-01\n2031-02-01,2031-03-20\n", "became known before the week"),
            ("event_date,report_date\n,2031-01-01\n", "no case with both days"),
        })
        {
            File.WriteAllText(table, text);
            var run = RussianTable.Run("nowcast", table);
            Assert.DoesNotContain("A fault of cenotaph itself", run.Error, StringComparison.Ordinal);
            Assert.Contains(message, run.Error + run.Output, StringComparison.Ordinal);
        }

        Assert.Equal(2, RussianTable.Run("nowcast", table, "--as-of", "soon").ExitCode);
        Assert.Equal(2, RussianTable.Run("nowcast", table, "--draws", "0").ExitCode);
        Assert.Contains("no such column", RussianTable.Run("nowcast", table, "--period", "when").Error, StringComparison.Ordinal);
        Assert.Equal(1, RussianTable.Run("nowcast", Path.Combine(folder, "none.csv")).ExitCode);
    }

    [Fact]
    public void Replayed_nowcasts_are_held_against_the_next_and_the_newest_vintage_by_every_method()
    {
        using var json = Json("nowcast", LateTable.Counts(folder, vintage => vintage % 3 == 2), "--score", "--draws", "100", "--json");
        var one = json.RootElement[0];
        var scores = one.GetProperty("scores").EnumerateArray().Where(row => row.GetProperty("sum").GetString() == "last-4").ToList();
        Assert.Equal(["drift", "last-year", "mack", "negative-binomial"], scores.Select(row => row.GetProperty("method").GetString()!).Distinct().Order());
        var cases = LateTable.Cases();
        foreach (var row in scores)
        {
            int At(string name) => (DateOnly.Parse(row.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture).DayNumber - new DateOnly(2031, 1, 6).DayNumber) / 7;
            var (vintage, target) = (At("vintage"), At("target"));
            Assert.Equal(cases.Count(each => each.Week > vintage - 4 && each.Week <= vintage && each.Known <= vintage), row.GetProperty("known").GetDouble());
            Assert.Equal(cases.Count(each => each.Week > vintage - 4 && each.Week <= vintage && each.Known <= target), row.GetProperty("held").GetDouble());
        }

        var method = one.GetProperty("methods").EnumerateArray().First(row => row.GetProperty("method").GetString() == "drift" && row.GetProperty("sum").GetString() == "last-4");
        Assert.InRange(method.GetProperty("coverage").GetDouble(), 0.5, 1);
        Assert.True(method.GetProperty("compared").GetInt32() >= 5);
    }

    private static JsonDocument Json(params string[] arguments)
    {
        var run = RussianTable.Run(arguments);
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        return JsonDocument.Parse(run.Output);
    }
}
