using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The sections [[reconcile.score]] of study.toml.</summary>
internal static class ScoreSection
{
    /// <summary>The plans, in file order; those with a fault that leaves nothing to score are left out.</summary>
    public static ImmutableArray<ScorePlan> Read(TomlTable section, Declarations declared)
    {
        List<ScorePlan> plans = [];
        foreach (var table in section.Tables("score"))
        {
            var (id, side) = (table.Identifier("id"), table.RequiredText("side"));
            if (side.Length > 0 && !declared.Rules.Sides.Knows(side))
            {
                table.Fault("side", $"\"{side}\"", "a declared side");
            }

            if (plans.Exists(other => other.Id == id))
            {
                table.Fault("id", $"\"{id}\" again", "each id once");
            }

            var category = ReconcileSection.Category(table, "category");
            var (peers, target, publishers) = (table.Texts("peers"), table.Texts("target"), table.Texts("publishers"));
            if (peers.IsEmpty || peers.Distinct(StringComparer.Ordinal).Count() < peers.Length)
            {
                table.Fault("peers", peers.IsEmpty ? "nothing" : "a series twice", "series of the peer, each once");
            }

            if (target.IsEmpty == publishers.IsEmpty)
            {
                table.Fault(target.IsEmpty ? null : "publishers", target.IsEmpty ? "neither target nor publishers" : "target and publishers", "series as target, or publishers whose later claims are");
            }

            var spacing = table.Text("spacing") ?? "month";
            if (spacing is not ("month" or "edition"))
            {
                table.Fault("spacing", $"\"{spacing}\"", "month or edition");
            }

            var why = table.RequiredText("why");
            table.Done("id, side, category, peers, target, publishers, spacing, why");
            if (category is { } counted && !peers.IsEmpty && target.IsEmpty != publishers.IsEmpty)
            {
                plans.Add(new(id, side, counted, peers, target, publishers, spacing == "edition" ? ScoreSpacing.Edition : ScoreSpacing.Month, why));
            }
        }

        return [.. plans];
    }
}
