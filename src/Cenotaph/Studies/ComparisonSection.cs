using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The sections [[projections]], [[comparisons]], [relative_losses], [[regional_burden]] and [[stock_flow]] of study.toml.</summary>
internal static class ComparisonSection
{
    private static readonly string[] FlowWords = [.. Enum.GetValues<StockFlowKind>().Select(Publication.ComparisonJson.Word)];

    /// <summary>All that the study asks.</summary>
    public static ComparisonPlans Read(TomlTable study, Nesting sides) => new()
    {
        Projections = ProjectionSection.Read(study),
        Comparisons = Once(study.Tables("comparisons"), Comparison, plan => plan.Id),
        Relative = study.Table("relative_losses") is { } relative ? Relative(relative, sides) : null,
        Burdens = Once(study.Tables("regional_burden"), Burden, plan => plan.Id),
        StockFlows = Once(study.Tables("stock_flow"), table => StockFlow(table, sides), plan => plan.Id),
    };

    /// <summary>Says which series that plans name are not there.</summary>
    public static void Check(TomlTable study, ComparisonPlans plans, ImmutableArray<SeriesDefinition> series)
    {
        foreach (var (id, plan) in plans.Burdens.SelectMany(plan => new[] { (plan.Cases, plan.Id), (plan.Among, plan.Id) }).Where(one => one.Item1.Length > 0 && !series.Any(known => known.Id == one.Item1)))
        {
            study.Fault("regional_burden", $"series \"{id}\" in \"{plan}\"", "a series that an input defines");
        }
    }

    private static ImmutableArray<T> Once<T>(IReadOnlyList<TomlTable> tables, Func<TomlTable, T> plan, Func<T, string> id)
    {
        List<T> plans = [];
        foreach (var table in tables)
        {
            var one = plan(table);
            if (plans.Exists(other => id(other) == id(one)))
            {
                table.Fault("id", $"\"{id(one)}\" again", "an id of its own");
            }

            plans.Add(one);
        }

        return [.. plans];
    }

    private static ComparisonPlan Comparison(TomlTable table)
    {
        var id = ProjectionSection.Word(table);
        List<QuantityPart> parts = [];
        foreach (var word in table.Texts("set_aside"))
        {
            if (word switch { "side" => QuantityPart.Side, "scope" => QuantityPart.Scope, "period" => QuantityPart.Period, "as-of" => QuantityPart.AsOf, _ => (QuantityPart?)null } is { } part)
            {
                parts.Add(part);
            }
            else
            {
                table.Fault("set_aside", $"\"{word}\"", "side, scope, period or as-of: what is counted, how it is known and in which unit must be the same");
            }
        }

        var why = table.Local("why");
        if (parts.Count > 0 && why is null)
        {
            table.Fault("set_aside", "no why", "why: why these parts may differ, in a sentence for readers");
        }

        List<ComparedRecord> with = [];
        foreach (var one in table.Tables("with"))
        {
            var records = one.Texts("records");
            if (records.Distinct(StringComparer.Ordinal).Count() < records.Length)
            {
                one.Fault("records", "a record twice", "each record once: they are added up");
            }

            with.Add(new(records, one.Local("title"), one.Text("printed")));
            if (records.IsEmpty && one.Has("printed") && table.Text("of") is null)
            {
                one.Fault("printed", "a ratio of nothing", "records");
            }

            one.Done("records, title, printed");
        }

        if (with.Count == 0)
        {
            table.Fault(null, "no [[comparisons.with]]", "what it is divided by");
        }

        var plan = new ComparisonPlan(id, table.Local("title") ?? new(id.Length > 0 ? id : "?"), table.RequiredText("of"), [.. parts], why, [.. with]);
        table.Done("id, title, of, set_aside, why, with");
        return plan;
    }

    private static RelativeLossPlan Relative(TomlTable table, Nesting sides)
    {
        List<LossDenominator> denominators = [];
        foreach (var one in table.Tables("denominators"))
        {
            var side = one.RequiredText("side");
            if (side.Length > 0 && !sides.Knows(side))
            {
                one.Fault("side", $"\"{side}\"", "a declared side");
            }

            denominators.Add(new(side, one.RequiredText("measure"), one.RequiredText("record")));
            one.Done("side, measure, record");
        }

        var losses = table.Texts("losses");
        if (losses.IsEmpty)
        {
            table.Fault(table.Has("losses") ? "losses" : null, "no losses", "losses: the claims that are set in relation");
        }

        table.Done("losses, denominators");
        return new(losses, [.. denominators]);
    }

    private static RegionalBurdenPlan Burden(TomlTable table)
    {
        var id = ProjectionSection.Word(table);
        var scale = table.Real("scale") ?? 100_000;
        if (scale <= 0)
        {
            table.Fault("scale", $"{scale}", "a number above 0");
        }

        var plan = new RegionalBurdenPlan(id, table.Local("title") ?? new(id.Length > 0 ? id : "?"), table.RequiredText("cases"), table.RequiredText("among"), scale);
        table.Done("id, title, cases, among, scale");
        return plan;
    }

    private static StockFlowPlan StockFlow(TomlTable table, Nesting sides)
    {
        var id = ProjectionSection.Word(table);
        var side = table.RequiredText("side");
        if (side.Length > 0 && !sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        var period = table.Date("period");
        if (period is null && !table.Has("period"))
        {
            table.Fault(null, "no period", "period: the days, such as 2025 or \"2025-01-01/2025-12-31\"");
        }

        var shares = table.Reals("returned");
        if (shares.Any(share => share is < 0 or > 1))
        {
            table.Fault("returned", string.Join(", ", shares), "shares of the wounded that return to duty, 0 to 1");
        }

        List<FlowPlan> flows = [];
        foreach (var one in table.Tables("flows"))
        {
            var kind = one.RequiredText("kind");
            var place = Array.IndexOf(FlowWords, kind);
            if (place < 0 && kind.Length > 0)
            {
                one.Fault("kind", $"\"{kind}\"", string.Join(", ", FlowWords));
            }

            if (flows.Exists(other => (int)other.Kind == place))
            {
                one.Fault("kind", $"\"{kind}\" again", "each kind once; several records of it are added up");
            }

            var (records, between) = (one.Texts("records"), one.Date("between"));
            if (records.IsEmpty || records.Distinct(StringComparer.Ordinal).Count() < records.Length)
            {
                one.Fault("records", records.IsEmpty ? "nothing" : "a record twice", "claims of the period, each once, or one series");
            }

            one.Done("kind, records, between");
            flows.Add(new((StockFlowKind)Math.Max(0, place), records, between));
        }

        List<ReconciledFlowPlan> reconciled = [];
        foreach (var one in table.Tables("reconciled"))
        {
            var kind = one.RequiredText("kind");
            var place = Array.IndexOf(FlowWords, kind);
            if (kind.Length > 0 && (reconciled.Exists(other => (int)other.Kind == place) || !flows.Exists(flow => (int)flow.Kind == place)))
            {
                one.Fault("kind", $"\"{kind}\"", "the kind of one of the flows, each once");
            }

            var (claims, added) = (one.Texts("claims"), one.Texts("added"));
            if (claims.IsEmpty || claims.Concat(added).Distinct(StringComparer.Ordinal).Count() < claims.Length + added.Length)
            {
                one.Fault("claims", claims.IsEmpty ? "nothing" : "a claim twice", "claims of one scope, none of them among those added, each once");
            }

            var flow = one.Table("flow") is { } prior ? Weekly(prior) : null;
            if (!one.Has("flow"))
            {
                one.Fault("flow", "nothing", "flow = { value, factor, why }: what is assumed of a week");
            }

            one.Done("kind, claims, added, flow");
            if (place >= 0 && !claims.IsEmpty && flow is not null)
            {
                reconciled.Add(new((StockFlowKind)place, claims, added, flow));
            }
        }

        var plan = new StockFlowPlan(
            id, table.Local("title") ?? new(id.Length > 0 ? id : "?"), side, period ?? DateSpan.Year(2000), shares.Count == 0 ? [0.3, 0.5, 0.7] : [.. shares.Where(share => share is >= 0 and <= 1)],
            [.. flows], table.Texts("beside"), table.Texts("not_added"), ProjectionSection.Seed(table))
        {
            Reconciled = [.. reconciled],
        };
        table.Done("id, title, side, period, returned, flows, reconciled, beside, not_added, seed");
        return plan;
    }

    private static Prior? Weekly(TomlTable table)
    {
        var prior = ReconcileSection.Prior(table);
        table.Done("value, factor, why");
        if (prior is { Factor: <= 1 })
        {
            table.Fault("factor", table.Text("factor") ?? "nothing", "a factor above 1: 95 % lie within the median divided and multiplied by it");
            return null;
        }

        return prior;
    }
}
