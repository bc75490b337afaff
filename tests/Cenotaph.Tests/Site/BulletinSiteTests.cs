using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

public sealed partial class BulletinSiteTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    [Theory]
    [InlineData("ru-RU")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_bulletin_gives_the_same_bytes_whatever_the_culture(string culture)
    {
        using var folder = new TemporaryFolder();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
            BulletinSite.Write(SmallBulletin.Bulletin, folder.PathTo("out"), "{\"sequence\":7}\n");
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(site.Files, WrittenSite.FilesOf(folder.PathTo("out")));
        Assert.All(site.Files, file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(site.Root, file)), File.ReadAllBytes(folder.PathTo("out", file))));
    }

    [Fact]
    public void Only_one_file_depends_on_the_head_of_the_ledger()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(SmallBulletin.Bulletin, folder.PathTo("out"), null);

        Assert.Equal(site.Files.Except(["ledger-head.json"]), WrittenSite.FilesOf(folder.PathTo("out")));
        Assert.All(WrittenSite.FilesOf(folder.PathTo("out")), file =>
            Assert.Equal(site.Read(file), folder.Read("out", file)));
        Assert.Equal("{\"sequence\":7}\n", site.Read("ledger-head.json"));
    }

    [Fact]
    public void Every_claim_publisher_and_series_has_a_page()
    {
        Assert.All(SmallBulletin.Claims, claim => Assert.Contains(BulletinAddress.Claim(claim.Id), site.Files));
        Assert.All(SmallBulletin.Words.Publishers.All, one => Assert.Contains(BulletinAddress.Publisher(one.Id), site.Files));
        Assert.All(SmallBulletin.Bulletin.Series, one => Assert.Contains(BulletinAddress.Series(one.Definition.Id), site.Files));
    }

    [Fact]
    public void Every_link_inside_leads_to_a_file_and_every_fragment_to_a_place()
    {
        var checkedLinks = 0;
        foreach (var page in site.Pages)
        {
            foreach (var (_, attribute, link) in WrittenSite.Links(site.Read(page))
                .Where(one => !one.Value.Contains(':', StringComparison.Ordinal)))
            {
                var parts = link.Split('#', 2);
                var target = parts[0].Length == 0 ? page
                    : site.Resolve(page, Uri.UnescapeDataString(parts[0]));
                Assert.True(site.Files.Contains(target), $"{page}: {attribute}=\"{link}\" leads nowhere");
                if (parts.Length == 2 && !parts[1].Contains('=', StringComparison.Ordinal))
                {
                    Assert.Contains($" id=\"{parts[1]}\"", site.Read(target), StringComparison.Ordinal);
                }

                checkedLinks++;
            }
        }

        Assert.True(checkedLinks > 300, $"only {checkedLinks} links were seen");
    }

    [Fact]
    public void A_page_loads_nothing_from_outside_and_links_only_to_the_web()
    {
        Assert.All(site.Pages, page => Assert.All(WrittenSite.Links(site.Read(page)), link =>
        {
            if (link.Attribute != "href" || link.Tag is "link" or "script")
            {
                Assert.True(link.Attribute == "cite" || !link.Value.Contains(':', StringComparison.Ordinal), $"{page} loads {link.Value}");
            }

            Assert.False(link.Value.Contains(':', StringComparison.Ordinal)
                && !link.Value.StartsWith("https://", StringComparison.Ordinal), $"{page} links to {link.Value}");
        }));
        Assert.DoesNotContain(site.Files, file => file.EndsWith(".css", StringComparison.Ordinal)
            && (site.Read(file).Contains("url(", StringComparison.Ordinal) || site.Read(file).Contains("@import", StringComparison.Ordinal)));
    }

    [Fact]
    public void Outside_links_say_nothing_of_where_the_reader_comes_from()
    {
        var outside = site.Pages.SelectMany(page => OutsideLinks().Matches(site.Read(page)).Select(match => match.Value)).ToList();

        Assert.NotEmpty(outside);
        Assert.All(outside, tag => Assert.Contains("rel=\"noreferrer", tag, StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_texts_stay_texts()
    {
        foreach (var page in site.Pages)
        {
            var html = site.Read(page);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
            Assert.DoesNotContain("\u2066", html, StringComparison.Ordinal);
            Assert.DoesNotMatch(TurningEntities(), html);
        }

        Assert.Contains("one\uFFFDtwo\uFFFDthree", site.Read(BulletinAddress.Publisher("herald")), StringComparison.Ordinal);
        Assert.Contains("javascript:alert(4)", site.Read(BulletinAddress.Claim(SmallBulletin.HostileId)), StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", site.Read("claims/A1.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_inside_a_page_parse_back_to_what_they_were()
    {
        var script = site.Read("claims-data.js");
        using var json = JsonDocument.Parse(script["window.bulletinClaims=".Length..^2]);
        var words = json.RootElement.GetProperty("words");

        Assert.Equal(SmallBulletin.HostileName, words.GetProperty("publishers").GetProperty("herald").GetString());
        Assert.Equal(SmallBulletin.Claims.Select(claim => claim.Id), json.RootElement.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));
        Assert.Contains(SmallBulletin.Breakout, json.RootElement.GetProperty("rows")[0][17].GetString(), StringComparison.Ordinal);
        Assert.All(["claims-data.js", "ru/claims-data.js"], file => Assert.DoesNotContain("</script", site.Read(file), StringComparison.Ordinal));

        var drawn = Regex.Match(site.Read("claims.html"), "<script type=\"application/json\" id=\"timeline-data\">(.*?)</script>", RegexOptions.Singleline);
        using var charts = JsonDocument.Parse(drawn.Groups[1].Value);
        Assert.Equal([0, 1, 2, 3, 4, 5], charts.RootElement.EnumerateArray().SelectMany(chart => chart.GetProperty("claims").EnumerateArray()).Select(place => place.GetInt32()).Order());
    }

    [Fact]
    public void Letters_of_every_alphabet_stay_letters()
    {
        Assert.Contains("Счётчики", site.Read("publishers/counters.html"), StringComparison.Ordinal);
        Assert.Contains("lang=\"ru\"", site.Read("claims/A3.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_is_there_in_every_language_of_the_study_and_leads_to_the_others()
    {
        var english = site.Pages.Where(page => !page.StartsWith("ru/", StringComparison.Ordinal) && !page.StartsWith("uk/", StringComparison.Ordinal)).ToList();

        foreach (var page in english)
        {
            foreach (var (language, folder) in new[] { ("en", ""), ("ru", "ru/"), ("uk", "uk/") })
            {
                var html = site.Read(folder + page);
                Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
                var others = Regex.Matches(html, "<link rel=\"alternate\" hreflang=\"(..)\" href=\"([^\"]*)\"[^>]*>")
                    .Select(match => (match.Groups[1].Value, site.Resolve(folder + page, Uri.UnescapeDataString(match.Groups[2].Value)))).ToList();
                Assert.Equal(
                    new[] { ("en", page), ("ru", "ru/" + page), ("uk", "uk/" + page) }.Where(one => one.Item1 != language), others);
                Assert.Equal(2, Regex.Count(html, "<a href=\"[^\"]*\" lang=\"..\" hreflang=\"..\">"));
            }
        }

        Assert.Equal(3 * english.Count, site.Pages.Count());
    }

    [Fact]
    public void A_study_in_one_language_has_no_folder_and_no_switch_for_others()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(SmallBulletin.Bulletin with { Languages = ["en", "xx"] }, folder.PathTo("out"), null);

        Assert.DoesNotContain(WrittenSite.FilesOf(folder.PathTo("out")), file => file.Contains("ru/", StringComparison.Ordinal) || file.Contains("xx/", StringComparison.Ordinal));
        Assert.DoesNotContain("hreflang", folder.Read("out", "index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_names_words_in_its_language_and_says_so_where_they_are_in_another()
    {
        var claim = System.Net.WebUtility.HtmlDecode(site.Read("ru/claims/A3.html"));

        Assert.Contains("не менее 9\u00A0001", claim, StringComparison.Ordinal);
        Assert.Contains("Счётчики", claim, StringComparison.Ordinal);
        Assert.Contains("погибшие: <bdi>Погибли в бою", claim.Replace(": \n", ": ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<bdi lang=\"en\">What was published of it.</bdi>", site.Read("uk/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi lang=\"en\">", site.Read("index.html"), StringComparison.Ordinal);
        Assert.Contains("Лічильники", site.Read("uk/publishers/counters.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_the_front_page_has_its_date_its_source_and_its_claim()
    {
        var front = site.Read("index.html");
        foreach (var claim in SmallBulletin.Bulletin.Headlines.SelectMany(headline => headline.Claims))
        {
            var row = Regex.Matches(front, "<tr>.*?</tr>", RegexOptions.Singleline).Select(match => match.Value)
                .Single(one => one.Contains("to-claim", StringComparison.Ordinal)
                    && one.Contains($"{BulletinAddress.Claim(claim.Id).Replace("~", "%7E", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
            Assert.Contains($"datetime=\"{claim.Date}\"", row, StringComparison.Ordinal);
            Assert.Contains("before this bulletin", row, StringComparison.Ordinal);
            Assert.Contains(BulletinAddress.Publisher(claim.Publisher.Id), row, StringComparison.Ordinal);
            Assert.Contains("sign-box", row, StringComparison.Ordinal);
        }

        Assert.Contains("at least 9,001", front, StringComparison.Ordinal);
        Assert.Contains("about 15,000", front, StringComparison.Ordinal);
        Assert.Contains("5,000 (4,000–6,000)", front, StringComparison.Ordinal);
    }

    [Fact]
    public void A_citation_says_all_that_is_needed_to_find_and_check_the_number()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(site.Root, "data", "claims.csv"))));
        const string Text = "North: killed: at least 9,001 persons. Bound: at least. Counts: everyone on the side · "
            + "cumulative since 1 Mar 2021 · confirmed by name. As of 15 June 2022. Published by The Counters (third party). "
            + "The war of North & South: Cenotaph 1.2.3, study invented, as of 30 Sept 2022, claims/A3.html. data/claims.csv, SHA-256 ";

        Assert.Equal([Text + hash + "."], Citations("claims/A3.html"));
        Assert.Contains(Text + hash + ".", Citations("index.html"));
        Assert.Equal(5, Citations("index.html").Count);
        Assert.Contains("ru/claims/A3.html. data/claims.csv", Assert.Single(Citations("ru/claims/A3.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_series_is_cut_in_the_page_and_says_so()
    {
        var page = site.Read("series/days.html");

        Assert.Contains("380 rows are left out here", page, StringComparison.Ordinal);
        Assert.Equal(1 + 60 + 1 + 60, Regex.Count(page, "<tr"));
        Assert.DoesNotContain("left out here", site.Read("series/weeks.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_without_any_record_gives_a_bulletin_too()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(WithoutFigures() with { Persons = [] }, folder.PathTo("out"), null);

        Assert.Contains("0 claims", folder.Read("out", "index.html"), StringComparison.Ordinal);
        Assert.Equal("[]", Regex.Match(folder.Read("out", "claims.html"), "id=\"timeline-data\">(.*?)</script>").Groups[1].Value);
    }

    [Fact]
    public void A_study_of_persons_alone_has_no_empty_pages_of_claims_and_says_how_persons_are_counted()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(WithoutFigures(), folder.PathTo("out"), null);
        var front = folder.Read("out", "index.html");

        Assert.DoesNotContain("claims", front, StringComparison.Ordinal);
        Assert.All(["claims.html", "series.html", "silence.html", "lineage.html", "claims-data.js"], file => Assert.False(File.Exists(folder.PathTo("out", file)), file));
        Assert.Contains("From reports to counted people", folder.Read("out", "methods.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("published figures", folder.Read("out", "findings.html"), StringComparison.Ordinal);
        var links = Directory.EnumerateFiles(folder.PathTo("out"), "*.html", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "href=\"([^\"#:]+\\.html)").Select(link => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value))));
        Assert.All(links.Distinct(StringComparer.Ordinal), target => Assert.True(File.Exists(target), target));
    }

    [Fact]
    public void The_largest_numbers_and_farthest_dates_are_drawn_without_a_fault()
    {
        using var folder = new TemporaryFolder();
        Claim Make(string id, Figure figure, DateOnly day) => SmallBulletin.Claims[0] with
        {
            Id = id,
            Figure = figure,
            Quantity = SmallBulletin.Claims[0].Quantity with { AsOf = DateSpan.Day(day) },
        };
        var extreme = SmallBulletin.Bulletin with
        {
            Claims =
            [
                Make("far", Figure.Between(decimal.MinValue, decimal.MaxValue), DateOnly.MaxValue),
                Make("old", Figure.AtLeast(0), DateOnly.MinValue),
                Make("tiny", Figure.Within95(0, 0.0000001m), new(2022, 1, 1)),
            ],
        };
        BulletinSite.Write(extreme, folder.PathTo("out"), null);

        Assert.Contains("79,228,162,514,264,337,593,543,950,335", folder.Read("out", "claims", "far.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", folder.Read("out", "claims.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Provenance_names_the_hash_of_every_file_it_offers()
    {
        using var json = JsonDocument.Parse(site.Read("provenance.json"));
        var files = json.RootElement.GetProperty("files").EnumerateObject().ToList();

        Assert.Equal(["data/claims.csv", "data/claims.json"], files.Select(file => file.Name));
        Assert.All(files, file => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(site.Root, file.Name)))),
            file.Value.GetString()));
        Assert.Contains(new string('a', 64), site.Read("provenance.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_for_charts_comes_with_its_licence_and_without_its_wrapper()
    {
        Assert.Contains("Apache License", site.Read("assets/echarts-LICENSE.txt"), StringComparison.Ordinal);
        Assert.Contains("The Apache Software Foundation", site.Read("assets/echarts-NOTICE.txt"), StringComparison.Ordinal);
        var script = site.Read("assets/echarts.min.js");
        Assert.Contains("version=\"6.0.0\"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("vizorECharts", script, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(eval|fetch)\(", script);
    }

    private List<string> Citations(string page) =>
        [.. Regex.Matches(site.Read(page), "<p class=\"cite-text\">([^<]*)</p>").Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value))];

    [GeneratedRegex("<a [^>]*href=\"https?:[^>]*>")]
    private static partial Regex OutsideLinks();

    [GeneratedRegex("&#x(202[A-E]|206[6-9]);|&#(823[4-8]|829[4-7]);")]
    private static partial Regex TurningEntities();

    private static Bulletin WithoutFigures() => SmallBulletin.Bulletin with
    {
        Headlines = [],
        Claims = [],
        Series = [],
        Lineage = [],
        Tables = [],
        Inputs = [],
        Findings = [],
    };
}
