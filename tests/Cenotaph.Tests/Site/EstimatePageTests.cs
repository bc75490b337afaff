using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Site.Words;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The front page of a study that combines its claims into one estimate.</summary>
public sealed partial class EstimatePageTests
{
    private static readonly ReconcilePlan Plan = new()
    {
        Origins = [new("services", ["herald", "staff"], [], "Both read the same file.")],
        Anchors = [new("graves", ["counters"], ["killed"], true)],
        LeavesOut =
        [
            new("North", "killed", "the <b>militia</b>", null, "nobody counts it"),
            new("North", "killed", "the missing who are dead", "up to 4,321", "a list of them"),
        ],
    };

    private static readonly ReconciledCategory Killed = new()
    {
        Category = LossCategory.Killed,
        Estimate = new(12_345, 9_876, 15_432),
        Prior = new(3_000, 100, 90_000),
        EffectiveSources = 1.94,
        Groups = [("counters", 7), ("services", 12)],
        Without = [("counters", new(13_131, 10_010, 17_171)), ("services", null)],
        Anchors = [("graves", new(11_511, 8_118, 16_161))],
        Course = [(new(2021, 12, 31), new(4_100, 3_100, 5_900)), (new(2022, 6, 30), new(9_100, 7_100, 11_900)), (new(2022, 9, 30), new(12_345, 9_876, 15_432))],
        Closed = new()
        {
            Estimate = new(12_012, 8_008, 19_019),
            Normal = new(12_012, 9_009, 16_016),
            Readings = [],
            Groups = [],
            EffectiveSources = 1.9,
            Between = 0.2,
            BestLowHigh = new(12_500, 9_001, 16_000),
        },
    };

    [Theory]
    [InlineData("en", "About {0}, from {1} to {2}, up to 30 Sept 2022.")]
    [InlineData("ru", "Около {0}, от {1} до {2}, по 30 сент. 2022.")]
    [InlineData("uk", "Близько {0}, від {1} до {2}, по 30 вер. 2022.")]
    public void The_page_leads_with_the_number_its_limits_and_its_day(string language, string sentence)
    {
        var html = Page(language, Estimated());
        var texts = Texts.For(language);

        Assert.Contains(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, texts.Number(12_000), texts.Number(9_800), texts.Number(16_000)), Lines(html), StringComparison.Ordinal);
        Assert.Contains(Texts.For(language)["estimate.counts.killed"], WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        foreach (Match drawing in Drawings().Matches(html))
        {
            Assert.NotEmpty(XElement.Parse(drawing.Value).Elements());
            Assert.DoesNotContain("NaN", drawing.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_moves_it_stands_in_numbers_with_what_no_number_is_left_of()
    {
        var text = Lines(Page("en", Estimated()));

        Assert.All(
            ["13,131", "10,010 to 17,171", "11,511", "8,118 to 16,161", "12,012", "8,008 to 19,019", "9,001 to 16,000", "100 to 90,000", "9,100", "7,100 to 11,900"],
            number => Assert.Contains(number, text, StringComparison.Ordinal));
        Assert.Contains("without The Counters", text, StringComparison.Ordinal);
        Assert.Contains("without services", text, StringComparison.Ordinal);
        Assert.Contains("together they are worth 1.9 independent sources", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_a_size_or_is_said_to_be_unknown_and_is_escaped()
    {
        var html = Page("en", Estimated());

        Assert.Contains("the <b>militia</b>. How many: unknown", Lines(html), StringComparison.Ordinal);
        Assert.Contains("the missing who are dead. How many: up to 4,321", Lines(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>militia", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_of_which_nothing_is_on_record_is_refused_with_the_reason_and_draws_nothing()
    {
        var html = Page("uk", Estimated());
        var section = html[html.IndexOf("id=\"estimate-North-missing\"", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("</section>", StringComparison.Ordinal)];

        Assert.Contains(Texts.For("uk")["estimate.refused"], Lines(section), StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", section, StringComparison.Ordinal);
        Assert.Contains("nothing is on record of this category", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Chains_that_have_not_come_to_agree_are_a_warning_beside_the_number()
    {
        var warning = Texts.For("en").With("estimate.unmixed", "1.4");

        Assert.Contains(warning, Lines(Page("en", Estimated(1.4))), StringComparison.Ordinal);
        Assert.DoesNotContain("has not settled", Lines(Page("en", Estimated())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_asks_for_no_estimate_keeps_its_claims_in_front_and_no_empty_place()
    {
        var html = Page("en", SmallBulletin.Bulletin);

        Assert.DoesNotContain("id=\"estimate", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"earlier-title", html, StringComparison.Ordinal);
        Assert.Contains(Texts.For("en")["front.lead"], Lines(html), StringComparison.Ordinal);
        Assert.Contains("id=\"North-killed\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"North-killed\"", Page("en", Estimated()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390_123, 320_456, 470_789, "390,000", "320,000", "480,000")]
    [InlineData(1_234, 1_230, 1_239, "1,234", "1,230", "1,239")]
    [InlineData(60_000, 5_432, 500_001, "60,000", "5,400", "510,000")]
    [InlineData(0, 0, 0, "0", "0", "0")]
    [InlineData(50, 3, double.PositiveInfinity, "50", "3", "∞")]
    public void Numbers_are_rounded_to_what_the_interval_bears_and_limits_outwards(double value, double low, double high, string shown, string from, string to) =>
        Assert.Equal((shown, from, to), Texts.For("en").Rounded(new(value, low, high)));

    [Fact]
    public void The_files_hold_the_course_the_closed_form_and_all_that_the_command_prints()
    {
        var found = new StudyReconciliation("invented", new(2022, 9, 30), new(2022, 9, 30), Plan, Estimated().Reconciliation!.Sides, [("North", new("A9", "a ratio"))]);
        var table = ReconciliationFiles.Of(found, "An invented citation.").Single();

        Assert.Equal(["North", "killed", "state", "2021-12-31", "3100", "4100", "5900"], table.Rows[0]);
        Assert.Equal(["state", "state", "state", "closed", "best-low-high"], table.Rows.Select(row => row[2]));
        using var json = System.Text.Json.JsonDocument.Parse(table.Json!);
        Assert.Equal("a ratio", json.RootElement.GetProperty("unread")[0].GetProperty("reason").GetString());
        Assert.Equal(13_131, json.RootElement.GetProperty("sides")[0].GetProperty("categories")[0].GetProperty("without")[0].GetProperty("value").GetDouble());
    }

    private static Bulletin Estimated(double scaleReduction = 1.02) => SmallBulletin.Bulletin with
    {
        Reconciliation = new(new(2022, 9, 30), Plan,
        [
            new()
            {
                Side = "North",
                Day = new(2022, 9, 30),
                ScaleReduction = scaleReduction,
                Categories = [Killed, new() { Category = LossCategory.Missing, EffectiveSources = 0, Groups = [], NotEstimable = "nothing is on record of this category" }],
                Scopes = [new("militia", null, "no estimate of this component is on record"), new(null, new(12_345, 9_876, 15_432), null)],
            },
        ]),
    };

    private static string Page(string language, Bulletin bulletin)
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(bulletin, folder.PathTo("out"), null);
        return folder.Read("out", language == "en" ? "index.html" : language + "/index.html");
    }

    private static string Lines(string html) => Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "")), " ");

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[ \\n\\r\\t]+")]
    private static partial Regex Blank();
}
