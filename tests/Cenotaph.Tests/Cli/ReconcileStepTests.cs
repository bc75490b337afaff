using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Cli;
using Cenotaph.Cli.Commands;
using Cenotaph.Evidence;
using Cenotaph.Site.Words;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Cli;

/// <summary>The step of a run that makes one estimate out of all claims, and the front page that shows it.</summary>
public sealed class ReconcileStepTests
{
    private const string Claims =
        """
        id,side,category,kind,figure,as_of,published_at,publisher
        a1,North,killed,cumulative,1000,2031-06-30,2031-07-02,The Counters
        a2,North,killed,cumulative,2100,2031-12-31,2032-01-05,The Counters
        a3,North,killed,cumulative,3100,2032-06-30,2032-07-02,The Counters
        b1,North,killed,cumulative,1300,2031-07-15,2031-07-20,Ministry of the North
        b2,North,killed,cumulative,2700,2032-01-10,2032-01-12,Ministry of the North
        b3,North,killed,cumulative,3900,2032-06-30,2032-07-03,Ministry of the North

        """;

    private const string Study =
        """
        schema = 1
        id = "invented"
        title = "The invented war"
        languages = ["en", "uk"]
        start = 2031-01-01
        as_of = 2032-06-30
        [[sides]]
        id = "North"
        name = "the North"
        [[sides]]
        id = "South"
        name = "the South"
        [headline]
        sides = ["North"]
        categories = ["killed"]

        """;

    private const string Reconcile =
        """
        [reconcile]
        seed = 7
        [[reconcile.origins]]
        id = "files"
        title = { en = "the ministry's files", uk = "справи міністерства" }
        publishers = ["north"]
        why = "It has no other."
        [[reconcile.leaves_out]]
        side = "North"
        category = "killed"
        what = { en = "the militia", uk = "ополчення" }
        size = "some hundreds"
        why = "Nobody counts it."

        """;

    [Fact]
    public void A_run_leads_its_page_with_what_its_step_printed_and_its_files_hold_and_does_so_again()
    {
        using var study = Make(Reconcile);
        var printed = study.RunWell("run", "STUDY");

        using var json = JsonDocument.Parse(File.ReadAllText(study.PathTo("out", "data", "reconciliation.json")));
        var killed = json.RootElement.GetProperty("sides")[0].GetProperty("categories").EnumerateArray().First(one => one.GetProperty("category").GetString() == "killed");
        Pooled estimate = new(killed.GetProperty("value").GetDouble(), killed.GetProperty("low").GetDouble(), killed.GetProperty("high").GetDouble());
        Assert.InRange(estimate.Value, 2500, 4500);
        Assert.Contains(FormattableString.Invariant($"North, killed, up to 2032-06-30: {estimate.Value:#,0} ({estimate.Low:#,0} to {estimate.High:#,0})"), printed, StringComparison.Ordinal);

        var texts = Texts.For("en");
        var (value, low, high) = texts.Rounded(estimate);
        var page = File.ReadAllText(study.PathTo("out", "index.html"));
        Assert.Contains(texts.With("estimate.headline", value, low, high, texts.Date(new DateOnly(2032, 6, 30))), page, StringComparison.Ordinal);
        Assert.Contains("href=\"data/reconciliation.csv\"", page, StringComparison.Ordinal);
        var ukrainian = File.ReadAllText(study.PathTo("out", "uk", "index.html"));
        Assert.Contains("справи міністерства", ukrainian, StringComparison.Ordinal);
        Assert.Contains("ополчення", ukrainian, StringComparison.Ordinal);
        Assert.DoesNotContain("the militia", ukrainian, StringComparison.Ordinal);

        // The end of the first year, by what was out on that day: the ministry's number of January was not.
        var earlier = File.ReadAllText(study.PathTo("out", "data", "reconciliation-earlier.csv"));
        Assert.Contains("North,killed,2031-12-31,", earlier, StringComparison.Ordinal);
        Assert.Contains(texts["estimate.earlier.own"], System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        var before = study.Bytes("out");
        study.RunWell("run", "STUDY");
        Assert.Equal(before, study.Bytes("out"));
    }

    [Fact]
    public void The_bulletin_shows_what_the_step_found_while_the_evidence_is_the_same_and_works_it_out_anew_otherwise()
    {
        using var study = Make(Reconcile.Replace("seed = 7", "seed = 7\npriors.flow-walk = { value = 0.01, why = \"Nearly even.\" }", StringComparison.Ordinal), "steps = [\"ingest\"]\n");
        study.RunWell("run", "STUDY");
        using var output = new StringWriter();
        using var input = new StringReader("");
        Terminal terminal = new(output, output, interactive: false, input);
        var loaded = StudyArgument.Load(study.Folder, terminal)!;
        var found = new StepResults();
        StudyReconciliation marked;
        Head head;
        using (var ledger = Ledger.OpenToRead(study.Ledger))
        {
            var problems = new ProblemCollection();
            head = PersonRelease.EvidenceHead(ledger);
            marked = StudyReconciliation.Of(loaded, StudyFindings.Book(loaded, StudyRecords.Read(loaded, ledger, problems), ledger), null, null, "closed", byScope: false, problems)! with { Study = "marked" };
        }

        found.Keep(head, marked);
        Assert.Equal(0, PublishCommand.Publish(loaded, found, terminal, TimeProvider.System));
        Assert.Contains("\"study\": \"marked\"", File.ReadAllText(study.PathTo("out", "data", "reconciliation.json")), StringComparison.Ordinal);
        Assert.Contains(Texts.For("en")["estimate.closed-only"], System.Net.WebUtility.HtmlDecode(File.ReadAllText(study.PathTo("out", "index.html"))), StringComparison.Ordinal);

        found.Keep(head with { Sequence = head.Sequence + 1 }, marked);
        Assert.Equal(0, PublishCommand.Publish(loaded, found, terminal, TimeProvider.System));
        Assert.Contains("\"study\": \"invented\"", File.ReadAllText(study.PathTo("out", "data", "reconciliation.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_the_section_has_no_estimate_and_one_whose_steps_ask_for_it_is_told_why()
    {
        using var study = Make("", "steps = [\"ingest\", \"reconcile\", \"publish\"]\n");
        var printed = study.RunWell("run", "STUDY");

        Assert.Contains("Nothing is reconciled: study.toml has no section [reconcile], or nothing is on record.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"estimate", File.ReadAllText(study.PathTo("out", "index.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(study.PathTo("out", "data", "reconciliation.json")));
    }

    [Theory]
    [InlineData("what = { en = \"the militia\", uk = \"ополчення\" }", "", "what")]
    [InlineData("what = { en = \"the militia\", uk = \"ополчення\" }", "what = 5", "what")]
    [InlineData("why = \"Nobody counts it.\"", "why = \"\"", "why")]
    public void What_is_left_out_needs_words_and_a_reason(string line, string instead, string key)
    {
        using var study = Make(Reconcile.Replace(line, instead, StringComparison.Ordinal));
        var outcome = study.Run("run", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(key + "\": seen", outcome.Error, StringComparison.Ordinal);
    }

    private static InventedStudy Make(string section, string steps = "")
    {
        var study = new InventedStudy(Claims);
        study.Write("study.toml", steps + Study + section);
        study.Write("inputs/claims.toml", InventedStudy.Input("id", "side", "category", "kind", "figure", "as_of", "published_at", "publisher"));
        return study;
    }
}
