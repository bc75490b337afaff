using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>What a publisher's numbers say of one period.</summary>
/// <param name="Period">The days.</param>
/// <param name="Value">How many in these days.</param>
/// <param name="Half">How far the printing may hide the number behind it, either way.</param>
/// <param name="Records">The records it is made from, the first and last of a sum.</param>
/// <param name="Arithmetic">How it was made.</param>
internal sealed record Flow(DateSpan Period, decimal Value, decimal Half, ImmutableArray<string> Records, string Arithmetic)
{
    /// <summary>The least it can be, by printing and by stated limits.</summary>
    public decimal Low { get; init; } = Value - Half;

    /// <summary>The most it can be, by printing and by stated limits.</summary>
    public decimal High { get; init; } = Value + Half;
}

/// <summary>One source of flows: the claims of a publisher about a quantity, or a series in its newest edition.</summary>
internal abstract class FlowSource(string id, string publisher, Quantity quantity, string part)
{
    /// <summary>Its word for ordering.</summary>
    public string Id { get; } = id;

    /// <summary>The publisher's id.</summary>
    public string Publisher { get; } = publisher;

    /// <summary>What is counted.</summary>
    public Quantity Quantity { get; } = quantity;

    /// <summary>The part that it is about; empty for all.</summary>
    public string Part { get; } = part;

    /// <summary>The days at whose end a flow of it can begin or end, in order.</summary>
    public abstract IReadOnlyList<DateOnly> Marks { get; }

    /// <summary>The periods it speaks of by itself.</summary>
    public abstract IEnumerable<DateSpan> Periods { get; }

    /// <summary>The flow over exactly these days, or null.</summary>
    public abstract Flow? Over(DateSpan period);
}

/// <summary>
/// The flows of publishers: period claims, sums of the rows of a period series, and differences of cumulative numbers
/// of one basis between two dates. Rows of one edition of a series have one basis; claims have one when they say so.
/// </summary>
internal static class Flows
{
    /// <summary>The sources of a book, by id.</summary>
    public static ImmutableArray<FlowSource> Of(ClaimBook book)
    {
        List<FlowSource> sources = [];
        foreach (var group in Comparable.Claims(book)
            .Where(claim => claim.Quantity.Kind is QuantityKind.Period or QuantityKind.Cumulative && FigureLimits.Centre(claim.Figure) is not null)
            .GroupBy(claim => (Publisher: claim.Publisher.Id, What: Comparable.What(claim.Quantity))))
        {
            sources.Add(new ClaimFlows($"claims:{group.Key.Publisher}:{group.Key.What}", [.. group]));
        }

        foreach (var series in book.Series.Where(one => one.Definition.Quantity.Kind is QuantityKind.Period or QuantityKind.Cumulative))
        {
            foreach (var (part, rows) in SeriesRecord.Newest(series))
            {
                sources.Add(series.Definition.Quantity.Kind == QuantityKind.Period
                    ? new PeriodFlows(series, part, rows)
                    : new CumulativeFlows(series, part, rows));
            }
        }

        return [.. sources.OrderBy(source => source.Id, StringComparer.Ordinal).ThenBy(source => source.Part, StringComparer.Ordinal)];
    }

    /// <summary>Disjoint periods for which both have a flow, as many as there are: the earliest end first.</summary>
    public static List<(Flow First, Flow Second)> Common(FlowSource first, FlowSource second)
    {
        var marks = second.Marks.ToHashSet();
        var common = first.Marks.Where(marks.Contains).ToList();
        var periods = common.Zip(common.Skip(1), (from, to) => new DateSpan(from.AddDays(1), to))
            .Concat(first.Periods)
            .Concat(second.Periods)
            .Where(period => marks.Contains(period.Last))
            .Distinct()
            .OrderBy(period => period.Last)
            .ThenByDescending(period => period.First);
        List<(Flow, Flow)> flows = [];
        var end = DateOnly.MinValue;
        foreach (var period in periods)
        {
            if (period.First > end && first.Over(period) is { } one && second.Over(period) is { } other)
            {
                flows.Add((one, other));
                end = period.Last;
            }
        }

        return flows;
    }

    private sealed class ClaimFlows : FlowSource
    {
        private readonly Dictionary<DateSpan, Claim> periods = [];
        private readonly SortedDictionary<string, SortedDictionary<DateOnly, Claim>> bases = new(StringComparer.Ordinal);

        public ClaimFlows(string id, List<Claim> claims)
            : base(id, claims[0].Publisher.Id, claims[0].Quantity, "")
        {
            // of several editions of one number the newest stands
            foreach (var claim in claims.OrderBy(claim => claim.Quantity.AsOf?.Last).ThenBy(claim => claim.PublishedAt?.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal))
            {
                if (claim.Quantity is { Kind: QuantityKind.Period, Period: { } period })
                {
                    periods[period] = claim;
                }
                else if (claim.Quantity is { Kind: QuantityKind.Cumulative, Basis: { } basis, AsOf: { IsDay: true } asOf, Period: { } run } && run.Last == asOf.Last)
                {
                    var key = $"{basis}\u001f{Amount.Text(run.First)}";
                    if (!bases.TryGetValue(key, out var ofBasis))
                    {
                        bases[key] = ofBasis = [];
                    }

                    ofBasis[asOf.Last] = claim;
                }
            }

            Periods = [.. periods.Keys, .. bases.Values.SelectMany(ofBasis => ofBasis.Keys.Zip(ofBasis.Keys.Skip(1), (from, to) => new DateSpan(from.AddDays(1), to)))];
            Marks = [.. periods.Keys.SelectMany(Ends).Concat(bases.Values.SelectMany(ofBasis => ofBasis.Keys)).Distinct().Order()];
        }

        public override IReadOnlyList<DateOnly> Marks { get; }

        public override IEnumerable<DateSpan> Periods { get; }

        public override Flow? Over(DateSpan period)
        {
            if (periods.TryGetValue(period, out var claim))
            {
                var (least, most) = Comparable.Reach(claim.Figure);
                return new(period, FigureLimits.Centre(claim.Figure)!.Value, Comparable.Half(claim.Figure), [claim.Id], Printed(claim)) { Low = least, High = most };
            }

            foreach (var ofBasis in bases.Values.Where(_ => period.First > DateOnly.MinValue))
            {
                if (ofBasis.TryGetValue(period.First.AddDays(-1), out var from) && ofBasis.TryGetValue(period.Last, out var to))
                {
                    var (low, high) = (FigureLimits.Centre(from.Figure)!.Value, FigureLimits.Centre(to.Figure)!.Value);
                    var (start, end) = (Comparable.Reach(from.Figure), Comparable.Reach(to.Figure));
                    var arithmetic = $"{Printed(to)} − {Printed(from)} = {Amount.Text(high - low)}";
                    return new(period, high - low, Comparable.Half(from.Figure) + Comparable.Half(to.Figure), [from.Id, to.Id], arithmetic)
                    {
                        Low = end.Low - start.High,
                        High = end.High - start.Low,
                    };
                }
            }

            return null;
        }

        private static string Printed(Claim claim) =>
            $"{Amount.Text(FigureLimits.Centre(claim.Figure)!.Value)} ({Amount.Middle(claim.Figure)}{claim.Id})";
    }

    private sealed class PeriodFlows : FlowSource
    {
        private readonly Series series;
        private readonly Dictionary<DateOnly, SeriesRow> byStart = [];

        public PeriodFlows(Series series, string part, List<SeriesRow> rows)
            : base("series:" + series.Definition.Id, series.Definition.Publisher, series.Definition.Quantity, part)
        {
            this.series = series;
            foreach (var row in rows.Where(row => SeriesRecord.Centre(row) is not null))
            {
                byStart.TryAdd(row.Date!.Value.First, row);
            }

            Periods = [.. byStart.Values.Select(row => row.Date!.Value).OrderBy(date => date.First)];
            Marks = [.. Periods.SelectMany(Ends).Distinct().Order()];
        }

        public override IReadOnlyList<DateOnly> Marks { get; }

        public override IEnumerable<DateSpan> Periods { get; }

        public override Flow? Over(DateSpan period)
        {
            decimal sum = 0;
            var count = 0;
            SeriesRow? first = null;
            for (var day = period.First; byStart.TryGetValue(day, out var row) && row.Date!.Value.Last <= period.Last; day = row.Date.Value.Last.AddDays(1))
            {
                first ??= row;
                sum += SeriesRecord.Centre(row)!.Value;
                count++;
                if (row.Date.Value.Last == period.Last)
                {
                    var (from, to) = (SeriesRecord.Id(series, first), SeriesRecord.Id(series, row));
                    return count == 1
                        ? new(period, sum, 0.5m, [from], $"{Amount.Text(sum)} ({from})")
                        : new(period, sum, 0.5m * count, [from, to], $"{Amount.Text(sum)} (sum of {count} rows, {from} to {to})");
                }
            }

            return null;
        }
    }

    private sealed class CumulativeFlows : FlowSource
    {
        private readonly Series series;
        private readonly SortedDictionary<DateOnly, SeriesRow> byEnd = [];

        public CumulativeFlows(Series series, string part, List<SeriesRow> rows)
            : base("series:" + series.Definition.Id, series.Definition.Publisher, series.Definition.Quantity, part)
        {
            this.series = series;
            foreach (var row in rows.Where(row => SeriesRecord.Centre(row) is not null))
            {
                byEnd[row.Date!.Value.Last] = row;
            }

            Marks = [.. byEnd.Keys];
            Periods = [.. Marks.Zip(Marks.Skip(1), (from, to) => new DateSpan(from.AddDays(1), to))];
        }

        public override IReadOnlyList<DateOnly> Marks { get; }

        public override IEnumerable<DateSpan> Periods { get; }

        public override Flow? Over(DateSpan period)
        {
            if (period.First == DateOnly.MinValue || !byEnd.TryGetValue(period.First.AddDays(-1), out var from) || !byEnd.TryGetValue(period.Last, out var to))
            {
                return null;
            }

            var (low, high) = (SeriesRecord.Centre(from)!.Value, SeriesRecord.Centre(to)!.Value);
            var (start, end) = (SeriesRecord.Id(series, from), SeriesRecord.Id(series, to));
            return new(period, high - low, 1, [start, end], $"{Amount.Text(high)} ({end}) − {Amount.Text(low)} ({start}) = {Amount.Text(high - low)}");
        }
    }

    private static IEnumerable<DateOnly> Ends(DateSpan period) =>
        period.First == DateOnly.MinValue ? [period.Last] : [period.First.AddDays(-1), period.Last];
}
