using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The years of an estimate of excess where nobody named them.</summary>
internal static class ExcessYears
{
    // The full-scale war, and the pandemic before it, in registers that reach so far.
    private const int FirstYearOfWar = 2022;
    private const int LastYearBefore = 2019;
    private const int UsualBaseline = 5;

    // Methods of periods are asked of the pandemic, from its first month.
    private static readonly DateOnly FirstOfPandemic = new(2020, 3, 1);

    private static readonly ImmutableArray<int> Pandemic = [2020, 2021];

    /// <summary>
    /// The plan with its years filled in. Targets are the years from 2022 that the register has, with a baseline to 2019; in a register that ends before,
    /// its last year, with a baseline to the year before; for methods of periods March 2020 and after. 2020 and 2021 are left out of baselines and placebo unless they are targets.
    /// </summary>
    public static ExcessPlan Filled(ExcessPlan plan, CountTable deaths)
    {
        var years = deaths.Years;
        if (plan is { Method: "seasonal-trend" or "glm", Period: null, Targets.IsEmpty: true } && years.Contains(FirstOfPandemic.Year))
        {
            plan = plan with { Period = new(FirstOfPandemic, deaths.Dates[^1].Last) };
        }

        var targets = plan.Targets;
        if (targets.IsEmpty && !years.IsEmpty)
        {
            targets = plan.Period is { } period ? [.. Enumerable.Range(period.First.Year, period.Last.Year - period.First.Year + 1)]
                : [.. years.Where(year => plan.BaselineTo is { } last ? year > last && !(plan.Excluded.IsDefault ? Pandemic : plan.Excluded).Contains(year) : year >= FirstYearOfWar)];
            targets = targets.IsEmpty ? [years[^1]] : targets;
        }

        if (targets.IsEmpty)
        {
            return plan;
        }

        var excluded = !plan.Excluded.IsDefault ? plan.Excluded : [.. Pandemic.Where(year => !targets.Contains(year))];
        var to = plan.BaselineTo ?? (targets[0] >= FirstYearOfWar ? LastYearBefore : targets[0] - 1);
        var from = plan.BaselineFrom ?? to - UsualBaseline + 1;
        return plan with { Targets = targets, Excluded = excluded, BaselineTo = to, BaselineFrom = from };
    }
}
