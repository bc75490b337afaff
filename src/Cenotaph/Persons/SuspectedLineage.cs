using System.Collections.Immutable;
using Cenotaph.Names;

namespace Cenotaph.Persons;

/// <summary>What the reports themselves show of sources that are not independent (docs/persons.md, "Suspected lineage").</summary>
public sealed class SuspectedLineage
{
    private readonly ImmutableArray<ImmutableHashSet<string>> sets;

    private SuspectedLineage(
        ImmutableArray<string> derived, IReadOnlyList<ExclusiveSet> exclusive, CopyingFound copying,
        IReadOnlyList<(string Source, int Alone, int Shared, double Expected)> lacking,
        IReadOnlyList<(string Source, int Follows, int Shared)> followers, IReadOnlyList<string> unproven)
    {
        (Derived, Exclusive, Copying, Lacking, Following, Unproven) = (derived, exclusive, copying, lacking, followers, unproven);
        sets = [.. exclusive.Select(set => set.Sources.ToImmutableHashSet(StringComparer.Ordinal)), derived.ToImmutableHashSet(StringComparer.Ordinal)];
        List<(string, string)> pairs = [.. exclusive.SelectMany(set => set.Pairs), .. copying.Mirrors.Select(mirror => Ordered(mirror.Copy, mirror.Of))];
        for (var i = 0; i < derived.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                pairs.Add(Ordered(derived[i], derived[j]));
            }
        }

        Pairs = [.. pairs.Distinct().Order()];
    }

    /// <summary>Pairs of sources that count as one until a judgement says otherwise, in ordinal order.</summary>
    public ImmutableArray<(string First, string Second)> Pairs { get; }

    internal IReadOnlyList<ExclusiveSet> Exclusive { get; }

    internal CopyingFound Copying { get; }

    internal IReadOnlyList<(string Source, int Alone, int Shared, double Expected)> Lacking { get; }

    internal IReadOnlyList<(string Source, int Follows, int Shared)> Following { get; }

    internal IReadOnlyList<string> Unproven { get; }

    /// <summary>Sources that show little of their own: what two of them agree on may have one origin. In ordinal order.</summary>
    public ImmutableArray<string> Derived { get; }

    /// <summary>Looks for it among persons, each of whom is said to be dead by one source or more.</summary>
    /// <param name="persons">The persons.</param>
    /// <param name="declared">What is declared and judged.</param>
    public static SuspectedLineage Of(IReadOnlyList<Person> persons, Independence declared)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(declared);
        var listings = new List<Listing>();
        var fields = new List<FieldValues>();
        var days = new List<KnownDays>();
        foreach (var person in persons)
        {
            var dead = person.Reports.Where(report => report.SaysDead).ToList();
            string[] sources = [.. dead.Select(report => report.Source).Distinct(StringComparer.Ordinal)];
            if (sources.Length == 0)
            {
                continue;
            }

            var region = dead.Select(report => report.Region).FirstOrDefault(one => one is not null);
            var year = dead.Select(report => report.Event).FirstOrDefault(one => one is not null)?.First.Year;
            listings.Add(new(sources, Skeleton.Of(region), year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
            if (sources.Length >= 2)
            {
                days.Add(new(
                    dead.Select(report => report.Event).FirstOrDefault(one => one is { Days: <= 31 })?.First,
                    sources.ToDictionary(source => source, source => dead.Where(report => report.Source == source).Min(report => report.Known), StringComparer.Ordinal)));
            }

            if (sources.Length >= 4)
            {
                fields.Add(Values(dead, report => report.Birth));
                fields.Add(Values(dead, report => report.Event));
            }
        }

        var table = ListingTable.Of(listings, declared);
        var copying = SharedErrors.Of(fields, declared);
        var unproven = Discoveries.Unproven(table, declared);
        var (lacking, followers) = (Discoveries.Lacking(table, declared, isOneFound: false), Followers.Of(days, declared, isOneFound: false));
        if (lacking.Count + followers.Count + copying.Derived.Count > 0)
        {
            (lacking, followers) = (Discoveries.Lacking(table, declared, isOneFound: true), Followers.Of(days, declared, isOneFound: true));
        }

        ImmutableArray<string> derived =
        [
            .. copying.Derived.Select(one => one.Source).Concat(lacking.Select(one => one.Source)).Concat(followers.Select(one => one.Source)).Concat(unproven)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

        // Sources that show little of their own are looked at as one: they neither hide one another nor stand for the reach of others.
        var merged = derived.Length < 2 ? table : ListingTable.Of(
            listings.ConvertAll(listing => listing with { Sources = [.. listing.Sources.Select(source => derived.Contains(source) ? derived[0] : source).Distinct(StringComparer.Ordinal)] }), declared);
        var exclusive = ExclusiveOverlap.Find(merged, declared).Select(set => derived.Length < 2 || !set.Sources.Contains(derived[0]) ? set : set with
        {
            Sources = [.. set.Sources.Union(derived, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Pairs = [.. set.Pairs.SelectMany(pair => pair.First == derived[0] || pair.Second == derived[0]
                ? derived.Select(one => Ordered(one, pair.First == derived[0] ? pair.Second : pair.First))
                : [pair])],
        });
        return new(derived, [.. exclusive], copying, lacking, followers, unproven);
    }

    /// <summary>Whether two or more sources, and no other, are a set that shares persons whom nobody else lists: what they say of them is not to be relied on.</summary>
    public bool Doubts(IReadOnlyCollection<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return sources.Count >= 2 && sets.Any(set => sources.All(set.Contains));
    }

    private static FieldValues Values(List<PersonReport> reports, Func<PersonReport, DateSpan?> field)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            if (field(report) is { IsDay: true } day)
            {
                values.TryAdd(report.Source, day.ToString());
            }
        }

        return new(values);
    }

    private static (string, string) Ordered(string first, string second) =>
        string.CompareOrdinal(first, second) <= 0 ? (first, second) : (second, first);
}
