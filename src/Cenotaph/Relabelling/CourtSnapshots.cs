using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>How many cases of a period a snapshot shows.</summary>
/// <param name="Period">The month, week or year of filing.</param>
/// <param name="Seen">The day of the snapshot; null where there is one table and its day is not known.</param>
/// <param name="Count">The cases, at least 0.</param>
public sealed record CourtCount(DateSpan Period, DateSpan? Seen, double Count);

/// <summary>A snapshot that shows fewer than the one before it.</summary>
/// <param name="Before">The day of the one before.</param>
/// <param name="After">Its own day.</param>
/// <param name="From">What the one before showed of the periods that both could show.</param>
/// <param name="To">How much of it is left.</param>
public sealed record CourtFall(DateSpan Before, DateSpan After, double From, double To)
{
    /// <summary>The share that is gone, 0 to 1.</summary>
    public double Share => (From - To) / From;
}

/// <summary>What can be counted of a register of court cases that was seen several times, and may have been cut.</summary>
public sealed record CourtSnapshots
{
    private CourtSnapshots()
    {
    }

    /// <summary>The counts that stand: each period as the newest snapshot before any deletion shows it, ordered.</summary>
    public required ImmutableArray<CourtCount> Counts { get; init; }

    /// <summary>The snapshot that they are from; null where its day is not known.</summary>
    public DateSpan? Seen { get; init; }

    /// <summary>From this day on nothing is comparable; null where nothing was deleted.</summary>
    public DateOnly? CensoredFrom { get; init; }

    /// <summary>Periods that only snapshots after a deletion show: at least so many, never a decline.</summary>
    public ImmutableArray<CourtCount> AtLeast { get; init; } = [];

    /// <summary>Falls by more than the limit.</summary>
    public ImmutableArray<CourtFall> Falls { get; init; } = [];

    /// <summary>How many snapshots there are.</summary>
    public int Snapshots { get; init; }

    /// <summary>What each snapshot before a deletion shows of each calendar year that more than one of them shows whole, in order.</summary>
    public ImmutableArray<CourtCount> ByYear { get; init; } = [];

    /// <summary>Whether a deletion is declared and the table does not say when it was made: its counts may all be too low.</summary>
    public bool SeenIsUnknown { get; init; }

    /// <summary>Reads snapshots.</summary>
    /// <param name="counts">Each period once in a snapshot.</param>
    /// <param name="limit">The share by which a register may shrink without being held for cut, 0 to 1.</param>
    /// <param name="deletions">The first days of deletions that are declared.</param>
    /// <param name="falls">Falls that are known otherwise, of cards by their ids; null to compare the counts.</param>
    public static CourtSnapshots Of(IReadOnlyList<CourtCount> counts, double limit, IReadOnlyList<DateOnly> deletions, IReadOnlyList<CourtFall>? falls = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(deletions);
        var snapshots = counts.GroupBy(count => count.Seen).OrderBy(group => group.Key?.Last).ThenBy(group => group.Key?.First)
            .Select(group => (Seen: group.Key, Counts: group.OrderBy(count => count.Period.First).ThenBy(count => count.Period.Last).ToList())).ToList();
        falls = [.. (falls ?? Falling(snapshots)).Where(fall => fall.Share > limit)];

        // The first sign counts: a declared day, or the first snapshot that shows the fall.
        DateOnly? from = null;
        foreach (var day in deletions.Concat(falls.Select(fall => fall.After.First)))
        {
            from = from is { } known && known <= day ? known : day;
        }

        bool Stands(DateSpan? seen, DateSpan period) => from is not { } cut || (seen is { } day ? day.Last < cut : period.Last < cut);
        var standing = snapshots.SelectMany(snapshot => snapshot.Counts).Where(count => Stands(count.Seen, count.Period)).ToList();
        var newest = standing.GroupBy(count => count.Period).Select(group => group.Last()).OrderBy(count => count.Period.First).ThenBy(count => count.Period.Last).ToImmutableArray();
        var held = newest.Select(count => count.Period).ToHashSet();
        return new()
        {
            Counts = [.. newest.Select(Lived)],
            Seen = standing.Count == 0 ? null : standing[^1].Seen,
            CensoredFrom = from,
            AtLeast =
            [
                .. counts.Where(count => !Stands(count.Seen, count.Period) && !held.Contains(count.Period)).GroupBy(count => count.Period)
                    .Select(group => group.MaxBy(count => count.Count)!).OrderBy(count => count.Period.First),
            ],
            Falls = [.. falls],
            Snapshots = snapshots.Count,
            ByYear = Years(snapshots.Where(snapshot => snapshot.Seen is { } seen && (from is not { } cut || seen.Last < cut))),
            SeenIsUnknown = deletions.Count > 0 && snapshots.Exists(snapshot => snapshot.Seen is null),
        };
    }

    // A snapshot within a month has seen no more of it than the days up to its own.
    private static CourtCount Lived(CourtCount count) => count.Seen is { } seen && seen.Last < count.Period.Last && seen.Last >= count.Period.First
        ? count with { Period = new(count.Period.First, seen.Last) }
        : count;

    // A later table may begin later, without anything having been deleted; what it could show and does not is gone.
    private static IEnumerable<CourtFall> Falling(List<(DateSpan? Seen, List<CourtCount> Counts)> snapshots)
    {
        foreach (var ((seen, before), (later, after)) in snapshots.Zip(snapshots.Skip(1)))
        {
            if (seen is null || later is null)
            {
                continue;
            }

            var first = after.Min(count => count.Period.First);
            var left = after.GroupBy(count => count.Period).ToDictionary(group => group.Key, group => group.Last().Count);
            var shared = before.Where(count => count.Period.First >= first).ToList();
            var from = shared.Sum(count => count.Count);
            if (from > 0)
            {
                yield return new(seen.Value, later.Value, from, shared.Sum(count => left.GetValueOrDefault(count.Period)));
            }
        }
    }

    private static ImmutableArray<CourtCount> Years(IEnumerable<(DateSpan? Seen, List<CourtCount> Counts)> snapshots) =>
    [
        .. snapshots.SelectMany(snapshot => snapshot.Counts.GroupBy(count => count.Period.First.Year)
                .Where(year => year.Sum(count => count.Period.Days) == DateSpan.Year(year.Key).Days && !(snapshot.Seen?.Last < DateSpan.Year(year.Key).Last) && year.All(count => count.Period.Last.Year == year.Key))
                .Select(year => new CourtCount(DateSpan.Year(year.Key), snapshot.Seen, year.Sum(count => count.Count))))
            .GroupBy(count => count.Period).Where(group => group.Skip(1).Any()).OrderBy(group => group.Key.First).SelectMany(group => group),
    ];
}
