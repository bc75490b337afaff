using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Cli;

public sealed class SimulateFrontTests
{
    [Fact]
    public void What_it_writes_is_taken_in_and_linked_without_a_problem()
    {
        using var study = new InventedStudy();
        var folder = study.PathTo("front");
        using var told = JsonDocument.Parse(study.RunWell("simulate", "front", "--persons", "1500", "--reports", "4500", "--seed", "3", "--out", folder, "--json"));
        var printed = study.RunWell("ingest", folder, "--json");

        Assert.Equal(1_500, told.RootElement.GetProperty("persons").GetInt32());
        Assert.InRange(told.RootElement.GetProperty("reports").GetInt32(), 4_497, 4_503);
        Assert.DoesNotContain("expected", printed, StringComparison.Ordinal);
        Assert.InRange(ClusterF1(folder), 0.97, 1);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_shipped_study_is_linked_as_the_truth_says_but_for_one_pair_in_a_hundred()
    {
        using var study = new InventedStudy();
        var folder = study.PathTo("front");
        study.RunWell("simulate", "front", "--persons", "20000", "--reports", "60000", "--seed", "1", "--out", folder);
        study.RunWell("ingest", folder);

        Assert.InRange(ClusterF1(folder), 0.99, 1);
    }

    [Fact]
    public void Files_are_replaced_only_with_force()
    {
        using var study = new InventedStudy();
        var folder = study.PathTo("front");
        study.RunWell("simulate", "front", "--persons", "200", "--reports", "600", "--out", folder);
        var before = File.ReadAllText(Path.Combine(folder, "truth.csv"));
        var refused = study.Run("simulate", "front", "--persons", "200", "--reports", "600", "--seed", "2", "--out", folder);

        Assert.Equal((1, $"{folder} is not empty; --force replaces the files of a study in it.\n"), (refused.ExitCode, refused.Error));
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder, "truth.csv")));
        study.RunWell("simulate", "front", "--persons", "200", "--reports", "600", "--seed", "2", "--out", folder, "--force");
        Assert.NotEqual(before, File.ReadAllText(Path.Combine(folder, "truth.csv")));
    }

    [Fact]
    public void Numbers_that_will_not_do_are_refused_with_what_will()
    {
        using var study = new InventedStudy();
        var many = study.Run("simulate", "front", "--persons", "300", "--reports", "9000", "--out", study.PathTo("front"));
        var few = study.Run("simulate", "front", "--persons", "3", "--out", study.PathTo("front"));

        Assert.Equal((2, "9000 reports of 300 persons will not do: from one to 5 reports a person.\n"), (many.ExitCode, many.Error));
        Assert.Equal(2, few.ExitCode);
        Assert.Contains("\"3\" will not do: give a whole number from 200 to 200000", few.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(study.PathTo("front")));
    }

    // Pairs within a person as found against pairs within a person as is, over the reports of persons.
    private static double ClusterF1(string folder)
    {
        var truth = File.ReadLines(Path.Combine(folder, "truth.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => (cells[0], cells[1]), cells => cells[2]);
        var problems = new ProblemCollection();
        var study = StudyLoader.Load(folder, problems);
        Assert.NotNull(study);
        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "a test", TimeProvider.System);
        var linked = StudyPersons.Link(study, ledger, new LinkageOptions(), problems);
        Assert.NotNull(linked);
        List<string?> persons = [];
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: true))
        {
            // Groups, incidents and visits are no persons, and are not linked.
            using var body = JsonDocument.Parse(record.Entry.Body);
            if (body.RootElement.TryGetProperty("form", out var form) && form.GetString() is "group" or "incident" or "visit")
            {
                continue;
            }

            persons.Add(truth.GetValueOrDefault((body.RootElement.GetProperty("input").GetString()!, body.RootElement.GetProperty("id").GetString()!)));
        }

        Assert.Equal(0, problems.Errors);
        return linked.Run.Result.Evaluate(persons).ClusterF1!.Value;
    }
}
