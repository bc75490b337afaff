using System.Globalization;
using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>
/// Whether a case meets its type, read off docs/findings.md a second time: it looks at the case's own records, whatever
/// the generator meant to write.
/// </summary>
internal static partial class CaseCheck
{
    public static bool IsMet(World world, Case one)
    {
        var facts = new CaseFacts(world, one);
        return one.Type switch
        {
            "bound-violation" => Bound(facts),
            "echo" => Echo(facts),
            "stale" => facts.Claims.Any(claim => Stale(facts, claim)),
            "vintage" => Vintage(facts),
            "revision-not-flow" => Revision(facts),
            "data-entry" => facts.Claims.Any(DataEntry),
            "parse-conflict" => facts.Tables.Any(Parsed),
            "decrease" => Decrease(facts),
            "denominator" => Denominator(facts),
            "shrinkage" => Shrinkage(facts),
            "silence" => Silence(facts),
            "rank" => Rank(facts),
            "aggregation" => facts.Series.Any(Aggregation),
            "metric-dependence" => facts.Tables.Any(Metric),
            "status-contradiction" => Status(facts),
            _ => DriftCheck.IsMet(facts, one.Type),
        };
    }

    private static bool Bound(CaseFacts facts) =>
        facts.Pairs.Any(pair =>
        {
            var (whole, part) = (pair.First, pair.Second);
            var own = whole.Quantity.Confirmation == Confirmation.Acknowledged && whole.Relation == Relation.Own
                && part.Quantity.Confirmation == Confirmation.Named && part.Publisher.Id != whole.Publisher.Id;
            var floor = part.Figure.Bound == Cenotaph.Bound.Lower
                || part.Quantity.Confirmation is Confirmation.Named or Confirmation.Acknowledged;
            return !part.Figure.InWords
                && (own || (floor && whole.Quantity.Confirmation == Confirmation.Total))
                && facts.CountsWithin(part.Quantity, whole.Quantity)
                && part.Quantity is { Kind: QuantityKind.Cumulative, AsOf: not null }
                && whole.Quantity.AsOf is not null
                && part.Quantity.Period!.Value.First == whole.Quantity.Period!.Value.First
                && part.Quantity.AsOf!.Value.Last <= whole.Quantity.AsOf!.Value.First
                && CaseFacts.Low(part.Figure) * 0.98m > CaseFacts.High(whole.Figure);
        })
        || facts.Tables.Any(pair =>
            pair.Second.Definition.Quantity is { Confirmation: Confirmation.Named, Kind: QuantityKind.Period }
            && pair.First.Definition.Quantity.Confirmation == Confirmation.Total
            && facts.CountsWithin(pair.Second.Definition.Quantity, pair.First.Definition.Quantity)
            && Quarters(pair.Second).Any(named => Quarters(pair.First).Any(total => total.Key == named.Key
                && named.Sum(row => row.Value!.Value) * 0.98m > total.Sum(row => row.Value!.Value))));

    private static IEnumerable<IGrouping<(int, int), SeriesRow>> Quarters(Series series) =>
        series.Rows.Where(row => row.Date is not null).GroupBy(row => (row.Date!.Value.First.Year, (row.Date!.Value.First.Month + 2) / 3)).Where(quarter => quarter.Count() == 3);

    private static bool Echo(CaseFacts facts) =>
        (from first in facts.Flows
         join second in facts.Flows on first.Over equals second.Over
         where string.CompareOrdinal(first.By, second.By) < 0 && CaseFacts.IsSame(first.Of, second.Of)
         group (Math.Log((double)(first.Value / second.Value)), (double)((first.Unit / first.Value) + (second.Unit / second.Value)))
             by (first.By, second.By, first.Of.Side, first.Of.Category, first.Of.Scope, first.Of.Confirmation, first.Of.Unit))
        .Any(pairs => Factor([.. pairs]) > 1.3);

    private static double Factor(IReadOnlyList<(double Ratio, double Unit)> pairs)
    {
        var middle = pairs.Count < 3 ? 0 : pairs.Select(pair => pair.Ratio).Order().ElementAt(pairs.Count / 2);
        return pairs.Sum(pair =>
        {
            // of one or two flows only those count that printing alone makes equal
            var near = pair.Unit + (pairs.Count < 3 ? 0 : 0.01);
            var spread = 0.2 * Math.Sqrt(2);
            var alone = Math.Exp(-Math.Pow((pair.Ratio - middle) / spread, 2) / 2) / (spread * Math.Sqrt(2 * Math.PI));
            var reach = pair.Unit + 0.01;
            return Math.Log10(((Math.Abs(pair.Ratio) <= near ? 0.95 / (2 * reach) : 0) + (0.05 * alone)) / alone);
        });
    }

    private static bool Vintage(CaseFacts facts) =>
        facts.Pairs.Any(pair => pair.First.Publisher.Id == pair.Second.Publisher.Id
            && pair.First.Quantity is { Kind: QuantityKind.Period, Period: not null }
            && CaseFacts.IsSame(pair.First.Quantity, pair.Second.Quantity)
            && pair.First.Quantity.Period == pair.Second.Quantity.Period
            && pair.First.Quantity.AsOf != pair.Second.Quantity.AsOf
            && Math.Abs((pair.First.Figure.Value - pair.Second.Figure.Value) ?? 0) > pair.First.Figure.Rounding + pair.Second.Figure.Rounding)
        || facts.Series.Any(series => series.Rows.Where(row => row.Date is not null).GroupBy(row => row.Date).Any(rows => rows.Select(row => row.Value).Distinct().Count() > 1));

    private static bool Revision(CaseFacts facts) => facts.Pairs.Any(pair =>
    {
        var (late, early) = (pair.First, pair.Second);
        return late.Publisher.Id == early.Publisher.Id
            && CaseFacts.IsSame(late.Quantity, early.Quantity)
            && late.Quantity is { Kind: QuantityKind.Cumulative, AsOf: not null }
            && early.Quantity.AsOf is not null
            && early.Quantity.AsOf!.Value.Last < late.Quantity.AsOf!.Value.First
            && (late.Quantity.Basis is null || late.Quantity.Basis != early.Quantity.Basis)
            && facts.Flows.Any(flow => flow.By != late.Publisher.Id
                && CaseFacts.IsSame(flow.Of with { Kind = QuantityKind.Cumulative }, late.Quantity)
                && flow.Over == new DateSpan(early.Quantity.AsOf!.Value.First.AddDays(1), late.Quantity.AsOf!.Value.First)
                && !facts.Book.Lineage.Any(edge => edge.From == flow.By && edge.Of == late.Publisher.Id)
                && Departs(
                    (double)(late.Figure.Value - early.Figure.Value)!.Value,
                    (double)(CaseFacts.Low(late.Figure) - CaseFacts.High(early.Figure)),
                    (double)(CaseFacts.High(late.Figure) - CaseFacts.Low(early.Figure)),
                    (double)flow.Value));
    });

    // Beyond the limits with all that printing hides; or as printed, where printing changes the difference by a third and more.
    private static bool Departs(double printed, double least, double most, double flow) =>
        (least > 0 || most < 0)
        && (most / flow < 1 / 1.33 || least / flow > 1.33
            || ((printed / flow < 1 / 1.33 || printed / flow > 1.33) && (printed / least > 1.33 || most / printed > 1.33)));

    private static bool Stale(CaseFacts facts, Claim claim)
    {
        if (claim.Quantity.AsOf is not { } day || (claim.ReportedAt ?? claim.PublishedAt) is not { } told || told.First.DayNumber - day.Last.DayNumber <= 180)
        {
            return false;
        }

        var (kind, period) = (claim.Quantity.Kind, claim.Quantity.Period);
        var over = kind == QuantityKind.Period || (kind is QuantityKind.Ratio or QuantityKind.Rate && period is not null);
        return !over || facts.Claims.Any(anew => anew.Id != claim.Id
            && anew.Quantity.AsOf is { } seen && seen.First > day.Last
            && anew.Quantity.Period is { } days && period is { } own && days.First <= own.First && days.Last >= own.Last
            && anew.PublishedAt!.Value.Last < told.First
            && (claim.Lineage.Any(edge => edge.OfClaim && edge.Of == anew.Id)
                || (anew.Publisher.Id == claim.Publisher.Id && CaseFacts.IsSame(anew.Quantity, claim.Quantity) && anew.Figure != claim.Figure)));
    }

    private static bool DataEntry(Claim claim)
    {
        if (claim.Origin.Address is not { } address || DateInAddress().Match(address) is not { Success: true } match)
        {
            return false;
        }

        var day = DateOnly.ParseExact(
            match.Value.Replace("/", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture);
        return (claim.Quantity.AsOf is { } counted && counted.First.DayNumber - day.DayNumber > 1)
            || Math.Abs(claim.PublishedAt!.Value.First.DayNumber - day.DayNumber) > 3;
    }

    private static bool Parsed((Series First, Series Second) pair) =>
        pair.First.Definition.Publisher == pair.Second.Definition.Publisher
        && CaseFacts.IsSame(pair.First.Definition.Quantity, pair.Second.Definition.Quantity)
        && pair.First.Rows.Any(row => pair.Second.Rows.Any(other =>
            (row.Date, row.Vintage) == (other.Date, other.Vintage) && Math.Abs(row.Value!.Value - other.Value!.Value) > 1));

    private static bool Decrease(CaseFacts facts) =>
        facts.Pairs.Any(pair => pair.First.Publisher.Id == pair.Second.Publisher.Id
            && CaseFacts.IsSame(pair.First.Quantity, pair.Second.Quantity)
            && pair.First.Quantity is { Kind: QuantityKind.Cumulative, AsOf: not null, Basis: not null }
            && pair.First.Quantity.Basis == pair.Second.Quantity.Basis
            && pair.Second.Quantity.AsOf is not null
            && pair.First.Quantity.AsOf!.Value.Last < pair.Second.Quantity.AsOf!.Value.First
            && pair.First.Figure.Value - pair.Second.Figure.Value > pair.First.Figure.Rounding + pair.Second.Figure.Rounding)
        || facts.Series.Any(series => series.Definition.Quantity.Kind == QuantityKind.Cumulative
            && series.Rows.Zip(series.Rows.Skip(1)).Any(step => step.First.Value - step.Second.Value > 1));

    private static bool Denominator(CaseFacts facts)
    {
        var ratio = facts.Claims.Single(claim => claim.Quantity.Kind == QuantityKind.Ratio);
        var operands = ratio.Lineage.Where(edge => edge.OfClaim).Select(edge => facts.Claims.Single(claim => claim.Id == edge.Of).Figure).ToList();
        var least = CaseFacts.Low(operands[0]) / CaseFacts.High(operands[1]);
        var most = CaseFacts.High(operands[0]) / CaseFacts.Low(operands[1]);
        return CaseFacts.High(ratio.Figure) < least
            || CaseFacts.Low(ratio.Figure) > most
            || (ratio.Figure.Bound == Cenotaph.Bound.Lower && ratio.Figure.Low > least);
    }

    private static bool Shrinkage(CaseFacts facts) =>
        facts.Book.Shrinkage.Any(finding => finding.Records.Intersect(facts.Records, StringComparer.Ordinal).Any())
        || facts.Pairs.Any(pair => pair.First.Publisher.Id == pair.Second.Publisher.Id
            && pair.First.Quantity.Kind == QuantityKind.Level
            && CaseFacts.IsSame(pair.First.Quantity, pair.Second.Quantity)
            && pair.First.Quantity.AsOf!.Value.Last < pair.Second.Quantity.AsOf!.Value.First
            && pair.Second.Figure.Value < 0.9m * pair.First.Figure.Value);

    // A side is silent or not as a whole, so this looks at every claim about it.
    private static bool Silence(CaseFacts facts)
    {
        var side = facts.Claims[0].Quantity.Side;
        var own = facts.Book.Claims.Where(claim => claim.Quantity.Side == side && claim.Relation == Relation.Own
            && claim.Quantity.Category is "killed" or "casualties"
            && claim.Quantity.AsOf is not null).ToList();
        return own.Any(claim => facts.Records.Contains(claim.Id))
            && own.TrueForAll(claim => facts.Book.AsOf.DayNumber - claim.Quantity.AsOf!.Value.Last.DayNumber > 180);
    }

    private static bool Rank(CaseFacts facts) => facts.Book.Series
        .Where(series => series.Definition.Quantity.Scope.Terms.Contains(Draft.Past))
        .SelectMany(series => series.Rows)
        .Any(war => (war.High ?? war.Value) >= CaseFacts.Low(facts.Claims[0].Figure));

    private static bool Aggregation(Series series)
    {
        var halves = series.Rows.Where(row => row.High > row.Low).Select(row => (double)(row.High!.Value - row.Low!.Value) / 2).ToList();
        return series.Definition.Correlation == "unknown" && halves.Sum() / Math.Sqrt(halves.Sum(half => half * half)) > 2;
    }

    private static bool Metric((Series First, Series Second) pair)
    {
        return pair.First.Definition.Publisher == pair.Second.Definition.Publisher
            && CaseFacts.IsSame(pair.First.Definition.Quantity, pair.Second.Definition.Quantity)
            && pair.First.Definition.Quantity.Basis != pair.Second.Definition.Quantity.Basis
            && pair.First.Rows.Select(row => row.Date).SequenceEqual(pair.Second.Rows.Select(row => row.Date))
            && IsMeasure(pair.First) && IsMeasure(pair.Second)
            && Rise(pair.First) / Rise(pair.Second) > 1.25m;

        // a floor has limits and no value
        static bool IsMeasure(Series series) => series.Rows.All(row => row.Value is not null);

        static decimal Rise(Series series) => series.Rows[^1].Value!.Value - series.Rows[0].Value!.Value;
    }

    private static bool Status(CaseFacts facts)
    {
        var side = facts.Claims[0].Quantity.Side;
        var told = facts.Book.Claims.Where(claim => claim.Quantity.Side == side).Select(claim => claim.Quantity.Category).ToList();
        return told.Contains("deserter") && (told.Contains("mislabelled-share") || told.Contains("mislabelled-audited"));
    }

    [GeneratedRegex(@"(?<!\d)20\d\d([/-]?)\d\d\1\d\d(?!\d)")]
    private static partial Regex DateInAddress();
}
