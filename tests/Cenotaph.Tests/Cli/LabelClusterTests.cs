using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LabelClusterTests
{
    [Fact]
    public void A_sample_lists_the_whole_person_found_and_says_not_who_is_in_it()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@out.csv");

        var said = table.RunWell("label", "@people.csv", "--clusters", "30", "--out", "@review.csv");

        var rows = Rows(table, "review.csv");
        var person = Rows(table, "out.csv").Skip(1).ToDictionary(row => row[1], row => row[3]);
        Assert.Contains(": 30 samples to review, seed 1.", said, StringComparison.Ordinal);
        Assert.Equal("sample,asked,row,id,surname,given name,patronymic,birth date,town,list,judgement", string.Join(',', rows[0].Where(name => name != "who")));
        var samples = rows.Skip(1).GroupBy(row => row[0]).ToList();
        Assert.Equal(30, samples.Count);
        Assert.All(samples, sample =>
        {
            var asked = Assert.Single(sample, row => row[1] == "yes");
            Assert.Equal("same", asked[^1]);
            Assert.Superset(person.Where(row => row.Value == person[asked[3]]).Select(row => row.Key).ToHashSet(), sample.Select(row => row[3]).ToHashSet());
        });
    }

    [Fact]
    public void Records_that_came_near_but_were_left_out_are_listed_too()
    {
        using var table = Table();
        table.RunWell("link", "@people.csv", "--out", "@out.csv", "--threshold", "1");

        table.RunWell("label", "@people.csv", "--clusters", "30", "--out", "@review.csv", "--threshold", "1");

        var person = Rows(table, "out.csv").Skip(1).ToDictionary(row => row[1], row => row[3]);
        Assert.Contains(Rows(table, "review.csv").Skip(1).GroupBy(row => row[0]), sample => sample.Any(row => person[row[3]] != person[sample.First()[3]]));
    }

    [Fact]
    public void A_review_of_all_records_gives_what_the_truth_column_gives()
    {
        using var table = Table();
        table.RunWell("label", "@people.csv", "--clusters", "100000", "--out", "@review.csv");
        Judge(table);

        using var told = JsonDocument.Parse(table.RunWell("link", "@people.csv", "--truth", "who", "--truth-clusters", "@review.csv", "--json"));

        var sampled = told.RootElement.GetProperty("sampled");
        Assert.Equal(told.RootElement.GetProperty("cluster_f1").GetDouble(), sampled.GetProperty("pair_f1").GetProperty("value").GetDouble(), 0.004);
        Assert.Equal(told.RootElement.GetProperty("bcubed_f1").GetDouble(), sampled.GetProperty("bcubed_f1").GetProperty("value").GetDouble(), 0.004);
    }

    [Fact]
    public void Sixty_samples_give_intervals_that_hold_the_truth_in_most_draws()
    {
        using var table = Table();
        var (held, draws) = (0, 12);
        for (var seed = 1; seed <= draws; seed++)
        {
            table.RunWell("label", "@people.csv", "--clusters", "60", "--out", "@review.csv", "--force", "--seed", seed.ToString(CultureInfo.InvariantCulture));
            Judge(table);
            using var told = JsonDocument.Parse(table.RunWell("link", "@people.csv", "--truth", "who", "--truth-clusters", "@review.csv", "--json"));
            var (truth, one) = (told.RootElement.GetProperty("bcubed_f1").GetDouble(), told.RootElement.GetProperty("sampled").GetProperty("bcubed_f1"));
            Assert.InRange(one.GetProperty("standard_error").GetDouble(), 1e-6, 0.1);
            held += Math.Abs(one.GetProperty("value").GetDouble() - truth) <= 2 * one.GetProperty("standard_error").GetDouble() ? 1 : 0;
        }

        Assert.InRange(held, draws - 3, draws);
    }

    [Fact]
    public void Samples_not_judged_to_their_end_are_left_out_and_counted()
    {
        using var table = Table();
        table.RunWell("label", "@people.csv", "--clusters", "40", "--out", "@review.csv");
        Judge(table);
        var rows = table.Read("review.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var open = Array.FindIndex(rows, row => row.EndsWith(",same", StringComparison.Ordinal) && row.Split(',')[1].Length == 0);
        rows[open] = rows[open].Replace(",same", ",unsure", StringComparison.Ordinal);
        table.Write("review.csv", string.Join('\n', rows));

        var outcome = table.Run("link", "@people.csv", "--truth-clusters", "@review.csv");

        Assert.Equal("Doubt: review.csv: seen 1 of 40 samples with a record that is not judged same or different; expected a judgement on every record; these samples are left out.\n", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("by 39 sampled", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_review_is_a_problem()
    {
        using var table = Table();
        table.Write("review.csv", "sample,asked,id,judgement\n1,yes,r1,same\n1,,r2,maybe\n1,,nobody,same\n1,,r1,different\n");

        Assert.Equal(
            "Problem: review.csv, row 3, column \"judgement\": seen \"maybe\"; expected same, different, unsure or nothing.\n"
            + "Problem: review.csv, row 4, column \"id\": seen an id that names no record, or several; expected the id of one record of people.csv.\n"
            + "Problem: review.csv, row 5, column \"judgement\": seen \"different\" of a record that the sample judges otherwise; expected one judgement for each record, and \"same\" for the one asked.\n",
            table.Run("link", "@people.csv", "--truth-clusters", "@review.csv").Error);
        Assert.Equal(new(2, "", "--clusters is for one table.\n"), table.Run("label", "@people.csv", "@people.csv", "--clusters", "5", "--out", "@x.csv"));
        Assert.Equal(new(2, "", "--truth-clusters is for one table.\n"), table.Run("link", "@people.csv", "@people.csv", "--truth-clusters", "@review.csv"));
    }

    private static void Judge(InventedTable table)
    {
        var who = Rows(table, "people.csv").Skip(1).ToDictionary(row => row[0], row => row[7]);
        var asked = Rows(table, "review.csv").Where(row => row[1] == "yes").ToDictionary(row => row[0], row => who[row[3]]);
        table.Write("review.csv", string.Join('\n', table.Read("review.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.EndsWith(',') ? row + (who[row.Split(',')[3]] == asked[row.Split(',')[0]] ? "same" : "different") : row)));
    }

    private static List<string[]> Rows(InventedTable table, string file) =>
        [.. table.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];

    // Few surnames, initials and gaps, so that not every person is found.
    private static InventedTable Table()
    {
        var rows = InventedTable.People(300).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        foreach (var (number, row) in rows.Index())
        {
            row[1] = row[1][..3] + "ov";
            row[2] = number % 3 == 0 ? row[2][..1] + "." : row[2];
            row[3] = number % 2 == 0 ? row[3] : "";
            row[4] = number % 5 == 0 ? "" : row[4][..4];
            row[5] = number % 4 == 0 ? "" : row[5];
        }

        var table = new InventedTable();
        table.Write("people.csv", InventedTable.Header + string.Join('\n', rows.Select(row => string.Join(',', row))) + "\n");
        return table;
    }
}
