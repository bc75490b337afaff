using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Changes of forces and cases by area, from the record.</summary>
internal sealed class StockFlowRun(Study study, ComparedNumbers numbers, ImmutableArray<Claim> claims)
{
    private static readonly StockFlowKind[] Needed = [StockFlowKind.Recruits, StockFlowKind.Casualties, StockFlowKind.KilledAndMissing];

    /// <summary>One change of a force; null with problems.</summary>
    public StockFlowSummary? Of(StockFlowPlan plan)
    {
        var section = $"stock_flow.{plan.Id}";
        List<FlowRead> flows = [];
        foreach (var asked in plan.Flows.OrderBy(flow => flow.Kind))
        {
            if (Flow(plan, asked, section) is not { } flow)
            {
                return null;
            }

            flows.Add(flow);
        }

        foreach (var id in plan.NotAdded)
        {
            _ = numbers.Claim(id, section + ".not_added");
        }

        var known = flows.ToDictionary(flow => flow.Kind, flow => (flow.Value, flow.Low, flow.High));
        if (known.TryGetValue(StockFlowKind.Casualties, out var casualties) && known.TryGetValue(StockFlowKind.KilledAndMissing, out var lost) && lost.Value > casualties.Value)
        {
            numbers.Fault(section + ".flows", $"{lost.Value:0} killed and missing of {casualties.Value:0} casualties", "no more killed and missing than casualties: the wounded are what remains");
            return null;
        }

        var isWhole = Needed.All(known.ContainsKey);
        var reconciled = plan.Reconciled.Select(one => Reconciled(plan, one, section + ".reconciled")).OfType<ReconciledFlowRead>().ToImmutableArray();
        var drawn = reconciled.Where(one => one.Total is not null).ToDictionary(one => one.Plan.Kind, one => one.Flow.Draws.Select(draw => draw + one.Added).ToImmutableArray());
        return new(
            plan, [.. flows], [.. Enum.GetValues<StockFlowKind>().Where(kind => !known.ContainsKey(kind))],
            isWhole ? StockFlow.Of(known, plan.Shares, plan.Seed) : [],
            Recruits(plan, section))
        {
            Reconciled = reconciled,
            ReconciledChanges = isWhole && drawn.Count > 0
                ? StockFlow.Of(
                    known.ToDictionary(one => one.Key, one => reconciled.FirstOrDefault(own => own.Plan.Kind == one.Key)?.Total is { } total ? (total.Value, total.Low, total.High) : one.Value),
                    plan.Shares, plan.Seed, drawn)
                : [],
        };
    }

    /// <summary>Cases by area; null with problems.</summary>
    public RegionalBurden? Burden(RegionalBurdenPlan plan)
    {
        var section = $"regional_burden.{plan.Id}";
        if (numbers.Series(plan.Cases) is not { } cases || numbers.Series(plan.Among) is not { } among)
        {
            numbers.Fault(section, $"series {plan.Cases} by {plan.Among}", "two series that the study has");
            return null;
        }

        var (first, second) = (cases.Definition.Quantity, among.Definition.Quantity);
        if (first.Unit != "persons" || second.Unit != "persons" || first.Side != second.Side)
        {
            numbers.Fault(section, $"{first.Unit} of {first.Side} by {second.Unit} of {second.Side}", "persons by persons of one side");
            return null;
        }

        var counted = Areas(cases, section);
        var living = Areas(among, section);
        if (counted.Values.Any(count => count < 0 || count != decimal.Truncate(count)) || counted.Count == 0)
        {
            numbers.Fault(section + ".cases", $"{counted.Count} areas, or numbers that are no counts", "whole counts by area");
            return null;
        }

        List<(string, long?, double?)> areas =
        [
            .. counted.Keys.Union(living.Keys).Order(StringComparer.Ordinal)
                .Select(area => (area, counted.TryGetValue(area, out var count) ? (long?)count : null, living.TryGetValue(area, out var people) ? (double?)people : null)),
        ];
        foreach (var area in living.Where(area => area.Value <= 0))
        {
            numbers.Fault(section + ".among", $"{area.Value} in {area.Key}", "a number above 0; the area is left out", Severity.Doubt);
        }

        return new(plan, first.Confirmation, BurdenTable.Of(areas, plan.Scale, study.Disclosure.K));
    }

    private Dictionary<string, decimal> Areas(Series series, string section)
    {
        var rows = numbers.Rows(series).Where(row => row is { Part.Count: 1, Value: not null } && row.Part.ContainsKey("area")).ToList();
        var areas = rows.GroupBy(row => row.Part["area"], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value!.Value, StringComparer.Ordinal);
        if (areas.Count < rows.Count)
        {
            numbers.Fault(section, $"series {series.Definition.Id} with areas twice", "each area once; the newest row counts", Severity.Doubt);
        }

        return areas;
    }

    private ImmutableArray<RecruitPace> Recruits(StockFlowPlan plan, string section)
    {
        List<RecruitPace> paces = [];
        var recruits = plan.Flows.Where(flow => flow.Kind == StockFlowKind.Recruits).SelectMany(flow => flow.Records).Where(numbers.Knows);
        foreach (var id in recruits.Concat(plan.Beside).Distinct(StringComparer.Ordinal))
        {
            if (numbers.Claim(id, section + ".beside") is not { } claim)
            {
                continue;
            }

            var isRate = claim.Quantity is { Kind: QuantityKind.Rate, Unit: "persons/month" };
            if (claim.Quantity.Side != plan.Side || claim.Quantity.Period is not { } period || claim.Figure.InWords || !(isRate || claim.Quantity is { Kind: QuantityKind.Period, Unit: "persons" })
                || (FigureLimits.Centre(claim.Figure) ?? claim.Figure.Low) is not { } number)
            {
                numbers.Fault(section + ".beside", $"claim {id} of {claim.Quantity.Side}, {claim.Quantity.Kind.Word()}, {claim.Figure}", $"a number of persons of {plan.Side} in a period");
                continue;
            }

            paces.Add(new(id, claim.Publisher, claim.Quantity.Scope, period, (double)number / (isRate ? 1 : period.Days / ProjectionDraws.DaysInMonth), claim.Figure.Bound == Bound.Lower));
        }

        return [.. paces.OrderBy(one => one.PerMonth).ThenBy(one => one.Claim, StringComparer.Ordinal)];
    }

    // Claims of one scope are carried to the period by the state space; those of others who joined are added as printed.
    private ReconciledFlowRead? Reconciled(StockFlowPlan plan, ReconciledFlowPlan asked, string section)
    {
        var groups = new OriginGroups(claims, study.Lineage, study.Reconcile.Origins);
        List<FlowClaim> read = [];
        Quantity? first = null;
        foreach (var id in asked.Claims)
        {
            if (numbers.Claim(id, section) is not { } claim)
            {
                return null;
            }

            var (quantity, figure) = (claim.Quantity, claim.Figure);
            var isRate = quantity is { Kind: QuantityKind.Rate, Unit: "persons/month" };
            first ??= quantity;
            if (quantity.Side != plan.Side || quantity.Period is not { } period || figure.InWords || !(isRate || quantity is { Kind: QuantityKind.Period, Unit: "persons" })
                || !quantity.Scope.Equals(first.Scope) || quantity.Category != first.Category || (figure.Value ?? figure.Low ?? figure.High) is not > 0)
            {
                numbers.Fault(section, $"claim {id} of {quantity.Side}, {quantity.Category}, {quantity.Kind.Word()}, {quantity.Unit}, {quantity.Scope}, {quantity.Period?.ToString() ?? "no period"}, {figure}", $"a number of persons of {plan.Side} in a period, all {first.Category} of one scope ({first.Scope})");
                return null;
            }

            var ancestry = groups.Of(claim);
            read.Add(new(id, claim.Publisher.Id, ancestry.House, ancestry.Origin, ancestry.IsCopy, period, isRate ? Times(figure, (decimal)(period.Days / ProjectionDraws.DaysInMonth)) : figure));
        }

        if (asked.Added.IsEmpty)
        {
            return With(0);
        }

        return Flow(plan, new(asked.Kind, asked.Added, null), section) is { } added ? With(added.Value) : null;

        ReconciledFlowRead With(double added)
        {
            var flow = ReconciledFlow.Of(read, study.Reconcile.Priors with { Flow = asked.Flow }, plan.Period, plan.Seed);
            return new(asked, flow, added, flow.Estimate is { } own ? new(own.Value + added, own.Low + added, own.High + added) : null);
        }
    }

    private static Figure Times(Figure figure, decimal by) => figure.Bound switch
    {
        Bound.Point => Figure.Point(figure.Value!.Value * by, figure.Rounding * by),
        Bound.Approximate => Figure.Approximate(figure.Value!.Value * by, figure.Rounding * by),
        Bound.Lower => Figure.AtLeast(figure.Low!.Value * by, figure.Rounding * by),
        Bound.Upper => Figure.AtMost(figure.High!.Value * by, figure.Rounding * by),
        Bound.Interval95 => Figure.Within95(figure.Low!.Value * by, figure.High!.Value * by, figure.Value * by, figure.Rounding * by),
        _ => Figure.Between(figure.Low!.Value * by, figure.High!.Value * by, figure.Value * by, figure.Rounding * by),
    };

    private FlowRead? Flow(StockFlowPlan plan, FlowPlan asked, string section)
    {
        section += ".flows";
        if (asked.Records is [var only] && !numbers.Knows(only) && numbers.Series(only) is { } series)
        {
            return OfSeries(plan, asked, series, section);
        }

        var (value, low, high, isLeast) = (0.0, 0.0, 0.0, false);
        foreach (var id in asked.Records)
        {
            if (numbers.Claim(id, section) is not { } claim)
            {
                return null;
            }

            var quantity = claim.Quantity;
            if (quantity.Side != plan.Side || quantity.Unit != "persons" || quantity.Kind != QuantityKind.Period || quantity.Period != plan.Period || claim.Figure.InWords
                || (FigureLimits.Centre(claim.Figure) ?? claim.Figure.Low) is not { } number)
            {
                numbers.Fault(
                    section, $"claim {id} of {quantity.Side}, {quantity.Kind.Word()}, {quantity.Unit}, {quantity.Period?.ToString() ?? "no period"}, {claim.Figure}",
                    $"a number of persons of {plan.Side} in {plan.Period}");
                return null;
            }

            // A lower bound counts as the number; what digits hide counts on either side.
            var half = claim.Figure.Value is null ? 0 : (double)claim.Figure.Rounding / 2;
            value += (double)number;
            low += (double)(claim.Figure.Low ?? number) - half;
            high += (double)(claim.Figure.High ?? number) + half;
            isLeast |= claim.Figure.Bound == Bound.Lower;
        }

        return new(asked.Kind, asked.Records, value, low, high, isLeast);
    }

    private FlowRead? OfSeries(StockFlowPlan plan, FlowPlan asked, Series series, string section)
    {
        var definition = series.Definition;
        var rows = numbers.Rows(series).Where(row => row is { Date: not null, Part.IsEmpty: true } && (row.Value ?? row.Low ?? row.High) is not null).ToList();
        if (definition.Quantity.Side != plan.Side || definition.Quantity.Unit != "persons")
        {
            numbers.Fault(section, $"series {definition.Id} of {definition.Quantity.Unit} of {definition.Quantity.Side}", $"persons of {plan.Side}");
            return null;
        }

        if (definition.Quantity.Kind == QuantityKind.Cumulative && asked.Between is { } days)
        {
            var (first, last) = (rows.Find(row => row.Date!.Value.Last == days.First)?.Value, rows.Find(row => row.Date!.Value.Last == days.Last)?.Value);
            if (first is null || last is null || last < first)
            {
                numbers.Fault(section, $"series {definition.Id} between {days}", "a running total with a row on either day that does not fall");
                return null;
            }

            var change = (double)(last.Value - first.Value);
            return new(asked.Kind, asked.Records, change, change, change, false);
        }

        if (definition.Quantity.Kind != QuantityKind.Period)
        {
            numbers.Fault(section, $"series {definition.Id} of kind {definition.Quantity.Kind.Word()}", "counts of periods, or a running total with between = the two days whose difference is the flow");
            return null;
        }

        // A row belongs to the period of its middle day, as in the rules over published figures; errors of rows go together.
        var within = rows.Where(row => row.Date!.Value is var date && plan.Period.Contains(DateSpan.Day(date.First.AddDays((date.Days - 1) / 2)))).ToList();
        if (within.Count == 0)
        {
            numbers.Fault(section, $"series {definition.Id} without rows in {plan.Period}", "counts of that period");
            return null;
        }

        double Sum(Func<SeriesRow, decimal?> limit) => (double)within.Sum(row => limit(row) ?? row.Value ?? row.Low ?? row.High ?? 0);
        return new(asked.Kind, asked.Records, Sum(row => row.Value), Sum(row => row.Low), Sum(row => row.High), within.TrueForAll(row => row is { Value: null, High: null }));
    }
}
