using System.Text.RegularExpressions;

namespace Cenotaph.Tests.House;

/// <summary>The rooms of the library and what each may lean on, as docs/design.md states them.</summary>
internal sealed partial record RoomTable(IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed)
{
    /// <summary>The name of what stands in no room: the shared words, which every room may use.</summary>
    public const string Root = "(root)";

    private const string Heading = "## Rooms of the library";
    private const string InputTypes = "the input types of the rooms it feeds";

    /// <summary>The rooms that bring results together; nothing can feed on them.</summary>
    private static readonly string[] Ends = ["Publication", "Studies"];

    /// <summary>Reads the code block below the heading.</summary>
    /// <exception cref="FormatException">A line is not understood.</exception>
    public static RoomTable Read(string design)
    {
        var lines = design.Split('\n')
            .SkipWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal))
            .SkipWhile(line => !line.StartsWith("```", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
            .Where(line => !line.StartsWith(Root, StringComparison.Ordinal))
            .Select(line => Line().Match(line) is { Success: true } match
                ? (Room: match.Groups["room"].Value, Leans: match.Groups["leans"].Value.Trim())
                : throw new FormatException($"not a room and what it leans on: {line}"))
            .ToList();
        var rooms = lines.Select(line => line.Room).ToHashSet(StringComparer.Ordinal);
        return new RoomTable(lines.ToDictionary(line => line.Room,
            IReadOnlySet<string> (line) => Rooms(line.Room, line.Leans, rooms)));
    }

    private static HashSet<string> Rooms(string room, string leans, HashSet<string> rooms)
    {
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        if (leans == "all" || leans.StartsWith("all but ", StringComparison.Ordinal))
        {
            allowed.UnionWith(rooms);
            allowed.ExceptWith(leans == "all" ? [] : Named(leans["all but ".Length..], rooms));
        }
        else if (leans.EndsWith(InputTypes, StringComparison.Ordinal))
        {
            allowed.UnionWith(rooms.Except(Ends, StringComparer.Ordinal));
        }
        else if (leans != "nothing")
        {
            allowed.UnionWith(Named(leans, rooms));
        }

        allowed.Remove(room);
        return allowed;
    }

    private static IEnumerable<string> Named(string list, HashSet<string> rooms) => list.Split(", ").Select(name =>
        rooms.Contains(name) ? name : throw new FormatException($"no room of the table: {name}"));

    [GeneratedRegex(@"^(?<room>[A-Z]\w+) .*→(?<leans>.+)$")]
    private static partial Regex Line();
}
