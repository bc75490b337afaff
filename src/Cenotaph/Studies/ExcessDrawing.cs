using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Draws the excess of every territory and sex of a plan.</summary>
internal static class ExcessDrawing
{
    /// <summary>A set of draws for each territory and sex that is estimable. Each has a random stream of its own, by its place.</summary>
    public static ImmutableArray<DrawSet> Of(ExcessPlan asked, CountArrays arrays, ICollection<Problem> problems, int draws, ulong seed)
    {
        var plan = ExcessYears.Filled(asked, arrays.Deaths);
        if (ExcessRun.Ages(plan, arrays, problems) is not { } ages || plan.Targets.IsEmpty)
        {
            return [];
        }

        var settings = ExcessRun.Settings(plan, ages.IsEmpty ? [AgeGroup.Total] : ages);
        List<DrawSet> sets = [];
        var place = 0UL;
        foreach (var territory in arrays.Territories(plan.Areas, plan.Total))
        {
            foreach (var sex in plan.Sexes)
            {
                var counts = arrays.OfSexes(territory, ages, sex, plan.ComparedWith);
                var variant = RatioMethod.Preferred(counts, settings);
                var own = SplitMix.Mix(seed ^ SplitMix.Mix(++place));
                if (RatioMethod.Draws(counts, settings, variant, draws, own) is { } drawn)
                {
                    sets.Add(new(plan.Id, RatioMethod.Name, variant.Name, counts.Territory, counts.Sex, drawn));
                }
                else
                {
                    problems.Add(new(
                        arrays.Deaths.Name, null, null, $"no draws for {counts.Territory}, {counts.Sex}: its sum is not estimable or has no error",
                        "counts of every year and age that are asked; it is left out", Severity.Doubt));
                }
            }
        }

        return [.. sets];
    }
}
