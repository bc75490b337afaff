using System.Collections.Immutable;
using Cenotaph.Numerics;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>
/// Counts of cases (named, registered, acknowledged) that were recorded after a replay, of a scope and date for which it gave an upper limit: everyone's,
/// and that of each scope whose share of everyone is declared.
/// </summary>
internal sealed class LaterCounts(ClaimBook book, ReconcilePlan plan, DateOnly start)
{
    // A running total only grows: what is above the limit a month before the day is above it on the day.
    private const int MostDays = 31;

    private static readonly double Normal95 = NormalDistribution.Quantile(0.975);

    private readonly List<(Series Series, DateSpan Edition, RunningTotals Totals)> lists =
    [
        .. book.Series.Where(series => IsCount(series.Definition.Quantity)).SelectMany(series => RunningTotals.Newest(series) is { Edition: { } edition, Rows: var rows }
            && RunningTotals.Of([(series, rows)], start) is { } totals ? [(series, edition, totals)] : Array.Empty<(Series, DateSpan, RunningTotals)>()),
    ];

    /// <summary>The counts, each beside our limit, ordered by id.</summary>
    public ImmutableArray<LaterCount> Of(string side, LossCategory category, DateOnly replay, DateOnly day, Pooled ours, bool ofWhole)
    {
        List<LaterCount> found = [];
        var word = ScoreTarget.CategoryWord(category);
        void Add(string id, Quantity quantity, DateOnly to, double? count)
        {
            if (count is { } number && quantity.Side == side && quantity.Category == word && category != LossCategory.Missing
                && to <= day && day.DayNumber - to.DayNumber <= MostDays && Upper(quantity.Scope, word, category, ours) is { } upper)
            {
                found.Add(new(replay, day, id, quantity.Scope, to, number, upper, ofWhole));
            }
        }

        foreach (var claim in Comparable.Claims(book).Where(claim => IsCount(claim.Quantity) && claim.Quantity is { Kind: QuantityKind.Cumulative, AsOf: not null }))
        {
            if (KnownBook.Since(claim) is { } since && since.Last > replay && !(claim.Quantity.Period is { } period && period.First > start.AddDays(31)))
            {
                Add(claim.Id, claim.Quantity, claim.Quantity.AsOf!.Value.Last, (double?)(claim.Figure.Low ?? claim.Figure.Value));
            }
        }

        foreach (var (series, edition, totals) in lists.Where(list => list.Edition.Last > replay))
        {
            if (totals.Points.LastOrDefault(point => point.Day <= day) is { Id.Length: > 0 } point)
            {
                Add(point.Id, series.Definition.Quantity, point.Day, point.Value);
            }
        }

        return [.. found.OrderBy(one => one.Id, StringComparer.Ordinal)];
    }

    // The share's own spread widens the limit on the side of the limit; a part is no more than the whole.
    private double? Upper(Scope scope, string word, LossCategory category, Pooled ours)
    {
        if (scope.Equals(Scope.All))
        {
            return ours.High;
        }

        if (plan.ReadAs.FirstOrDefault(one => one.Category == word && one.As == category && one.Unit == "persons" && one.Scope.Equals(scope)) is not { } read)
        {
            return null;
        }

        var share = plan.Priors.Shares.First(one => one.Id == read.Share).Quotient;
        var (above, spread) = (Math.Log(ours.High / ours.Value), Normal95 * share.LogSpread);
        return Math.Min(ours.High, Math.Exp(Math.Log(ours.Value) + share.LogMiddle + Math.Sqrt((above * above) + (spread * spread))));
    }

    private static bool IsCount(Quantity quantity) =>
        quantity.Confirmation != Confirmation.Total && quantity is { Unit: "persons", Kind: QuantityKind.Cumulative or QuantityKind.Period };
}
