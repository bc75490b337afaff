namespace Cenotaph.Tests.House;

/// <summary>One room's code uses another's: seen at one place.</summary>
internal sealed record Lean(string From, string To, string Where);

/// <summary>The rules that leans are held against.</summary>
internal static class LeanRules
{
    public static IEnumerable<string> Forbidden(RoomTable table, IEnumerable<Lean> leans) =>
        from lean in leans
        where lean.From != lean.To && lean.To != RoomTable.Root
        where !table.Allowed.TryGetValue(lean.From, out var allowed) || !allowed.Contains(lean.To)
        select $"{lean.From} may not lean on {lean.To}: {lean.Where}";

    /// <summary>The first circle found, as the rooms along it, or null.</summary>
    public static string? Cycle(IEnumerable<(string From, string To)> leans)
    {
        var next = leans.Where(lean => lean.From != lean.To).Distinct()
            .ToLookup(lean => lean.From, lean => lean.To, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        return next.Select(room => room.Key).Order(StringComparer.Ordinal)
            .Select(room => CycleFrom(room, [], next, done))
            .FirstOrDefault(cycle => cycle is not null);
    }

    private static string? CycleFrom(string room, List<string> path, ILookup<string, string> next, HashSet<string> done)
    {
        if (path.IndexOf(room) is >= 0 and var start)
        {
            return string.Join(" → ", [.. path[start..], room]);
        }

        if (done.Contains(room))
        {
            return null;
        }

        path.Add(room);
        var cycle = next[room].Order(StringComparer.Ordinal)
            .Select(other => CycleFrom(other, path, next, done))
            .FirstOrDefault(found => found is not null);
        path.RemoveAt(path.Count - 1);
        done.Add(room);
        return cycle;
    }
}
