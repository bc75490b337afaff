using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Evidence;
using CsCheck;

namespace Cenotaph.Tests.Cli;

public sealed class ReviewTests
{
    [Fact]
    public void The_list_holds_handles_and_ids_and_no_field_of_a_person_and_writes_nothing()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        var listed = study.RunWell("review", "STUDY", "--list", "--limit", "500") + study.RunWell("review", "STUDY", "--list", "--limit", "500", "--json");

        Assert.Equal(entries, study.Entries());
        Assert.Contains("uncertain", listed, StringComparison.Ordinal);
        Assert.All(ReviewedStudy.Personal(study), value => Assert.DoesNotContain(value, listed, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_personal_is_shown_without_a_reason_and_a_pseudonym()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        Assert.Equal(new(2, "", "This shows personal fields. Say why with --reveal \"…\"; the ledger keeps the reason.\n"), study.Run("review", "STUDY", "--by", "reader-1"));
        Assert.Equal(new(2, "", "Give --by, the pseudonym of who reviews.\n"), study.Run("review", "STUDY", "--reveal", "x"));
        Assert.Equal(2, study.Run("review", "STUDY", "--reveal", "x", "--by", "Olga P.").ExitCode);
        Assert.Equal(2, study.Run("review", "STUDY", "--list", "--kind", "everything").ExitCode);
        Assert.Equal(2, study.Run("review", "STUDY", "--reveal", "x", "--by", "a", "--second-check", "1.5").ExitCode);
        Assert.Equal(entries, study.Entries());
    }

    [Fact]
    public void The_queue_falls_by_expected_change()
    {
        using var study = ReviewedStudy.Make();
        using var listed = JsonDocument.Parse(study.RunWell("review", "STUDY", "--list", "--limit", "500", "--json"));

        var gains = listed.RootElement.EnumerateArray().Select(one => one.GetProperty("gain").GetDouble()).ToList();
        Assert.Equal(gains.OrderDescending(), gains);
        Assert.Superset(
            new HashSet<string> { "pairs", "contradictions", "pending", "documents" },
            listed.RootElement.EnumerateArray().Select(one => one.GetProperty("kind").GetString()!).ToHashSet());
        Assert.All(listed.RootElement.EnumerateArray(), one => Assert.Equal(
            one.GetProperty("chance").GetDouble() * (Math.Abs(one.GetProperty("confirmed").GetInt32()) + (0.1 * one.GetProperty("standings").GetInt32()) + 0.01),
            one.GetProperty("gain").GetDouble(), one.GetProperty("kind").GetString() == "pending" ? 0.02 : 1e-9));
    }

    [Theory]
    [InlineData("s\nq\n")]
    [InlineData("d\nq\n")]
    [InlineData("w\nq\n")]
    [InlineData("d\nd\ns\nw\nr\nd\nu\nq\n")]
    public void What_was_undone_leaves_link_and_persons_as_they_were(string keys)
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);

        // What was answered is undone at once, before anything was linked by it.
        var count = keys.Split('\n').Count(key => key.Length == 1 && key != "q");
        Reviewed(study, keys.Replace("q\n", string.Concat(Enumerable.Repeat("z\n", count)) + "q\n", StringComparison.Ordinal));

        Assert.Equal(before, ReviewedStudy.State(study));
        Assert.Empty(Standing(study));
    }

    [Fact]
    public void Persons_have_their_old_ids_again_when_judgements_that_were_linked_by_are_undone()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);

        Reviewed(study, string.Concat(Enumerable.Repeat("d\n", 10)), "--kind", "pairs");
        var parted = ReviewedStudy.State(study);
        ReviewedStudy.UndoAll(study);

        Assert.NotEqual(before, parted);
        Assert.Equal(before, ReviewedStudy.State(study));
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void Whatever_was_judged_and_linked_by_undoing_it_gives_back_link_and_persons() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[0, 2].Select(at => new[] { "same", "different", "withdrawn" }[at])).Array[1, 6].Sample(
            judged =>
            {
                using var study = ReviewedStudy.Make();
                var before = ReviewedStudy.State(study);
                foreach (var (one, other, word) in judged.Where(pair => pair.Item1 != pair.Item2))
                {
                    using (var ledger = Ledger.OpenToWrite(study.Ledger, "test", TimeProvider.System))
                    {
                        var (left, right) = (ledger.RecordOf("report", "a", $"a{one}"), ledger.RecordOf("report", "a", $"a{other}"));
                        ledger.Append([word == "withdrawn" ? CaseJudgement.On(left, word, "reader-1", "").Draft(ledger) : Judgement.On(left, right, word, "reader-1", "", null).Draft(ledger)]);
                    }

                    study.Run("link", "STUDY");
                    study.Run("persons", "STUDY");
                }

                while (ReviewedStudy.UndoAll(study))
                {
                }

                Assert.Equal(before, ReviewedStudy.State(study));
            },
            iter: 4, threads: 1);

    [Fact]
    public void A_second_thought_undone_leaves_the_first_thought()
    {
        using var study = ReviewedStudy.Make();
        using (var ledger = Ledger.OpenToWrite(study.Ledger, "test", TimeProvider.System))
        {
            var (one, other) = (ledger.RecordOf("report", "a", "a1"), ledger.RecordOf("report", "b", "b1"));
            ledger.Append([Judgement.On(one, other, "same", "reader-1", "", null).Draft(ledger)]);
            ledger.Append([Judgement.On(one, other, "different", "reader-1", "", null).Draft(ledger)]);
            Assert.Equal("different", Assert.Single(Judgement.Standing(ledger)).Decision);
            ledger.Append([Judgement.On(one, other, "undone", "reader-1", "", null).Draft(ledger)]);
            Assert.Equal("same", Assert.Single(Judgement.Standing(ledger)).Decision);
            ledger.Append([Judgement.On(one, other, "withdrawn", "reader-1", "", null).Draft(ledger)]);
            Assert.Empty(Judgement.Standing(ledger));
            ledger.Append([Judgement.On(one, other, "undone", "reader-1", "", null).Draft(ledger)]);
            ledger.Append([Judgement.On(one, other, "undone", "reader-1", "", null).Draft(ledger)]);
            Assert.Empty(Judgement.Standing(ledger));
        }
    }

    [Fact]
    public void A_session_killed_in_its_middle_keeps_every_answer_it_took()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();
        using var typed = new Keyboard(["d", "n", "seen on the stone", "u"]);
        using var output = new StringWriter { NewLine = "\n" };

        var code = CommandLine.Run(
            ["review", study.Folder, "--reveal", "test", "--by", "reader-1", "--kind", "pairs"], new(output, output, interactive: false, typed), TimeProvider.System);

        Assert.Equal(1, code);
        Assert.Equal(entries + 3, study.Entries());
        Assert.Equal([("different", ""), ("unsure", "seen on the stone")], Standing(study).Select(one => (one.Decision, one.Why)));
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void Keys_that_mean_nothing_change_nothing()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        var shown = Reviewed(study, "x\n\nz\nw 3\nsame person\n\u0000\nk\nk\n", "--kind", "pairs");

        Assert.Contains("There is nothing to undo in this session.", shown, StringComparison.Ordinal);
        Assert.Contains("s same, d different, u unsure", shown, StringComparison.Ordinal);
        Assert.Equal(entries + 1, study.Entries());
    }

    [Fact]
    public void A_withdrawn_case_leaves_the_list_and_a_restored_one_returns()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);

        Reviewed(study, "w\n", "--kind", "pending");
        Assert.Contains("withdrawn", ReviewedStudy.State(study), StringComparison.Ordinal);
        Assert.DoesNotContain("withdrawn", before, StringComparison.Ordinal);
        ReviewedStudy.UndoAll(study);

        Assert.Equal(before, ReviewedStudy.State(study));
    }

    [Fact]
    public void With_four_eyes_one_answer_decides_nothing_two_do_and_two_that_differ_return()
    {
        using var study = ReviewedStudy.Make();
        File.AppendAllText(study.PathTo("study.toml"), "\n[review]\nfour_eyes = true\n");
        var before = ReviewedStudy.State(study);

        Reviewed(study, "d\n", "--kind", "pairs");
        var asked = Standing(study)[0];
        Assert.Equal(before, ReviewedStudy.State(study));
        var second = study.Typing("q\n", "review", "STUDY", "--reveal", "test", "--by", "reader-2", "--kind", "pairs").Output;
        Assert.Contains("second-reviewer", second, StringComparison.Ordinal);
        Assert.DoesNotContain("different\n", second, StringComparison.Ordinal);
        Assert.DoesNotContain(Listed(study, "reader-1"), one => one.Reason == "second-reviewer");

        Judge(study, asked, "same", "reader-2");
        Assert.Contains(Listed(study, "reader-3"), one => one.Reason == "disagreement");
        Judge(study, asked, "different", "reader-3");
        Assert.DoesNotContain(Listed(study, "reader-4"), one => one.Reason == "disagreement");
        Assert.NotEqual(before, ReviewedStudy.State(study));
    }

    [Fact]
    public void Second_checks_are_of_others_and_give_error_rates()
    {
        using var study = ReviewedStudy.Make();
        Reviewed(study, "d\ns\nu\n", "--kind", "pairs");

        Assert.Empty(Listed(study, "reader-1", "--second-check", "1", "--kind", "pairs"));
        Assert.Equal(3, Listed(study, "reader-2", "--second-check", "1", "--kind", "pairs").Count);
        var checking = study.Typing("d\nd\nd\n", "review", "STUDY", "--reveal", "test", "--by", "reader-2", "--second-check", "1", "--kind", "pairs");
        Assert.DoesNotContain("probability", checking.Output, StringComparison.Ordinal);
        study.Typing("d\ns\n", "review", "STUDY", "--reveal", "test", "--by", "reader-2", "--second-check", "1", "--kind", "documents");

        using var rates = JsonDocument.Parse(study.RunWell("review", "rates", "STUDY", "--json"));
        var (collector, reviewer) = (rates.RootElement[1], rates.RootElement[0]);
        Assert.Equal(("reader-1", "reviewer", 2, 1), Rate(reviewer));
        Assert.Equal(("gatherer-7", "collector", 2, 1), Rate(collector));

        // One of two by Wilson: ½ ± ½·z/√(2 + z²) with z = 1.96.
        Assert.Equal(0.0945, reviewer.GetProperty("low").GetDouble(), 4);
        Assert.Equal(0.9055, reviewer.GetProperty("high").GetDouble(), 4);
    }

    private static (string, string, int, int) Rate(JsonElement rate) =>
        (rate.GetProperty("who").GetString()!, rate.GetProperty("as").GetString()!, rate.GetProperty("checked").GetInt32(), rate.GetProperty("errors").GetInt32());

    private static string Reviewed(InventedStudy study, string keys, params string[] more)
    {
        var outcome = study.Typing(keys, ["review", "STUDY", "--reveal", "test", "--by", "reader-1", .. more]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output;
    }

    private static List<(string Kind, string Reason)> Listed(InventedStudy study, string by, params string[] more)
    {
        using var listed = JsonDocument.Parse(study.RunWell(["review", "STUDY", "--list", "--json", "--limit", "500", "--by", by, .. more]));
        return [.. listed.RootElement.EnumerateArray().Select(one => (one.GetProperty("kind").GetString()!, one.GetProperty("reason").GetString()!))];
    }

    private static void Judge(InventedStudy study, Judgement pair, string decision, string by)
    {
        using var ledger = Ledger.OpenToWrite(study.Ledger, "test", TimeProvider.System);
        ledger.Append([Judgement.On(pair.Left, pair.Right, decision, by, "", null).Draft(ledger)]);
    }

    private static IReadOnlyList<Judgement> Standing(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        return Judgement.Standing(ledger);
    }

    // What a person types, until the terminal is gone.
    private sealed class Keyboard(IEnumerable<string> lines) : TextReader
    {
        private readonly Queue<string> left = new(lines);

        public override string? ReadLine() => left.TryDequeue(out var line) ? line : throw new IOException("The terminal is gone.");
    }
}
