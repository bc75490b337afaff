using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LinkAgainTests
{
    [Fact]
    public void The_same_table_in_another_order_keeps_every_id_and_forwards_none()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@one.csv");
        var rows = Lines(table, "people.csv");
        table.Write("turned.csv", string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])));

        using var told = JsonDocument.Parse(table.RunWell("link", "@turned.csv", "--previous", "@one.csv", "--out", "@two.csv", "--seed", "9", "--json"));

        var (one, two) = (Persons(table, "one.csv"), Persons(table, "two.csv"));
        Assert.Equal(one.Count, two.Count);
        Assert.All(one, row => Assert.Equal(row.Value, two[row.Key]));
        Assert.Equal(0, Ids(told, "ids_new"));
        Assert.Equal(one.Values.Distinct().Count(), Ids(told, "ids_kept"));
        Assert.Equal("run,from,to,fate,records\n", table.Read("two.forwards.csv"));
    }

    [Fact]
    public void Rows_without_ids_are_known_by_what_they_say()
    {
        using var table = Table();
        var rows = Lines(table, "people.csv").Select(row => row[(row.IndexOf(',', StringComparison.Ordinal) + 1)..]).ToList();
        table.Write("plain.csv", string.Join('\n', rows));
        table.Write("turned.csv", string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])));

        table.RunWell("link", "@plain.csv", "--out", "@one.csv");
        table.RunWell("link", "@turned.csv", "--previous", "@one.csv", "--out", "@two.csv");

        var (one, two) = (Lines(table, "one.csv"), Lines(table, "two.csv"));
        Assert.Equal("row,id,source,person,p,content", one[0]);
        Assert.Equal(one.Skip(1).Select(row => row.Split(',')[3]), two.Skip(1).Reverse().Select(row => row.Split(',')[3]));
        Assert.All(one.Skip(1), row => Assert.Equal(32, row.Split(',')[5].Length));
    }

    [Fact]
    public void An_id_that_two_rows_bear_is_helped_by_what_they_say()
    {
        using var table = Table();
        var rows = Lines(table, "people.csv").Select(row => row.StartsWith("r9,", StringComparison.Ordinal) ? "r8" + row[2..] : row).ToList();
        table.Write("people.csv", string.Join('\n', rows));
        table.Write("turned.csv", string.Join('\n', rows.Skip(1).Reverse().Prepend(rows[0])));
        table.Write("fewer.csv", string.Join('\n', rows.Where((_, row) => row != 8)));

        table.RunWell("link", "@people.csv", "--out", "@one.csv");
        table.RunWell("link", "@turned.csv", "--previous", "@one.csv", "--out", "@two.csv");
        using var told = JsonDocument.Parse(table.RunWell("link", "@fewer.csv", "--previous", "@one.csv", "--json"));

        var (one, two) = (Lines(table, "one.csv"), Lines(table, "two.csv"));
        Assert.Equal(2, one.Skip(1).Count(row => row.Split(',')[5].Length > 0));
        Assert.Equal(one.Skip(1).Select(row => row.Split(',')[3]), two.Skip(1).Reverse().Select(row => row.Split(',')[3]));
        Assert.Equal(1, Ids(told, "rows_gone"));
        Assert.Equal(0, Ids(told, "rows_new"));
    }

    [Fact]
    public void A_merge_and_a_split_are_forwarded_and_the_entries_add_up_over_runs()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@one.csv");
        var first = Persons(table, "one.csv");
        var (a, b) = first.GroupBy(row => row.Value).Where(group => group.Count() == 1).Select(group => group.First().Key).ToArray() is [var x, var y, ..] ? (x, y) : ("", "");
        table.Write("same.csv", $"left,right,judgement\n{a},{b},same\n");
        table.Write("different.csv", $"left,right,judgement\n{a},{b},different\n");

        table.RunWell("link", "@people.csv", "--labels", "@same.csv", "--previous", "@one.csv", "--out", "@two.csv");
        table.RunWell("link", "@people.csv", "--labels", "@different.csv", "--previous", "@two.csv", "--out", "@three.csv");

        var (second, third) = (Persons(table, "two.csv"), Persons(table, "three.csv"));
        var kept = second[a];
        var lost = first[a] == kept ? first[b] : first[a];
        Assert.Equal(kept, second[b]);
        Assert.Contains(kept, new[] { first[a], first[b] });
        Assert.Equal(["run,from,to,fate,records", $"1,{lost},{kept},merged,1"], Lines(table, "two.forwards.csv"));
        Assert.NotEqual(third[a], third[b]);
        var forwards = Lines(table, "three.forwards.csv");
        Assert.Equal($"1,{lost},{kept},merged,1", forwards[1]);
        Assert.Equal($"2,{kept},{(third[a] == kept ? third[b] : third[a])},split,1", forwards[2]);
        Assert.DoesNotContain(lost, third.Values);
    }

    [Fact]
    public void An_id_that_is_gone_is_said_once_and_never_given_again()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@one.csv");
        var all = Lines(table, "people.csv");
        table.Write("fewer.csv", string.Join('\n', all.Where((_, row) => row is 0 or > 40)));

        table.RunWell("link", "@fewer.csv", "--previous", "@one.csv", "--out", "@two.csv");
        table.RunWell("link", "@people.csv", "--previous", "@two.csv", "--out", "@three.csv");
        File.Delete(table.PathTo("two.forwards.csv"));
        table.RunWell("link", "@people.csv", "--previous", "@two.csv", "--out", "@lost.csv");

        var one = Persons(table, "one.csv");
        var gone = one.Values.Except(Persons(table, "two.csv").Values).ToList();
        Assert.NotEmpty(gone);
        Assert.Equal(gone.Count, Lines(table, "three.forwards.csv").Count(row => row.EndsWith(",gone,0", StringComparison.Ordinal)));
        Assert.Empty(gone.Intersect(Persons(table, "three.csv").Values));
        Assert.Empty(gone.Intersect(Persons(table, "lost.csv").Values));
    }

    [Fact]
    public void Rows_added_leave_all_other_ids_as_they_were_where_nothing_joins_them()
    {
        using var table = Table();
        table.Write("more.csv", table.Read("people.csv") + "x1,Quillfeder,Ottokar,Xaverovich,1951-12-30,Abseits,B,q1\n");

        table.RunWell("link", "@people.csv", "--out", "@one.csv", "--save-model", "@model.toml", "--threshold", "0.6");
        using var told = JsonDocument.Parse(table.RunWell("link", "@more.csv", "--model", "@model.toml", "--previous", "@one.csv", "--out", "@two.csv", "--json"));

        var (one, two) = (Persons(table, "one.csv"), Persons(table, "two.csv"));
        Assert.All(one, row => Assert.Equal(row.Value, two[row.Key]));
        Assert.DoesNotContain(two["x1"], one.Values);
        Assert.Equal((1, 1), (Ids(told, "rows_new"), Ids(told, "ids_new")));
    }

    [Fact]
    public void A_file_of_another_table_and_one_that_is_no_list_of_persons_are_problems()
    {
        using var table = Table();
        table.Write("other.csv", "row,id,source,person,p\n1,zz,A,0123456789ABC,\n");
        table.Write("bad.csv", "id,person\nr1,somebody\n");
        table.Write("pairs.csv", "left,right\nr1,r2\n");

        Assert.Equal(
            new(1, "", "Problem: other.csv: seen 1 rows, none of them in people.csv; expected rows of an earlier state of the table, known by the column id.\nNothing was linked and nothing was written.\n"),
            table.Run("link", "@people.csv", "--previous", "@other.csv"));
        Assert.Equal(
            "Problem: bad.csv, row 2, column \"person\": seen a text that is no person's id; expected 13 letters and digits, as \"cenotaph link --out\" writes them.\nNothing was linked and nothing was written.\n",
            table.Run("link", "@people.csv", "--previous", "@bad.csv").Error);
        Assert.Equal(
            "Problem: pairs.csv, row 1: seen left, right; expected the columns id and person, as \"cenotaph link --out\" writes them for one table.\nNothing was linked and nothing was written.\n",
            table.Run("link", "@people.csv", "--previous", "@pairs.csv").Error);
    }

    [Fact]
    public void The_earlier_persons_are_not_written_over_and_two_tables_have_none()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@one.csv");

        Assert.Equal(2, table.Run("link", "@people.csv", "--previous", "@one.csv", "--out", "@one.csv", "--force").ExitCode);
        Assert.Equal(
            new(2, "", "--previous is for one table: pairs across two tables leave records without a person's id.\n"),
            table.Run("link", "@people.csv", "@people.csv", "--previous", "@one.csv"));
    }

    private static int Ids(JsonDocument told, string name) => told.RootElement.GetProperty("previous").GetProperty(name).GetInt32();

    private static string[] Lines(InventedTable table, string file) =>
        table.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> Persons(InventedTable table, string file) =>
        Lines(table, file).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[1], row => row[3]);

    private static InventedTable Table()
    {
        var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(150));
        return table;
    }
}
