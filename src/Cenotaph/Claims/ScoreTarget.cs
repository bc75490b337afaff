using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>The numbers that a plan names as target, as the newest knowledge has them, and the origins they come from.</summary>
internal sealed class ScoreTarget
{
    private readonly ClaimBook book;
    private readonly ReconcilePlan plan;
    private readonly ScorePlan score;
    private readonly DateOnly start;
    private readonly RunningTotals? totals;
    private readonly DateOnly? edition;
    private readonly ImmutableArray<Reading> claims = [];

    private ScoreTarget(ClaimBook book, ReconcilePlan plan, ScorePlan score, DateOnly start, ImmutableArray<Series> series)
    {
        (this.book, this.plan, this.score, this.start) = (book, plan, score, start);
        var groups = new OriginGroups(book.Claims, book.Lineage, plan.Origins);
        if (series.IsEmpty)
        {
            claims = Claims(DateOnly.MaxValue);
            LeftOut = [.. claims.Select(reading => reading.Origin).Concat(score.Publishers.Select(one => groups.Of(one, Word).Origin)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            return;
        }

        var editions = series.Select(one => (one, Newest: RunningTotals.Newest(one))).Where(one => one.Newest is not null).ToList();
        totals = RunningTotals.Of(editions.Select(one => (one.one, (IReadOnlyList<SeriesRow>)one.Newest!.Value.Rows)), start);
        edition = editions.Min(one => one.Newest!.Value.Edition?.First);
        IsNeverRevised = editions.Exists(one => one.Newest!.Value.Edition is null);
        Scope = series[0].Definition.Quantity.Scope;
        LeftOut = [.. series.Select(one => groups.Of(one.Definition.Publisher, one.Definition.Quantity.Category).Origin).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Share = ShareOf(series[0].Definition.Quantity);
    }

    /// <summary>The origins of the target, which ours must not use.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>The scope of a target of series; null where claims are the target.</summary>
    public Scope? Scope { get; }

    /// <summary>What the series are of everyone; null when they count everyone, and for claims, each of which has its own.</summary>
    public ShareOfWhole? Share { get; }

    /// <summary>Whether a series has no editions: what it says of a day was said then and is not revised.</summary>
    public bool IsNeverRevised { get; }

    private string Word => CategoryWord(score.Category);

    public static string CategoryWord(LossCategory category) => category switch
    {
        LossCategory.Killed => "killed",
        LossCategory.Wounded => "wounded",
        LossCategory.Casualties => "casualties",
        _ => "missing",
    };

    /// <summary>The target of a plan; null after saying what stands in the way.</summary>
    public static ScoreTarget? Of(ClaimBook book, ReconcilePlan plan, ScorePlan score, DateOnly start, Action<string, string, string> fault)
    {
        List<Series> series = [];
        foreach (var id in score.Target)
        {
            if (book.Series.FirstOrDefault(one => one.Definition.Id == id) is not { } found)
            {
                fault("target", $"\"{id}\"", "the id of a series on record");
                return null;
            }

            var quantity = found.Definition.Quantity;
            if (quantity.Side != score.Side || quantity.Kind is not (QuantityKind.Cumulative or QuantityKind.Period) || quantity.Unit != "persons" || quantity.Confirmation != Confirmation.Total
                || Read(plan, score, quantity) is not { } || !quantity.Scope.Equals((series.FirstOrDefault() ?? found).Definition.Quantity.Scope)
                || quantity.Category != (series.FirstOrDefault() ?? found).Definition.Quantity.Category || quantity.Kind != (series.FirstOrDefault() ?? found).Definition.Quantity.Kind)
            {
                fault("target", $"{id}, which counts {quantity}", $"totals or periods of {score.Side}, {CategoryWord(score.Category)}, of everyone or of a scope with a declared share, all series of one quantity");
                return null;
            }

            series.Add(found);
        }

        foreach (var unknown in score.Publishers.Where(one => book.Vocabulary.Publishers.Find(one)?.Id != one))
        {
            fault("publishers", $"\"{unknown}\"", "the id of a publisher");
            return null;
        }

        var target = new ScoreTarget(book, plan, score, start, [.. series]);
        if (target.totals is null && series.Count > 0)
        {
            fault("target", string.Join(", ", score.Target), "series with rows from the war's start on");
            return null;
        }

        return target;
    }

    /// <summary>The target up to a day, printed and of everyone, as it became known after a replay; or why there is none.</summary>
    public (double? Printed, double? Whole, string? Why) At(DateOnly replay, DateOnly day)
    {
        if (claims.IsEmpty && totals is null)
        {
            return (null, null, "no claim of the publishers is on record");
        }

        if (totals is null)
        {
            var known = new ReadingBook(book with { Series = [] }, plan, start, replay).Of(score.Side).Select(reading => reading.Id).ToHashSet(StringComparer.Ordinal);
            var later = claims.Where(reading => !known.Contains(reading.Id)).OrderBy(reading => reading.To).ThenBy(reading => reading.Id, StringComparer.Ordinal)
                .Select(reading => (reading.To, reading.Value / Quotient(reading.Share), (double?)null, (double?)null, reading.Id)).DistinctBy(one => one.To).ToList();
            return new RunningTotals(later).At(day) is var (value, _, _) ? (value, value, null) : (null, null, "no claim of the publishers became known later whose days reach it");
        }

        if (edition is { } since && since <= replay)
        {
            return (null, null, $"its newest edition may have been known then (from {since:yyyy-MM-dd} on)");
        }

        return totals.At(day) is var (printed, _, _) && printed > 0 ? (printed, printed / (Share?.Quotient.Value ?? 1), null)
            : (null, null, day > totals.Points[^1].Day ? $"its numbers end on {totals.Points[^1].Day:yyyy-MM-dd}" : "it has no number for that day");
    }

    /// <summary>The share by which a quantity is brought to everyone's: an empty reading where it counts everyone; null where neither.</summary>
    internal static ReadAs? Read(ReconcilePlan plan, ScorePlan score, Quantity quantity) =>
        plan.ReadAs.FirstOrDefault(one => one.Category == quantity.Category && one.Unit == quantity.Unit && one.Scope.Equals(quantity.Scope) && one.As == score.Category)
            ?? (quantity.Scope.Equals(Scope.All) && ReadingBook.Category(quantity.Category) == score.Category ? new(quantity.Category, quantity.Scope, score.Category, "") : null);

    private ShareOfWhole? ShareOf(Quantity quantity) => Read(plan, score, quantity) is { Share.Length: > 0 } read ? plan.Priors.Shares.First(one => one.Id == read.Share) : null;

    private double Quotient(string? share) => share is null ? 1 : plan.Priors.Shares.First(one => one.Id == share).Quotient.Value;

    // Claims alone: in a reconciliation a later edition of the publisher's own would stand for them.
    private ImmutableArray<Reading> Claims(DateOnly known) =>
    [
        .. new ReadingBook(book with { Series = [] }, plan, start, known).Of(score.Side).Where(reading => score.Publishers.Contains(reading.Publisher) && reading.Category == score.Category
            && reading is { Kind: ReadingKind.Cumulative, Counted: false, Over: null } && reading.Bound is not (Bound.Lower or Bound.Upper)),
    ];
}
