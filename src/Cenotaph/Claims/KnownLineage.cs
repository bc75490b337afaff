namespace Cenotaph.Claims;

/// <summary>What is on record of figures that one publisher takes from another.</summary>
internal static class KnownLineage
{
    /// <summary>
    /// The best that is known of two publishers: of an edge between them, or from one of these claims to the other publisher
    /// or its claims. Edges declared for themselves say how they are known; only where there are none do the origins
    /// that a claim lists count, as stated. Null when nothing is on record.
    /// </summary>
    public static LineageStatus? Between(ClaimBook book, string first, string second, IReadOnlySet<string> records)
    {
        var claims = book.Claims.Where(claim => records.Contains(claim.Id)).ToList();
        var publishers = claims.DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, claim => claim.Publisher.Id, StringComparer.Ordinal);
        string? End(string end, bool isClaim) => isClaim ? publishers.GetValueOrDefault(end) : end;
        LineageStatus? Best(IEnumerable<LineageEdge> edges) => edges
            .Where(edge => (End(edge.From, edge.FromClaim), End(edge.Of, edge.OfClaim)) is var ends
                && (ends == (first, second) || ends == (second, first)))
            .Select(edge => (LineageStatus?)edge.Status)
            .OrderBy(status => status == LineageStatus.Inferred)
            .ThenByDescending(status => status)
            .FirstOrDefault();
        return Best(book.Lineage) ?? Best(claims.SelectMany(claim => claim.Lineage));
    }
}
