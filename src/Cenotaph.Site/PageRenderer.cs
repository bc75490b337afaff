using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Parts;
using Cenotaph.Site.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cenotaph.Site;

/// <summary>Renders pages to HTML, one after another.</summary>
internal sealed partial class PageRenderer : IDisposable
{
    private readonly ServiceProvider services;

    public PageRenderer() => services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>The page as an HTML document.</summary>
    public string Render(BulletinView view, Texts texts, PageSpec page)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Document.Context)] = new PageContext(view, texts, page.Path),
            [nameof(Document.Page)] = page,
        });

        // A renderer keeps the components of every page it rendered (6.6 GB for 50,000 claims): each page has its own.
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = renderer.Dispatcher
            .InvokeAsync(async () => (await renderer.RenderComponentAsync<Document>(parameters)).ToHtmlString())
            .GetAwaiter().GetResult();
        return "<!DOCTYPE html>\n" + Straight(html.ReplaceLineEndings("\n")) + "\n";
    }

    /// <summary>The text with U+FFFD for every character that turns the direction of what follows.</summary>
    public static string Straight(string text) => TurnsOfText().Replace(text, "\uFFFD");

    public void Dispose() => services.Dispose();

    /// <summary>
    /// The characters that turn the direction of what follows (U+202A to 202E, U+2066 to 2069), plain or as an
    /// encoder writes them. A record that holds one could make a page read otherwise than it is; the page shows U+FFFD instead.
    /// </summary>
    [GeneratedRegex("[\u202A-\u202E\u2066-\u2069]|&#x(202[A-E]|206[6-9]);", RegexOptions.CultureInvariant)]
    private static partial Regex TurnsOfText();
}
