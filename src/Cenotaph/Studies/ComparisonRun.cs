using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>Ratios, paces, and losses in relation to strength and population, from the record.</summary>
internal sealed class ComparisonRun(Study study, StudyRecords records, ComparedNumbers numbers)
{
    private static readonly string[] Measures = ["strength", "men-18-60", "population"];

    /// <summary>The ratios of one section, in its order.</summary>
    public IEnumerable<ComparisonRow> Ratios(ComparisonPlan plan)
    {
        var section = $"comparisons.{plan.Id}";
        if (numbers.Number(plan.Of, section + ".of") is not { } of)
        {
            yield break;
        }

        foreach (var with in plan.With)
        {
            if (!with.Records.IsEmpty)
            {
                if (Row(plan, of, with, section) is { } row)
                {
                    yield return row;
                }

                continue;
            }

            foreach (var war in Wars(of.Quantity.Unit))
            {
                yield return Row(plan, of, [war], war.Title, null);
            }
        }
    }

    /// <summary>What the sections name, by the days of its period.</summary>
    public IEnumerable<PaceRow> Paces(ImmutableArray<ComparisonPlan> plans)
    {
        var named = plans.SelectMany(plan => plan.With.SelectMany(with => with.Records).Prepend(plan.Of)).Distinct(StringComparer.Ordinal)
            .Select(record => new ComparedNumbers(records, [], numbers.KnownBy).Number(record, "")).OfType<ComparedNumber>();
        var wars = plans.Any(plan => plan.With.Any(with => with.Records.IsEmpty)) ? Wars("persons") : [];
        return from one in named.Concat(wars).DistinctBy(one => one.Record)
               where one.Quantity.Kind is QuantityKind.Cumulative or QuantityKind.Period
               let days = one.Quantity.Period
               select new PaceRow(one.Record, one.Title, days, days is { } known ? (one.Low / known.Days, one.High / known.Days) : null);
    }

    /// <summary>Each loss by each measure of its side; what is not on record is unknown.</summary>
    public IEnumerable<RelativeLossRow> Relative(RelativeLossPlan plan)
    {
        const string section = "relative_losses";
        foreach (var id in plan.Losses)
        {
            if (numbers.Number(id, section + ".losses") is not { } loss)
            {
                continue;
            }

            var own = plan.Denominators.Where(one => one.Side == loss.Quantity.Side).ToList();
            foreach (var measure in Measures.Concat(own.Select(one => one.Measure)).Distinct(StringComparer.Ordinal))
            {
                var named = own.Find(one => one.Measure == measure);
                var by = named is null ? null : numbers.Number(named.Record, section + ".denominators");
                if (by is not null && (by.Quantity.Side != loss.Quantity.Side || by.Quantity.Unit != loss.Quantity.Unit || by.High is null or 0))
                {
                    numbers.Fault(
                        section + ".denominators", $"{by.Record}, {by.Figure} {by.Quantity.Unit} of {by.Quantity.Side}",
                        $"a number above 0 of {loss.Quantity.Unit} of {loss.Quantity.Side}");
                    by = null;
                }

                yield return new(loss.Quantity.Side, loss.Record, measure, by?.Record, by is null ? null : WarRatio.Of(loss.Low, loss.High, by.Low, by.High));
            }
        }
    }

    private IEnumerable<ComparedNumber> Wars(string unit) =>
        from series in records.Series
        where series.Definition.Quantity.Unit == unit && series.Rows.All(row => row.Date is null && row.Part.ContainsKey("group"))
        from row in ComparedNumbers.OfWars(series)
        select row;

    private ComparisonRow? Row(ComparisonPlan plan, ComparedNumber of, ComparedRecord with, string section)
    {
        List<ComparedNumber> by = [];
        foreach (var record in with.Records)
        {
            if (numbers.Number(record, section + ".with") is not { } number)
            {
                return null;
            }

            by.Add(number);
        }

        Claim? printed = null;
        if (with.Printed is { } id)
        {
            printed = numbers.Claim(id, section + ".printed");
            if (printed is null)
            {
                return null;
            }

            if (printed.Quantity.Unit != "ratio" || printed.Figure.InWords || printed.Figure.Bound == Bound.None)
            {
                numbers.Fault(section + ".printed", $"claim {id}, {printed.Figure} {printed.Quantity.Unit}", "a ratio");
                return null;
            }
        }

        if (by.Sum(one => one.High ?? 1) <= 0)
        {
            numbers.Fault(section + ".with", $"{string.Join(", ", with.Records)}, which is 0", "a number above 0 to divide by");
            return null;
        }

        return Row(plan, of, by, with.Title ?? new(string.Join(" + ", with.Records)), printed);
    }

    private ComparisonRow Row(ComparisonPlan plan, ComparedNumber of, List<ComparedNumber> by, LocalText title, Claim? printed)
    {
        var refusal = by.Select(one => Refusal(plan, of.Quantity, one.Quantity)).FirstOrDefault(one => one is not null);
        var (low, high) = (Sum(by, one => one.Low), Sum(by, one => one.High));
        WarRatio? ratio = refusal is null ? WarRatio.Of(of.Low, of.High, low, high) : null;
        var hidden = by.Sum(one => one.Hidden);
        (double, double)? widened = ratio is { Low: not null, High: not null } && of.Hidden + hidden > 0 && low - hidden > 0
            ? (Math.Max(0, of.Low!.Value - of.Hidden) / (high!.Value + hidden), (of.High!.Value + of.Hidden) / (low!.Value - hidden)) : null;
        var least = (double?)(printed?.Figure.Low ?? printed?.Figure.Value);
        var most = (double?)(printed?.Figure.High ?? printed?.Figure.Value);
        return new(
            plan.Id, title, of.Record, [.. by.Select(one => one.Record)], ratio, widened, refusal, printed?.Id, printed?.Figure,
            least > 0 ? of.Low / least : null,
            ratio is { } known && printed is not null ? Fit(least, most, known) : null);
    }

    private static double? Sum(List<ComparedNumber> numbers, Func<ComparedNumber, double?> limit) =>
        numbers.TrueForAll(one => limit(one) is not null) ? numbers.Sum(one => limit(one)!.Value) : null;

    private static ComparisonFit Fit(double? least, double? most, WarRatio ratio) =>
        (least is null || ratio.Low >= least) && (most is null || ratio.High <= most) ? ComparisonFit.Always
        : (ratio.High is { } high && high < least) || (ratio.Low is { } low && low > most) ? ComparisonFit.Never
        : ComparisonFit.Possible;

    // The parts that the comparison is across are made the same; what is left is for the rules of quantities to decide. Across times both are totals
    // of their wars, whether counted up to now or over a war that is past, and must count the same.
    private Joined.Refused? Refusal(ComparisonPlan plan, Quantity of, Quantity by)
    {
        bool Aside(QuantityPart part) => plan.SetAside.Contains(part);
        var acrossTimes = Aside(QuantityPart.Period);
        var day = DateSpan.Day((of.AsOf ?? of.Period ?? DateSpan.Year(2000)).Last);
        var same = by with
        {
            Side = Aside(QuantityPart.Side) ? of.Side : by.Side,
            Scope = Aside(QuantityPart.Scope) ? of.Scope : by.Scope,
            Period = acrossTimes ? of.Period : by.Period,
            AsOf = Aside(QuantityPart.AsOf) ? day : by.AsOf,
            Kind = acrossTimes && IsTotal(of.Kind) && IsTotal(by.Kind) ? of.Kind : by.Kind,
        };
        var rules = study.Vocabulary.Rules;
        var first = Aside(QuantityPart.AsOf) ? of with { AsOf = day } : of;
        return (rules.Divide(first, same) as Joined.Refused)
            ?? (acrossTimes && rules.Hold(first, same) is Joined.Refused refused ? refused with { Operation = "divided" } : null);
    }

    private static bool IsTotal(QuantityKind kind) => kind is QuantityKind.Cumulative or QuantityKind.Period;
}
