using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Holds the newest positions of a front back: nothing of the study reads or publishes them.</summary>
internal static class FrontDelay
{
    /// <summary>The last day of which anything may be shown.</summary>
    public static DateOnly Until(FrontPlan plan, DateOnly asOf) =>
        asOf.DayNumber > plan.Settings.DelayDays ? asOf.AddDays(-plan.Settings.DelayDays) : DateOnly.MinValue;

    /// <summary>
    /// The series without rows that are newer: those that the plan names, and all others of their categories, since the same area in percent
    /// tells as much.
    /// </summary>
    public static ImmutableArray<Series> HoldBack(ImmutableArray<Series> series, FrontPlan plan, DateOnly asOf)
    {
        var until = Until(plan, asOf);
        var named = plan.Positions.Values.Concat(plan.Areas).ToHashSet(StringComparer.Ordinal);
        var categories = series.Where(one => named.Contains(one.Definition.Id)).Select(one => one.Definition.Quantity.Category).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. series.Select(one => categories.Contains(one.Definition.Quantity.Category)
                ? one with { Rows = [.. one.Rows.Where(row => row.Date is not { } date || date.Last <= until)] }
                : one),
        ];
    }
}
