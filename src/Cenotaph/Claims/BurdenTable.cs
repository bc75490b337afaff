using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One line of a table of burden.</summary>
/// <param name="Area">The area; empty for the areas that are shown together.</param>
/// <param name="Areas">How many areas it is.</param>
/// <param name="Rate">The rate.</param>
public sealed record BurdenRow(string Area, int Areas, BurdenRate Rate);

/// <summary>Cases by area against how many live there, where no small count is shown by itself.</summary>
/// <param name="Rows">The lines, the highest rate first; the areas that are shown together last.</param>
/// <param name="Least">The least count that is shown.</param>
/// <param name="LeftOut">Areas without a count, or without anyone to count among.</param>
/// <param name="Ratio">How many times the first area's rate is the last one's: value and exact limits.</param>
public sealed record BurdenTable(
    ImmutableArray<BurdenRow> Rows, int Least, ImmutableArray<string> LeftOut, (string First, string Last, double? Value, double Low, double? High)? Ratio)
{
    /// <summary>
    /// The table. Areas with fewer cases than the least are shown together; were there one alone, or fewer cases than the least in all of them, the next
    /// smallest go with them, so that nobody finds a small count by subtraction. Where not enough areas are left, they are left out and nothing stands for them.
    /// </summary>
    /// <param name="areas">Each area with its cases and how many live there.</param>
    /// <param name="scale">The rate is told for so many.</param>
    /// <param name="least">The least count that may be shown, at least 1.</param>
    public static BurdenTable Of(IReadOnlyList<(string Area, long? Cases, double? Among)> areas, double scale, int least)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        var known = areas.Where(area => area is { Cases: >= 0, Among: > 0 }).Select(area => (area.Area, Cases: area.Cases!.Value, Among: area.Among!.Value))
            .OrderBy(area => area.Cases).ThenBy(area => area.Area, StringComparer.Ordinal).ToList();
        var together = known.Count(area => area.Cases < least);
        while (together > 0 && together < known.Count && (together < 2 || known.Take(together).Sum(area => area.Cases) < least))
        {
            together++;
        }

        var small = known.Take(together).ToList();
        var shown = known.Skip(together).Select(area => new BurdenRow(area.Area, 1, BurdenRate.Of(area.Cases, area.Among, scale)))
            .OrderByDescending(row => row.Rate.Rate).ThenBy(row => row.Area, StringComparer.Ordinal).ToList();
        (string, string, double?, double, double?)? ratio = shown is [var first, .., var last] && BurdenRate.Ratio(first.Rate, last.Rate) is { } times
            ? (first.Area, last.Area, times.Value, times.Low, times.High) : null;
        var publishable = small.Count > 1 && small.Sum(area => area.Cases) >= least;
        if (publishable)
        {
            shown.Add(new("", small.Count, BurdenRate.Of(small.Sum(area => area.Cases), small.Sum(area => area.Among), scale)));
        }

        var left = areas.Where(area => area is not { Cases: >= 0, Among: > 0 }).Select(area => area.Area);
        return new([.. shown], least, [.. left.Concat(publishable ? [] : small.Select(area => area.Area)).Order(StringComparer.Ordinal)], ratio);
    }
}
