namespace Cenotaph.Claims;

/// <summary>Which publishers take figures from one another or from a common origin, directly or through others.</summary>
internal sealed class LineageGroups
{
    private readonly ILookup<string, string> origins;
    private readonly Dictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    /// <summary>The groups that the edges between publishers make.</summary>
    public LineageGroups(IEnumerable<LineageEdge> edges) =>
        origins = edges.Where(edge => !edge.FromClaim && !edge.OfClaim).ToLookup(edge => edge.From, edge => edge.Of, StringComparer.Ordinal);

    /// <summary>
    /// Whether one is the other or its origin, or both have an origin in common. Who retells two publishers does not
    /// make them one.
    /// </summary>
    public bool IsOne(string first, string second) => Origins(first).Overlaps(Origins(second));

    private HashSet<string> Origins(string publisher)
    {
        if (!known.TryGetValue(publisher, out var found))
        {
            known[publisher] = found = new(StringComparer.Ordinal) { publisher };
            Queue<string> open = new([publisher]);
            while (open.TryDequeue(out var next))
            {
                foreach (var origin in origins[next].Where(found.Add))
                {
                    open.Enqueue(origin);
                }
            }
        }

        return found;
    }
}
