using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>Every page of the bulletins of the shipped studies in a browser, in three languages.</summary>
public sealed class EveryPageTests(ShippedBulletins shipped) : IClassFixture<ShippedBulletins>
{
    /// <summary>A4 without its margins, in CSS pixels.</summary>
    private const int Paper = 718;

    private static readonly string[] Languages = ["en", "ru", "uk"];

    // Each page in one of the three languages, in turn; the slow test below opens each in all of them.
    [Fact]
    public async Task Every_page_fits_a_telephone_and_a_desk_without_an_error_or_a_request_outside() => await Walk(
        async (page, seen) =>
        {
            await Fits(page, 390, dark: false, seen);
            await Fits(page, 1280, dark: true, seen);
        },
        inOneLanguage: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Every_page_fits_in_light_and_dark_and_on_paper_and_has_no_serious_fault_for_those_who_hear_or_feel_it()
    {
        var axe = AccessibilityTests.Axe();
        await Walk(async (page, seen) =>
        {
            await page.Evaluate(axe);
            foreach (var (width, dark) in new[] { (390, false), (390, true), (1280, true), (1280, false) })
            {
                await Fits(page, width, dark, seen);
                if (width == 390 != dark)
                {
                    foreach (var fault in (JsonArray)(await page.Evaluate(AccessibilityTests.Run))!)
                    {
                        seen.Add($"at {width}{(dark ? ", dark" : "")}: {fault}");
                    }
                }
            }

            await page.Resize(Paper);
            await page.PreferDark(false, print: true);
            await Measure(page, Paper, "on paper", seen);
        },
        inOneLanguage: false);
    }

    [Fact]
    public async Task Every_page_with_a_table_or_a_chart_has_it_without_scripts()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(shipped.Address("russia-ukraine", "index.html"), scripts: false);
        foreach (var (path, drawn) in new[]
        {
            ("claims.html", true), ("lineage.html", true), ("wars.html", true), ("regions.html", true), ("index.html", true),
            ("silence.html", true), ("excess.html", true), ("nowcast.html", true), ("courts.html", true), ("vintages.html", true), ("compare.html", true), ("front.html", true), ("systems.html", false), ("series.html", false), ("publishers.html", false), ("provenance.html", false),
        }.Concat(shipped.Pages("russia-ukraine", "en").Where(path => path.StartsWith("series/", StringComparison.Ordinal)).Select(path => (path, false))))
        {
            await page.Navigate(shipped.Address("russia-ukraine", path));
            var rows = (int)(await page.Evaluate("document.querySelectorAll('table tbody tr').length"))!;
            var drawings = (int)(await page.Evaluate("Array.from(document.querySelectorAll('svg')).filter(one => one.childElementCount > 0 && one.getBoundingClientRect().height > 0).length"))!;
            Assert.True(rows > 0, $"{path}: no row of a table");
            Assert.True(!drawn || drawings > 0, $"{path}: nothing is drawn");
        }
    }

    /// <summary>Opens every page once, the languages side by side, and gathers what is wrong with it.</summary>
    private async Task Walk(Func<ChromiumPage, List<string>, Task> look, bool inOneLanguage)
    {
        var faults = new ConcurrentQueue<string>();
        var walked = 0;
        await using var browser = await Chromium.Start();
        await Task.WhenAll(Languages.Select(async language =>
        {
            // The invented war has the same pages as others and those on persons; one language shows them.
            foreach (var study in language == "ru" ? [.. ShippedBulletins.Studies, ShippedBulletins.Front] : ShippedBulletins.Studies)
            {
                var page = await browser.Open(shipped.Address(study, shipped.Pages(study, language)[0]), 390);
                foreach (var path in shipped.Pages(study, language).Where(path => !inOneLanguage || study == ShippedBulletins.Front || IsTurnOf(language, path)))
                {
                    var (errors, requests, seen) = (page.Errors.Count, page.Requests.Count, new List<string>());
                    await page.Resize(390);
                    await page.PreferDark(false);
                    await page.Navigate(shipped.Address(study, path));
                    await look(page, seen);
                    seen.AddRange(page.Errors.Skip(errors));
                    seen.AddRange(page.Requests.Skip(requests).Where(request => !request.StartsWith("file:", StringComparison.Ordinal)).Select(request => "asked for " + request));
                    seen.ForEach(fault => faults.Enqueue($"{study}/{path}: {fault}"));
                    Interlocked.Increment(ref walked);
                }
            }
        }));

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(60)));
        Assert.True(walked > (inOneLanguage ? 340 : 1000), $"only {walked} pages were seen");
        Assert.All(Languages, language => Assert.All(ShippedBulletins.Studies, study => Assert.Contains(shipped.Pages(study, language), path => path.EndsWith(study == "kosovo-1999" ? "systems.html" : "excess.html", StringComparison.Ordinal))));
        Assert.Contains("ru/persons.html", shipped.Pages(ShippedBulletins.Front, "ru"));
    }

    // The letters of its path, which is the same in each language, decide in which a page is opened.
    private static bool IsTurnOf(string language, string path) =>
        (language == "en" ? path : path[(language.Length + 1)..]).Sum(letter => letter) % Languages.Length == Array.IndexOf(Languages, language);

    private static async Task Fits(ChromiumPage page, int width, bool dark, List<string> seen)
    {
        await page.Resize(width);
        await page.PreferDark(dark);
        await Measure(page, width, $"at {width}{(dark ? ", dark" : "")}", seen);
    }

    private static async Task Measure(ChromiumPage page, int width, string how, List<string> seen)
    {
        var measured = (int)(await page.Evaluate("document.documentElement.scrollWidth"))!;
        if (measured != width)
        {
            seen.Add($"{measured} pixels wide {how}");
        }
    }
}
