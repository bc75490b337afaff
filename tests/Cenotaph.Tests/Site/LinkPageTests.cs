using Cenotaph.Linkage;
using Cenotaph.Site;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;
using Cenotaph.Tests.Linkage;

namespace Cenotaph.Tests.Site;

/// <summary>The page that <c>link --page</c> writes, in a browser.</summary>
public sealed class LinkPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_fits_its_window_without_an_error_or_a_request_outside(bool isJudged)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("link.html", LinkPage.Html(Run(isJudged), []));
        await using var browser = await Chromium.Start();
        foreach (var width in new[] { 390, 1280 })
        {
            foreach (var dark in new[] { false, true })
            {
                var page = await browser.Open(new(file), width, dark);
                Assert.Equal(width, (int)(await page.Evaluate("document.documentElement.scrollWidth"))!);
                Assert.Empty(page.Errors);
                Assert.Equal([new Uri(file).AbsoluteUri], page.Requests);
                Assert.Empty((await page.Evaluate(Clipped))!.AsArray().Select(text => (string)text!));
                Assert.Empty((await page.Evaluate(Pale))!.AsArray().Select(text => (string)text!));
                if (Environment.GetEnvironmentVariable("CENOTAPH_PICTURES") is { Length: > 0 } pictures)
                {
                    await page.Screenshot(Path.Combine(pictures, $"link-{(isJudged ? "judged-" : "")}{width}{(dark ? "-dark" : "")}.png"), wholePage: true);
                }
            }
        }
    }

    [Fact]
    public async Task What_a_cell_says_is_text_and_never_markup()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("link.html", LinkPage.Html(Run(isJudged: false), []));
        await using var browser = await Chromium.Start();
        var page = await browser.Open(new(file));

        Assert.Equal(0, (int)(await page.Evaluate("document.querySelectorAll('script, img, b').length"))!);
        Assert.Contains("<b>", (string)(await page.Evaluate("document.body.textContent"))!, StringComparison.Ordinal);
        Assert.Equal(6, (int)(await page.Evaluate("document.querySelectorAll('h3').length"))!);
    }

    // Words of a drawing that end outside it, or lie over other words of it.
    private const string Clipped = """
        [...document.querySelectorAll('.link-chart')].flatMap(chart => {
          const frame = chart.getBoundingClientRect();
          const texts = [...chart.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
          const outside = texts.filter(([, box]) => box.right > frame.right + 1 || box.left < frame.left - 1);
          const over = texts.filter(([, box], i) => texts.some(([, other], j) => j < i
            && box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 3 && other.top < box.bottom - 3));
          return [...outside, ...over].map(([text]) => text.textContent);
        })
        """;

    // Words whose colour is that of the page behind them.
    private const string Pale = """
        (paper => [...document.querySelectorAll('h1, h2, p, td, th, caption, li')]
          .filter(one => getComputedStyle(one).color === paper).map(one => one.textContent.slice(0, 60)))(getComputedStyle(document.body).backgroundColor)
        """;

    private static LinkRun Run(bool isJudged)
    {
        var soldiers = InventedSoldiers.Make(300, seed: 9);
        var builder = new LinkageTableBuilder("<b>people</b> with a long name of a file.csv", ["id", "source", "surname", "first_name", "patronymic", "dob", "settlement"]);
        foreach (var (index, row) in soldiers.Rows.Index())
        {
            builder.Add([row[0], row[1], row[2], row[3], row[4], row[5], index % 40 == 0 ? "<b>Долгое</b>-" + new string('ы', 120) : row[6]]);
        }

        var order = new LinkOrder([builder.Build()]);
        if (isJudged)
        {
            order = order with
            {
                Options = new()
                {
                    Judged = [.. Enumerable.Range(0, soldiers.Rows.Count - 1).Select(i => new JudgedPair(i, i + 1, soldiers.Truth[i] == soldiers.Truth[i + 1], $"{i}")).Take(60)],
                },
            };
        }

        return LinkRun.Of(order, new ProblemCollection())!;
    }
}
