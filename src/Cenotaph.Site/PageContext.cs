using Cenotaph.Site.Words;

namespace Cenotaph.Site;

/// <summary>What every part of a page may know: the bulletin, the language, and where the page is.</summary>
/// <param name="View">The bulletin.</param>
/// <param name="Texts">The fixed texts in the page's language.</param>
/// <param name="Path">The page's own address, from the front page in its language.</param>
internal sealed record PageContext(BulletinView View, Texts Texts, string Path)
{
    /// <summary>The page's language, two letters.</summary>
    public string Language => Texts.Language;

    /// <summary>The folder of the pages in a language: none for the main one.</summary>
    public static string Folder(string language) => language == Texts.Main ? "" : language + "/";

    /// <summary>The way back to the bulletin's root: empty, or <c>../</c> once for each folder.</summary>
    public string Root { get; } =
        string.Concat(Enumerable.Repeat("../", (Folder(Texts.Language) + Path).Count(letter => letter == '/')));

    /// <summary>A link from this page to another page in its language, or to a file that all languages share.</summary>
    public string Link(string path) =>
        Root + (path.EndsWith(".html", StringComparison.Ordinal) ? Folder(Language) : "") + Escaped(path);

    /// <summary>A link from this page to the same page in another language.</summary>
    public string InLanguage(string language) => Root + Folder(language) + Escaped(Path);

    private static string Escaped(string path) => path.Replace("~", "%7E", StringComparison.Ordinal);
}
