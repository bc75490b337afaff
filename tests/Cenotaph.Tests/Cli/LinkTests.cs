using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LinkTests
{
    private static readonly string[] Measured =
    [
        "records", "candidate_pairs", "blocking_recall", "pair_precision", "pair_recall", "pair_f1", "best_pair_f1", "cluster_f1", "bcubed_f1",
        "threshold", "seconds", "peak_mb", "calibration", "stages",
    ];

    [Fact]
    public void Without_out_nothing_is_written()
    {
        using var table = Table();

        table.RunWell("link", "@people.csv");

        Assert.Equal(["people.csv"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(table.PathTo("people.csv"))!).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_record_gets_a_person_and_most_persons_are_right()
    {
        using var table = Table();

        table.RunWell("link", "@people.csv", "--out", "@clusters.csv");
        var rows = table.Read("clusters.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("row,id,source,person,p", rows[0]);
        var truth = table.Read("people.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        var found = rows.Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(truth.Select(row => row[0]), found.Select(row => row[1]));
        Assert.Equal(truth.Select(row => row[6]), found.Select(row => row[2]));
        Assert.All(found, row => Assert.Equal(13, row[3].Length));
        var pairs = found.Index().GroupBy(row => row.Item[3]).Where(group => group.Count() == 2).Select(group => group.ToArray()).ToList();
        Assert.InRange(pairs.Count(pair => truth[pair[0].Index][7] == truth[pair[1].Index][7]), 150, 300);
    }

    [Fact]
    public void The_seed_alone_decides_on_person_ids()
    {
        using var table = Table();

        table.RunWell("link", "@people.csv", "--out", "@one.csv", "--threads", "1");
        table.RunWell("link", "@people.csv", "--out", "@two.csv", "--threads", "2");
        table.RunWell("link", "@people.csv", "--out", "@other.csv", "--seed", "2");

        Assert.Equal(table.Read("one.csv"), table.Read("two.csv"));
        Assert.NotEqual(table.Read("one.csv"), table.Read("other.csv"));
    }

    [Fact]
    public void A_truth_column_is_measured_and_not_linked_by()
    {
        using var table = Table();
        table.Write("blind.csv", string.Join('\n', table.Read("people.csv").Split('\n').Select(row => row[..Math.Max(0, row.LastIndexOf(','))])));

        using var measured = JsonDocument.Parse(table.RunWell("link", "@people.csv", "--truth", "who", "--json"));
        table.RunWell("link", "@people.csv", "--truth", "who", "--out", "@seeing-out.csv");
        table.RunWell("link", "@blind.csv", "--out", "@blind-out.csv");

        Assert.Equal(Measured, measured.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.InRange(measured.RootElement.GetProperty("cluster_f1").GetDouble(), 0.85, 1);
        Assert.Equal("uncalibrated", measured.RootElement.GetProperty("calibration").GetProperty("heading").GetString());
        Assert.Equal(table.Read("blind-out.csv"), table.Read("seeing-out.csv"));
    }

    [Fact]
    public void A_saved_model_gives_the_same_result()
    {
        using var table = Table();

        table.RunWell("link", "@people.csv", "--out", "@one.csv", "--save-model", "@model.toml");
        table.RunWell("link", "@people.csv", "--out", "@two.csv", "--model", "@model.toml", "--save-model", "@again.toml");

        Assert.Equal(table.Read("one.csv"), table.Read("two.csv"));
        Assert.Equal(table.Read("model.toml"), table.Read("again.toml"));
    }

    [Fact]
    public void A_model_may_set_a_part_and_add_comparisons()
    {
        using var table = Table();
        table.Write("model.toml", """
            schema = 1
            threshold = 0.7
            [[comparisons]]
            name = "surname"
            [[comparisons]]
            name = "date of birth"
            [[comparisons]]
            name = "father"
            kind = "similarity"
            column = "patronymic"
            at_least = [0.93, 0.85]
            """);

        var said = table.RunWell("link", "@people.csv", "--model", "@model.toml", "--save-model", "@again.toml", "--out", "@one.csv");
        table.RunWell("link", "@people.csv", "--model", "@again.toml", "--out", "@two.csv");

        Assert.Contains("similarity of 0.93 or more", said, StringComparison.Ordinal);
        Assert.Contains("threshold 0.700 (as given)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("name = \"given name\"", table.Read("again.toml"), StringComparison.Ordinal);
        Assert.Equal(table.Read("one.csv"), table.Read("two.csv"));
    }

    [Fact]
    public void Two_tables_give_pairs_across_them_alone()
    {
        using var table = Table();
        var rows = table.Read("people.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        table.Write("a.csv", InventedTable.Header + string.Join('\n', rows.Where(row => row.Contains(",A,", StringComparison.Ordinal))));
        table.Write("b.csv", InventedTable.Header + string.Join('\n', rows.Where(row => row.Contains(",B,", StringComparison.Ordinal))));
        var who = rows.Select(row => row.Split(',')).ToDictionary(row => row[0], row => row[7]);
        table.Write("true.csv", "one,other\n" + string.Join('\n', rows.Select(row => row.Split(',')).GroupBy(row => row[7]).Where(group => group.Count() == 2).Select(group => string.Join(',', group.Select(row => row[0])))));

        table.RunWell("link", "@a.csv", "@b.csv", "--one-to-one", "source", "--out", "@pairs.csv");
        using var measured = JsonDocument.Parse(table.RunWell("link", "@a.csv", "@b.csv", "--truth-pairs", "@true.csv", "--json"));

        var pairs = table.Read("pairs.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("left_row,left,right_row,right,person,weight,p", pairs[0]);
        var right = pairs.Skip(1).Select(row => row.Split(',')).Count(row => who[row[1]] == who[row[3]]);
        Assert.InRange(right, 0.85 * (pairs.Length - 1), pairs.Length - 1);
        Assert.Equal(pairs.Length - 1, pairs.Skip(1).Select(row => row.Split(',')[1]).Distinct().Count());
        Assert.InRange(measured.RootElement.GetProperty("pair_f1").GetDouble(), 0.8, 1);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_by_force_alone()
    {
        using var table = Table();
        table.Write("clusters.csv", "mine");

        var refused = table.Run("link", "@people.csv", "--out", "@clusters.csv");

        Assert.Equal(new(2, "", $"{table.PathTo("clusters.csv")} is there already; --force replaces it. Nothing was written.\n"), refused);
        Assert.Equal("mine", table.Read("clusters.csv"));
        table.RunWell("link", "@people.csv", "--out", "@clusters.csv", "--force");
        Assert.StartsWith("row,id,", table.Read("clusters.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_before_anything_is_done()
    {
        using var table = Table();

        Assert.Equal(
            new(2, "", $"{table.PathTo("none/out.csv")} is in a folder that is not there; nothing was written.\n"),
            table.Run("link", "@people.csv", "--out", "@none/out.csv"));
    }

    [Fact]
    public void The_steps_of_an_explanation_add_up_to_the_weight()
    {
        using var table = Table();

        using var told = JsonDocument.Parse(table.RunWell("link", "explain", "@people.csv", "r1", "r3", "--json"));
        var text = table.RunWell("link", "explain", "@people.csv", "r1", "row:3");

        var weight = told.RootElement.GetProperty("weight").GetDouble();
        Assert.Equal(weight, told.RootElement.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("weight").GetDouble()), 1e-9);
        Assert.Contains(FormattableString.Invariant($"Match weight {weight:0.000}"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_of_an_id_that_is_none_says_so()
    {
        using var table = Table();
        var outcome = table.Run("link", "explain", "@people.csv", "r1", "nobody");

        Assert.Equal(new(1, "", "\"nobody\" names no record, or several; row:17 names the seventeenth record whatever its id.\n"), outcome);
    }

    [Fact]
    public void The_page_needs_no_network_and_says_what_it_holds()
    {
        using var table = Table();

        var said = table.RunWell("link", "@people.csv", "--page", "@page.html");
        var page = table.Read("page.html");

        Assert.Contains("It shows personal data", said, StringComparison.Ordinal);
        Assert.Contains("This page shows personal data", page, StringComparison.Ordinal);
        Assert.Contains("Probabilities: uncalibrated", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    private static InventedTable Table()
    {
        var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(300));
        return table;
    }
}
