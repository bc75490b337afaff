using System.Text.Json.Nodes;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The pages of excess deaths of the shipped studies in a browser, in three languages, and those of registers in time, lists, the front and comparisons, each in one or two.</summary>
public sealed class ExcessPageTests(ShippedBulletins shipped) : IClassFixture<ShippedBulletins>
{
    private static readonly string[] Paths = ["excess.html", "ru/excess.html", "uk/excess.html"];

    private static readonly string[] LatePaths = ["nowcast.html", "ru/courts.html", "uk/vintages.html", "front.html", "ru/compare.html"];

    // A worked example of overlapping lists, and of nothing else.
    private static readonly string[] ListPaths = ["systems.html", "ru/systems.html"];

    // Words of a drawing that reach over its edge or over each other.
    private const string Crowded = """
        Array.from(document.querySelectorAll('main svg')).flatMap(svg => {
          const edge = svg.getBoundingClientRect();
          const words = Array.from(svg.querySelectorAll('text')).map(one => [one.textContent, one.getBoundingClientRect()]).filter(one => one[1].width > 0);
          return words.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1).map(([text]) => text + ' is cut off')
            .concat(words.flatMap(([text, box], at) => words.slice(0, at)
              .filter(([, other]) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 4 && other.top < box.bottom - 4)
              .map(([other]) => text + ' lies over ' + other)));
        })
        """;

    [Fact]
    public async Task No_word_of_a_drawing_is_cut_off_or_lies_over_another_and_the_page_fits() => await Look(async (page, width, faults) =>
    {
        if ((int)(await page.Evaluate("document.documentElement.scrollWidth"))! != width)
        {
            faults.Add("the page is wider than its window");
        }

        Assert.True((int)(await page.Evaluate("document.querySelectorAll('main table tbody tr').length"))! > 8);
        faults.AddRange(((JsonArray)(await page.Evaluate(Crowded))!).Select(fault => (string)fault!));

        // A name and the record that follows it are two words.
        faults.AddRange(((JsonArray)(await page.Evaluate("""
            Array.from(document.querySelectorAll('main tbody th')).filter(cell => Array.from(cell.querySelectorAll('a, bdi'))
              .some(one => one.previousSibling && /\S$/.test(one.previousSibling.textContent))).map(cell => cell.textContent + ' runs together')
            """))!).Select(fault => (string)fault!));
        faults.AddRange(page.Errors);
    });

    [Fact]
    public async Task The_page_has_no_serious_fault_for_those_who_hear_or_feel_it()
    {
        var axe = AccessibilityTests.Axe();
        await Look(async (page, _, faults) =>
        {
            await page.Evaluate(axe);
            faults.AddRange(((JsonArray)(await page.Evaluate(AccessibilityTests.Run))!).Select(fault => (string)fault!));
        });
    }

    [Fact]
    public void Recruits_by_all_claims_stand_on_the_page_as_they_stand_in_its_files_and_name_what_each_origin_moves()
    {
        string Text(string path) => File.ReadAllText(shipped.Address("russia-ukraine", path).LocalPath);
        var rows = Text("data/stock-flow.csv").Split('\n').Select(row => row.TrimEnd('\r').Split(',')).Where(row => row.Length > 6).ToList();
        var reconciled = Assert.Single(rows, row => row[3] == "recruits-reconciled");
        var (english, russian) = (Text("compare.html"), Text("ru/compare.html"));
        Assert.Contains("All claims together: recruits", english, StringComparison.Ordinal);
        Assert.Contains(double.Parse(reconciled[6], System.Globalization.CultureInfo.InvariantCulture).ToString("N0", System.Globalization.CultureInfo.InvariantCulture), english, StringComparison.Ordinal);
        Assert.Contains("without Russia’s state", System.Net.WebUtility.HtmlDecode(english), StringComparison.Ordinal);
        Assert.Contains("без: российское государство", System.Net.WebUtility.HtmlDecode(russian), StringComparison.Ordinal);
        Assert.Equal(3, rows.Count(row => row[3] == "change-reconciled"));
    }

    private async Task Look(Func<ChromiumPage, int, List<string>, Task> look)
    {
        var all = new List<string>();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(shipped.Address("russia-ukraine", "index.html"));
        foreach (var study in ShippedBulletins.Studies)
        {
            foreach (var path in study switch { "russia-ukraine" => [.. Paths, .. LatePaths], "kosovo-1999" => ListPaths, _ => Paths })
            {
                await page.Navigate(shipped.Address(study, path));
                foreach (var (width, dark) in new[] { (390, false), (390, true), (1280, false), (1280, true) })
                {
                    var faults = new List<string>();
                    await page.Resize(width);
                    await page.PreferDark(dark);
                    await look(page, width, faults);
                    all.AddRange(faults.Distinct().Select(fault => $"{study}/{path} at {width}{(dark ? ", dark" : "")}: {fault}"));
                }
            }
        }

        Assert.True(all.Count == 0, string.Join('\n', all.Take(60)));
    }
}
