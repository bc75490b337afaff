using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Runs one plan of excess deaths on tables of counts.</summary>
internal static class ExcessRun
{
    /// <summary>The results of every territory; where there are none, a problem says why.</summary>
    /// <param name="asked">The plan.</param>
    /// <param name="arrays">The tables.</param>
    /// <param name="problems">Receives what cannot be asked of them.</param>
    public static ExcessSummary Of(ExcessPlan asked, CountArrays arrays, ICollection<Problem> problems)
    {
        var plan = ExcessYears.Filled(asked, arrays.Deaths);
        var ages = Ages(plan, arrays, problems);
        foreach (var area in plan.Areas.Where(area => !arrays.Deaths.Areas.Contains(area) && area != arrays.Deaths.WholeArea))
        {
            problems.Add(new(
                arrays.Deaths.Name, null, "area", $"\"{area}\"", arrays.Deaths.Areas.IsEmpty ? "no area: the register has none" : "an area of the register: " + Few(arrays.Deaths.Areas)));
        }

        var territories = arrays.Territories(plan.Areas, plan.Total);
        var summary = new ExcessSummary
        {
            Id = plan.Id,
            Title = plan.Title,
            Method = plan.Method,
            Side = plan.Side,
            Scope = plan.Scope,
            Preferred = "",
            Results = [],
            Notes = [Phrase.Of("excess.no-soldiers"), Phrase.Of("excess.calibrated-first")],
        };
        if (ages is not { } groups || plan.Targets.IsEmpty)
        {
            return summary;
        }

        return plan.Method switch
        {
            "seasonal-trend" or "glm" => PeriodRun.Of(summary, plan, arrays, territories, groups, problems),
            "ratio" => Ratio(summary, plan, arrays, territories, groups, problems),
            "envelope" => EnvelopeRun.Of(summary, plan, arrays, territories, groups),
            _ => summary,
        };
    }

    /// <summary>What the ratio method is asked for, by this plan.</summary>
    internal static ExcessSettings Settings(ExcessPlan plan, ImmutableArray<AgeGroup> ages) => new()
    {
        TargetYears = plan.Targets,
        BaselineTo = plan.BaselineTo!.Value,
        Ages = [.. ages.Select(age => age.ToString())],
        ExcludedYears = plan.Excluded,
        Windows = plan.Windows,
        Forms = plan.Forms,
        Preferred = plan.Preferred,
        PlaceboFrom = plan.PlaceboFrom,
    };

    /// <summary>The groups of the register that the plan's ages stand for; null with a problem when the register does not have them.</summary>
    internal static ImmutableArray<AgeGroup>? Ages(ExcessPlan plan, CountArrays arrays, ICollection<Problem> problems)
    {
        var ages = arrays.Ages(plan.Ages, out var missing);
        if (missing is null)
        {
            return ages;
        }

        problems.Add(new(
            arrays.Deaths.Name, null, "age", arrays.Deaths.Ages.IsEmpty ? "no groups of ages" : "the groups " + Few([.. arrays.Deaths.Ages.Select(age => age.ToString())]),
            $"groups that make up the ages {missing}"));
        return null;
    }

    private static ExcessSummary Ratio(
        ExcessSummary summary, ExcessPlan plan, CountArrays arrays, ImmutableArray<string> territories, ImmutableArray<AgeGroup> ages, ICollection<Problem> problems)
    {
        if (plan.Sexes.Contains(plan.ComparedWith) || plan.Sexes.Contains(SexGroup.Both))
        {
            problems.Add(new(arrays.Deaths.Name, null, "sex", string.Join(", ", plan.Sexes.Select(CountLabel.Word)), "one sex, and the other to compare it with"));
            return summary;
        }

        var settings = Settings(plan, ages.IsEmpty ? [AgeGroup.Total] : ages);
        List<ExcessResult> results = [];
        List<string> cautions = [];
        DeathCounts? last = null;
        foreach (var territory in territories)
        {
            foreach (var sex in plan.Sexes)
            {
                last = arrays.OfSexes(territory, ages, sex, plan.ComparedWith);
                var preferred = RatioMethod.Preferred(last, settings);
                foreach (var variant in RatioMethod.Variants(last, settings).Prepend(preferred).Distinct())
                {
                    results.AddRange(RatioMethod.Cells(last, settings, variant));
                }

                cautions.AddRange(RatioMethod.Cautions(last, settings));
            }
        }

        if (ages.Length <= 1)
        {
            problems.Add(new(
                arrays.Deaths.Name, null, "age", ages.IsEmpty ? "no groups of ages" : $"one age group only ({ages[0]})",
                "several groups: a change of the ages within one passes for excess", Severity.Doubt));
        }

        return last is null ? summary : summary with
        {
            Preferred = RatioMethod.Preferred(last, settings).Name,
            Results = [.. results],
            Panels = RatioPanels.Of(last, settings),
            Notes = [.. summary.Notes, .. cautions.Select(Phrase.English)],
        };
    }

    private static string Few(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(10)) + (names.Length > 10 ? ", …" : "");
}
