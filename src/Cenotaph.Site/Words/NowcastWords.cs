using System.Globalization;

namespace Cenotaph.Site.Words;

/// <summary>Words of nowcasts.</summary>
internal static class NowcastWords
{
    private const string Last = "last-";

    /// <summary>A sum as readers see it, for example <c>last 26 weeks</c>.</summary>
    /// <param name="texts">The texts of the page.</param>
    /// <param name="name">Its word: last-26, total.</param>
    /// <param name="grid">The word of the grid.</param>
    public static string Sum(Texts texts, string name, string grid) =>
        name.StartsWith(Last, StringComparison.Ordinal) && long.TryParse(name[Last.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? texts.Count(Key(grid), count) : texts.Find("nowcast.sum-" + name) ?? name;

    private static string Key(string grid) => "nowcast.last-" + grid;
}
