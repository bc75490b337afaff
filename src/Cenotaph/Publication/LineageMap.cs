using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Lineage between publishers: that of their claims counts as theirs.</summary>
/// <param name="From">The publisher that took figures.</param>
/// <param name="Of">The publisher they were taken from.</param>
/// <param name="Relation">What was done with them.</param>
/// <param name="Status">How it is known.</param>
/// <param name="Strength">The greatest that was judged, from 0 to 1; null when none was.</param>
/// <param name="Evidence">What shows it, one sentence each.</param>
/// <param name="Claims">The ids of the claims that it is known of; empty when it is known of the publisher as a whole.</param>
public sealed record LineageLink(
    string From,
    string Of,
    string Relation,
    LineageStatus Status,
    decimal? Strength,
    ImmutableArray<string> Evidence,
    ImmutableArray<string> Claims);

/// <summary>Publishers that are linked, directly or through others: one witness, not several.</summary>
/// <param name="Publishers">Their ids, in ordinal order.</param>
/// <param name="Links">The links among them.</param>
public sealed record LineageGroup(ImmutableArray<string> Publishers, ImmutableArray<LineageLink> Links);

/// <summary>Who takes figures from whom, publisher by publisher.</summary>
public static class LineageMap
{
    /// <summary>The links between different publishers, by who takes, from whom, how and how it is known.</summary>
    /// <param name="edges">The study's edges.</param>
    /// <param name="claims">The claims, with edges of their own.</param>
    public static ImmutableArray<LineageLink> Links(IEnumerable<LineageEdge> edges, IReadOnlyCollection<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(claims);
        var publishers = claims.DistinctBy(claim => claim.Id, StringComparer.Ordinal)
            .ToDictionary(claim => claim.Id, claim => claim.Publisher.Id, StringComparer.Ordinal);
        return
        [
            .. edges.Concat(claims.SelectMany(claim => claim.Lineage)).Distinct()
                .Select(edge => (Edge: edge, From: Who(edge.From, edge.FromClaim), Of: Who(edge.Of, edge.OfClaim)))
                .Where(one => one.From != one.Of)
                .GroupBy(one => (one.From, one.Of, one.Edge.Relation, one.Edge.Status))
                .OrderBy(group => group.Key.From, StringComparer.Ordinal).ThenBy(group => group.Key.Of, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Relation, StringComparer.Ordinal).ThenBy(group => group.Key.Status)
                .Select(group => new LineageLink(
                    group.Key.From, group.Key.Of, group.Key.Relation, group.Key.Status,
                    group.Max(one => one.Edge.Strength),
                    Texts(group.Select(one => one.Edge.Evidence)),
                    Texts(group.Select(one => one.Edge.FromClaim ? one.Edge.From : null)))),
        ];

        string Who(string id, bool isClaim) => isClaim ? publishers.GetValueOrDefault(id, id) : id;
    }

    /// <summary>The groups, the largest first.</summary>
    public static ImmutableArray<LineageGroup> Groups(IReadOnlyCollection<LineageLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var above = links.SelectMany(link => new[] { link.From, link.Of }).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, id => id, StringComparer.Ordinal);
        foreach (var link in links)
        {
            var (from, of) = (Head(link.From), Head(link.Of));
            above[string.CompareOrdinal(from, of) < 0 ? of : from] = string.CompareOrdinal(from, of) < 0 ? from : of;
        }

        return
        [
            .. above.Keys.GroupBy(Head, StringComparer.Ordinal)
                .Select(group => new LineageGroup(
                    [.. group.Order(StringComparer.Ordinal)],
                    [.. links.Where(link => Head(link.From) == group.Key)]))
                .OrderByDescending(group => group.Publishers.Length).ThenBy(group => group.Publishers[0], StringComparer.Ordinal),
        ];

        string Head(string id)
        {
            while (above[id] != id)
            {
                id = above[id];
            }

            return id;
        }
    }

    private static ImmutableArray<string> Texts(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
