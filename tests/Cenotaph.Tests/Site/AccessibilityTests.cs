using System.Text.Json.Nodes;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>
/// Every kind of page held against axe-core, the accessibility rules of Deque. CENOTAPH_AXE names its axe.min.js; the
/// tests are skipped where it does not.
/// </summary>
public sealed class AccessibilityTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    internal const string Run = """
        axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' — '
            + node.any.concat(node.all, node.none).map(check => check.message).join('; ')).join(' || ')))
        """;

    /// <summary>All for English; the first two for the other languages, whose pages differ in words alone.</summary>
    private static readonly (int Width, bool Dark)[] All = [(390, true), (1280, false), (1280, true), (390, false)];

    [Theory]
    [InlineData("")]
    [InlineData("ru/")]
    [InlineData("uk/")]
    public async Task No_kind_of_page_has_a_serious_fault_in_light_or_dark_on_a_telephone_or_a_desk(string folder)
    {
        var axe = Axe();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address(folder + "index.html"));
        var faults = new List<string>();
        foreach (var path in BrowserTests.Kinds)
        {
            await page.Navigate(site.Address(folder + path));
            await page.Evaluate(axe);
            foreach (var (width, dark) in folder.Length == 0 ? All : All[..2])
            {
                await page.Resize(width);
                await page.PreferDark(dark);
                var found = (JsonArray)(await page.Evaluate(Run))!;
                faults.AddRange(found.Select(fault => $"{folder}{path} at {width}{(dark ? ", dark" : "")}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Axe_finds_a_fault_where_there_is_one()
    {
        var axe = Axe();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(new("data:text/html,<html lang=en><title>A</title><main><h1>B</h1><p style='color:%23999;background:%23aaa'>Some words to read</p><input></main>"));
        await page.Evaluate(axe);

        var found = ((JsonArray)(await page.Evaluate(Run))!).Select(fault => ((string)fault!).Split(':')[0]).ToList();

        Assert.Contains("color-contrast", found);
        Assert.Contains("label", found);
    }

    internal static string Axe()
    {
        var file = Environment.GetEnvironmentVariable("CENOTAPH_AXE");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "axe-core is not named (CENOTAPH_AXE: the path of its axe.min.js)");
        return File.ReadAllText(file!) + ";undefined";
    }
}
