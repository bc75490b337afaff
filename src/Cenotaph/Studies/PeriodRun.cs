using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Runs a plan on deaths by month, week or quarter.</summary>
internal static class PeriodRun
{
    /// <summary>All territories by trend and seasons, those of one kind of period in one call: they are calibrated together.</summary>
    public static ExcessSummary SeasonalTrend(
        ExcessSummary summary, ExcessPlan plan, CountArrays arrays, ImmutableArray<string> territories, ICollection<Problem> problems)
    {
        var span = plan.Period ?? new DateSpan(DateSpan.Year(plan.Targets[0]).First, DateSpan.Year(plan.Targets[^1]).Last);
        var counted = territories.Select((territory, place) => (Place: place, Counts: arrays.OfPeriods(territory, plan.Sexes is [var only] ? only : Registers.SexGroup.Both, plan.Ages)))
            .Where(one => one.Counts is not null).ToList();
        if (counted.Count == 0)
        {
            problems.Add(new(arrays.Deaths.Name, null, "date", "no months, weeks or quarters", "counts by month, week or quarter"));
            return summary;
        }

        var results = new List<(int Place, ExcessResult Result)>();
        foreach (var kind in counted.GroupBy(one => Kind(one.Counts!)).OrderBy(group => group.Key))
        {
            var list = kind.ToList();
            var options = new SeasonalTrendOptions(plan.BaselineFrom!.Value, plan.BaselineTo!.Value, First(span, kind.Key), Last(span, kind.Key), plan.Excluded);
            results.AddRange(ExcessMortality.SeasonalTrend.EstimateAll([.. list.Select(one => one.Counts!)], options).Select((result, i) => (list[i].Place, result)));
        }

        ImmutableArray<ExcessResult> ordered = [.. results.OrderBy(one => one.Place).Select(one => one.Result)];
        return summary with { Preferred = ordered[0].Key.Variant, Results = ordered, Period = span };
    }

    // Periods in a year: the greatest number that a period has tells weeks, months and quarters apart.
    private static int Kind(PeriodCounts counts) => counts.Periods.Max() switch { > 12 => 52, > 4 => 12, _ => 4 };

    /// <summary>The first period whose middle lies in the span.</summary>
    internal static YearPeriod First(DateSpan span, int kind) => kind switch
    {
        52 => Week(span.First.AddDays(3)),
        12 => new(span.First.Year, span.First.Month),
        _ => new(span.First.Year, ((span.First.Month - 1) / 3) + 1),
    };

    /// <summary>The last period whose middle lies in the span.</summary>
    internal static YearPeriod Last(DateSpan span, int kind) => kind switch
    {
        52 => Week(span.Last.AddDays(-3)),
        12 => new(span.Last.Year, span.Last.Month),
        _ => new(span.Last.Year, ((span.Last.Month - 1) / 3) + 1),
    };

    private static YearPeriod Week(DateOnly day) => new(ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default)));
}
