namespace Cenotaph.Tests.Harness;

/// <summary>A folder of its own for one test, removed at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <param name="name">The last part of the path, for tests of unusual names.</param>
    public TemporaryFolder(string name = "cenotaph")
    {
        Above = Directory.CreateTempSubdirectory("cenotaph-").FullName;
        Root = Path.Combine(Above, name);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    /// <summary>The folder that holds it, of this test alone as well.</summary>
    public string Above { get; }

    public string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    public string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(PathTo(parts));

    /// <summary>Writes a file, making the folders above it.</summary>
    /// <returns>Its path.</returns>
    public string Write(string file, string text)
    {
        var path = PathTo(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Above, recursive: true);
}
