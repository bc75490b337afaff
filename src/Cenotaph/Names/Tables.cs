using System.Text;

namespace Cenotaph.Names;

/// <summary>The text files beside the code that hold the room's knowledge.</summary>
internal static class Tables
{
    /// <summary>The lines of a table that are neither empty nor comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream("Cenotaph.Names.Tables." + name)
            ?? throw new ArgumentException($"There is no table {name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return text;
            }
        }
    }
}
