using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class ClaimsComparisonTests
{
    private const string Claims =
        """
        id,side,category,kind,figure,period_start,period_end,as_of,published_at,publisher,unit,scope
        a1,North,casualties,cumulative,100–200,,,2031-12-31,2032-01-05,The Counters,persons,
        a2,South,casualties,cumulative,50–60,,,2031-12-31,2032-01-05,The Counters,persons,
        r1,North,casualties,period,120,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        r2,North,casualties,period,0,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        r3,North,killed,period,12,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        l1,North,casualties,cumulative,220,,,2032-12-31,2033-01-05,The Counters,persons,
        l2,South,casualties,cumulative,70–80,,,2032-12-31,2033-01-05,The Counters,persons,
        k1,North,killed,cumulative,20–40,,,2031-12-31,2032-01-05,The Counters,persons,
        k2,South,killed,cumulative,5–10,,,2031-12-31,2032-01-05,The Counters,persons,
        k3,South,killed,cumulative,5–10,,,2031-11-30,2032-01-05,The Counters,persons,
        z0,South,killed,cumulative,0,,,2031-12-31,2032-01-05,The Counters,persons,
        w1,South,killed,cumulative,more than 5,,,2031-12-31,2032-01-05,The Counters,persons,
        h1,South,killed,cumulative,hundreds,,,2031-12-31,2032-01-05,The Counters,persons,
        f1,North,recruited,period,500,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        f2,North,casualties,period,300,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        f3,North,lost,period,80–120,2031-01-01,2031-12-31,2031-12-31,2032-01-05,The Counters,persons,
        f4,North,recruited,period,60,2031-04-01,2031-06-30,2031-06-30,2032-01-05,Ministry of the North,persons,

        """;

    private const string Sides =
        """
        schema = 1
        id = "invented"
        title = "The invented war"
        start = 2031-01-01
        as_of = 2033-06-30
        [[sides]]
        id = "North"
        name = "the North"
        [[sides]]
        id = "South"
        name = "the South"
        [[sides]]
        id = "both"
        name = "both sides"
        parts = ["North", "South"]
        complete = true
        disjoint = true
        [[categories]]
        id = "recruited"
        name = "recruited"
        [[categories]]
        id = "lost"
        name = "killed and missing"
        [words]
        hundreds = { low = 200, high = 999 }

        """;

    private const string Sum =
        """
        [[projections]]
        id = "sum"
        assumption = "Paces stay as they were."
        threshold = 300
        by = ["2032-06-30", "2032-12-31"]
        [[projections.terms]]
        start = "a1"
        rate = "r1"
        steps = 0
        [[projections.terms]]
        start = "a2"
        relative_to = "a1"
        [[projections.scored_by]]
        claims = ["l1", "l2"]

        """;

    private const string Ratio =
        """
        [[comparisons]]
        id = "sides"
        of = "k1"
        [[comparisons.with]]
        records = ["k2"]
        [[comparisons.with]]
        records = ["k3"]

        """;

    private const string Stock =
        """
        [[stock_flow]]
        id = "north"
        side = "North"
        period = 2031
        returned = [0.5]
        [[stock_flow.flows]]
        kind = "recruits"
        records = ["f1"]
        [[stock_flow.flows]]
        kind = "casualties"
        records = ["f2"]
        [[stock_flow.flows]]
        kind = "killed-and-missing"
        records = ["f3"]

        """;

    [Fact]
    public void A_projection_prints_its_assumption_its_ranges_and_its_days()
    {
        using var study = Study(Sum);
        var printed = study.RunWell("claims", "project", "STUDY");
        Assert.Contains("Assumes: Paces stay as they were.", printed, StringComparison.Ordinal);
        Assert.Contains("a1 (North): 100 to 200, uniform, on 2031-12-31; 10 a month (r1).", printed, StringComparison.Ordinal);
        Assert.Contains("grows by the same share of its start a month as a1.", printed, StringComparison.Ordinal);
        Assert.Matches("300 is reached on 2032-[0-9-]+ \\(median\\)", printed);
        Assert.False(File.Exists(study.Ledger));
        Assert.Equal(printed, study.RunWell("claims", "project", "STUDY"));

        using var json = JsonDocument.Parse(study.RunWell("claims", "project", "STUDY", "--threshold", "260", "--by", "2032-03-31", "--json"));
        var one = json.RootElement[0];
        Assert.Equal(260, one.GetProperty("threshold").GetDouble());
        Assert.Equal("2032-03-31", one.GetProperty("by")[0].GetProperty("day").GetString());
        Assert.True(one.GetProperty("by")[0].GetProperty("probability").GetDouble() is > 0 and < 1);
    }

    [Fact]
    public void A_run_keeps_each_forecast_and_score_once_and_again_when_it_changed()
    {
        using var study = Study("steps = [\"ingest\", \"compare\"]\n", Sum);
        Assert.Contains("2 projections and 1 score kept that the ledger did not have.", study.RunWell("run", "STUDY"), StringComparison.Ordinal);
        var entries = study.Entries();
        Assert.Contains("0 projections and 0 scores kept that the ledger did not have.", study.RunWell("run", "STUDY"), StringComparison.Ordinal);
        Assert.Equal(entries, study.Entries());

        study.Write(Claims.Replace("100–200", "110–190", StringComparison.Ordinal));
        Assert.Contains("2 projections and 1 score kept that the ledger did not have.", study.RunWell("run", "STUDY"), StringComparison.Ordinal);

        // The later sum of 290 to 300 and a bit: above 300 it may be, so the threshold is not decided; the level is scored.
        var printed = study.RunWell("claims", "project", "STUDY");
        Assert.Matches("Scored for 2032-12-31, from 2031-12-31, by l1 \\+ l2 .*does not decide.*CRPS [0-9]+, interval score [0-9]+", printed);
    }

    [Fact]
    public void A_later_number_decides_what_it_can_and_no_more()
    {
        using var below = Study(Sum.Replace("threshold = 300", "threshold = 400", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(below.RunWell("claims", "project", "STUDY", "--json"));
        var scores = json.RootElement[0].GetProperty("scores").EnumerateArray().ToList();
        Assert.All(scores, score => Assert.False(score.GetProperty("reached").GetBoolean()));
        var probability = json.RootElement[0].GetProperty("by")[1].GetProperty("probability").GetDouble();
        Assert.Equal(probability * probability, scores[1].GetProperty("brier").GetDouble(), 1e-9);

        // Of a day before the later number only the level of its own day is scored.
        Assert.Equal(JsonValueKind.Null, scores[0].GetProperty("crps").ValueKind);
    }

    [Fact]
    public void What_was_published_after_the_asked_day_counts_for_nothing()
    {
        using var study = Study(Sum);
        var before = study.Run("claims", "project", "STUDY", "--as-of", "2032-01-04");
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("seen claim \"a1\", which was published after 2032-01-04; expected the id of a claim that the study has", before.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Scored", study.RunWell("claims", "project", "STUDY", "--as-of", "2032-12-31"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a1\"", "\"nobody\"", "column \"projections.sum.terms\": seen claim \"nobody\"; expected the id of a claim that the study has.")]
    [InlineData("rate = \"r1\"", "rate = \"r3\"", "column \"projections.sum.terms\": seen rate r3 of North · killed · all · total · persons, period; expected a count of a period, or a rate a month, of North · casualties · all · total · persons.")]
    [InlineData("start = \"a2\"\nrelative_to = \"a1\"", "start = \"k2\"\nmonths = 12", "These may not be added: they differ in")]
    [InlineData("threshold = 300", "threshold = 120", "column \"projections.sum.threshold\": seen 120, which had been passed: on 2031-12-31 the sum is")]
    [InlineData("\"2032-06-30\", ", "\"2031-06-30\", ", "column \"projections.sum.by\": seen 2031-06-30, before 2031-12-31; expected a day not before the one from which is projected.")]
    [InlineData("\"a1\"", "\"w1\"", "seen w1, at least 5; expected a number or a range: a bound alone does not say where it stands.")]
    [InlineData("claims = [\"l1\", \"l2\"]", "claims = [\"l1\"]", "column \"projections.sum.scored_by\": seen l1; expected a later number for each term; none is of South.")]
    [InlineData("claims = [\"l1\", \"l2\"]", "claims = [\"l1\", \"k2\"]", "expected one number for each term, which counts the same, all of one day after 2031-12-31.")]
    [InlineData("threshold = 300", "threshold = -1", "row 29, column \"projections.threshold\": seen -1; expected a number above 0.")]
    [InlineData("steps = 0", "months = 0", "column \"projections.terms.months\": seen 0; expected a number above 0.")]
    [InlineData("steps = 0", "distribution = \"flat\"", "seen \"flat\"; expected uniform, normal or lognormal.")]
    [InlineData("relative_to = \"a1\"", "relative_to = \"a9\"", "seen relative_to = \"a9\"; expected the start of another term, whose own pace is not relative.")]
    [InlineData("relative_to = \"a1\"", "window = 90\nmonths = 4", "seen 2 ways to grow; expected exactly one of rate")]
    [InlineData("relative_to = \"a1\"", "window = 90", "seen window with the claim a2; expected a series as start, whose own window gives the pace.")]
    [InlineData("assumption = \"Paces stay as they were.\"\n", "", "expected assumption: what the projection assumes, in a sentence for readers.")]
    public void A_projection_that_cannot_be_made_says_where_what_was_seen_and_what_was_expected(string from, string to, string message)
    {
        Assert.Contains(from, Sum, StringComparison.Ordinal);
        using var study = Study(Sum.Replace(from, to, StringComparison.Ordinal));
        var outcome = study.Run("claims", "project", "STUDY");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("fault of cenotaph", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_of_nought_never_reaches_the_threshold_and_says_so()
    {
        using var study = Study(Sum.Replace("rate = \"r1\"", "rate = \"r2\"", StringComparison.Ordinal));
        var printed = study.RunWell("claims", "project", "STUDY");
        Assert.Contains("300 is reached on never (median)", printed, StringComparison.Ordinal);
        Assert.Contains("Never reached with probability 1.000.", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_differ_in_a_part_are_not_divided_and_the_part_is_named()
    {
        using var study = Study(Ratio);
        var printed = study.RunWell("claims", "compare", "STUDY");
        Assert.Matches("sides +k1 +k2 +2.00 to 8.00 ", printed);
        Assert.Contains("k3: These may not be divided: they differ in side (North against South) and in period", printed, StringComparison.Ordinal);

        // With the day set aside, and said why, they are.
        using var aside = Study(Ratio.Replace("of = \"k1\"", "of = \"k1\"\nset_aside = [\"period\", \"as-of\", \"side\"]\nwhy = \"A month apart.\"", StringComparison.Ordinal));
        Assert.Matches("sides +k1 +k3 +2.00 to 8.00 ", aside.RunWell("claims", "compare", "STUDY"));
    }

    [Theory]
    [InlineData("\"k2\"", "\"z0\"", "seen z0, which is 0; expected a number above 0 to divide by.")]
    [InlineData("\"k2\"", "\"h1\"", "expected a number from 0 up, not a word for one or none.")]
    [InlineData("\"k2\"", "\"nobody\"", "column \"comparisons.sides.with\": seen claim \"nobody\"; expected the id of a claim that the study has.")]
    [InlineData("of = \"k1\"", "of = \"k1\"\nset_aside = [\"category\"]", "seen \"category\"; expected side, scope, period or as-of: what is counted, how it is known and in which unit must be the same.")]
    [InlineData("of = \"k1\"", "of = \"k1\"\nset_aside = [\"side\"]", "seen no why; expected why: why these parts may differ, in a sentence for readers.")]
    [InlineData("records = [\"k2\"]", "records = [\"k2\"]\nprinted = \"k1\"", "seen claim k1, 20–40 (range) persons; expected a ratio.")]
    [InlineData("records = [\"k2\"]", "records = [\"k2\", \"k2\"]", "seen a record twice; expected each record once: they are added up.")]
    public void A_comparison_that_cannot_be_made_says_why(string from, string to, string message)
    {
        using var study = Study(Ratio.Replace(from, to, StringComparison.Ordinal));
        var outcome = study.Run("claims", "compare", "STUDY");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("fault of cenotaph", outcome.Error, StringComparison.Ordinal);
    }

    private const string Reconciled =
        Stock + """
        [[stock_flow.reconciled]]
        kind = "recruits"
        claims = ["f1", "f4"]
        flow = { value = 10, factor = 20, why = "Invented." }

        """;

    [Fact]
    public void Claims_of_recruits_that_conflict_are_reconciled_beside_the_printed_change()
    {
        using var study = Study(Reconciled);
        Assert.Matches("All claims of recruits reconciled \\(f1, f4\\): [0-9]{3} \\([0-9]{2,3} to [0-9,]+\\), ", study.RunWell("claims", "stock", "STUDY"));
        using var json = JsonDocument.Parse(study.RunWell("claims", "stock", "STUDY", "--json"));
        var stock = json.RootElement[0];
        var one = stock.GetProperty("reconciled")[0];
        Assert.InRange(one.GetProperty("value").GetDouble(), 240, 500);
        Assert.True(one.GetProperty("low").GetDouble() < 240 && one.GetProperty("high").GetDouble() > 500);
        Assert.Equal(2, one.GetProperty("groups").GetArrayLength());
        Assert.Equal(2, one.GetProperty("without").GetArrayLength());
        Assert.Equal(300, stock.GetProperty("changes")[0].GetProperty("value").GetDouble());

        // The change differs by what the recruits differ.
        Assert.Equal(300 + one.GetProperty("value").GetDouble() - 500, stock.GetProperty("reconciled_changes")[0].GetProperty("value").GetDouble(), 1e-6);
    }

    [Theory]
    [InlineData("claims = [\"f1\", \"f4\"]", "claims = [\"f1\", \"f9\"]", "seen claim \"f9\"; expected the id of a claim that the study has.")]
    [InlineData("claims = [\"f1\", \"f4\"]", "claims = [\"f1\", \"a1\"]", "seen claim a1 of North, casualties, cumulative, persons")]
    [InlineData("claims = [\"f1\", \"f4\"]", "claims = [\"f1\", \"r3\"]", "a number of persons of North in a period, all recruited of one scope (all)")]
    [InlineData("claims = [\"f1\", \"f4\"]", "claims = [\"f1\", \"f1\"]", "seen a claim twice; expected claims of one scope, none of them among those added, each once.")]
    [InlineData("claims = [\"f1\", \"f4\"]", "claims = []", "seen nothing; expected claims of one scope")]
    [InlineData("kind = \"recruits\"\nclaims", "kind = \"foreign\"\nclaims", "seen \"foreign\"; expected the kind of one of the flows, each once.")]
    [InlineData("flow = { value = 10, factor = 20, why = \"Invented.\" }", "", "seen nothing; expected flow = { value, factor, why }: what is assumed of a week.")]
    [InlineData("factor = 20", "factor = 1", "seen 1; expected a factor above 1: 95 % lie within the median divided and multiplied by it.")]
    public void A_flow_that_cannot_be_reconciled_says_why(string from, string to, string message)
    {
        using var study = Study(Reconciled.Replace(from, to, StringComparison.Ordinal));
        var outcome = study.Run("claims", "stock", "STUDY");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("fault of cenotaph", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_change_of_a_force_names_what_is_not_known()
    {
        using var study = Study(Stock);
        var printed = study.RunWell("claims", "stock", "STUDY");

        // 500 join, 100 are killed or missing, half of 200 wounded do not return.
        Assert.Contains("Change when 50 % of the wounded return: +300 (", printed, StringComparison.Ordinal);
        Assert.Contains("unknown, and left out: foreign, convicts, captured, deserted, discharged", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("records = [\"f3\"]", "records = [\"a1\"]", "seen claim a1 of North, cumulative, persons")]
    [InlineData("period = 2031", "period = 2032", "expected a number of persons of North in 2032.")]
    [InlineData("returned = [0.5]", "returned = [1.5]", "seen 1.5; expected shares of the wounded that return to duty, 0 to 1.")]
    [InlineData("kind = \"casualties\"", "kind = \"lost\"", "seen \"lost\"; expected recruits, foreign, convicts, casualties, killed-and-missing, captured, deserted, discharged.")]
    [InlineData("records = [\"f2\"]", "records = [\"r3\"]", "seen 100 killed and missing of 12 casualties; expected no more killed and missing than casualties: the wounded are what remains.")]
    public void A_change_that_cannot_be_told_says_why(string from, string to, string message)
    {
        using var study = Study(Stock.Replace(from, to, StringComparison.Ordinal));
        var outcome = study.Run("claims", "stock", "STUDY");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_asks_nothing_is_told_which_section_is_missing()
    {
        using var study = Study("");
        foreach (var (command, section) in new[] { ("project", "projections"), ("compare", "comparisons"), ("burden", "regional_burden"), ("stock", "stock_flow") })
        {
            var outcome = study.Run("claims", command, "STUDY");
            Assert.Equal(1, outcome.ExitCode);
            Assert.Contains($"study.toml, column \"{section}\": seen nothing", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Wrong_options_are_wrong_usage()
    {
        using var study = Study(Sum);
        foreach (var (option, text, message) in new[]
        {
            ("--threshold", "lots", "\"lots\" is no threshold: write a number above 0 in plain digits."), ("--threshold", "-5", "is no threshold"),
            ("--by", "2032", "\"2032\" is no day: write it as 2026-05-31."), ("--id", "other", "\"other\" is no projection of this study: sum."),
        })
        {
            var outcome = study.Run("claims", "project", "STUDY", option, text);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        }
    }

    private static InventedStudy Study(string sections) => Study("", sections);

    private static InventedStudy Study(string steps, string sections)
    {
        var study = new InventedStudy(Claims);
        study.Write("study.toml", steps + Sides + sections);
        study.Write("inputs/claims.toml", InventedStudy.Input("id", "side", "category", "kind", "figure", "period_start", "period_end", "as_of", "published_at", "publisher", "unit", "scope"));
        return study;
    }
}
