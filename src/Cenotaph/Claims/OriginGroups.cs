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
/// Sorts claims into origins. From a claim, then from its publisher, the strongest edge of lineage leads on (copies first, of equal ones the least id); edges below
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
    private readonly SortedSet<string> circles = new(StringComparer.Ordinal);
    private readonly HashSet<string> named;

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
        named = [.. known.SelectMany(edge => new[] { edge.FromClaim ? null : edge.From, edge.OfClaim ? null : edge.Of }).OfType<string>(), .. declared.SelectMany(one => one.Publishers)];
        foreach (var from in known.Select(edge => edge.From).Distinct(StringComparer.Ordinal))
        {
            _ = ofPublisher.Contains(from) ? Of(from, "") : null;
            _ = ofClaim.Contains(from) && this.claims[from].FirstOrDefault() is { } claim ? Of(claim) : null;
        }
    }

    /// <summary>Lineage that leads back to where it began, each as <c>a → b → a</c>; its publishers count as one origin.</summary>
    public IReadOnlyCollection<string> Circles => circles;

    /// <summary>The ancestry of a claim.</summary>
    public Ancestry Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Of(new(claim.Publisher.Id, claim.Id), claim.Quantity.Category, []);
    }

    /// <summary>The ancestry of a publisher's series.</summary>
    public Ancestry Of(string publisher, string category) => Of(new Place(publisher, null), category, []);

    /// <summary>The publisher that a claim was copied from; null where it is no copy.</summary>
    internal string? CopiedBy(Claim claim) => Own(claim.Publisher.Id, claim.Id) is { } own ? (IsCopy(own) ? Target(own).Publisher : null) : CopiedBy(claim.Publisher.Id);

    /// <summary>The publisher that a publisher copies; null where it copies none.</summary>
    internal string? CopiedBy(string publisher) => Strongest(ofPublisher[publisher]) is { } edge && IsCopy(edge) ? Target(edge).Publisher : null;

    /// <summary>Whether neither lineage nor a declared origin names the publisher.</summary>
    internal bool StandsAlone(string publisher) => !named.Contains(publisher);

    // A publisher, or one claim of it with lineage of its own.
    private sealed record Place(string Publisher, string? Claim)
    {
        public override string ToString() => Claim is null ? Publisher : "claim:" + Claim;
    }

    // From the claim or publisher along its strongest edge: a copy has the ancestry of what it copies, anything else only its origin.
    private Ancestry Of(Place place, string category, List<Place> path)
    {
        var own = place.Claim is { } id ? Own(place.Publisher, id) : null;
        var here = own is null ? place with { Claim = null } : place;
        var publisher = here.Publisher;
        if (own is null && Declared(publisher, category, exact: true) is { } set)
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

        path.Add(here);
        var next = Target(edge);
        if (next.Claim is { } claim && Own(next.Publisher, claim) is null)
        {
            next = next with { Claim = null };
        }

        if (path.IndexOf(next) is >= 0 and var at)
        {
            var circle = path.Skip(at).ToList();
            var first = circle.OrderBy(one => one.Publisher, StringComparer.Ordinal).First();
            var turn = circle.IndexOf(first);
            circles.Add(string.Join(" → ", [.. circle.Skip(turn), .. circle.Take(turn), first]));
            return new(Named(first.Publisher, category), first.Publisher, false, false);
        }

        var of = Of(next, category, path);
        return IsCopy(edge) ? of with { IsCopy = true } : new(of.Origin, publisher, false, false);
    }

    // A claim's own lineage goes before its publisher's, unless only the publisher is known for a copyist.
    private LineageEdge? Own(string publisher, string claim) =>
        Strongest(ofClaim[claim]) is { } own && (IsCopy(own) || !(Strongest(ofPublisher[publisher]) is { } other && IsCopy(other))) ? own : null;

    private static bool IsCopy(LineageEdge edge) => edge.Status != LineageStatus.Inferred && Copying.Contains(edge.Relation) && (edge.Strength ?? 1) >= Copy;

    private Place Target(LineageEdge edge) => edge.OfClaim && claims[edge.Of].FirstOrDefault() is { } claim ? new(claim.Publisher.Id, claim.Id) : new(edge.Of, null);

    private string Named(string publisher, string category) => Declared(publisher, category, exact: false) ?? publisher;

    private string? Declared(string publisher, string category, bool exact) =>
        (declared.FirstOrDefault(one => one.Publishers.Contains(publisher) && one.Categories.Contains(category))
            ?? (exact ? null : declared.FirstOrDefault(one => one.Publishers.Contains(publisher) && one.Categories.IsEmpty)))?.Id;

    private static LineageEdge? Strongest(IEnumerable<LineageEdge> edges) => edges
        .OrderByDescending(IsCopy).ThenByDescending(edge => edge.Strength ?? 1).ThenBy(edge => edge.Status == LineageStatus.Inferred).ThenBy(edge => edge.Of, StringComparer.Ordinal).FirstOrDefault();
}
