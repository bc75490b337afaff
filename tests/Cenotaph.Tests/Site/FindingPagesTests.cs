using System.Net;
using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Claims;

namespace Cenotaph.Tests.Site;

public sealed class FindingPagesTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    [Fact]
    public void The_id_of_a_finding_follows_from_its_type_and_records_alone()
    {
        var ids = FindingAddress.Ids(SmallBulletin.Findings).Select(one => one.Id).ToList();
        var changed = FindingAddress.Ids([SmallBulletin.Findings[1] with { Words = new(Phrase.English("1 + 1 = 2"), Phrase.English("Other words."), Phrase.English("None.")), Count = 9, Weight = Weight.Note }]);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Matches("^bound-violation-[0-9a-f]{12}$", ids[0]);
        Assert.Equal(ids[1], changed[0].Id);
        Assert.Equal(ids[4] + "-2", ids[5]);
    }

    [Fact]
    public void Every_finding_stands_with_its_arithmetic_records_explanations_and_remedy()
    {
        var page = site.Read("findings.html");
        var blocks = Regex.Matches(page, "<article class=\"finding\".*?</article>", RegexOptions.Singleline).Select(match => match.Value).ToList();

        Assert.Equal(SmallBulletin.Findings.Length, blocks.Count);
        Assert.Contains("9001 × (1 − 0.02) = 8820.98 &gt; 8000", blocks[0], StringComparison.Ordinal);
        Assert.Contains("href=\"claims/A1.html\"", blocks[0], StringComparison.Ordinal);
        Assert.Contains("href=\"claims/A3.html\"", blocks[0], StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        var drift = blocks.Single(block => block.Contains("drift-range-", StringComparison.Ordinal));
        Assert.Contains("The Herald says: space was short.", drift, StringComparison.Ordinal);
        Assert.Contains("met 3 times; the worst case is shown", drift, StringComparison.Ordinal);
        Assert.Contains("Quote the range.", drift, StringComparison.Ordinal);
        Assert.Contains(blocks, block => block.Contains("href=\"series/weeks.html\"", StringComparison.Ordinal));
        Assert.Contains(blocks, block => block.Contains("href=\"provenance.html#input-press\"", StringComparison.Ordinal));
        Assert.Contains(blocks, block => block.Contains("<bdi>nobody</bdi>", StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_stand_by_weight_and_then_by_type()
    {
        var order = Regex.Matches(site.Read("findings.html"), "data-weight=\"([a-z]+)\" data-type=\"([a-z-]+)\"")
            .Select(match => match.Groups[1].Value + " " + match.Groups[2].Value);

        Assert.Equal(
            ["contradiction bound-violation", "warning decrease", "warning drift-range", "warning shrinkage", "note new-type", "note new-type"],
            order);
    }

    [Fact]
    public void The_page_of_a_claim_or_series_names_the_findings_that_rest_on_it()
    {
        var ids = FindingAddress.Ids(SmallBulletin.Findings);

        foreach (var (id, finding) in ids)
        {
            foreach (var record in finding.Records.Where(record => SmallBulletin.Claims.Any(claim => claim.Id == record)))
            {
                Assert.Contains($"findings.html#{id}\"", site.Read(BulletinAddress.Claim(record)), StringComparison.Ordinal);
                Assert.Contains($"findings.html#{id}\"", site.Read("uk/" + BulletinAddress.Claim(record)), StringComparison.Ordinal);
            }
        }

        Assert.Contains($"findings.html#{ids[2].Id}\"", site.Read("series/weeks.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("findings.html#", site.Read("claims/A2.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_findings_has_a_row_for_each_with_its_id()
    {
        var table = StudyTables.Findings(SmallBulletin.Findings, "cite");

        Assert.Equal(FindingAddress.Ids(SmallBulletin.Findings).Select(one => (string?)one.Id), table.Rows.Select(row => row[0]));
        Assert.Equal(["bound-violation", "contradiction", "A1; A3", "1"], table.Rows[0].Skip(1).Take(4));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
    }

    [Theory]
    [InlineData("en", "The number was 1,021 days old when it was published.", "A: as of 2024-02-01, published 2026-11-18: 2026-11-18 − 2024-02-01 = 1,021 days, limit 180 days")]
    [InlineData("ru", "Возраст числа к публикации: 1\u00A0021 день.", "A: дата числа — 01.02.2024, публикация — 18.11.2026: 18.11.2026 − 01.02.2024 = 1\u00A0021 день, порог — 180 дней")]
    [InlineData("uk", "Вік числа на час публікації: 1\u00A0021 день.", "A: дата числа — 01.02.2024, публікація — 18.11.2026: 18.11.2026 − 01.02.2024 = 1\u00A0021 день, поріг — 180 днів")]
    public void A_finding_of_a_rule_is_said_in_the_language_of_the_page(string language, string message, string arithmetic)
    {
        var claim = FindingBook.Claim("A", ("as_of", "2024-02-01"), ("published_at", "2026-11-18"));
        var block = Block(language, Assert.Single(FindingRules.Findings(FindingBook.Of(claim)), one => one.Type == "stale"));

        Assert.Contains(message, block, StringComparison.Ordinal);
        Assert.Contains(arithmetic, block, StringComparison.Ordinal);
        Assert.DoesNotContain("lang=", block, StringComparison.Ordinal);
        Assert.Equal(language != "en", Block(language, SmallBulletin.Findings[0]).Contains("lang=\"en\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bulletin_without_findings_says_so() =>
        Assert.Empty((SmallBulletin.Bulletin with { Findings = [] }).Findings);

    private static string Block(string language, Finding finding)
    {
        using var renderer = new PageRenderer();
        var view = new BulletinView(SmallBulletin.Bulletin with { Findings = [finding] }, []);
        var texts = Texts.For(language);
        var page = renderer.Render(view, texts, PageList.Of(view, texts).Single(page => page.Path == "findings.html"));
        return WebUtility.HtmlDecode(Regex.Match(page, "<article class=\"finding\".*?</article>", RegexOptions.Singleline).Value);
    }
}
