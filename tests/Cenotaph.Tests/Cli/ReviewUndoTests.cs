using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class ReviewUndoTests
{
    [Fact]
    public void An_earlier_sessions_answers_are_listed_by_handles_and_taken_back_by_entries()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);
        Reviewed(study, "reader-1", string.Concat(Enumerable.Repeat("d\n", 5)), "--kind", "pairs");
        Assert.NotEqual(before, ReviewedStudy.State(study));
        var listed = study.RunWell("review", "undo", "STUDY", "--by", "reader-1");
        Assert.All(ReviewedStudy.Personal(study), value => Assert.DoesNotContain(value, listed, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("5 answers by reader-1 stand.", listed, StringComparison.Ordinal);

        var entries = study.Entries();
        foreach (var entry in Standing(study, "reader-1"))
        {
            study.RunWell("review", "undo", "STUDY", entry.Entry, "--by", "reader-1", "--why", "two brothers");
        }

        Assert.Equal(entries + 5, study.Entries());
        Assert.Empty(Standing(study, "reader-1"));
        Assert.Equal(before, ReviewedStudy.State(study));
    }

    [Fact]
    public void A_case_withdrawn_is_one_line_and_comes_back_whole()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);
        Reviewed(study, "reader-1", "w\n", "--kind", "contradictions");
        Assert.NotEqual(before, ReviewedStudy.State(study));

        var answer = Assert.Single(Standing(study, "reader-1"));
        Assert.Equal(("case", "withdrawn", 2), (answer.About, answer.Decision, answer.Reports));
        study.RunWell("review", "undo", "STUDY", answer.Entry, "--by", "reader-1");

        Assert.Equal(before, ReviewedStudy.State(study));
    }

    [Fact]
    public void A_second_thought_taken_back_leaves_the_first()
    {
        using var study = ReviewedStudy.Make();
        using (var ledger = Ledger.OpenToWrite(study.Ledger, "test", TimeProvider.System))
        {
            var (one, other) = (ledger.RecordOf("report", "a", "a1"), ledger.RecordOf("report", "b", "b1"));
            ledger.Append([Judgement.On(one, other, "same", "reader-1", "", null).Draft(ledger)]);
            ledger.Append([Judgement.On(one, other, "different", "reader-1", "", null).Draft(ledger)]);
        }

        var last = Assert.Single(Standing(study, "reader-1"));
        Assert.Equal("different", last.Decision);
        study.RunWell("review", "undo", "STUDY", last.Entry, "--by", "reader-1");

        var first = Assert.Single(Standing(study, "reader-1"));
        Assert.Equal("same", first.Decision);
        Assert.True(long.Parse(first.Entry, System.Globalization.CultureInfo.InvariantCulture) < long.Parse(last.Entry, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nobody_takes_back_what_another_answered_nor_what_is_no_answer_nor_twice()
    {
        using var study = ReviewedStudy.Make();
        Reviewed(study, "reader-1", "d\n", "--kind", "pairs");
        var answer = Assert.Single(Standing(study, "reader-1"));
        var entries = study.Entries();

        var other = study.Run("review", "undo", "STUDY", answer.Entry, "--by", "reader-2");
        Assert.Equal(1, other.ExitCode);
        Assert.Equal($"Entry {answer.Entry} is no answer of reader-2 that stands: it is another's, was undone or replaced, or is no answer at all. Nothing was written.\n", other.Error);
        Assert.Equal(1, study.Run("review", "undo", "STUDY", "1", "--by", "reader-1").ExitCode);
        Assert.Equal(2, study.Run("review", "undo", "STUDY", "first", "--by", "reader-1").ExitCode);
        Assert.Equal(2, study.Run("review", "undo", "STUDY", answer.Entry).ExitCode);
        Assert.Equal(entries, study.Entries());

        study.RunWell("review", "undo", "STUDY", answer.Entry, "--by", "reader-1");
        Assert.Equal(1, study.Run("review", "undo", "STUDY", answer.Entry, "--by", "reader-1").ExitCode);
        Assert.Equal(entries + 1, study.Entries());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public void In_a_narrow_window_no_line_of_a_case_is_wider_than_it(int width)
    {
        using var study = ReviewedStudy.Make();
        using var input = new StringReader("k\nk\nq\n");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cenotaph.Cli.CommandLine.Run(
            ["review", study.Folder, "--reveal", "test", "--by", "reader-1", "--kind", "pairs"], new(output, error, interactive: false, input, () => width), TimeProvider.System);

        Assert.Equal((0, ""), (code, error.ToString()));
        var rows = output.ToString().Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('─')).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row.Length <= width, row));
    }

    private static void Reviewed(InventedStudy study, string by, string keys, params string[] more) =>
        Assert.Equal(0, study.Typing(keys, ["review", "STUDY", "--reveal", "test", "--by", by, .. more]).ExitCode);

    private static List<(string Entry, string About, string Decision, int Reports)> Standing(InventedStudy study, string by)
    {
        using var listed = JsonDocument.Parse(study.RunWell("review", "undo", "STUDY", "--by", by, "--json"));
        return
        [
            .. listed.RootElement.EnumerateArray().Select(one => (
                one.GetProperty("entry").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), one.GetProperty("about").GetString()!,
                one.GetProperty("decision").GetString()!, one.GetProperty("reports").GetArrayLength())),
        ];
    }
}
