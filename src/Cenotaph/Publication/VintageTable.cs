using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>A series by week, with what was known of each week at the newest vintage and at some earlier ones.</summary>
/// <param name="Vintages">The vintages, the newest first.</param>
/// <param name="Rows">The weeks in order, that which is not known last; a number for each vintage, null where it had none.</param>
public sealed record VintageTable(ImmutableArray<DateSpan> Vintages, ImmutableArray<VintageRow> Rows)
{
    private static readonly int[] MonthsBack = [0, 3, 6, 12];

    /// <summary>The newest vintage of a series and the newest that are at least 3, 6 and 12 months older, as far as there are any.</summary>
    public static VintageTable Of(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var all = series.Rows.Select(row => row.Vintage).OfType<DateSpan>().Distinct().OrderByDescending(one => one.Last).ToList();
        if (all.Count == 0)
        {
            return new([], []);
        }

        ImmutableArray<DateSpan> shown =
        [
            .. MonthsBack.Select(months => all.Find(one => one.Last <= Before(all[0].Last, months))).Where(one => one != default).Distinct(),
        ];
        return new(
            shown,
            [
                .. from week in series.Rows.GroupBy(row => row.Date)
                   where week.Any(row => shown.Contains(row.Vintage ?? default))
                   orderby week.Key is null, week.Key?.First
                   select new VintageRow(week.Key, [.. shown.Select(vintage => Sum(week.Where(row => row.Vintage == vintage)))]),
            ]);
    }

    // Counted from the day after, so that the end of a month leads to the end of a month.
    private static DateOnly Before(DateOnly day, int months) => day.AddDays(1).AddMonths(-months).AddDays(-1);

    private static decimal? Sum(IEnumerable<SeriesRow> rows)
    {
        var all = rows.ToList();
        return all.Count == 0 ? null : all.Sum(row => row.Value);
    }
}

/// <summary>One week of a <see cref="VintageTable"/>.</summary>
/// <param name="Week">The week; null where it is not known.</param>
/// <param name="Numbers">What was known of it at each vintage; null where nothing was.</param>
public sealed record VintageRow(DateSpan? Week, ImmutableArray<decimal?> Numbers);
