using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LabelTests
{
    [Fact]
    public void Drawn_pairs_stand_side_by_side_with_an_empty_judgement()
    {
        using var table = Table();

        var said = table.RunWell("label", "@people.csv", "--draw", "40", "--out", "@pairs.csv");
        var rows = Rows(table);

        Assert.StartsWith("Wrote ", said, StringComparison.Ordinal);
        Assert.Equal(41, rows.Length);
        Assert.StartsWith("left_row,left,right_row,right,weight,inclusion,surname_left,surname_right,", rows[0], StringComparison.Ordinal);
        Assert.EndsWith(",judgement", rows[0], StringComparison.Ordinal);
        Assert.All(rows.Skip(1), row => Assert.EndsWith(",", row, StringComparison.Ordinal));
        Assert.All(rows.Skip(1), row => Assert.InRange(double.Parse(row.Split(',')[5], System.Globalization.CultureInfo.InvariantCulture), 1e-9, 1));
    }

    [Fact]
    public void Judged_pairs_calibrate_and_bind()
    {
        using var table = Table();
        table.RunWell("label", "@people.csv", "--draw", "60", "--out", "@pairs.csv");
        var who = table.Read("people.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[0], row => row[7]);
        var rows = Rows(table);
        table.Write("judged.csv", string.Join('\n', rows.Select((row, i) => i == 0 ? row : row + (who[row.Split(',')[1]] == who[row.Split(',')[3]] ? "same" : "different"))));

        using var told = JsonDocument.Parse(table.RunWell("link", "@people.csv", "--labels", "@judged.csv", "--out", "@out.csv", "--json"));

        Assert.Equal("calibrated", told.RootElement.GetProperty("calibration").GetProperty("heading").GetString());
        Assert.Equal(60, told.RootElement.GetProperty("calibration").GetProperty("labels").GetInt32());
        var person = table.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[1], row => row[3]);
        Assert.All(rows.Skip(1).Select(row => row.Split(',')), row => Assert.Equal(who[row[1]] == who[row[3]], person[row[1]] == person[row[3]]));
    }

    [Fact]
    public void What_is_not_compared_is_not_shown_and_no_telephone_in_a_cell()
    {
        using var table = Table();
        var rows = table.Read("people.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        table.Write("people.csv", string.Join('\n', rows.Select((row, i) => i == 0 ? row + ",note" : row.Replace("oye,", i % 12 == 0 ? "oye 89000000001," : "oye,", StringComparison.Ordinal) + ",call 89000000002")));

        Assert.Equal(0, table.Run("label", "@people.csv", "--draw", "500", "--out", "@pairs.csv").ExitCode);

        Assert.DoesNotContain("8900000000", table.Read("pairs.csv"), StringComparison.Ordinal);
        Assert.Contains("cells with telephones, e-mails or accounts; expected none; they were read as empty.", table.Run("link", "@people.csv").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("note_left", Rows(table)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_judged_both_ways_is_a_problem_and_one_judged_twice_counts_once()
    {
        using var table = Table();
        table.Write("twice.csv", "left,right,judgement\nr1,r2,same\nr2,r1,same\n");
        table.Write("both.csv", "left,right,judgement\nr1,r2,same\nr2,r1,different\n");

        Assert.Equal(0, table.Run("link", "@people.csv", "--labels", "@twice.csv").ExitCode);
        Assert.StartsWith("Problem: both.csv, row 3, column \"judgement\": seen \"different\" of a pair", table.Run("link", "@people.csv", "--labels", "@both.csv").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_saves_after_each_answer_and_takes_back()
    {
        using var table = Table();
        table.RunWell("label", "@people.csv", "--draw", "5", "--out", "@pairs.csv");

        var first = table.Typing("s\nd\nz\nu\nwhat\nk\nq\n", "label", "--judge", "@pairs.csv");
        var after = Rows(table).Skip(1).Select(row => row.Split(',')[^1]).ToArray();
        var second = table.Typing("same\n", "label", "--judge", "@pairs.csv");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(["same", "unsure", "", "", ""], after);
        Assert.EndsWith($"\n2 of 5 pairs are judged; {table.PathTo("pairs.csv")} holds them.\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("Pair 3 of 5", second.Output, StringComparison.Ordinal);
        Assert.Equal(["same", "unsure", "same", "", ""], Rows(table).Skip(1).Select(row => row.Split(',')[^1]));
    }

    [Fact]
    public void A_word_that_is_no_judgement_and_an_id_that_is_none_are_problems()
    {
        using var table = Table();
        table.Write("judged.csv", "left,right,judgement\nr1,r2,yes\nr1,nobody,same\n");
        var outcome = table.Run("link", "@people.csv", "--labels", "@judged.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "Problem: judged.csv, row 2, column \"judgement\": seen \"yes\"; expected same, different, unsure or nothing.\n"
            + "Problem: judged.csv, row 3, column \"right\": seen an id that names no record, or several, or the other record of the pair; "
            + "expected the id of one record, with its row number in right_row where ids repeat.\n"
            + "Nothing was linked and nothing was written.\n",
            outcome.Error);
    }

    private static string[] Rows(InventedTable table) => table.Read("pairs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static InventedTable Table()
    {
        var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(200));
        return table;
    }
}
