using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The explorer of a study with more claims than a page can hold.</summary>
public sealed class LongExplorerTests
{
    [Fact]
    public void The_page_of_fifty_thousand_claims_is_not_much_larger_than_that_of_a_thousand()
    {
        var page = Render(50_000);

        Assert.InRange(page.Length, Render(1_000).Length, 2_000_000);
        Assert.Contains("<a href=\"claims-100.html\">100</a>", page, StringComparison.Ordinal);
        Assert.Contains("At most 1,000 claims are drawn at once", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_and_sorting_reach_every_claim_and_without_scripts_pages_do()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(Many(1_203) with { Languages = ["en"] }, folder.PathTo("out"), null);
        var address = new Uri(folder.PathTo("out", "claims.html"));
        await using var browser = await Chromium.Start();
        var page = await browser.Open(address);
        const string Rows = "document.querySelectorAll('#claims-table tbody tr').length";
        const string First = "document.querySelector('#claims-table tbody tr').dataset.id";
        const string Shown = "document.getElementById('shown').textContent";

        Assert.Equal(500, (int)(await page.Evaluate(Rows))!);
        Assert.Equal("1,203 of 1,203 claims shown", (string)(await page.Evaluate(Shown))!);
        await page.Evaluate("document.getElementById('more-claims').click()");
        await page.Evaluate("document.getElementById('more-claims').click()");
        Assert.Equal(1_203, (int)(await page.Evaluate(Rows))!);
        Assert.True((bool)(await page.Evaluate("document.getElementById('more-claims').hidden"))!);

        await page.Evaluate("document.querySelectorAll('#claims-table .sort button')[2].click()");
        await page.Evaluate("document.querySelectorAll('#claims-table .sort button')[2].click()");
        Assert.Equal("M1202", (string)(await page.Evaluate(First))!);
        Assert.Equal(500, (int)(await page.Evaluate(Rows))!);
        await page.Evaluate("(field => { field.value = 'm1100'; field.dispatchEvent(new Event('input', { bubbles: true })); })(document.getElementById('filter-text'))");
        Assert.Equal("1 of 1,203 claims shown", (string)(await page.Evaluate(Shown))!);
        Assert.Equal("M1100", (string)(await page.Evaluate(First))!);
        Assert.Empty(page.Errors);

        var silent = await browser.Open(address, 390, scripts: false);
        Assert.Equal(500, (int)(await silent.Evaluate(Rows))!);
        Assert.Equal(3, (int)(await silent.Evaluate("document.querySelectorAll('#claims-pages li a').length"))!);
        await silent.Navigate(new(folder.PathTo("out", "claims-3.html")));
        Assert.Equal(203, (int)(await silent.Evaluate(Rows))!);
        Assert.Equal("Claims", (string)(await silent.Evaluate("document.querySelector('.sections [aria-current]').textContent"))!);
    }

    private static string Render(int claims)
    {
        var view = new BulletinView(Many(claims), []);
        using var renderer = new PageRenderer();
        return renderer.Render(view, Texts.For("en"), PageList.Of(view, Texts.For("en")).First(page => page.Path == "claims.html"));
    }

    private static Bulletin Many(int claims) => SmallBulletin.Bulletin with
    {
        Headlines = [],
        Findings = [],
        Claims =
        [
            .. Enumerable.Range(0, claims).Select(number => SmallBulletin.Claims[0] with
            {
                Id = $"M{number:0000}",
                Figure = Figure.Point(number),
                Quantity = SmallBulletin.Claims[0].Quantity with { AsOf = DateSpan.Day(new DateOnly(2022, 1, 1).AddDays(number % 200)) },
            }),
        ],
    };
}
