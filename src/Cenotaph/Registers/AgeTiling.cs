using System.Collections.Immutable;

namespace Cenotaph.Registers;

/// <summary>Groups of ages sorted into tiles, which do not overlap, and groups kept apart, which do.</summary>
/// <param name="Tiles">The tiles, the youngest first.</param>
/// <param name="Apart">The others, the youngest first: sums of tiles, and groups that cut across them.</param>
internal sealed record AgeTiling(ImmutableArray<AgeGroup> Tiles, ImmutableArray<AgeGroup> Apart)
{
    /// <summary>
    /// Sorts the groups of a table, given once for each cell that has them. A group that smaller ones make up without gap is their sum and stands
    /// apart. Of two that overlap otherwise, the one with fewer cells stands apart: a label that came up in a single year does not unmake the others.
    /// </summary>
    public static AgeTiling Of(IEnumerable<AgeGroup> cells)
    {
        var often = new Dictionary<AgeGroup, int>();
        foreach (var age in cells.Where(age => age.IsYears))
        {
            often[age] = often.GetValueOrDefault(age) + 1;
        }

        // A group of which few cells are known is no part that could stand for a group known everywhere.
        var all = often.Keys.Order().ToList();
        var tiles = all.Where(age => !Chain(age, [.. all.Where(other => other != age && age.Contains(other) && 2 * often[other] >= often[age])])).ToList();
        while (Worst(tiles, often) is { } worst)
        {
            tiles.Remove(worst);
        }

        return new([.. tiles], [.. all.Except(tiles)]);
    }

    /// <summary>The tiles that make up a group without gap; all of them for all ages; empty when they do not.</summary>
    public ImmutableArray<AgeGroup> Parts(AgeGroup age)
    {
        if (age.Kind == AgeKind.Unknown)
        {
            return [];
        }

        var low = age.Kind == AgeKind.Total ? 0 : age.Low;
        var parts = Tiles.Where(tile => tile.Low >= low && (age.High is null || (tile.High is { } high && high <= age.High))).ToList();
        return Joined(parts, low, age.High) ? [.. parts] : [];
    }

    private static bool Chain(AgeGroup age, List<AgeGroup> parts)
    {
        // From the low bound on, the next part is the widest that begins there; then the next shorter one.
        bool From(int low) => parts.Where(part => part.Low == low).OrderByDescending(part => part.High ?? int.MaxValue)
            .Any(part => part.High == age.High || (part.High is { } high && (age.High is null || high < age.High) && From(high + 1)));
        return From(age.Low);
    }

    private static bool Joined(List<AgeGroup> parts, int low, int? high)
    {
        foreach (var part in parts)
        {
            if (part.Low != low)
            {
                return false;
            }

            low = part.High + 1 ?? int.MaxValue;
        }

        return parts.Count > 0 && (high is null ? low == int.MaxValue : low == high + 1);
    }

    private static AgeGroup? Worst(List<AgeGroup> tiles, Dictionary<AgeGroup, int> often)
    {
        var crossing = tiles.Where(tile => tiles.Exists(other => other != tile && other.Overlaps(tile))).ToList();
        return crossing.Count == 0 ? null
            : crossing.OrderBy(tile => often[tile]).ThenBy(tile => (tile.High ?? AgeGroup.Oldest) - tile.Low).ThenBy(tile => tile.Low).First();
    }
}
