namespace Cenotaph.Claims;

/// <summary>Which publishers take figures from one another, directly or through others.</summary>
internal sealed class LineageGroups
{
    private readonly ILookup<string, string> origins;
    private readonly Dictionary<string, HashSet<string>> known = new(StringComparer.Ordinal);

    /// <summary>The groups that the edges between publishers make.</summary>
    public LineageGroups(IEnumerable<LineageEdge> edges) =>
        origins = edges.Where(edge => !edge.FromClaim && !edge.OfClaim).ToLookup(edge => edge.From, edge => edge.Of, StringComparer.Ordinal);

    /// <summary>
    /// Whether the first takes figures from the second or from an origin of it: then the first shows nothing new about the
    /// second. An origin of the second does, and who retells two publishers does not make them one.
    /// </summary>
    public bool IsDownstream(string first, string second) =>
        Origins(first) is var own && (own.Contains(second) || own.Overlaps(Origins(second)));

    // All from whom it takes figures, without itself.
    private HashSet<string> Origins(string publisher)
    {
        if (!known.TryGetValue(publisher, out var found))
        {
            known[publisher] = found = new(StringComparer.Ordinal);
            Queue<string> open = new([publisher]);
            while (open.TryDequeue(out var next))
            {
                foreach (var origin in origins[next].Where(origin => origin != publisher && found.Add(origin)))
                {
                    open.Enqueue(origin);
                }
            }
        }

        return found;
    }
}
