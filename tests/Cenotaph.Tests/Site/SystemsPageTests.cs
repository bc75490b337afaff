using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;
using Cenotaph.Tests.MultipleSystems;

namespace Cenotaph.Tests.Site;

/// <summary>The page of overlapping lists.</summary>
public sealed partial class SystemsPageTests(SystemsPageTests.Written site) : IClassFixture<SystemsPageTests.Written>
{
    private static readonly CaptureTable Four = KnownTable.Of(
        "ABCD", ("1000", 84), ("0100", 43), ("0010", 30), ("0001", 18), ("1100", 21), ("1010", 13), ("1001", 9), ("0110", 8), ("0101", 6), ("0011", 7), ("1110", 5), ("1011", 3), ("1111", 2));

    private static readonly SystemsSummary Section = new()
    {
        Id = "four",
        Title = new("Four <lists>"),
        Note = new("A note & more."),
        Quantity = new() { Side = "North", Category = "killed", Kind = QuantityKind.Cumulative, AsOf = DateSpan.Day(new(2022, 9, 30)) },
        Source = "table",
        Lists = [.. Four.Lists.Select(list => new SystemsList(list, new(list), [list], []))],
        Tables = [SystemsComparison.Of(Four, [.. SystemsComparison.Methods.Where(method => method.Name is "loglinear" or "sparse"), new Refusing()], new() { Bootstraps = 40 }) with { Seconds = 0 }],
        Beside = [new(new("A later list"), 402, 390, 410, new("Another scope."), new("Recorders", "A list", "https://recorders.example/list"))],
    };

    private static readonly SystemsSummary Merged = Section with
    {
        Id = "merged",
        Title = new("One merged list"),
        Tables = [],
        Beside = [],
        Lists = [new("herald", new("Herald and staff"), ["herald", "staff"], [])],
        Refusal = new(Phrase.Of("systems.three-lists"), [Phrase.Of("systems.edge", ("from", Phrase.Same("Herald")), ("of", Phrase.Same("Staff")))]),
    };

    private static readonly SystemsSummary Few = Section with { Id = "few", Title = new("Few persons"), LeastShown = 5, Beside = [] };

    public static TheoryData<string> Languages => ["en", "ru", "uk"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_is_whole_in_each_language_and_every_drawing_is_well_formed(string language)
    {
        var html = site.Read(language);
        var drawings = Drawings().Matches(html);
        Assert.Contains(Texts.For(language)["overlap.cannot-tell"], html, StringComparison.Ordinal);
        Assert.True(drawings.Count > 8, $"{drawings.Count} drawings");
        Assert.All(drawings, drawing => Assert.NotEmpty(XElement.Parse(drawing.Value).Elements()));
        Assert.All(drawings, drawing => Assert.DoesNotMatch("NaN|∞", drawing.Value));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        foreach (var tag in new[] { "table", "tr", "td", "ul", "section", "details", "figure", "div" })
        {
            Assert.Equal(Regex.Count(html, $"<{tag}[ >]"), Regex.Count(html, $"</{tag}>"));
        }
    }

    [Fact]
    public void Estimates_and_refusals_with_their_reason_stand_in_one_table()
    {
        var html = site.Read("en");
        var texts = Texts.For("en");
        var rows = Rows().Matches(html).Select(match => Plain(match.Value)).ToList();
        foreach (var result in Section.Tables[0].Results)
        {
            var row = Assert.Single(rows, row => row.StartsWith($"{texts.Family(result.Method)}, {texts.Estimate(result.Name)}{result.Model} ", StringComparison.Ordinal));
            Assert.Contains(
                result is SystemsEstimate estimate ? texts.Whole(estimate.Value) : ((SystemsRefusal)result).Evidence.Replace("'", "’", StringComparison.Ordinal), row.Replace("'", "’", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("refusing, nothing Not estimable. It must answer. It does not.", rows);
    }

    [Fact]
    public void The_simulated_worlds_are_a_table_of_every_estimate()
    {
        var html = Plain(site.Read("en"));
        var texts = Texts.For("en");
        foreach (var (method, estimate) in SystemsCalibration.Shipped.Estimates)
        {
            Assert.Contains($"{texts.Family(method)}{texts.Estimate(estimate)}", html, StringComparison.Ordinal);
        }

        var row = SystemsCalibration.Shipped.Worlds[0].Rows.First(row => row.IsFirst);
        Assert.Contains(texts.Percent(row.Coverage), html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_without_an_answer_says_why_and_which_sources_are_one_list()
    {
        var html = SectionOf(site.Read("en"), "merged");
        Assert.Contains("Not estimable. An estimate needs at least three lists that were made apart from one another", Plain(html), StringComparison.Ordinal);
        Assert.Contains("Herald takes from Staff.", Plain(html), StringComparison.Ordinal);
        Assert.Contains("General Staff of the South", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.Contains("Оценить нельзя", Plain(SectionOf(site.Read("ru"), "merged")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Counts_of_few_persons_are_not_shown_where_the_study_forbids_it()
    {
        var open = SectionOf(site.Read("en"), "four");
        var few = SectionOf(site.Read("en"), "few");
        Assert.Contains("A + C + D", open, StringComparison.Ordinal);
        Assert.Contains("Petersen", open, StringComparison.Ordinal);
        Assert.DoesNotContain("A + C + D", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Petersen", few, StringComparison.Ordinal);
        Assert.Contains("fewer than 5 persons", few, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_study_wrote_is_escaped_and_the_numbers_of_others_keep_their_scope()
    {
        var html = SectionOf(site.Read("en"), "four");
        Assert.Contains("Four &lt;lists&gt;", html, StringComparison.Ordinal);
        Assert.Contains("402390 to 410", Plain(html), StringComparison.Ordinal);
        Assert.Contains("Another scope.", html, StringComparison.Ordinal);
        Assert.Contains("https://recorders.example/list", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlap_picture_has_a_row_for_each_history_and_a_bar_as_long_as_its_count()
    {
        var chart = new OverlapChart(Four);
        var svg = XElement.Parse($"<svg>{chart.Svg(Texts.For("en"))}</svg>");
        List<double> bars = [.. svg.Elements("rect").Select(bar => (double)bar.Attribute("width")!)];
        Assert.Equal((13, 0), (bars.Count, chart.Left));
        Assert.Equal(43.0 / 84, bars[1] / bars[0], 2);
        Assert.Equal(13 * 4, svg.Elements("circle").Count());

        // As many strong dots as listings.
        Assert.Equal(Four.Cells.Sum(cell => System.Numerics.BitOperations.PopCount((uint)cell.History)), svg.Elements("circle").Count(dot => (string)dot.Attribute("class")! == "dot known"));
        var wide = new OverlapChart(KnownTable.Of("ABCDEFGHIJKLMNOPQRSTUVWXY", [.. Enumerable.Range(0, 25).Select(list => (new string([.. Enumerable.Range(0, 25).Select(place => place == list ? '1' : '0')]), 5L))]));
        Assert.Equal(1, wide.Left);
        Assert.All(XElement.Parse($"<svg>{wide.Svg(Texts.For("en"))}</svg>").Elements("rect"), bar => Assert.InRange((double)bar.Attribute("x")! + (double)bar.Attribute("width")!, 0, OverlapChart.Width - 20));
    }

    [Fact]
    public void A_density_and_draws_are_both_drawn_and_nothing_else_is()
    {
        var texts = Texts.For("en");
        var density = new SystemsRefusal("graphs", "average", "a", "b") { Density = [(100, 0), (110, 0.02), (120, 0.06), (130, 0.02), (140, 0)] };
        Assert.Contains("curve newest", DensityChart.Svg(density, texts), StringComparison.Ordinal);
        Assert.Equal("", DensityChart.Svg(density with { Density = [] }, texts));
        Assert.Equal("", DensityChart.Svg(new SystemsEstimate("latent", "classes", 5) { Draws = [5, 5, 5] }, texts));
        Assert.Contains("cut", DensityChart.Svg(
            new SystemsEstimate("latent", "classes", 50) { Draws = [.. Enumerable.Range(0, 101).Select(draw => (double)draw)], Intervals = [new("credible", 0.95, 2.5, 97.5)] }, texts), StringComparison.Ordinal);
    }

    private static string SectionOf(string html, string id) => Regex.Match(html, $"<section id=\"systems-{id}\">.*?</section>", RegexOptions.Singleline).Value;

    private static string Plain(string html) => Regex.Replace(System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")), @"\s+", " ").Trim();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    public sealed class Written : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Written() => new BulletinSite(SmallBulletin.Bulletin with { Systems = [Section, Merged, Few] }).WritePages(folder.Root);

        public string Read(string language) => File.ReadAllText(Path.Combine([folder.Root, .. language == "en" ? Array.Empty<string>() : [language], "systems.html"]));

        public void Dispose() => folder.Dispose();
    }

    private sealed class Refusing : SystemsMethod
    {
        public override string Name => "refusing";

        public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings) => [new SystemsRefusal(Name, "nothing", "It must answer.", "It does not.")];
    }
}
