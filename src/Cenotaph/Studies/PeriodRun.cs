using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Runs a plan on deaths by month, week or quarter; a log-linear model also by year.</summary>
internal static class PeriodRun
{
    /// <summary>All territories, those of one kind of period in one call: they are calibrated together. The log-linear model gives each year and their sum.</summary>
    /// <param name="summary">What the results are added to.</param>
    /// <param name="plan">The plan, with its years.</param>
    /// <param name="arrays">The tables.</param>
    /// <param name="territories">The territories.</param>
    /// <param name="ages">The groups of the register that make up the plan's ages.</param>
    /// <param name="problems">Receives what the tables do not have.</param>
    public static ExcessSummary Of(
        ExcessSummary summary, ExcessPlan plan, CountArrays arrays, ImmutableArray<string> territories, ImmutableArray<AgeGroup> ages, ICollection<Problem> problems)
    {
        var model = plan.Method == ExcessModel.Name;
        var span = plan.Period ?? new DateSpan(DateSpan.Year(plan.Targets[0]).First, DateSpan.Year(plan.Targets[^1]).Last);
        var sex = plan.Sexes is [var only] ? only : SexGroup.Both;
        ImmutableArray<AgeGroup> added = plan.Ages.IsEmpty ? [] : plan.Ages is [{ } one] ? [one] : ages;
        var counted = territories.Select((territory, place) => (Place: place, Counts: arrays.OfPeriods(territory, sex, added, model)))
            .Where(territory => territory.Counts is not null).ToList();
        if (counted.Count == 0)
        {
            problems.Add(model
                ? new(arrays.Deaths.Name, null, "date", "no years, months, weeks or quarters with all that is asked", "counts by year, month, week or quarter")
                : new(arrays.Deaths.Name, null, "date", "no months, weeks or quarters", "counts by month, week or quarter"));
            return summary;
        }

        var results = new List<(int Place, ExcessResult Result)>();
        foreach (var kind in counted.GroupBy(territory => Kind(territory.Counts!)).OrderBy(group => group.Key))
        {
            var list = kind.ToList();
            PeriodCounts[] counts = [.. list.Select(territory => territory.Counts!)];
            foreach (var (from, to) in model ? Pieces(First(span, kind.Key), Last(span, kind.Key), kind.Key) : [(First(span, kind.Key), Last(span, kind.Key))])
            {
                if (to < from)
                {
                    problems.Add(new(arrays.Deaths.Name, null, "period", $"{span}", "a span that holds the middle of a period of the register"));
                    continue;
                }

                var made = model
                    ? ExcessModel.EstimateAll(counts, new(plan.BaselineFrom!.Value, plan.BaselineTo!.Value, from, to, plan.Excluded, plan.TrendDf, plan.Harmonics))
                    : SeasonalTrend.EstimateAll(counts, new(plan.BaselineFrom!.Value, plan.BaselineTo!.Value, from, to, plan.Excluded));
                results.AddRange(made.Select((result, i) => (list[i].Place, result)));
            }
        }

        ImmutableArray<ExcessResult> ordered = [.. results.OrderBy(one => one.Place).Select(one => one.Result)];
        return ordered.IsEmpty ? summary : summary with { Preferred = ordered[0].Key.Variant, Results = ordered, Period = span };
    }

    // Each year of a span, and the whole.
    private static IEnumerable<(YearPeriod From, YearPeriod To)> Pieces(YearPeriod from, YearPeriod to, int kind)
    {
        for (var year = from.Year; to.Year > from.Year && year <= to.Year; year++)
        {
            yield return (year == from.Year ? from : new(year, 1), year == to.Year ? to : new(year, kind == 52 ? 53 : kind));
        }

        yield return (from, to);
    }

    // Periods in a year: the greatest number that a period has tells weeks, months, quarters and years apart.
    private static int Kind(PeriodCounts counts) => counts.Periods.Max() switch { > 12 => 52, > 4 => 12, > 1 => 4, _ => 1 };

    /// <summary>The first period whose middle lies in the span.</summary>
    internal static YearPeriod First(DateSpan span, int kind) => kind switch
    {
        52 => Week(span.First.AddDays(3)),
        12 => new(span.First.Year, span.First.Month),
        1 => new(span.First.Month > 6 ? span.First.Year + 1 : span.First.Year, 1),
        _ => new(span.First.Year, ((span.First.Month - 1) / 3) + 1),
    };

    /// <summary>The last period whose middle lies in the span.</summary>
    internal static YearPeriod Last(DateSpan span, int kind) => kind switch
    {
        52 => Week(span.Last.AddDays(-3)),
        12 => new(span.Last.Year, span.Last.Month),
        1 => new(span.Last.Month > 6 ? span.Last.Year : span.Last.Year - 1, 1),
        _ => new(span.Last.Year, ((span.Last.Month - 1) / 3) + 1),
    };

    private static YearPeriod Week(DateOnly day) => new(ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default)));
}
