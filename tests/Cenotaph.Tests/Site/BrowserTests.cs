using Cenotaph.Publication;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The bulletin in a browser, opened from files as a reader would.</summary>
public sealed class BrowserTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    private const string Rows = "Array.from(document.querySelectorAll('#claims-table tbody tr')).filter(row => !row.hidden)";

    /// <summary>One page of each kind, the hostile ones among them.</summary>
    internal static readonly string[] Kinds =
    [
        "index.html", "claims.html", "findings.html", "persons.html", "pending.html", "silence.html", "lineage.html", "wars.html", "regions.html", "systems.html", "publishers.html", "series.html", "downloads.html", "methods.html", "provenance.html",
        "claims/A1.html", "claims/A2.html", BulletinAddress.Claim(SmallBulletin.HostileId), "publishers/herald.html",
        "series/weeks.html", "series/days.html", "series/regions.html",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("ru/")]
    [InlineData("uk/")]
    public async Task Every_kind_of_page_fits_its_window_without_an_error_or_a_request_outside(string folder)
    {
        await using var browser = await Chromium.Start();
        foreach (var (width, dark) in new[] { (390, false), (1280, true) })
        {
            var page = await browser.Open(site.Address(folder + "index.html"), width, dark);
            foreach (var path in Kinds)
            {
                await page.Navigate(site.Address(folder + path));
                await Fits(page, width, $"{folder}{path} at {width}{(dark ? ", dark" : "")}");
                await page.PreferDark(!dark);
                await Fits(page, width, $"{folder}{path} at {width}{(dark ? "" : ", dark")}");
                await page.PreferDark(dark);
            }

            Assert.All(page.Requests, request => Assert.StartsWith("file:", request, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_kind_of_page_prints()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("index.html"));
        foreach (var path in Kinds)
        {
            await page.Navigate(site.Address(path));
            await page.Print(folder.PathTo("page.pdf"));

            Assert.StartsWith("%PDF", folder.Read("page.pdf"), StringComparison.Ordinal);
        }

        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Findings_are_filtered_by_severity_and_type_and_a_link_to_one_finds_it()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("findings.html"));
        const string Shown = "document.getElementById('findings-shown').textContent";
        Assert.Equal("6 of 6 findings shown", (string)(await page.Evaluate(Shown))!);

        await Choose(page, "weight", "warning");
        Assert.Equal("3 of 6 findings shown", (string)(await page.Evaluate(Shown))!);
        await Choose(page, "type", "decrease");
        Assert.Equal("1 of 6 findings shown", (string)(await page.Evaluate(Shown))!);
        Assert.Equal(1, (int)(await page.Evaluate("Array.from(document.querySelectorAll('.finding')).filter(one => one.offsetHeight > 0).length"))!);

        await page.Evaluate("location.hash = document.querySelector('[data-type=new-type]').id");
        await page.Evaluate("new Promise(done => setTimeout(done, 100))");
        Assert.Equal("6 of 6 findings shown", (string)(await page.Evaluate(Shown))!);
        Assert.Empty(page.Errors);

        var silent = await browser.Open(site.Address("findings.html"), scripts: false);
        Assert.Equal(6, (int)(await silent.Evaluate("Array.from(document.querySelectorAll('.finding')).filter(one => one.offsetHeight > 0).length"))!);
    }

    [Fact]
    public async Task Drawings_and_tables_of_lineage_and_places_are_there_without_scripts_and_sort_with_them()
    {
        await using var browser = await Chromium.Start();
        var silent = await browser.Open(site.Address("lineage.html"), scripts: false);
        Assert.Equal(3, (int)(await silent.Evaluate("document.querySelectorAll('.lineage-group svg rect').length"))!);
        Assert.Equal(2, (int)(await silent.Evaluate("document.querySelectorAll('table tbody tr').length"))!);

        var page = await browser.Open(site.Address("wars.html"));
        await page.Evaluate("document.querySelectorAll('.sort button')[1].click()");
        await page.Evaluate("document.querySelectorAll('.sort button')[1].click()");
        Assert.StartsWith("War of the Lakes", ((string)(await page.Evaluate("document.querySelector('tbody tr').textContent.trim()"))!), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Theory]
    [InlineData("ru", "июль")]
    [InlineData("uk", "липень")]
    public async Task Charts_name_months_in_the_language_of_the_page(string language, string month)
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address(language + "/claims.html"));

        Assert.Contains(month, (string)(await page.Evaluate("document.querySelector('.timeline:not([hidden]) .drawing.live svg').textContent"))!, StringComparison.Ordinal);
        Assert.Equal("14 " + (language == "ru" ? "июня" : "черв.") + " 2022", (string)(await page.Evaluate("window.bulletinCharts.day('2022-06-14')"))!);
    }

    [Fact]
    public async Task Filters_show_what_fits_and_say_how_much()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("claims.html"));
        Assert.Equal("7 of 7 claims shown", await Status(page));

        await Choose(page, "side", "South");
        Assert.Equal("3 of 7 claims shown", await Status(page));
        Assert.Equal(3, (int)(await page.Evaluate(Rows + ".length"))!);
        Assert.Equal("South: killed", (string)(await page.Evaluate(
            "document.querySelector('.timeline:not([hidden]) figcaption').textContent"))!);

        await Choose(page, "bound", "ci95");
        Assert.Equal("1 of 7 claims shown", await Status(page));
        await Choose(page, "relation", "own");
        Assert.Equal("No claim fits these filters.", await Status(page));

        await page.Evaluate("document.querySelector('#filters button').click()");
        await page.Evaluate("new Promise(done => setTimeout(done, 50))");
        Assert.Equal("7 of 7 claims shown", await Status(page));

        await Choose(page, "text", "ALERT(1)");
        Assert.Equal("1 of 7 claims shown", await Status(page));
        Assert.Equal("A1", (string)(await page.Evaluate(Rows + "[0].dataset.id"))!);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_citation_is_copied_or_shown_and_selected_and_readable_without_scripts()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("claims/A3.html"));
        await page.Evaluate("document.querySelector('.copy').click()");
        await page.Evaluate("new Promise(done => setTimeout(done, 300))");
        Assert.Contains((string)(await page.Evaluate("document.querySelector('.copy').textContent"))!, new[] { "Copied", "The text is selected: copy it" });

        await page.Evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await page.Evaluate("document.querySelector('.copy').click()");
        Assert.Equal(
            (string)(await page.Evaluate("document.querySelector('.cite-text').textContent"))!,
            (string)(await page.Evaluate("window.getSelection().toString()"))!);
        Assert.Empty(page.Errors);

        var silent = await browser.Open(site.Address("claims/A3.html"), scripts: false);
        Assert.Equal("none", (string)(await silent.Evaluate("getComputedStyle(document.querySelector('.copy')).display"))!);
        Assert.StartsWith("North: killed: at least 9,001", (string)(await silent.Evaluate("document.querySelector('details .cite-text').textContent"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_with_filters_opens_the_claims_filtered()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(new(site.Address("claims.html").AbsoluteUri + "#side=North&bound=lower"));

        Assert.Equal("1 of 7 claims shown", await Status(page));
    }

    [Fact]
    public async Task Columns_sort_both_ways_and_say_so()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("claims.html"));
        const string Order = Rows + ".map(row => row.dataset.id).join(' ')";
        const string Figure = "document.querySelectorAll('#claims-table .sort button')[2]";

        await page.Evaluate(Figure + ".click()");
        Assert.Equal("B2 ../../etc/passwd A3 A1 A4 A2 B3", (string)(await page.Evaluate(Order))!);
        Assert.Equal("ascending", (string)(await page.Evaluate(Figure + ".closest('th').getAttribute('aria-sort')"))!);

        await page.Evaluate(Figure + ".click()");
        Assert.Equal("A2 A4 A1 A3 ../../etc/passwd B2 B3", (string)(await page.Evaluate(Order))!);
        Assert.Equal(1, (int)(await page.Evaluate("document.querySelectorAll('#claims-table [aria-sort=descending]').length"))!);
    }

    [Fact]
    public async Task Without_scripts_every_claim_and_a_drawing_are_there_and_no_filter()
    {
        await using var browser = await Chromium.Start();
        foreach (var width in new[] { 390, 1280 })
        {
            var page = await browser.Open(site.Address("claims.html"), width, scripts: false);

            Assert.Equal(7, (int)(await page.Evaluate(Rows + ".length"))!);
            Assert.Equal(2, (int)(await page.Evaluate("document.querySelectorAll('.timeline svg').length"))!);
            Assert.Equal(6, (int)(await page.Evaluate("document.querySelectorAll('.timeline svg a').length"))!);
            Assert.True((bool)(await page.Evaluate("document.querySelector('.timeline svg').getBoundingClientRect().height > 200"))!);
            Assert.Equal("none", (string)(await page.Evaluate("getComputedStyle(document.getElementById('filters')).display"))!);
            Assert.Equal(width, (int)(await page.Evaluate("document.documentElement.scrollWidth"))!);
        }
    }

    [Theory]
    [InlineData("claims.html", ".timeline:not([hidden])")]
    [InlineData("series/weeks.html", "#series-chart")]
    public async Task A_chart_takes_the_place_of_its_drawing(string path, string figure)
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address(path));

        Assert.True((bool)(await page.Evaluate($"document.querySelector('{figure} .drawing.live svg path') !== null"))!);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_reader_with_the_keyboard_reaches_the_content_first()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("claims/A1.html"));

        Assert.Equal("#content", (string)(await page.Evaluate("document.querySelector('a, button, input').getAttribute('href')"))!);
        Assert.Equal("1 1 1 1", (string)(await page.Evaluate(
            "['main', 'h1', 'footer', 'header'].map(name => document.querySelectorAll('body ' + name).length).join(' ')"))!);
    }

    [Fact]
    public async Task Every_control_has_a_name_and_every_table_a_caption_and_headings()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("index.html"));
        foreach (var path in Kinds)
        {
            await page.Navigate(site.Address(path));
            var faults = (string?)await page.Evaluate("""
                [].concat(
                  Array.from(document.querySelectorAll('select, input')).filter(one => one.labels.length === 0).map(one => one.id),
                  Array.from(document.querySelectorAll('table')).filter(one => !one.caption || !one.querySelector('th[scope=col]')).map(() => 'table'),
                  Array.from(document.querySelectorAll('th:not([scope])')).map(one => one.textContent),
                  Array.from(document.querySelectorAll('a, button')).filter(one => one.textContent.trim() === '').map(one => one.outerHTML),
                  Array.from(document.querySelectorAll('[id]')).map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)
                ).join(' | ')
                """);
            Assert.Equal(path + ":", $"{path}:{faults}");
        }
    }

    private static async Task Fits(ChromiumPage page, int width, string seen)
    {
        Assert.Equal($"{seen}: {width}", $"{seen}: {await page.Evaluate("document.documentElement.scrollWidth")}");
        Assert.True(page.Errors.Count == 0, $"{seen}: {string.Join("; ", page.Errors)}");
    }

    private static async Task<string> Status(ChromiumPage page) =>
        (string)(await page.Evaluate("document.getElementById('shown').textContent"))!;

    private static async Task Choose(ChromiumPage page, string filter, string value) => await page.Evaluate($$"""
        (field => {
          field.value = '{{value}}';
          field.dispatchEvent(new Event('input', { bubbles: true }));
        })(document.getElementById('filter-{{filter}}'))
        """);
}
