using System.Collections.Immutable;

namespace Cenotaph.Registers;

/// <summary>Which areas of a table hold all the others, so that nobody is counted twice in a sum over areas.</summary>
internal static class AreaNames
{
    private static readonly string[] Districts = ["федеральный округ", "федеральний округ", "federal district"];

    /// <summary>The areas that do not hold one another, and the one that is the whole: so labelled, or equal to the sum of the others in every cell.</summary>
    public static (ImmutableArray<string> Areas, string? Whole) Of(IReadOnlyDictionary<CountPlace, decimal> counts)
    {
        var names = counts.Keys.Select(cell => cell.Area).Distinct().Order(StringComparer.Ordinal).ToList();
        if (names.Count == 1)
        {
            return names[0].Length == 0 ? ([], "") : ([names[0]], names[0]);
        }

        var whole = names.Find(name => name.Length == 0 || CountLabel.IsTotal(name));
        var areas = names.Where(name => name != whole
            && !Array.Exists(Districts, district => name.Contains(district, StringComparison.OrdinalIgnoreCase))).ToList();
        whole ??= areas.Count > 2 ? Sum(counts, areas) : null;
        return ([.. areas.Where(name => name != whole)], whole);
    }

    // Where one area is the whole, the sum over all is twice that area, cell by cell. A few revised cells do not hide it.
    private static string? Sum(IReadOnlyDictionary<CountPlace, decimal> counts, List<string> areas)
    {
        var named = areas.ToHashSet(StringComparer.Ordinal);
        var sums = new Dictionary<CountPlace, (decimal Sum, int Areas)>();
        foreach (var (cell, count) in counts.Where(pair => named.Contains(pair.Key.Area)))
        {
            var key = cell with { Area = "" };
            var (sum, met) = sums.GetValueOrDefault(key);
            sums[key] = (sum + count, met + 1);
        }

        var largest = counts.Where(pair => named.Contains(pair.Key.Area)).GroupBy(pair => pair.Key.Area, StringComparer.Ordinal)
            .MaxBy(group => group.Sum(pair => pair.Value))!;
        var full = largest.Where(pair => sums[pair.Key with { Area = "" }].Areas == areas.Count).ToList();
        return full.Count > 0 && full.Sum(pair => pair.Value) > 0
            && 10 * full.Count(pair => 2 * pair.Value == sums[pair.Key with { Area = "" }].Sum) >= 9 * full.Count
            ? largest.Key
            : null;
    }
}
