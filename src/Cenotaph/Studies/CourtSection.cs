using System.Collections.Immutable;
using Cenotaph.Registers;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>The sections [[courts]] of study.toml.</summary>
internal static class CourtSection
{
    /// <summary>The plans, in file order, each side once.</summary>
    public static ImmutableArray<CourtPlan> Read(TomlTable study, Nesting sides, DateOnly? start)
    {
        List<CourtPlan> plans = [];
        foreach (var table in study.Tables("courts"))
        {
            if (Plan(table, sides, start) is not { } plan)
            {
                continue;
            }

            if (plans.Exists(other => other.Side == plan.Side))
            {
                table.Fault("side", $"\"{plan.Side}\" again", "each side once");
            }

            plans.Add(plan);
        }

        return [.. plans];
    }

    /// <summary>Says which series that plans name are not there.</summary>
    public static void Check(TomlTable study, ImmutableArray<CourtPlan> plans, ImmutableArray<SeriesDefinition> series)
    {
        foreach (var plan in plans.Where(plan => plan.Series is { } id && !series.Any(one => one.Id == id)))
        {
            study.Fault("courts", $"series \"{plan.Series}\"", "a series that an input defines");
        }
    }

    private static CourtPlan? Plan(TomlTable table, Nesting sides, DateOnly? warStart)
    {
        var side = table.RequiredText("side");
        if (side.Length > 0 && !sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        var start = table.Date("start")?.First ?? warStart;
        if (start is null)
        {
            table.Fault("start", "nothing", "the first day of the war, here or for the study");
        }

        var variation = table.Real("variation");
        if (variation is not (null or (> 0 and <= 1)))
        {
            table.Fault("variation", $"{variation}", "how much years differ, as a share of the usual number: above 0, at most 1");
            variation = null;
        }

        var family = table.Text("family");
        if (family is not (null or "quasi-poisson" or "negative-binomial"))
        {
            table.Fault("family", $"\"{family}\"", "quasi-poisson or negative-binomial");
        }

        var (baseline, claims, series, cards) = (table.Texts("baseline"), table.Texts("claims"), table.Text("series"), table.Text("cards"));
        if (baseline.IsEmpty && !claims.IsEmpty)
        {
            table.Fault("baseline", "nothing", "the ids of claims that count times before the war: without them nothing can be taken off");
        }

        if (claims.IsEmpty && series is null && cards is null)
        {
            table.Fault(null, "nothing to count", "claims, a series or a list of cards");
        }

        var plan = new CourtPlan
        {
            Side = side,
            Start = start ?? DateOnly.MinValue,
            Baseline = baseline,
            Variation = variation,
            Claims = claims,
            Excess = [.. table.Tables("excess").Select(Excess)],
            Military = [.. table.Tables("military").Select(Military)],
            Deletions = [.. table.Tables("deletions").Select(one => Deletion(one, start)).OfType<CourtDeletion>()],
            Beside = table.Texts("beside"),
            Series = series,
            Cards = cards,
            Columns = Columns(table),
            Trend = table.Flag("trend"),
            NegativeBinomial = family == "negative-binomial",
        };
        table.Done("side, start, baseline, variation, claims, excess, military, deletions, beside, series, cards, columns, trend, family");
        return start is null || side.Length == 0 ? null : plan;
    }

    private static PublishedExcess Excess(TomlTable table)
    {
        var excess = new PublishedExcess(table.RequiredText("claim"), table.Texts("of"));
        if (excess.Of.IsEmpty)
        {
            table.Fault("of", "nothing", "the ids of the claims that make the excess up");
        }

        table.Done("claim, of");
        return excess;
    }

    private static MilitaryClaim Military(TomlTable table)
    {
        var military = new MilitaryClaim(table.RequiredText("claim"), table.RequiredText("of"));
        table.Done("claim, of");
        return military;
    }

    private static CourtDeletion? Deletion(TomlTable table, DateOnly? start)
    {
        var on = table.Date("on");
        if (on is null && !table.Has("on"))
        {
            table.Fault("on", "nothing", "the days in which cards were deleted, such as 2025-12-26/2025-12-30");
        }
        else if (on is { } days && start is { } begin && days.Last < begin)
        {
            table.Fault("on", $"{days}, before the war began on {begin:yyyy-MM-dd}", "a deletion within the time that is counted");
        }

        var (before, after) = (table.Text("before"), table.Text("after"));
        table.Done("on, before, after");
        return on is { } known ? new(known, before, after) : null;
    }

    private static ImmutableSortedDictionary<string, string> Columns(TomlTable table)
    {
        if (table.Table("columns") is not { } columns)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var read = columns.Keys.Where(key => CourtColumns.Fields.Contains(key))
            .ToImmutableSortedDictionary(key => key, columns.RequiredText, StringComparer.Ordinal);
        columns.Done([string.Join(", ", CourtColumns.Fields)]);
        return read;
    }
}
