using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cenotaph.MultipleSystems;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Words;
using Cenotaph.Tests.MultipleSystems;

namespace Cenotaph.Tests.Site;

/// <summary>The page of overlapping lists.</summary>
public sealed partial class SystemsPageTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    public static TheoryData<string> Languages => ["en", "ru", "uk"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_is_whole_in_each_language_and_every_drawing_is_well_formed(string language)
    {
        var html = site.Read(Path(language));
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
        var html = site.Read(Path("en"));
        var texts = Texts.For("en");
        var rows = Rows().Matches(html).Select(match => Plain(match.Value).Replace("'", "’", StringComparison.Ordinal)).ToList();
        foreach (var result in InventedSystems.Section.Tables[0].Results)
        {
            var begins = $"{texts.Family(result.Method)}, {texts.Estimate(result.Name)}{result.Model}".Replace("'", "’", StringComparison.Ordinal);
            var holds = (result is SystemsEstimate estimate ? texts.Whole(estimate.Value) : ((SystemsRefusal)result).Evidence).Replace("'", "’", StringComparison.Ordinal);
            Assert.Contains(rows, row => row.StartsWith(begins, StringComparison.Ordinal) && row.Contains(holds, StringComparison.Ordinal));
        }

        Assert.Contains("refusing, nothingNot estimable. It must answer. It does not.", rows);
    }

    [Fact]
    public void The_simulated_worlds_are_a_table_of_every_estimate()
    {
        var html = Plain(site.Read(Path("en")));
        var texts = Texts.For("en");
        foreach (var (method, estimate) in SystemsCalibration.Shipped.Estimates)
        {
            Assert.Contains($"{texts.Family(method)}{texts.Estimate(estimate)}", html, StringComparison.Ordinal);
        }

        var row = SystemsCalibration.Shipped.Worlds[0].Rows.First(row => row.IsFirst);
        Assert.Contains(Plain(texts.Percent(row.Coverage)), html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_without_an_answer_says_why_and_which_sources_are_one_list()
    {
        var html = SectionOf(site.Read(Path("en")), "merged");
        Assert.Contains("Not estimable. An estimate needs at least three lists that were made apart from one another", Plain(html), StringComparison.Ordinal);
        Assert.Contains("Herald takes from Staff.", Plain(html), StringComparison.Ordinal);
        Assert.Contains("General Staff of the South", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.Contains("Оценить нельзя", Plain(SectionOf(site.Read(Path("ru")), "merged")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Counts_of_few_persons_are_not_shown_where_the_study_forbids_it()
    {
        var open = Plain(SectionOf(site.Read(Path("en")), "four"));
        var few = Plain(SectionOf(site.Read(Path("en")), "few"));
        Assert.Contains("A + C + D", open, StringComparison.Ordinal);
        Assert.Contains("Petersen", open, StringComparison.Ordinal);
        Assert.DoesNotContain("A + C + D", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Petersen", few, StringComparison.Ordinal);
        Assert.Contains("fewer than 5 persons", few, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_study_wrote_is_escaped_and_the_numbers_of_others_keep_their_scope()
    {
        var html = SectionOf(site.Read(Path("en")), "four");
        Assert.Contains("Four &lt;lists&gt;", html, StringComparison.Ordinal);
        Assert.Contains("402390 to 410", Plain(html), StringComparison.Ordinal);
        Assert.Contains("Another scope.", html, StringComparison.Ordinal);
        Assert.Contains("https://recorders.example/list", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlap_picture_has_a_row_for_each_history_and_a_bar_as_long_as_its_count()
    {
        var chart = new OverlapChart(InventedSystems.Four);
        var svg = XElement.Parse($"<svg>{chart.Svg(Texts.For("en"))}</svg>");
        List<double> bars = [.. svg.Elements("rect").Select(bar => (double)bar.Attribute("width")!)];
        Assert.Equal((13, 0), (bars.Count, chart.Left));
        Assert.Equal(43.0 / 84, bars[1] / bars[0], 2);
        Assert.Equal(13 * 4, svg.Elements("circle").Count());

        // As many strong dots as listings.
        Assert.Equal(InventedSystems.Four.Cells.Sum(cell => System.Numerics.BitOperations.PopCount((uint)cell.History)), svg.Elements("circle").Count(dot => (string)dot.Attribute("class")! == "dot known"));
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

    private static string Path(string language) => (language == "en" ? "" : language + "/") + "systems.html";

    private static string SectionOf(string html, string id) => Regex.Match(html, $"<section id=\"systems-{id}\">.*?</section>", RegexOptions.Singleline).Value;

    private static string Plain(string html) => Regex.Replace(System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")), @"\s+", " ").Trim();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();
}
