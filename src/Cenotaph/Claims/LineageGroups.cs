namespace Cenotaph.Claims;

/// <summary>Which publishers take figures from one another, directly or through others.</summary>
internal sealed class LineageGroups
{
    private readonly SortedDictionary<string, string> groups = new(StringComparer.Ordinal);

    /// <summary>The groups that the edges between publishers make.</summary>
    public LineageGroups(IEnumerable<LineageEdge> edges)
    {
        foreach (var edge in edges.Where(edge => !edge.FromClaim && !edge.OfClaim))
        {
            var (one, other) = (Of(edge.From), Of(edge.Of));
            groups[edge.From] = one;
            groups[edge.Of] = other;
            foreach (var member in groups.Keys.Where(key => groups[key] == other).ToList())
            {
                groups[member] = one;
            }
        }
    }

    /// <summary>The group of a publisher: its own where no edge is known.</summary>
    public string Of(string publisher) => groups.GetValueOrDefault(publisher, publisher);
}
