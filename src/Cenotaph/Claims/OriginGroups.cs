using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>Publishers that a study holds for one origin, because nobody can tell their material apart.</summary>
/// <param name="Id">The origin's word.</param>
/// <param name="Publishers">The publishers.</param>
/// <param name="Categories">Only their numbers of these categories; all when empty.</param>
/// <param name="Why">The reason.</param>
public sealed record DeclaredOrigin(string Id, ImmutableArray<string> Publishers, ImmutableArray<string> Categories, string Why);

/// <summary>Whose errors a figure carries, by the lineage on record.</summary>
/// <param name="Origin">The group of sources whose errors are shared.</param>
/// <param name="House">The publisher whose number it is.</param>
/// <param name="IsCopy">Whether lineage stated or accepted makes it a copy of the house's number.</param>
/// <param name="Pooled">Whether it is put together from others' estimates, so that it is no evidence of its own.</param>
public sealed record Ancestry(string Origin, string House, bool IsCopy, bool Pooled);

/// <summary>
/// Sorts claims into origins. From a claim, then from its publisher, the strongest edge of lineage leads on (of equal ones the least id); edges below
/// <see cref="Least"/> and those that are only primary do not. An edge not yet accepted makes one origin, since that errs on the side of the wider
/// interval; only stated and accepted ones make a copy.
/// </summary>
public sealed class OriginGroups
{
    /// <summary>From this strength on a source shares the errors of what it takes from.</summary>
    public const decimal Least = 0.5m;

    private const decimal Copy = 0.95m;
    private static readonly string[] Copying = ["republishes", "transcribes", "secondary"];

    private readonly ILookup<string, LineageEdge> ofPublisher;
    private readonly ILookup<string, LineageEdge> ofClaim;
    private readonly ILookup<string, Claim> claims;
    private readonly ImmutableArray<DeclaredOrigin> declared;
    private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);
    private readonly SortedSet<string> circles = new(StringComparer.Ordinal);

    /// <summary>The origins that lineage and the study's declarations make.</summary>
    public OriginGroups(IEnumerable<Claim> claims, IEnumerable<LineageEdge> edges, ImmutableArray<DeclaredOrigin> declared)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(edges);
        var all = claims.ToList();
        var known = edges.Concat(all.SelectMany(claim => claim.Lineage.Where(edge => edge.FromClaim && edge.From == claim.Id)))
            .Where(edge => edge.Relation != "primary" && (edge.Strength ?? 1) >= Least).Distinct().ToList();
        this.claims = all.ToLookup(claim => claim.Id, StringComparer.Ordinal);
        this.declared = declared;
        ofPublisher = known.Where(edge => !edge.FromClaim).ToLookup(edge => edge.From, StringComparer.Ordinal);
        ofClaim = known.Where(edge => edge.FromClaim).ToLookup(edge => edge.From, StringComparer.Ordinal);
    }

    /// <summary>Lineage that leads back to where it began, each as <c>a → b → a</c>; its publishers count as one origin.</summary>
    public IReadOnlyCollection<string> Circles => circles;

    /// <summary>The ancestry of a claim.</summary>
    public Ancestry Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Of(claim.Publisher.Id, claim.Quantity.Category, Strongest(ofClaim[claim.Id]));
    }

    /// <summary>The ancestry of a publisher's series.</summary>
    public Ancestry Of(string publisher, string category) => Of(publisher, category, null);

    private Ancestry Of(string publisher, string category, LineageEdge? own)
    {
        if (Declared(publisher, category, exact: true) is { } set && own is null)
        {
            return new(set, publisher, false, false);
        }

        if (own is null && ofPublisher[publisher].Any(one => one.Relation == "pooled"))
        {
            return new(publisher, publisher, false, true);
        }

        var edge = own ?? Strongest(ofPublisher[publisher]);
        if (edge is null)
        {
            return new(Named(publisher, category), publisher, false, false);
        }

        if (edge.Relation == "pooled")
        {
            return new(publisher, publisher, false, true);
        }

        var of = Publisher(edge);
        var isCopy = edge.Status != LineageStatus.Inferred && Copying.Contains(edge.Relation) && (edge.Strength ?? 1) >= Copy;
        var origin = Named(Root(of), category);
        return new(origin, isCopy ? HouseOf(of) : publisher, isCopy, false);
    }

    // A copy of a copy carries the errors of the first.
    private string HouseOf(string publisher)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (seen.Add(publisher) && Strongest(ofPublisher[publisher]) is { } edge && edge.Status != LineageStatus.Inferred
            && Copying.Contains(edge.Relation) && (edge.Strength ?? 1) >= Copy)
        {
            publisher = Publisher(edge);
        }

        return seen.Contains(publisher) && seen.Count > 1 && Strongest(ofPublisher[publisher]) is not null ? seen.Min(StringComparer.Ordinal)! : publisher;
    }

    private string Root(string publisher)
    {
        if (roots.TryGetValue(publisher, out var root))
        {
            return root;
        }

        List<string> path = [publisher];
        while (Strongest(ofPublisher[path[^1]]) is { Relation: not "pooled" } edge)
        {
            var next = Publisher(edge);
            if (path.IndexOf(next) is >= 0 and var at)
            {
                var circle = path.Skip(at).ToList();
                var first = circle.Min(StringComparer.Ordinal)!;
                var turn = circle.IndexOf(first);
                circles.Add(string.Join(" → ", [.. circle.Skip(turn), .. circle.Take(turn), first]));
                return roots[publisher] = first;
            }

            path.Add(next);
        }

        return roots[publisher] = path[^1];
    }

    private string Publisher(LineageEdge edge) => edge.OfClaim ? claims[edge.Of].FirstOrDefault()?.Publisher.Id ?? edge.Of : edge.Of;

    private string Named(string publisher, string category) => Declared(publisher, category, exact: false) ?? publisher;

    private string? Declared(string publisher, string category, bool exact) =>
        (declared.FirstOrDefault(one => one.Publishers.Contains(publisher) && one.Categories.Contains(category))
            ?? (exact ? null : declared.FirstOrDefault(one => one.Publishers.Contains(publisher) && one.Categories.IsEmpty)))?.Id;

    private static LineageEdge? Strongest(IEnumerable<LineageEdge> edges) => edges
        .OrderByDescending(edge => edge.Strength ?? 1).ThenBy(edge => edge.Status == LineageStatus.Inferred).ThenBy(edge => edge.Of, StringComparer.Ordinal).FirstOrDefault();
}

file static class OrdinalMinimum
{
    public static string? Min(this IEnumerable<string> texts, StringComparer comparer) => texts.Order(comparer).FirstOrDefault();
}
