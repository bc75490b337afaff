using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A peer's running totals, edition by edition.</summary>
internal sealed class PeerEditions
{
    private readonly SortedDictionary<DateOnly, RunningTotals> editions = [];
    private readonly double quotient;

    private PeerEditions(Series series, DateOnly start, double quotient)
    {
        (Definition, this.quotient) = (series.Definition, quotient);
        foreach (var (edition, part, rows) in SeriesRecord.Lines(series))
        {
            if (part.Length == 0 && edition is { } made && RunningTotals.Of([(series, [.. rows.Where(row => row.Date!.Value.Last <= made.Last)])], start) is { } totals)
            {
                editions[made.Last] = totals;
            }
        }
    }

    public SeriesDefinition Definition { get; }

    /// <summary>The days on which editions were made.</summary>
    public IReadOnlyCollection<DateOnly> Days => editions.Keys;

    /// <summary>The peer's series; null after saying what stands in the way.</summary>
    public static PeerEditions? Of(ClaimBook book, ReconcilePlan plan, ScorePlan score, string id, DateOnly start, Action<string, string, string> fault)
    {
        if (book.Series.FirstOrDefault(one => one.Definition.Id == id) is not { } series)
        {
            fault("peers", $"\"{id}\"", "the id of a series on record");
            return null;
        }

        var quantity = series.Definition.Quantity;
        if (quantity.Side != score.Side || quantity is not { Kind: QuantityKind.Cumulative, Unit: "persons", Confirmation: Confirmation.Total } || ScoreTarget.Read(plan, score, quantity) is not { } read)
        {
            fault("peers", $"{id}, which counts {quantity}", $"a running total of {score.Side}, {ScoreTarget.CategoryWord(score.Category)}, of everyone or of a scope with a declared share");
            return null;
        }

        var found = new PeerEditions(series, start, read.Share.Length == 0 ? 1 : plan.Priors.Shares.First(share => share.Id == read.Share).Quotient.Value);
        if (found.editions.Count == 0)
        {
            fault("peers", $"{id} without editions", "a series with a column of editions (vintage), each with rows up to its own day");
            return null;
        }

        return found;
    }

    /// <summary>The last day that an edition counts to.</summary>
    public DateOnly? LastDay(DateOnly edition) => editions.TryGetValue(edition, out var totals) ? totals.Points[^1].Day : null;

    /// <summary>What an edition says of everyone up to a day; null when nothing above 0, or without limits.</summary>
    public Pooled? At(DateOnly edition, DateOnly day) =>
        editions.TryGetValue(edition, out var totals) && totals.At(day) is (var value, { } low, { } high) && value > 0 && low > 0 && high >= low
            ? new(value / quotient, low / quotient, high / quotient) : null;
}
