using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Runs a plan by the greatest of three models, age by age, and adds up ages, sexes and territories.</summary>
internal static class EnvelopeRun
{
    /// <summary>Ages and their sum by sex, both sexes together, and the sum over territories where they are several.</summary>
    public static ExcessSummary Of(
        ExcessSummary summary, ExcessPlan plan, CountArrays arrays, ImmutableArray<string> territories, ImmutableArray<AgeGroup> ages)
    {
        List<ExcessResult> results = [];
        foreach (var target in plan.Targets)
        {
            var options = new EnvelopeOptions(plan.BaselineFrom!.Value, plan.BaselineTo!.Value, target, [.. ages.Select(age => age.ToString())]);
            List<ExcessResult> whole = [];

            // The models see every age of the register: that of Lee and Carter needs them. The total of a register is no territory beside its parts here: it is the sum of the estimates.
            foreach (var territory in territories.Where(territory => territory != CountTable.Whole || territories.Length == 1))
            {
                List<ExcessResult> parts = [];
                foreach (var sex in plan.Sexes)
                {
                    var cells = EnvelopeMethod.Estimate(arrays.OfSex(territory, arrays.Deaths.Ages, sex), options with { Trend = !plan.WithoutTrend.Contains(territory), LeeCarterLimits = arrays.LimitsOf(territory, target, sex) });
                    results.AddRange(cells);
                    if (cells.Count > 1)
                    {
                        results.Add(EnvelopeMethod.Sum(cells));
                    }

                    parts.AddRange(cells);
                }

                if (plan.Sexes.Length > 1 && parts.Count > 0)
                {
                    results.Add(EnvelopeMethod.Sum(parts));
                }

                whole.AddRange(parts);
            }

            if (plan.Total && territories.Length > 1 && whole.Count > 0)
            {
                results.Add(Named(EnvelopeMethod.Sum(whole)));
            }
        }

        return summary with { Results = [.. results], Preferred = results.Count == 0 ? "" : results[0].Key.Variant };
    }

    private static ExcessResult Named(ExcessResult sum) => sum with { Key = sum.Key with { Territory = CountTable.Whole } };
}
