using Cenotaph.Site.Words;

namespace Cenotaph.Site;

/// <summary>What every part of a page may know: the bulletin, the language, and where the page is.</summary>
/// <param name="View">The bulletin.</param>
/// <param name="Texts">The fixed texts in the page's language.</param>
/// <param name="Path">The page's own address, from the front page.</param>
internal sealed record PageContext(BulletinView View, Texts Texts, string Path)
{
    /// <summary>The page's language, two letters.</summary>
    public string Language => Texts.Language;

    /// <summary>The way back to the front page's folder: empty, or <c>../</c> once for each folder.</summary>
    public string Root { get; } = string.Concat(Enumerable.Repeat("../", Path.Count(letter => letter == '/')));

    /// <summary>A link from this page to another of the bulletin's files.</summary>
    public string Link(string path) => Root + path.Replace("~", "%7E", StringComparison.Ordinal);
}
