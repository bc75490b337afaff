using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The sections [[vintages]] of study.toml.</summary>
internal static class VintageSection
{
    /// <summary>The plans, in file order.</summary>
    public static ImmutableArray<VintagePlan> Read(TomlTable study)
    {
        List<VintagePlan> plans = [];
        foreach (var table in study.Tables("vintages"))
        {
            var id = table.Identifier("id");
            if (id.Length > 0 && !StudyLoader.Slug().IsMatch(id))
            {
                table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
            }

            if (plans.Exists(other => other.Id == id))
            {
                table.Fault("id", $"\"{id}\" again", "an id of its own");
            }

            var (title, series) = (table.Local("title"), table.Texts("series"));
            if (series.Length < 2 || series.Distinct(StringComparer.Ordinal).Count() < series.Length)
            {
                table.Fault("series", series.Length < 2 ? "fewer than two series" : "a series twice", "the series of one estimate, oldest edition first, each once");
            }

            table.Done("id, title, series");
            plans.Add(new(id, title ?? new(id.Length > 0 ? id : "?"), series));
        }

        return [.. plans.Where(plan => !plan.Series.IsEmpty)];
    }
}
