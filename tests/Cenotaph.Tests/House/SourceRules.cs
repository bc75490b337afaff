using System.Text.RegularExpressions;

namespace Cenotaph.Tests.House;

/// <summary>The rules for the text of sources. A source is its path from the root, with slashes, and its text.</summary>
internal static partial class SourceRules
{
    public const int LongestFile = 400;

    private const string Library = "src/Cenotaph/";

    /// <summary>The rooms named in a source, other than its own: the net below the one that reads compiled code.</summary>
    public static IEnumerable<Lean> Leans(string path, string text)
    {
        var room = RoomOf(path);
        return from match in Qualified().Matches(SourceText.Read(text).Code)
               let other = match.Groups["room"].Value
               where other != room
               select new Lean(room, other, $"{path} names Cenotaph.{other}");
    }

    /// <summary>The room of a source of the library: the folder below the project.</summary>
    public static string RoomOf(string path) =>
        path[Library.Length..].Split('/') is [var folder, _, ..] ? folder : RoomTable.Root;

    public static IEnumerable<string> Namespace(string path, string text)
    {
        var expected = RoomOf(path) == RoomTable.Root ? "Cenotaph" : $"Cenotaph.{RoomOf(path)}";
        var found = Declared().Match(SourceText.Read(text).Code);
        if (found.Success && found.Groups["name"].Value != expected)
        {
            yield return $"{path} declares {found.Groups["name"].Value}; its folder makes it {expected}";
        }
    }

    public static IEnumerable<string> Length(string path, string text)
    {
        var lines = text.AsSpan().TrimEnd('\n').Count('\n') + 1;
        if (lines > LongestFile)
        {
            yield return $"{path} has {lines} lines; the limit is {LongestFile}";
        }
    }

    public static IEnumerable<string> StraySql(string path, string text) =>
        path.EndsWith("Query.cs", StringComparison.Ordinal) || path.EndsWith("Table.cs", StringComparison.Ordinal)
            ? []
            : from literal in SourceText.Read(text).Literals
              where Sql().IsMatch(literal)
              select $"{path} holds SQL, which belongs into a …Query.cs or …Table.cs: {literal.Trim().Split('\n')[0]}";

    [GeneratedRegex(@"\b(?:global::)?Cenotaph\.(?<room>[A-Z]\w*)\b(?=\s*[.;])")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    /// <summary>A statement at the beginning, or a clause anywhere: prose has neither in one case throughout.</summary>
    [GeneratedRegex("""
        ^\s*(?:SELECT\s|select\s+[\w*".,()\s]+\s+from\s+\w
            |INSERT\s+(?:OR\s+\w+\s+)?INTO\s|insert\s+(?:or\s+\w+\s+)?into\s|REPLACE\s+INTO\s
            |UPDATE\s+\S+\s+SET\s|update\s+\S+\s+set\s|DELETE\s+FROM\s|delete\s+from\s
            |(?:CREATE|create)\s+(?:(?:OR|or)\s+\w+\s+)?(?:\w+\s+)?(?:TABLE|INDEX|VIEW|TRIGGER|table|index|view|trigger)\s
            |(?:DROP|ALTER|drop|alter)\s+(?:TABLE|INDEX|VIEW|TRIGGER|table|index|view|trigger)\s
            |(?:PRAGMA|pragma)\s+\w|(?:ATTACH|attach|DETACH|detach)\s+(?:DATABASE|database|')
            |(?:BEGIN|begin)(?:\s+(?:IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION|immediate|exclusive|deferred|transaction))\b
            |(?:BEGIN|COMMIT|ROLLBACK|VACUUM)\s*;?\s*$|SAVEPOINT\s|WITH\s+\w+(?:\([^)]*\))?\s+AS\s*\(|COPY\s*[\(\w])
        |\sFROM\s+\S+.*\s(?:WHERE|ORDER\s+BY|GROUP\s+BY|JOIN)\s|\bORDER\s+BY\s+\w
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Sql();
}
