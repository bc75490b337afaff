using System.Text;

namespace Cenotaph.Simulation;

/// <summary>The text files beside the code from which names and places are made.</summary>
internal static class NameTables
{
    /// <summary>The lines of a table that are neither empty nor comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                yield return text;
            }
        }
    }

    /// <summary>The whole text of a table, with line feeds.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The words of a line.</summary>
    public static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The people of that word.</summary>
    public static People PeopleOf(string word) => Enum.Parse<People>(word, ignoreCase: true);

    private static Stream Open(string name) => typeof(NameTables).Assembly.GetManifestResourceStream("Cenotaph.Simulation.Tables." + name)
        ?? throw new ArgumentException($"There is no table {name}.", nameof(name));
}
