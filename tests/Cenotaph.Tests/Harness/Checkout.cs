namespace Cenotaph.Tests.Harness;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Checkout
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The folder of Cenotaph.slnx.</summary>
    public static string Root => Found.Value;

    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(PathTo(parts));

    /// <summary>The sources below a folder as paths from the root, in order, whatever the system.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(PathTo(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cenotaph.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no Cenotaph.slnx in {AppContext.BaseDirectory} or above it");
    }
}
