using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>
/// Sources as lists: those that are not independent of one another are one list, else dependence is built in. Who retells several lists is none of its own
/// and does not make them one.
/// </summary>
/// <param name="Lists">The lists, in ordinal order of their names: the first source of each that takes from no other of them.</param>
/// <param name="Retellers">Sources that retell several of them, and are left out.</param>
internal sealed record SourceLists(ImmutableArray<SystemsList> Lists, ImmutableArray<string> Retellers)
{
    /// <summary>The lists that these sources make.</summary>
    public static SourceLists Of(IEnumerable<string> sources, Independence independence, IReadOnlyCollection<LineageEdge> lineage, PublisherList publishers)
    {
        string[] all = [.. sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<List<string>> groups = [];
        string[] makers = [.. independence.WithoutCopies(all)];
        foreach (var source in makers)
        {
            var tied = groups.Where(group => group.Exists(other => independence.AreOne(source, other))).ToList();
            groups.RemoveAll(tied.Contains);
            groups.Add([.. tied.SelectMany(group => group), source]);
        }

        List<string> retellers = [];
        foreach (var copy in all.Where(source => !groups.Exists(group => group.Contains(source))).ToList())
        {
            var told = groups.Where(group => group.Exists(other => independence.AreOne(copy, other))).ToList();
            if (told.Count > 1)
            {
                retellers.Add(copy);
            }
            else if (told.Count == 1)
            {
                told[0].Add(copy);
            }
            else
            {
                groups.Add([copy]);
            }
        }

        return new(
            [
                .. groups.Select(group => (Name: group.Intersect(makers).DefaultIfEmpty(group[0]).Min(StringComparer.Ordinal)!, Sources: group.Order(StringComparer.Ordinal).ToImmutableArray()))
                    .OrderBy(group => group.Name, StringComparer.Ordinal)
                    .Select(group => new SystemsList(
                        group.Name, publishers.Find(group.Name)?.Name ?? new(group.Name), group.Sources,
                        [.. lineage.Where(edge => edge is { FromClaim: false, OfClaim: false } && group.Sources.Contains(edge.From) && group.Sources.Contains(edge.Of))])),
            ],
            [.. retellers]);
    }
}
