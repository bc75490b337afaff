using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cenotaph.Site;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The pages of registers in time.</summary>
public sealed partial class LatePagesTests(LatePagesTests.Written site) : IClassFixture<LatePagesTests.Written>
{
    private static readonly string[] Names = ["nowcast.html", "courts.html", "vintages.html", "probate.html"];

    public static TheoryData<string, string> Pages =>
        new(from name in Names from language in new[] { "en", "ru", "uk" } select (name, language));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_whole_in_each_language_and_every_drawing_is_well_formed(string name, string language)
    {
        var html = site.Read(name, language);
        var drawings = Drawings().Matches(html);

        Assert.Contains(Text(Texts.For(language)["nav." + name[..^5]]), Text(html), StringComparison.Ordinal);
        Assert.True(drawings.Count > 0);
        Assert.All(drawings, drawing => Assert.NotEmpty(XElement.Parse(drawing.Value).Elements()));
        Assert.All(drawings, drawing => Assert.DoesNotContain("NaN", drawing.Value, StringComparison.Ordinal));
        Assert.All(drawings, drawing => Assert.DoesNotContain("∞", drawing.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", Text(html), StringComparison.Ordinal);
        foreach (var tag in new[] { "table", "tr", "ul", "section", "details", "figure", "div" })
        {
            Assert.Equal(Regex.Count(html, $"<{tag}[ >]"), Regex.Count(html, $"</{tag}>"));
        }
    }

    [Fact]
    public void Every_number_of_the_data_files_stands_on_its_page()
    {
        var texts = Texts.For("en");
        foreach (var (table, page, columns) in new[]
        {
            ("nowcast-triangles", "nowcast", "known"), ("nowcast-scores", "nowcast", "known held nowcast low high interval_score wis crps"),
            ("nowcast-flash", "nowcast", "held value low high interval_score"), ("vintage-audit", "vintages", "value low high later inside"),
            ("court-claims", "courts", "expected expected_low expected_high excess excess_low excess_high"), ("court-periods", "courts", "observed expected excess"),
            ("probate-weeks", "probate", "cases_value court_cases_value dead_value dead_low dead_high"), ("probate-totals", "probate", "value"),
        })
        {
            var numbers = NumberInText().Matches(Text(site.Read(page + ".html", "en"))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            var data = LateRegisters.Bulletin.Tables.Single(one => one.Name == table);
            foreach (var column in columns.Split(' '))
            {
                var at = Enumerable.Range(0, data.Columns.Length).Single(place => data.Columns[place].Name == column);
                var seen = data.Rows.Where(row => row[at] is not null && IsShown(table, row)).Select(row => texts.Whole(double.Parse(row[at]!, CultureInfo.InvariantCulture))).ToList();
                Assert.NotEmpty(seen);
                Assert.All(seen, number => Assert.True(numbers.Contains(number), $"{page}.html lacks {number} of {table}, {column}"));
            }
        }
    }

    // Of the weeks the page shows those of the newest extraction.
    private static bool IsShown(string table, ImmutableArray<string?> row) =>
        !table.StartsWith("probate", StringComparison.Ordinal) || (row[0] == "2022-09-01" && row[1]?.StartsWith("anchor", StringComparison.Ordinal) != true);

    [Fact]
    public void The_share_known_stands_beside_each_recent_period_and_no_decline_is_claimed()
    {
        var html = Text(site.Read("nowcast.html", "en"));

        Assert.Contains("May 2022 · 79.7 % known", html, StringComparison.Ordinal);
        Assert.Contains("June 2022 · 25 % known", html, StringComparison.Ordinal);
        Assert.Contains("That is no decline.", html, StringComparison.Ordinal);
        Assert.Contains("too few of them to rank", html, StringComparison.Ordinal);
        Assert.Contains("after this edition, so not used", html, StringComparison.Ordinal);
        Assert.Contains("Not estimable. No error can be told.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_shows_what_was_known_of_what_is_expected_and_nothing_where_nothing_was_told()
    {
        var map = TriangleMap.Of(LateRegisters.Nowcast)!;

        Assert.Equal((6, 1), (map.Columns, map.Run));
        Assert.Equal(13.0 / 59, map.Share(4, 1)!.Value, 10);
        Assert.Equal(17.0 / 68, map.Share(5, 2)!.Value, 10);
        Assert.Null(map.Share(5, 1));
        Assert.Null(TriangleMap.Of(LateRegisters.Nowcast with { Triangle = [.. Enumerable.Repeat<ImmutableArray<double?>>([0, null, 0], 6)] }));
    }

    [Fact]
    public void A_map_of_many_periods_has_columns_of_several_and_counts_only_what_both_have()
    {
        var months = Enumerable.Range(0, 100).ToList();
        var map = TriangleMap.Of(LateRegisters.Nowcast with
        {
            Periods = [.. months.Select(month => DateSpan.Month(2012 + (month / 12), (month % 12) + 1))],
            Triangle = [.. months.Select(month => (ImmutableArray<double?>)[month < 98 ? 5 : null, 10, 10])],
            Path = [],
        })!;

        Assert.Equal((3, 34), (map.Run, map.Columns));
        Assert.Equal(0.5, map.Share(32, 0)!.Value, 10);
        Assert.Null(map.Share(33, 0));
        Assert.Equal(1, map.Share(33, 2)!.Value, 10);
    }

    [Fact]
    public void A_bound_of_an_excess_stays_a_bound_and_a_side_without_a_register_says_so()
    {
        var english = Text(site.Read("courts.html", "en"));

        Assert.Contains("more than 22,581", english, StringComparison.Ordinal);
        Assert.DoesNotContain("|22,581|", string.Join('\n', Rows(site.Read("courts.html", "en"))), StringComparison.Ordinal);
        Assert.Contains("Claims are not deaths", english, StringComparison.Ordinal);
        Assert.Contains("No register of court claims to declare a person missing or dead is on record for this side.", english, StringComparison.Ordinal);
        Assert.Contains("111,569 fell to 41,512", english, StringComparison.Ordinal);
        Assert.Contains("More than 5,090 of 20,040", english, StringComparison.Ordinal);
        Assert.Contains("более 22 581", Text(site.Read("courts.html", "ru")), StringComparison.Ordinal);
        Assert.Contains("понад 22 581", Text(site.Read("courts.html", "uk")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_deletion_censors_is_shaded()
    {
        var drawings = Drawings().Matches(site.Read("courts.html", "en")).Select(match => match.Value).ToList();

        Assert.Contains(drawings, drawing => drawing.Contains("class=\"censored\"", StringComparison.Ordinal));
        Assert.Contains(Rows(site.Read("courts.html", "en")), row => row.Contains("at least 33", StringComparison.Ordinal));
    }

    [Fact]
    public void Coverage_hides_what_its_table_hides_and_no_count_of_names_by_week_is_shown()
    {
        var html = site.Read("probate.html", "en");

        Assert.Equal(["1 Sept 2022|18-24|others|hidden|hidden", "1 Sept 2022|25-29|others|hidden|hidden", "1 Sept 2022|30-34|others|77|113"],
            Rows(html).Where(row => row.StartsWith("1 Sept 2022|", StringComparison.Ordinal) && row.Contains("others", StringComparison.Ordinal)).Select(row => string.Join('|', row.Split('|')[..5])));
        Assert.DoesNotContain("12,345", Text(html).Replace("123,456", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_and_links_to_them_go_by_one_rule()
    {
        foreach (var language in new[] { "en", "ru", "uk" })
        {
            var nav = Sections().Match(site.Read("index.html", language)).Value;
            Assert.All(Names, name => Assert.Contains($"href=\"{name}\"", nav, StringComparison.Ordinal));
        }

        var bare = PageList.Of(new(SmallBulletin.Bulletin, []), Texts.For("en")).Select(page => page.Path).ToList();
        Assert.DoesNotContain(bare, Names.Contains);
        using var folder = new TemporaryFolder();
        BulletinSite.Write(SmallBulletin.Bulletin, folder.PathTo("out"), null);
        Assert.All(Names, name => Assert.DoesNotContain(name, folder.Read("out", "index.html"), StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_the_study_stand_escaped() => Assert.All(
        new[] { "en", "ru", "uk" }, language => Assert.DoesNotContain("<b>by month", site.Read("nowcast.html", language) + site.Read("findings.html", language), StringComparison.Ordinal));

    private static List<string> Rows(string html) =>
        [.. RowOfTable().Matches(html).Select(row => string.Join('|', Cell().Matches(row.Value).Select(cell => Text(cell.Groups[1].Value))))];

    private static string Text(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(html, " ")), " ").Replace(" ,", ",", StringComparison.Ordinal).Trim();

    /// <summary>The bulletin written once.</summary>
    public sealed class Written : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Written() => BulletinSite.Write(LateRegisters.Bulletin, folder.PathTo("out"), null);

        public string Read(string path, string language) => folder.Read("out", language == "en" ? path : language + "/" + path);

        public void Dispose() => folder.Dispose();
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex("<nav class=\"sections\".*?</nav>", RegexOptions.Singleline)]
    private static partial Regex Sections();

    [GeneratedRegex("[−-]?[0-9][0-9,]*")]
    private static partial Regex NumberInText();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowOfTable();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
