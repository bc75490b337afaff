using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>An estimate to be made as of a day, up to some days.</summary>
/// <param name="Known">The day whose knowledge is used.</param>
/// <param name="Side">The side.</param>
/// <param name="Category">The category.</param>
/// <param name="LeftOut">The origins left out.</param>
/// <param name="Days">The days counted to.</param>
internal sealed record ReplayTask(DateOnly Known, string Side, LossCategory Category, ImmutableArray<string> LeftOut, ImmutableArray<DateOnly> Days)
{
    public string Key { get; } = FormattableString.Invariant($"{Side}\n{Category}\n{string.Join('\t', LeftOut)}\n{Known:O}\n{string.Join(' ', Days.Select(day => day.DayNumber))}");
}

/// <summary>One plan's dates: the editions replayed, the target, and what is to be estimated.</summary>
internal sealed class ScoreReplay
{
    private readonly ClaimBook book;
    private readonly ScorePlan plan;
    private readonly ScoreTarget target;
    private readonly ImmutableArray<PeerEditions> peers;
    private readonly ImmutableArray<(DateOnly Edition, DateOnly Day)> dates;
    private readonly DateOnly newest;
    private readonly ImmutableArray<TargetUse> used;
    private readonly int late;

    private ScoreReplay(ClaimBook book, ReconcilePlan study, ScorePlan plan, ScoreTarget target, ImmutableArray<PeerEditions> peers)
    {
        (this.book, this.plan, this.target, this.peers) = (book, plan, target, peers);

        // From the study's own as-of day on everything on record is known: there is no earlier knowledge to go back to.
        var known = peers[0].Days.Where(day => day < book.AsOf).ToList();
        late = peers[0].Days.Count - known.Count;
        newest = known.Count == 0 ? default : known[^1];
        dates =
        [
            .. known.GroupBy(day => plan.Spacing == ScoreSpacing.Edition ? (day, 0) : (new DateOnly(day.Year, day.Month, 1), 1)).Select(some => some.Min()).Order()
                .Select(day => (day, peers[0].LastDay(day)!.Value)),
        ];
        var groups = new OriginGroups(book.Claims, book.Lineage, study.Origins);
        var category = ScoreTarget.CategoryWord(plan.Category);
        used =
        [
            .. peers.Select(peer => peer.Definition.Publisher).Distinct(StringComparer.Ordinal)
                .SelectMany(peer => book.Lineage.Where(edge => !edge.FromClaim && edge.From == peer).Select(edge => (peer, edge)))
                .Select(one => (one.peer, one.edge, Of: one.edge.OfClaim ? book.Claims.FirstOrDefault(claim => claim.Id == one.edge.Of)?.Publisher.Id ?? one.edge.Of : one.edge.Of))
                .Where(one => target.LeftOut.Contains(groups.Of(one.Of, category).Origin))
                .OrderBy(one => one.peer, StringComparer.Ordinal).ThenBy(one => one.Of, StringComparer.Ordinal)
                .Select(one => new TargetUse(one.peer, one.Of, one.edge.Relation, one.edge.Strength, one.edge.Evidence)),
        ];
    }

    /// <summary>What is to be estimated: each date with its own knowledge, and all of them with the newest.</summary>
    public IEnumerable<ReplayTask> Tasks => dates.IsEmpty ? [] : dates.Select(date => Task(date.Edition, [date.Day])).Append(Later);

    private ReplayTask Later => Task(newest, [.. dates.Select(date => date.Day).Append(peers[0].LastDay(newest)!.Value).Distinct().Order()]);

    public static ScoreReplay? Of(ClaimBook book, ReconcilePlan study, ScorePlan plan, DateOnly start, Action<string, string, string> fault)
    {
        if (ScoreTarget.Of(book, study, plan, start, fault) is not { } target)
        {
            return null;
        }

        List<PeerEditions> peers = [];
        foreach (var id in plan.Peers)
        {
            if (PeerEditions.Of(book, study, plan, id, start, fault) is not { } peer)
            {
                return null;
            }

            peers.Add(peer);
        }

        return new(book, study, plan, target, [.. peers]);
    }

    public ClaimScore Score(IReadOnlyDictionary<string, ReplayedEstimate> made, LaterCounts counts)
    {
        var later = dates.IsEmpty ? null : made[Later.Key];
        var scored = dates.Select(date => Scored(date.Edition, date.Day, made[Task(date.Edition, [date.Day]).Key], later!)).ToImmutableArray();
        var compared = scored.Where(date => date.IsCompared).ToList();
        var blocks = ScoreBlocks.Count(compared.Select(date => date.Edition));
        return new()
        {
            Plan = plan,
            LeftOut = target.LeftOut,
            TargetScope = target.Scope,
            Share = target.Share,
            Used = used,
            Dates = scored,
            Compared = compared.Count,
            Blocks = blocks,
            Ours = ClaimScoring.Summary(scored, date => date.Ours),
            Peers = [.. peers.Select((peer, place) => Peer(peer, place, scored, blocks))],
            Counts = [.. scored.Where(date => date.Ours.Number is not null).SelectMany(date => counts.Of(plan.Side, plan.Category, date.Edition, date.Day, date.Ours.Number!.Value))],
            Newest = newest,
            Notes = [.. Notes(scored)],
        };
    }

    private static PeerScore Peer(PeerEditions peer, int place, ImmutableArray<ScoredDate> scored, int blocks)
    {
        var difference = ScoreBlocks.Difference(scored.Where(date => date.IsCompared).Select(date => (date.Edition, date.Ours.Score!.Value - date.Peers[place].Score!.Value)));
        var definition = peer.Definition;
        return new(definition.Id, definition.Publisher, definition.Interval, definition.Note, ClaimScoring.Summary(scored, date => date.Peers[place]), difference, ClaimScoring.Verdict(blocks, difference));
    }

    private ReplayTask Task(DateOnly known, ImmutableArray<DateOnly> days) => new(known, plan.Side, plan.Category, target.LeftOut, days);

    private ScoredDate Scored(DateOnly edition, DateOnly day, ReplayedEstimate then, ReplayedEstimate later)
    {
        var (printed, whole, why) = target.At(edition, day);
        var place = Later.Days.IndexOf(day);
        var (number, method) = then.State[0] is { } state ? (state, "state") : (then.Closed[0], then.Closed[0] is null ? null : "closed");

        // A revision is of one method: a change from one to the other is no news about the war.
        var ours = Numbered(number, (method == "state" ? later.State : later.Closed)[place]?.Value) with { Method = method, ScaleReduction = then.ScaleReduction };
        return new(edition, day, whole, printed, why, ours, [.. peers.Select(peer => Numbered(peer.At(edition, day), peer.At(newest, day)?.Value))]);

        ScoredNumber Numbered(Pooled? one, double? after) =>
            new(one, one is { Low: > 0 } limits && whole is { } truth ? ScoredNumber.Interval(limits, truth) : null, after);
    }

    private IEnumerable<string> Notes(ImmutableArray<ScoredDate> scored)
    {
        if (scored.IsEmpty)
        {
            yield return FormattableString.Invariant($"No edition of the peer is from before {book.AsOf:yyyy-MM-dd}, the study's as-of day: nothing can be replayed.");
        }
        else if (late > 0)
        {
            yield return FormattableString.Invariant($"{late} editions of the peer are not from before {book.AsOf:yyyy-MM-dd}, the study's as-of day, and are left out.");
        }

        if (target.IsNeverRevised)
        {
            yield return "The target has no editions: its number of a day was printed at that day and is not revised, so that the peer may have seen it.";
        }

        if (scored.Any(date => date.Ours.Method == "closed" && date.Ours.ScaleReduction is not null))
        {
            yield return FormattableString.Invariant($"On {scored.Count(date => date.Ours.Method == "closed" && date.Ours.ScaleReduction is not null)} of {scored.Length} dates the state space was refused, its chains not having come to agree, and the closed form stands.");
        }

        yield return "Priors, shares and lineage are those of the study today: whoever wrote them may have known what came later.";
    }
}
