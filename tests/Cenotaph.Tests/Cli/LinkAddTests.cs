using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LinkAddTests
{
    [Fact]
    public void Added_records_join_those_they_belong_to_and_all_else_stays()
    {
        using var table = Table();
        table.RunWell("link", "@old.csv", "--out", "@one.csv", "--save-model", "@model.toml");

        using var told = JsonDocument.Parse(table.RunWell(
            "link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@model.toml", "--out", "@two.csv", "--json"));
        using var whole = JsonDocument.Parse(table.RunWell("link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@model.toml", "--truth", "who", "--json", "--out", "@full.csv", "--force"));

        var (one, two) = (Persons(table, "one.csv"), Persons(table, "two.csv"));
        var touched = two.Where(row => !one.ContainsKey(row.Key)).Select(row => row.Value).ToHashSet();
        Assert.Equal(one.Count + 60, two.Count);
        Assert.All(one, row => Assert.True(two[row.Key] == row.Value || touched.Contains(two[row.Key]) || touched.Contains(row.Value)));
        Assert.True(one.Count(row => two[row.Key] == row.Value) > 0.97 * one.Count);
        Assert.Contains(touched, person => one.ContainsValue(person));
        Assert.Equal(60, told.RootElement.GetProperty("previous").GetProperty("rows_new").GetInt32());
        Assert.InRange(whole.RootElement.GetProperty("cluster_f1").GetDouble(), 0.85, 1);
        Assert.Equal(JsonValueKind.Null, whole.RootElement.GetProperty("pair_f1").ValueKind);
    }

    [Fact]
    public void The_outcome_is_nearly_that_of_linking_all_anew_with_the_same_model_and_threshold()
    {
        using var table = Table();
        table.RunWell("link", "@old.csv", "--out", "@one.csv", "--save-model", "@model.toml", "--threshold", "0.5");

        table.RunWell("link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@model.toml", "--out", "@two.csv");
        table.RunWell("link", "@old.csv", "--add", "@new.csv", "--model", "@model.toml", "--out", "@all.csv");

        var (two, all) = (Lines(table, "two.csv"), Lines(table, "all.csv"));
        HashSet<(int, int)> Together(string[] rows) =>
        [
            .. from members in rows.Skip(1).Index().GroupBy(row => row.Item.Split(',')[3], row => row.Index)
               from left in members
               from right in members
               where left < right
               select (left, right),
        ];
        var (updated, anew) = (Together(two), Together(all));
        Assert.InRange(updated.Intersect(anew).Count() / (double)anew.Union(updated).Count(), 0.97, 1);
        Assert.Equal(all.Skip(1).Select(row => row.Split(',')[..3]), two.Skip(1).Select(row => row.Split(',')[..3]));
    }

    [Fact]
    public void Only_pairs_with_an_added_record_are_looked_at()
    {
        using var table = Table();
        table.RunWell("link", "@old.csv", "--out", "@one.csv", "--save-model", "@model.toml");
        table.Write("single.csv", InventedTable.Header + "x1,Quillfeder,Ottokar,Xaverovich,1951-12-30,Abseits,B,q1\n");

        using var told = JsonDocument.Parse(table.RunWell("link", "@old.csv", "--add", "@single.csv", "--previous", "@one.csv", "--model", "@model.toml", "--out", "@two.csv", "--json"));

        var (one, two) = (Persons(table, "one.csv"), Persons(table, "two.csv"));
        Assert.InRange(told.RootElement.GetProperty("candidate_pairs").GetInt64(), 0, one.Count);
        Assert.All(one, row => Assert.Equal(row.Value, two[row.Key]));
        Assert.DoesNotContain(two["x1"], one.Values);
        Assert.Equal("run,from,to,fate,records\n", table.Read("two.forwards.csv"));
    }

    [Fact]
    public void A_judgement_on_old_records_is_held_to_although_they_are_not_compared()
    {
        using var table = Table();
        table.RunWell("link", "@old.csv", "--out", "@one.csv", "--save-model", "@model.toml");
        var singles = Persons(table, "one.csv").GroupBy(row => row.Value).Where(group => group.Count() == 1).Select(group => group.First().Key).Take(2).ToArray();
        table.Write("same.csv", $"left,right,judgement\n{singles[0]},{singles[1]},same\n");

        table.RunWell("link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@model.toml", "--labels", "@same.csv", "--out", "@two.csv");

        var two = Persons(table, "two.csv");
        Assert.Equal(two[singles[0]], two[singles[1]]);
        Assert.Contains(",merged,1", table.Read("two.forwards.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_update_needs_is_asked_for()
    {
        using var table = Table();
        table.RunWell("link", "@old.csv", "--out", "@one.csv", "--save-model", "@model.toml");
        table.Write("open.toml", "schema = 1\nlambda = 0.001\nthreshold = 0.5\n");
        table.Write("grown.csv", table.Read("old.csv") + "x1,Quillfeder,Ottokar,Xaverovich,1951-12-30,Abseits,B,q1\n");
        table.Write("plain.csv", "surname,town\nQuillfeder,Abseits\n");
        const string Nothing = "Nothing was linked and nothing was written.\n";

        Assert.Equal(
            new(2, "", "--add with --previous needs --model, the model that the earlier run saved.\n"),
            table.Run("link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv"));
        Assert.Equal(
            new(2, "", "--add is for one table.\n"), table.Run("link", "@old.csv", "@new.csv", "--add", "@new.csv"));
        Assert.Equal(
            new(1, "", "Problem: open.toml: seen Records are added by the model of the run before: lambda, threshold, blocking rules and comparisons are needed; expected a model that fits the tables.\n" + Nothing),
            table.Run("link", "@old.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@open.toml"));
        Assert.Equal(
            new(1, "", $"Problem: grown.csv: seen 1 of {Lines(table, "grown.csv").Length - 1} rows that the earlier run did not have; expected the rows of that run, unchanged where they have no id; new ones in a file of their own.\n" + Nothing),
            table.Run("link", "@grown.csv", "--add", "@new.csv", "--previous", "@one.csv", "--model", "@model.toml"));
        Assert.StartsWith(
            "Problem: plain.csv, column \"id\": seen no such column of ids; expected the ids that old.csv has.\n",
            table.Run("link", "@old.csv", "--add", "@plain.csv").Error, StringComparison.Ordinal);
    }

    private static string[] Lines(InventedTable table, string file) => table.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> Persons(InventedTable table, string file) =>
        Lines(table, file).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[1], row => row[3]);

    // Every sixth row of a table is a file of its own.
    private static InventedTable Table()
    {
        var table = new InventedTable();
        var rows = InventedTable.People(220).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var fresh = rows.Skip(1).Where((_, row) => row % 6 == 5).Take(60).ToList();
        table.Write("old.csv", string.Join('\n', rows.Where(row => !fresh.Contains(row))) + "\n");
        table.Write("new.csv", InventedTable.Header + string.Join('\n', fresh) + "\n");
        return table;
    }
}
