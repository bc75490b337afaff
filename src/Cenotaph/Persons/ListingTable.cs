using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>Which sources say of one person that he is dead.</summary>
/// <param name="Sources">The sources.</param>
/// <param name="Region">Where from; sources may differ in whom they reach.</param>
/// <param name="Period">When; likewise.</param>
internal readonly record struct Listing(IReadOnlyCollection<string> Sources, string Region = "", string Period = "");

/// <summary>Persons counted by the set of sources that list them, in strata.</summary>
internal sealed class ListingTable
{
    /// <summary>So many sources are looked at, those with most persons.</summary>
    public const int MostSources = 64;

    // A stratum with fewer persons of three sources or more cannot say by itself how far each source reaches.
    private const int SmallestStratum = 150;

    private ListingTable(string[] sources, Stratum[] strata) => (Sources, Strata) = (sources, strata);

    /// <summary>The sources; bit i of a mask is the i-th.</summary>
    public string[] Sources { get; }

    /// <summary>The strata.</summary>
    public Stratum[] Strata { get; }

    /// <summary>One stratum: how many persons each set of sources has.</summary>
    /// <param name="Patterns">Sets and counts, in order of the set.</param>
    internal sealed record Stratum((ulong Mask, int Count)[] Patterns);

    /// <summary>Counts listings. A source whose word is another's, present for the same person, is left out of that person's set.</summary>
    public static ListingTable Of(IReadOnlyList<Listing> listings, Independence declared)
    {
        string[] sources =
        [
            .. listings.SelectMany(listing => listing.Sources).GroupBy(source => source, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(MostSources).Select(group => group.Key).Order(StringComparer.Ordinal),
        ];
        var bits = sources.Select((source, bit) => (source, bit)).ToDictionary(pair => pair.source, pair => pair.bit, StringComparer.Ordinal);
        var masks = new (string Region, string Stratum, ulong Mask)[listings.Count];
        for (var i = 0; i < masks.Length; i++)
        {
            var mask = 0UL;
            foreach (var source in declared.WithoutCopies(listings[i].Sources))
            {
                mask |= bits.TryGetValue(source, out var bit) ? 1UL << bit : 0;
            }

            masks[i] = (listings[i].Region, listings[i].Region + '\u001f' + listings[i].Period, mask);
        }

        // By region and period where there are enough persons, else by region, else all together.
        var narrow = Large(masks.Select(one => (one.Stratum, one.Mask)));
        var wide = Large(masks.Where(one => !narrow.Contains(one.Stratum)).Select(one => (one.Region, one.Mask)));
        var strata = masks.Where(one => one.Mask != 0)
            .GroupBy(one => narrow.Contains(one.Stratum) ? one.Stratum : wide.Contains(one.Region) ? one.Region : "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Stratum([.. group.GroupBy(one => one.Mask).Select(same => (same.Key, same.Count())).OrderBy(one => one.Key)]));
        return new(sources, [.. strata]);
    }

    private static HashSet<string> Large(IEnumerable<(string Stratum, ulong Mask)> persons) =>
        persons.Where(one => BitOperations.PopCount(one.Mask) >= 3).GroupBy(one => one.Stratum, StringComparer.Ordinal)
            .Where(group => group.Count() >= SmallestStratum).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The table without the persons whose sources all lie in one of these sets.</summary>
    public ListingTable Without(IReadOnlyList<ulong> sets) =>
        new(Sources, [.. Strata.Select(stratum => new Stratum([.. stratum.Patterns.Where(one => BitOperations.PopCount(one.Mask) < 2 || !sets.Any(set => (one.Mask & ~set) == 0))]))]);
}
