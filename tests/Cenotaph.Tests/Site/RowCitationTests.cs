using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Site;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;
using CsCheck;

namespace Cenotaph.Tests.Site;

/// <summary>Every row of a series has an address, and a citation that says what the number is.</summary>
public sealed class RowCitationTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    private static readonly Series[] All = [SmallBulletin.Weeks, SmallBulletin.Days, SmallBulletin.Regions, SmallBulletin.Wars];

    [Fact]
    public void Rows_of_a_series_have_places_of_their_own_even_where_they_look_alike()
    {
        var twice = SmallBulletin.Regions with { Rows = [SmallBulletin.Regions.Rows[0], SmallBulletin.Regions.Rows[0]] };

        Assert.Equal(["row-_area-Hill", "row-_area-Hill_2"], RowAddress.Places(twice));
        Assert.Equal("row-2022-07_2022-W03", RowAddress.Places(SmallBulletin.Weeks)[2]);
        Assert.All(All, series => Assert.Equal(series.Rows.Length, RowAddress.Places(series).Distinct().Count()));
    }

    [Fact]
    public void A_place_can_stand_in_an_address_whatever_the_part_is_called() =>
        Gen.String.Sample(part =>
        {
            var row = SmallBulletin.Regions.Rows[0] with { Part = ImmutableSortedDictionary<string, string>.Empty.Add("area", part) };
            var place = Assert.Single(RowAddress.Places(SmallBulletin.Regions with { Rows = [row] }));
            return place.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.~".Contains(letter, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("series:weeks@2022-07@2022-W03", 2)]
    [InlineData("series:weeks@2022-08@2022-W03", 22)]
    [InlineData("series:weeks@2022-W03", 22)]
    [InlineData("series:weeks@2022-W99", null)]
    [InlineData("series:weeks", null)]
    [InlineData("series:weekses@2022-W03", null)]
    [InlineData("weeks", null)]
    public void A_findings_record_names_one_row_the_newest_edition_where_it_names_none(string record, int? index) =>
        Assert.Equal(index, RowAddress.Find(SmallBulletin.Weeks, record));

    [Fact]
    public void A_part_alone_names_its_row()
    {
        Assert.Equal(1, RowAddress.Find(SmallBulletin.Wars, "series:wars@War of the Lakes"));
        Assert.Equal(1, RowAddress.Find(SmallBulletin.Wars, "series:wars#group=War of the Lakes"));
    }

    [Fact]
    public void A_row_that_a_finding_names_is_shown_and_linked_though_the_table_is_cut()
    {
        using var folder = new TemporaryFolder();
        const string Record = "series:days@2021-12-24";
        BulletinSite.Write(
            SmallBulletin.Bulletin with { Findings = [SmallBulletin.Findings[2] with { Records = [Record] }] }, folder.PathTo("out"), null);

        Assert.Contains("<a href=\"series/days.html#row-2021-12-24\">", folder.Read("out", "findings.html"), StringComparison.Ordinal);
        Assert.Contains("<tr id=\"row-2021-12-24\">", folder.Read("out", "series", "days.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("row-2021-12-24", site.Read("series/days.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("uk")]
    public async Task The_script_cites_every_row_in_the_words_in_which_the_page_does(string language)
    {
        var view = new BulletinView(SmallBulletin.Bulletin, []);
        await using var browser = await Chromium.Start();
        var page = await browser.Open(site.Address("index.html"));
        foreach (var series in All)
        {
            var path = PageContext.Folder(language) + BulletinAddress.Series(series.Definition.Id);
            await page.Navigate(site.Address(path));
            await page.Evaluate("(button => button && button.click())(document.querySelector('.show-rows'))");
            await page.Evaluate("new Promise(done => setTimeout(done, 200))");
            var cited = (JsonObject)(await page.Evaluate(
                "Object.fromEntries(Array.from(document.querySelectorAll('#rows tbody tr'), row => [row.id, window.bulletinCite(row)]))"))!;

            var context = new PageContext(view, Texts.For(language), BulletinAddress.Series(series.Definition.Id));
            Assert.Equal(
                series.Rows.Select(row => $"{view.Places(series).Of(row)}: {CitationWords.Of(context, series, row)}"),
                cited.Select(one => $"{one.Key}: {one.Value}"));
        }

        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task The_address_of_a_row_opens_its_citation_though_the_page_leaves_it_out()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(new(site.Address("series/days.html").AbsoluteUri + "#row-2021-12-24"));
        await page.Evaluate("new Promise(done => setTimeout(done, 300))");

        const string Text = "document.querySelector('.row-citation .cite-text').textContent";
        Assert.StartsWith("Losses by day: 3,129 persons. Bound: one number.", (string)(await page.Evaluate(Text))!, StringComparison.Ordinal);
        Assert.Contains("As of 24 Dec 2021.", (string)(await page.Evaluate(Text))!, StringComparison.Ordinal);
        Assert.Contains("series/days.html#row-2021-12-24", (string)(await page.Evaluate(Text))!, StringComparison.Ordinal);
        Assert.True((bool)(await page.Evaluate("(box => box.top >= 0 && box.bottom <= innerHeight)(document.getElementById('row-2021-12-24').getBoundingClientRect())"))!);
        Assert.Equal(500, (int)(await page.Evaluate("document.querySelectorAll('#rows tbody tr[id]').length"))!);

        await page.Evaluate("document.querySelector('#rows tbody tr a').click()");
        await page.Evaluate("new Promise(done => setTimeout(done, 100))");
        Assert.Contains("#row-2021-03-01.", (string)(await page.Evaluate(Text))!, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await page.Evaluate("document.querySelectorAll('.row-citation .copy:not([hidden])').length"))!);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task Without_scripts_a_row_has_its_address_all_the_same()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(new(site.Address("series/weeks.html").AbsoluteUri + "#row-2022-08_2022-W20"), scripts: false);

        Assert.Equal("row-2022-08_2022-W20", (string)(await page.Evaluate("document.querySelector(':target').id"))!);
        Assert.Equal(40, (int)(await page.Evaluate("document.querySelectorAll('#rows tbody tr[id] a[href^=\"#row-\"]').length"))!);
        Assert.Equal(0, (int)(await page.Evaluate("Array.from(document.querySelectorAll('button')).filter(one => one.offsetHeight > 0).length"))!);
    }
}
