using System.Buffers.Binary;
using System.Text;

namespace Cenotaph.Tests.Harness;

public sealed class ChromiumTests
{
    private const string Page = """
        <!doctype html><meta name="viewport" content="width=device-width"><title>Проба</title>
        <style>
          body { margin: 0; background: #fff }
          @media (prefers-color-scheme: dark) { body { background: #000 } }
        </style>
        <p id="text">ready</p>
        <script>document.getElementById('text').textContent = 'scripted';</script>
        """;

    [Fact]
    public async Task The_browser_shows_a_page_at_the_width_asked_for()
    {
        await using var browser = await Chromium.Start();

        foreach (var width in (int[])[1280, 390])
        {
            var page = await browser.Open(AddressOf(Page), width);

            Assert.Equal("Проба", (string?)await page.Evaluate("document.title"));
            Assert.Equal("scripted", (string?)await page.Evaluate("document.getElementById('text').textContent"));
            Assert.Equal(width, (int)(await page.Evaluate("document.documentElement.clientWidth"))!);
            Assert.Empty(page.Errors);
        }
    }

    [Fact]
    public async Task The_browser_prefers_dark_when_asked_and_runs_no_script_when_told()
    {
        await using var browser = await Chromium.Start();
        const string Background = "getComputedStyle(document.body).backgroundColor";

        var light = await browser.Open(AddressOf(Page));
        var dark = await browser.Open(AddressOf(Page), dark: true);
        var silent = await browser.Open(AddressOf(Page), scripts: false);

        Assert.Equal("rgb(255, 255, 255)", (string?)await light.Evaluate(Background));
        Assert.Equal("rgb(0, 0, 0)", (string?)await dark.Evaluate(Background));
        Assert.Equal("ready", (string?)await silent.Evaluate("document.getElementById('text').textContent"));
    }

    [Fact]
    public async Task Errors_and_requests_of_a_page_are_collected()
    {
        using var folder = new TemporaryFolder("with spaces");
        await using var browser = await Chromium.Start();
        var file = folder.Write("page.html",
            "<script>console.error('said', 1)</script><script>throw new Error('thrown')</script><img src='absent.png'>");

        var page = await browser.Open(new Uri(file));

        Assert.Contains("said 1", page.Errors);
        Assert.Contains(page.Errors, error => error.Contains("thrown", StringComparison.Ordinal));
        Assert.Contains(page.Errors, error => error.Contains("ERR_FILE_NOT_FOUND", StringComparison.Ordinal));
        Assert.Equal([new Uri(file).AbsoluteUri, new Uri(folder.PathTo("absent.png")).AbsoluteUri], page.Requests);
    }

    [Fact]
    public async Task A_picture_and_a_print_are_written()
    {
        using var folder = new TemporaryFolder();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(AddressOf(Page), width: 390);

        await page.Screenshot(folder.PathTo("page.png"));
        await page.Print(folder.PathTo("page.pdf"));

        var picture = await File.ReadAllBytesAsync(folder.PathTo("page.png"), TestContext.Current.CancellationToken);
        Assert.Equal("89504E47", Convert.ToHexString(picture.AsSpan(0, 4)));
        Assert.Equal(390, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16, 4)));
        Assert.StartsWith("%PDF", folder.Read("page.pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_throws_is_an_error_of_the_caller()
    {
        await using var browser = await Chromium.Start();
        var page = await browser.Open(AddressOf(Page));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => page.Evaluate("absent.value"));

        Assert.Contains("absent is not defined", error.Message, StringComparison.Ordinal);
    }

    private static Uri AddressOf(string page) =>
        new("data:text/html;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(page)));
}
