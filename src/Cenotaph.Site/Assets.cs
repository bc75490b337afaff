using System.Text;

namespace Cenotaph.Site;

/// <summary>The style sheet, the scripts and the licences that go with every bulletin.</summary>
internal static class Assets
{
    private const string Folder = "assets/";

    /// <summary>Where the wrapper begins that the package adds to ECharts; pages neither need it nor ship it.</summary>
    private const string Wrapper = ",window.vizorECharts=";

    /// <summary>The languages of the embedded texts, in ordinal order.</summary>
    public static IReadOnlyList<string> WordFiles { get; } =
    [
        .. typeof(Assets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("words/", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Hands every file to <paramref name="save"/>, by its path from the front page.</summary>
    public static void Write(Action<string, string> save)
    {
        foreach (var name in typeof(Assets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            save(name, Read(name));
        }

        save(Folder + "echarts.min.js", ECharts());
    }

    /// <summary>The text of an embedded file.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no embedded file {name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string ECharts()
    {
        var bundle = Read("echarts");
        var end = bundle.IndexOf(Wrapper, StringComparison.Ordinal);
        return end < 0
            ? throw new InvalidOperationException($"The bundle of ECharts has no \"{Wrapper}\" where its wrapper should begin.")
            : bundle[..end] + ";\n";
    }
}
