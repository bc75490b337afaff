using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>An estimate to be made as of a day, up to some days.</summary>
/// <param name="Known">The day whose knowledge is used.</param>
/// <param name="Side">The side.</param>
/// <param name="LeftOut">The origins left out.</param>
/// <param name="Days">The days counted to.</param>
internal sealed record ReplayTask(DateOnly Known, string Side, ImmutableArray<string> LeftOut, ImmutableArray<DateOnly> Days)
{
    public string Key { get; } = FormattableString.Invariant($"{Side}\n{string.Join('\t', LeftOut)}\n{Known:O}\n{string.Join(' ', Days.Select(day => day.DayNumber))}");
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

    /// <summary>What is to be estimated: each date with its own knowledge, and all of them with the newest; without the target's origins and with them.</summary>
    public IEnumerable<ReplayTask> Tasks => dates.IsEmpty ? [] : new[] { target.LeftOut, [] }.SelectMany(leftOut => dates.Select(date => Task(date.Edition, leftOut, [date.Day])).Append(Later(leftOut)));

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
        var scored = dates.Select(date => Scored(date.Edition, date.Day, made)).ToImmutableArray();
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
            Whole = ClaimScoring.Summary(scored, date => date.Whole),
            Peers = [.. peers.Select((peer, place) => Peer(peer, place, scored, blocks))],
            Counts =
            [
                .. scored.SelectMany(date => new[] { (date, date.Ours.Number, false), (date, date.Whole.Number, true) })
                    .SelectMany(one => one.Number is { } limits ? counts.Of(plan.Side, plan.Category, one.date.Edition, one.date.Day, limits, one.Item3) : []),
            ],
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

    private ReplayTask Task(DateOnly known, ImmutableArray<string> leftOut, ImmutableArray<DateOnly> days) => new(known, plan.Side, leftOut, days);

    private ReplayTask Later(ImmutableArray<string> leftOut) => Task(newest, leftOut, [.. dates.Select(date => date.Day).Append(peers[0].LastDay(newest)!.Value).Distinct().Order()]);

    private ScoredDate Scored(DateOnly edition, DateOnly day, IReadOnlyDictionary<string, ReplayedEstimate> made)
    {
        var (printed, whole, why) = target.At(edition, day);
        return new(edition, day, whole, printed, why, Ours(target.LeftOut), Ours([]), [.. peers.Select(peer => Numbered(peer.At(edition, day), peer.At(newest, day)?.Value))]);

        // A revision is of one method: a change from one to the other is no news about the war.
        ScoredNumber Ours(ImmutableArray<string> leftOut)
        {
            var (then, later) = (made[Task(edition, leftOut, [day]).Key], made[Later(leftOut).Key].Of(plan.Category, day));
            var (state, closed) = then.Of(plan.Category, day);
            var method = state is not null ? "state" : closed is not null ? "closed" : null;
            return Numbered(state ?? closed, (method == "state" ? later.State : later.Closed)?.Value) with { Method = method, ScaleReduction = then.ScaleReduction };
        }

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
            yield return FormattableString.Invariant($"{late} {(late == 1 ? "edition" : "editions")} of the peer {(late == 1 ? "is" : "are")} not from before {book.AsOf:yyyy-MM-dd}, the study's as-of day, and {(late == 1 ? "is" : "are")} left out.");
        }

        if (target.IsNeverRevised)
        {
            yield return "The target has no editions: its number of a day was printed at that day and is not revised, so that the peer may have seen it, and ours with nothing left out has.";
        }

        if (scored.Count(date => date.Ours.ScaleReduction >= SideReconciler.MixedBelow) is > 0 and var refused)
        {
            yield return FormattableString.Invariant($"On {refused} of {scored.Length} dates the state space was refused, its chains not having come to agree; the closed form stands there where it has a number.");
        }

        if (book.Claims.Count(claim => claim.Quantity.Side == plan.Side && claim is { Vanished: false, Quantity.AsOf: not null } && KnownBook.IsUndated(claim)) is > 0 and var undated)
        {
            yield return FormattableString.Invariant($"{undated} claims about {plan.Side} have no day of publication and count as known from the last day that they count: too early, which flatters ours.");
        }

        yield return "Priors, shares and lineage are those of the study today: whoever wrote them may have known what came later.";
    }
}
