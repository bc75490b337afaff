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
            new("North", "killed", new("the <b>militia</b>"), null, new("nobody counts it")),
            new("North", "killed", new([new("en", "the missing who are dead"), new("uk", "зниклі, які загинули")]), new([new("en", "up to 4,321"), new("uk", "до 4321")]), new("a list of them")),
        ],
        Titles = ImmutableSortedDictionary<string, LocalText>.Empty.Add("services", new([new("en", "the services"), new("ru", "разведки")])).Add("graves", new("graves counted")),
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
        Course =
        [
            new(new(2021, 12, 31), new(4_100, 3_100, 5_900), new(4_100, 3_707, 4_808)),
            new(new(2022, 6, 30), new(9_100, 7_100, 11_900), new(9_100, 8_303, 10_202)),
            new(new(2022, 9, 30), new(12_345, 9_876, 15_432), new(12_345, 11_011, 13_579)),
        ],
        Closed = new()
        {
            Estimate = new(12_012, 8_008, 19_019),
            Normal = new(12_012, 9_009, 16_016),
            Readings =
            [
                new("A1", "counters", "counters", 11_404, 0.1, "as printed", 11_404, 11_404),
                new("A2", "herald", "services", 12_626, 0.1, "interpolated", 12_121, 13_232),
                new("A3", "staff", "services", 14_747, 0.1, "carried forward", 14_141, 15_252),
            ],
            Groups = [],
            Without = [("counters", new(13_737, 8_181, 23_232)), ("services", new(11_717, 7_272, 19_191))],
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
            ["13,131", "10,010 to 17,171", "11,511", "8,118 to 16,161", "12,012", "8,008 to 19,019", "9,001 to 16,000", "8,181 to 23,232", "100 to 90,000", "9,100", "7,100 to 11,900"],
            number => Assert.Contains(number, text, StringComparison.Ordinal));
        Assert.Contains("without The Counters", text, StringComparison.Ordinal);
        Assert.Contains("without the services", text, StringComparison.Ordinal);
        Assert.Contains("without the anchor: graves counted", text, StringComparison.Ordinal);
        Assert.Contains("Effective sources at the last day: 1.9", text, StringComparison.Ordinal);
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
        Assert.Contains("про цю категорію нічого не записано", section, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is on record", section, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", section, StringComparison.Ordinal);
    }

    [Fact]
    public void What_each_source_says_stands_beside_it_with_its_origin_its_range_and_how_it_comes_to_the_day()
    {
        var text = Lines(Page("en", Estimated()));

        Assert.All(
            ["11,404", "12,626", "12,121 to 13,232", "14,747", "14,141 to 15,252", "as printed for that day", "between two of its own numbers", "its last number, carried forward at its own pace"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("разведки", Lines(Page("ru", Estimated())), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_killed_that_the_wounded_are_worked_out_from_are_not_shown_as_what_sources_say_of_the_wounded()
    {
        var wounded = Killed with { Category = LossCategory.Wounded, Closed = Killed.Closed! with { Readings = [.. Killed.Closed.Readings, new("W1", "staff", "services", 44_044, 0.1, "as printed", 44_044, 44_044)] } };
        var side = Estimated().Reconciliation!.Sides[0] with { Categories = [Killed, wounded] };

        Assert.Equal(["W1"], side.Says(wounded).Select(reading => reading.Id));
        Assert.Equal(["A1", "A2", "A3"], side.Says(Killed).Select(reading => reading.Id));
    }

    [Fact]
    public void The_fan_has_both_bands_and_its_numbers_stand_in_the_table()
    {
        var html = Page("en", Estimated());

        Assert.Contains("class=\"band\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"band half\"", html, StringComparison.Ordinal);
        Assert.Contains("8,303 to 10,202", Lines(html), StringComparison.Ordinal);
        Assert.Contains("7,100 to 11,900", Lines(html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_rests_on_about_one_source_says_so()
    {
        var words = Texts.For("ru")["estimate.alone-text"];

        Assert.DoesNotContain(words, Lines(Page("ru", Estimated())), StringComparison.Ordinal);
        Assert.Contains(words, Lines(Page("ru", Estimated(Killed with { EffectiveSources = 1.1 }))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "1.44")]
    [InlineData("uk", "1,44")]
    public void Where_the_state_space_is_refused_the_closed_form_leads_and_says_why_without_a_fan(string language, string reduction)
    {
        var html = Page(language, Estimated(Killed with { Estimate = null, Course = [], Without = [], Anchors = [], Prior = null }, 1.444));
        var (value, low, high) = Texts.For(language).Rounded(Killed.Closed!.Estimate);

        Assert.Contains(Texts.For(language).With("estimate.unmixed", reduction), Lines(html), StringComparison.Ordinal);
        Assert.Contains(Texts.For(language).With("estimate.headline", value, low, high, Texts.For(language).Date(new DateOnly(2022, 9, 30))), Lines(html), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"band", html, StringComparison.Ordinal);
        Assert.Contains(Texts.For(language).Number(8_181), Lines(html), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_state_space_answers_nothing_says_that_it_is_refused() =>
        Assert.DoesNotContain("is refused", Lines(Page("en", Estimated())), StringComparison.Ordinal);

    [Fact]
    public void How_earlier_editions_fared_stands_with_both_numbers_and_whether_the_range_held()
    {
        var html = Page("en", Estimated());
        var text = Lines(html[html.IndexOf("id=\"earlier-title\"", StringComparison.Ordinal)..]);

        Assert.All(["5,000 (3,900 to 6,100)", "4,300 (3,100 to 5,900)", "−13.7", "Their 95 % ranges hold the number of today 1 times of 2."], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain(Texts.For("en")["estimate.earlier.none"], text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_links_the_files_that_its_numbers_come_from()
    {
        using var folder = new TemporaryFolder();
        var found = Found();
        BulletinSite.Write(Estimated() with { Tables = [.. SmallBulletin.Bulletin.Tables, .. ReconciliationFiles.Of(found, "An invented citation.")] }, folder.PathTo("out"), null);

        foreach (var (page, root) in new[] { ("index.html", ""), ("ru/index.html", "../") })
        {
            var html = folder.Read("out", page);
            Assert.All(["reconciliation.csv", "reconciliation.json", "reconciliation-earlier.csv"], file => Assert.Contains($"href=\"{root}data/{file}\"", html, StringComparison.Ordinal));
        }

        Assert.Contains("3100,3707,4100,4808,5900", folder.Read("out", "data/reconciliation.csv"), StringComparison.Ordinal);
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
        var tables = ReconciliationFiles.Of(Found(), "An invented citation.").ToList();

        Assert.Equal(["North", "killed", "state", null, "2021-12-31", "3100", "3707", "4100", "4808", "5900"], tables[0].Rows[0]);
        Assert.Equal(
            ["state", "state", "state", "state-without", "state-without", "state-without-anchor", "state-part", "state-part", "prior", "closed", "closed-without", "closed-without", "reading", "reading", "reading", "best-low-high"],
            tables[0].Rows.Select(row => row[2]));
        Assert.Equal(["North", "killed", "2021-12-31", "state", "3900", "5000", "6100", "3100", "4315", "5900", "yes"], tables[1].Rows[0]);
        using var json = System.Text.Json.JsonDocument.Parse(tables[0].Json!);
        Assert.Equal("a ratio", json.RootElement.GetProperty("unread")[0].GetProperty("reason").GetString());
        var killed = json.RootElement.GetProperty("sides")[0].GetProperty("categories")[0];
        Assert.Equal(13_131, killed.GetProperty("without")[0].GetProperty("value").GetDouble());
        Assert.Equal(4_808, killed.GetProperty("course")[0].GetProperty("high_50").GetDouble());
        Assert.Equal(15_252, killed.GetProperty("closed").GetProperty("readings")[2].GetProperty("high").GetDouble());
        Assert.Equal("the missing who are dead", killed.GetProperty("leaves_out")[1].GetProperty("what").GetString());
    }

    [Fact]
    public void What_is_left_out_is_said_in_the_language_of_the_page_where_the_study_has_it()
    {
        var text = Lines(Page("uk", Estimated()));

        Assert.Contains("зниклі, які загинули. " + Texts.For("uk")["estimate.size"] + ": до 4321", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the missing who are dead", text, StringComparison.Ordinal);
    }

    private static StudyReconciliation Found() =>
        new("invented", new(2022, 9, 30), new(2022, 9, 30), Plan, Estimated().Reconciliation!.Sides, [("North", new("A9", "a ratio"))]) { Earlier = Estimated().Reconciliation!.Earlier };

    private static Bulletin Estimated() => Estimated(Killed);

    private static Bulletin Estimated(ReconciledCategory killed, double scaleReduction = 1.02) => SmallBulletin.Bulletin with
    {
        Reconciliation = new(new(2022, 9, 30), Plan,
        [
            new()
            {
                Side = "North",
                Day = new(2022, 9, 30),
                ScaleReduction = scaleReduction,
                Categories = [killed, new() { Category = LossCategory.Missing, EffectiveSources = 0, Groups = [], NotEstimable = Phrase.Of("reconcile.none-on-record") }],
                Scopes = [new("militia", null, Phrase.Of("reconcile.no-component")), new(null, new(12_345, 9_876, 15_432), null)],
            },
        ])
        {
            Earlier =
            [
                new("North", LossCategory.Killed, new(2021, 12, 31), "state", new(5_000, 3_900, 6_100), new(4_315, 3_100, 5_900)),
                new("North", LossCategory.Killed, new(2021, 6, 30), "closed", new(900, 850, 950), new(1_020, 990, 1_100)),
            ],
        },
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
