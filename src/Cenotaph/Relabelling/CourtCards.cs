using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>Who asked the court.</summary>
public enum CourtApplicant
{
    /// <summary>The card does not say, or the court hides it.</summary>
    Hidden,

    /// <summary>A commander or unit, a prosecutor, an enlistment office, the ministry.</summary>
    Military,

    /// <summary>Anybody else, mostly the family.</summary>
    Other,
}

/// <summary>One card of a court case. It holds no name.</summary>
/// <param name="Id">Its id, the same in every snapshot; a row without one is a card of its own.</param>
/// <param name="Filed">The day on which the claim was filed.</param>
/// <param name="Event">The day of disappearance or death that the card gives, or null.</param>
/// <param name="Court">The court, or null.</param>
/// <param name="Applicant">Who asked.</param>
/// <param name="Seen">The days of the snapshots that show it, each once; empty where the list was seen once.</param>
public sealed record CourtCard(string Id, DateOnly Filed, DateOnly? Event, string? Court, CourtApplicant Applicant, ImmutableArray<DateOnly> Seen);

/// <summary>Claims that name a military applicant, as a share with its own denominator.</summary>
/// <param name="Source">The claim that gives the number, or the list.</param>
/// <param name="Military">Claims with a military applicant.</param>
/// <param name="Of">All claims of the same time and edition.</param>
/// <param name="IsLeast">Whether the number is a lower bound, as where courts hide the applicant.</param>
/// <param name="Interval">95 % credible for the share among claims whose applicant is known; sampling error alone.</param>
/// <param name="Hidden">Claims whose applicant is not shown; null where that is not known.</param>
/// <param name="Notes">What a reader must know of the share.</param>
public sealed record MilitaryShare(string Source, long Military, long Of, bool IsLeast, Interval Interval, long? Hidden, ImmutableArray<Phrase> Notes)
{
    /// <summary>Military claims for each claim of the denominator.</summary>
    public double Value => (double)Military / Of;

    /// <summary>The share with its interval by Jeffreys' prior.</summary>
    public static MilitaryShare Make(string source, long military, long of, bool isLeast, long? hidden, ImmutableArray<Phrase> notes)
    {
        var share = new ShareCount(military, of);
        return new(
            source, share.Count, share.Of, isLeast,
            new(
                military == 0 ? 0 : Numerics.BetaDistribution.Quantile(0.025, military + 0.5, of - military + 0.5),
                military == of ? 1 : Numerics.BetaDistribution.UpperQuantile(0.025, military + 0.5, of - military + 0.5), "95 % credible"),
            hidden, notes);
    }

    /// <summary>The least and the most that the share among all claims can be, were all hidden applicants others or military; null where nothing is hidden.</summary>
    public (double Low, double High)? IfHidden => Hidden is > 0 and var hidden ? ((double)Military / (Of + hidden), (double)(Military + hidden) / (Of + hidden)) : null;
}

/// <summary>Cards that a snapshot no longer shows, of one court.</summary>
/// <param name="Court">The court.</param>
/// <param name="After">The snapshot that no longer shows them.</param>
/// <param name="From">Cards shown before.</param>
/// <param name="Gone">How many of them are gone.</param>
public sealed record CourtGone(string Court, DateOnly After, int From, int Gone);

/// <summary>A list of cards, read as snapshots: a card that was once captured stays counted.</summary>
public static class CourtCards
{
    // A court with fewer cards may lose one by chance.
    private const int FewCards = 10;

    /// <summary>The cases by month of filing, as known at each snapshot.</summary>
    public static ImmutableArray<CourtCount> Counts(IReadOnlyList<CourtCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        if (cards.Count == 0)
        {
            return [];
        }

        var days = Snapshots(cards);
        return [.. days.Length == 0 ? Months(cards, null) : days.SelectMany(day => Months(cards.Where(card => card.Seen.Any(seen => seen <= day)), day))];
    }

    /// <summary>What each snapshot shows of the cards of the one before.</summary>
    public static ImmutableArray<CourtFall> Falls(IReadOnlyList<CourtCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return
        [
            .. from pair in Pairs(cards)
               where pair.Before.Count > 0
               select new CourtFall(DateSpan.Day(pair.First), DateSpan.Day(pair.Second), pair.Before.Count, pair.Before.Count(card => card.Seen.Contains(pair.Second))),
        ];
    }

    /// <summary>Courts that lost more than a share of their cards between two snapshots, those that lost most first.</summary>
    public static ImmutableArray<CourtGone> Gone(IReadOnlyList<CourtCard> cards, double limit)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return
        [
            .. (from pair in Pairs(cards)
                from court in pair.Before.Where(card => card.Court is not null).GroupBy(card => card.Court!, StringComparer.Ordinal)
                let gone = court.Count(card => !card.Seen.Contains(pair.Second))
                where court.Count() >= FewCards && gone > limit * court.Count()
                select new CourtGone(court.Key, pair.Second, court.Count(), gone))
               .OrderByDescending(one => one.Gone).ThenBy(one => one.Court, StringComparer.Ordinal).ThenBy(one => one.After),
        ];
    }

    /// <summary>The share with a military applicant among cards of a time whose applicant is shown; null where none is.</summary>
    public static MilitaryShare? Military(string source, IReadOnlyList<CourtCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var known = cards.LongCount(card => card.Applicant != CourtApplicant.Hidden);
        return known == 0 ? null
            : MilitaryShare.Make(source, cards.LongCount(card => card.Applicant == CourtApplicant.Military), known, isLeast: false, cards.Count - known, []);
    }

    /// <summary>The days of snapshots, in order.</summary>
    public static ImmutableArray<DateOnly> Snapshots(IReadOnlyList<CourtCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        return [.. cards.SelectMany(card => card.Seen).Distinct().Order()];
    }

    private static IEnumerable<(DateOnly First, DateOnly Second, List<CourtCard> Before)> Pairs(IReadOnlyList<CourtCard> cards)
    {
        var days = Snapshots(cards);
        return days.Zip(days.Skip(1), (first, second) => (first, second, cards.Where(card => card.Seen.Contains(first)).ToList()));
    }

    // Months without a case between the first and the last count as nought, else a quiet month would be left out of the baseline.
    private static IEnumerable<CourtCount> Months(IEnumerable<CourtCard> cards, DateOnly? seen)
    {
        var counts = cards.CountBy(card => (12 * card.Filed.Year) + card.Filed.Month - 1).ToDictionary();
        if (counts.Count == 0)
        {
            yield break;
        }

        for (var month = counts.Keys.Min(); month <= counts.Keys.Max(); month++)
        {
            yield return new(DateSpan.Month(month / 12, (month % 12) + 1), seen is { } known ? DateSpan.Day(known) : null, counts.GetValueOrDefault(month));
        }
    }
}
