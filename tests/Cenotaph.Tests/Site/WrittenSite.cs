using System.Text.RegularExpressions;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The small bulletin written into a folder of its own.</summary>
public sealed partial class WrittenSite : IDisposable
{
    private readonly TemporaryFolder folder = new("bülletin of «North»");

    public WrittenSite() => BulletinSite.Write(SmallBulletin.Bulletin, Root, "{\"sequence\":7}\n");

    public string Root => folder.PathTo("out");

    internal static Bulletin Bulletin => SmallBulletin.Bulletin;

    /// <summary>Every file by its path from the front page, in order.</summary>
    public IReadOnlyList<string> Files => FilesOf(Root);

    public IEnumerable<string> Pages => Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal));

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public Uri Address(string path) => new(Path.Combine(Root, path));

    /// <summary>Where a relative link of a page leads, from the front page.</summary>
    public string Resolve(string page, string link) =>
        Path.GetRelativePath(Root, Path.Combine(Root, Path.GetDirectoryName(page)!, link)).Replace('\\', '/');

    public static IReadOnlyList<string> FilesOf(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The links, sources and such of a page, unescaped.</summary>
    public static IEnumerable<(string Tag, string Attribute, string Value)> Links(string html) =>
        from Match tag in Tags().Matches(html)
        from Match attribute in Attributes().Matches(tag.Value)
        select (tag.Groups[1].Value, attribute.Groups[1].Value, System.Net.WebUtility.HtmlDecode(attribute.Groups[2].Value));

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("<([a-zA-Z]+)\\b[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s(href|src|cite|action|srcset|data)=\"([^\"]*)\"")]
    private static partial Regex Attributes();
}
