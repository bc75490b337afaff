using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

/// <summary>Replays in the invented war of Red and Blue, beside the Paper's curve in editions, against what the Recorder publishes in 2025.</summary>
public sealed class ScoreReplayTests
{
    private static readonly DateOnly July = new(2024, 7, 1);
    private static readonly ScorePlan Scored = new("casualties", "Red", LossCategory.Casualties, ["curve"], ["recorded"], [], ScoreSpacing.Month, "it was left out");

    private static readonly Series Recorded = FlowBook.Series(
        "recorded", "recorder", QuantityKind.Period, Enumerable.Range(1, 9).Select(month => FlowBook.Row($"2024-0{month}", 1000, vintage: "2025")));

    private static readonly Series Curve = FlowBook.Series(
        "curve", "paper", QuantityKind.Cumulative,
        [
            .. Edition("2024-07-01", 5000, 6000), .. Edition("2024-07-29", 5000, 6600, 7500), .. Edition("2024-08-05", 5000, 7000, 8000), .. Edition("2024-10-28", 5000, 6600, 8200, 9000, 10_000),
        ]);

    private static readonly Lazy<ClaimScore> All = new(() => Of(Book() with { AsOf = new(2025, 12, 31) }));

    private static readonly Lazy<ClaimScore> OfJuly = new(() => Of(Book()));

    private static readonly Claim[] Claims =
    [
        Published("i1", "institute", "5400", "2024-06-20", "2024-06-25"), Published("b1", "blue-staff", "7000", "2024-06-20", "2024-06-25"),
        Published("i2", "institute", "7400", "2024-08-01", "2024-08-03"), Published("b2", "blue-staff", "9000", "2024-08-01", "2024-08-03"),
    ];

    [Fact]
    public void The_first_edition_of_each_month_is_replayed_and_held_against_the_target_of_its_day()
    {
        var score = All.Value;
        Assert.Equal([July, new(2024, 8, 5), new(2024, 10, 28)], score.Dates.Select(date => date.Edition));
        Assert.Equal((1, 2), (score.Blocks, score.Compared));

        // January to June, 1,000 each, and one of July's 31 days; October has no row.
        Assert.Equal(6000 + (1000 / 31.0), score.Dates[0].Target!.Value, 1e-6);
        Assert.Equal("its numbers end on 2024-09-30", score.Dates[2].NoTarget);
        Assert.Equal(["recorder"], score.LeftOut);
        Assert.All(score.Dates, date => Assert.NotNull(date.Ours.Method));
        Assert.Equal(Math.Log(6600 / 5455.0), score.Dates[0].Peers[0].Score!.Value, 1e-9); // its limits hold the target
        Assert.Equal("too few to rank", score.Peers[0].Verdict);
    }

    [Fact]
    public void A_peers_revision_is_from_its_edition_to_the_newest_for_the_same_day()
    {
        var score = All.Value;

        // 1 July: 6,000, later 6,600. 5 August: 8,000, later between 8,200 on the 1st and 9,000 on 1 September, four of 31 days on. 28 October: its own.
        Assert.Equal(Math.Log(1.1), score.Dates[0].Peers[0].Revision!.Value, 1e-9);
        var august = Math.Log((8200 + (800 * 4 / 31.0)) / 8000);
        Assert.Equal(august, score.Dates[1].Peers[0].Revision!.Value, 1e-9);
        Assert.Equal(0, score.Dates[2].Peers[0].Revision);
        Assert.Equal((august, Math.Log(1.1)), (score.Peers[0].Summary.MedianRevision!.Value, score.Peers[0].Summary.WorstRevision!.Value));
    }

    [Fact]
    public void What_is_published_the_day_after_a_replay_changes_nothing_on_it_and_on_the_day_it_does()
    {
        ScoredDate With(params Claim[] more) => Of(Book(more), options: new(5, 10, 10)).Dates[0];
        var before = With();
        var after = With(Published("late", "red-staff", "20000", "2024-06-25", "2024-07-02"));
        Assert.NotNull(before.Ours.ScaleReduction);
        Assert.Equal((before.Ours, before.Whole), (after.Ours, after.Whole));
        Assert.NotEqual(before.Ours.Number, With(Published("late", "red-staff", "20000", "2024-06-25", "2024-07-01")).Ours.Number);
    }

    [Fact]
    public void Nothing_of_the_targets_origin_enters_ours_be_it_retold_or_not()
    {
        var (before, target) = (OfJuly.Value.Dates[0], Published("known", "recorder", "20000", "2024-06-25", "2024-06-26"));
        var own = Of(Book(target)).Dates[0];
        Assert.Equal(before.Ours.Number, own.Ours.Number);
        Assert.NotEqual(before.Whole.Number, own.Whole.Number);
        var retold = Of(Book(Published("retold", "red-staff", "20000", "2024-06-25", "2024-06-26")) with { Lineage = [Edge("red-staff", "derived", 0.6m)] }).Dates[0];
        Assert.Equal(before.Ours.Number, retold.Ours.Number);
    }

    [Fact]
    public void A_peer_that_takes_from_the_target_is_named()
    {
        Assert.Empty(All.Value.Used);
        var use = Assert.Single(Of(Book() with { Lineage = [Edge("paper", "pooled", 0.9m)] }).Used);
        Assert.Equal(("paper", "recorder", "pooled", 0.9m), (use.Peer, use.Publisher, use.Relation, use.Strength));
    }

    [Fact]
    public void A_target_that_may_have_been_known_on_the_day_is_none()
    {
        var early = Recorded with { Rows = [.. Recorded.Rows.Select(row => row with { Vintage = DateSpan.Month(2024, 8) })] };
        var dates = Of(Book() with { Series = [Curve, early], AsOf = new(2024, 8, 6) }).Dates;
        Assert.NotNull(dates[0].Target);
        Assert.Contains("may have been known then", dates[1].NoTarget, StringComparison.Ordinal);
        Assert.Null(dates[1].Ours.Score);
    }

    [Fact]
    public void Later_claims_of_publishers_are_a_target_too()
    {
        var book = Book(Published("r1", "recorder", "5000", "2024-06-01", "2024-12-01"), Published("r2", "recorder", "7000", "2024-07-31", "2024-12-01"), Published("r0", "recorder", "1", "2024-06-30", "2024-06-30"));
        var dates = Of(book with { AsOf = new(2024, 8, 6) }, Scored with { Target = [], Publishers = ["recorder"] }).Dates;
        Assert.Equal(6000, dates[0].Target!.Value, 1e-6); // half way from 1 June to 31 July; what was known then is no target
        Assert.Null(dates[1].Target);
    }

    [Fact]
    public void Later_counts_above_our_limit_of_the_same_scope_and_date_are_listed()
    {
        Series Names(string id, decimal of, string scope) => FlowBook.Series(
            id, "recorder", QuantityKind.Period, [FlowBook.Row("2024-01-01/2024-06-24", of, vintage: "2025"), FlowBook.Row("2024-06-25/2024-09-30", 1_000_000, vintage: "2025")], confirmation: Confirmation.Named, scope: scope);
        var plan = new ReconcilePlan
        {
            Priors = new() { Shares = [new("army-share", new(0.5, 1, "half"))] },
            ReadAs = [new("casualties", new("army"), LossCategory.Casualties, "army-share")],
        };
        var book = Book();
        var score = Of(book with { Series = [.. book.Series, Names("a", 3000, "all"), Names("b", 900_000, "all"), Names("c", 3000, "army"), Names("d", 900_000, "guard")] }, Scored, plan);

        // Of a part only where its share is declared: of the guard none is.
        var counts = score.Counts.Where(count => !count.OfWhole).ToList();
        var upper = score.Dates[0].Ours.Number!.Value.High;
        Assert.Equal([("series:a@2025@2024-01-01/2024-06-24", false), ("series:b@2025@2024-01-01/2024-06-24", true), ("series:c@2025@2024-01-01/2024-06-24", false)], counts.Select(count => (count.Id, count.IsAbove)));
        Assert.Equal([upper, upper, upper / 2], counts.Select(count => count.Upper), (one, other) => Math.Abs(one - other) < 1e-6);
        Assert.All(counts, count => Assert.Equal((July, new DateOnly(2024, 6, 24)), (count.Edition, count.To)));
        Assert.Equal(3, score.Counts.Length - counts.Count);
    }

    [Fact]
    public void Series_that_are_missing_or_count_something_else_are_said_by_name()
    {
        Assert.Equal("target \"no-such\"", Fault(Scored with { Target = ["no-such"] }));
        Assert.Equal("peers \"no-such\"", Fault(Scored with { Peers = ["no-such"] }));
        Assert.Equal("publishers \"no-such\"", Fault(Scored with { Target = [], Publishers = ["no-such"] }));
        Assert.StartsWith("target recorded, which counts", Fault(Scored with { Category = LossCategory.Killed }), StringComparison.Ordinal);
        Assert.StartsWith("peers recorded, which counts", Fault(Scored with { Peers = ["recorded"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void No_day_from_the_studys_own_on_is_replayed()
    {
        var score = OfJuly.Value;
        Assert.Equal(July, Assert.Single(score.Dates).Edition);
        Assert.Contains(score.Notes, note => note.StartsWith("3 editions of the peer are not from before 2024-07-29", StringComparison.Ordinal));
        Assert.Empty(Of(Book() with { AsOf = July }).Dates);
    }

    // On the study's own day only July's edition is past, so that there is little to replay.
    private static ClaimBook Book(params Claim[] more) => FlowBook.Book([.. Claims, .. more], [Curve, Recorded]) with { AsOf = new(2024, 7, 29) };

    private static ClaimScore Of(ClaimBook book, ScorePlan? plan = null, ReconcilePlan? study = null, StateOptions? options = null) => Assert.Single(ClaimScoring.Of(
        book, (study ?? new()) with { Scores = [plan ?? Scored] }, new(2024, 1, 1), options, (_, key, seen, expected) => Assert.Fail($"{key}: {seen}, {expected}")));

    private static string Fault(ScorePlan plan)
    {
        List<string> faults = [];
        Assert.Empty(ClaimScoring.Of(Book(), new() { Scores = [plan] }, new(2024, 1, 1), null, (_, key, seen, _) => faults.Add($"{key} {seen}")));
        return Assert.Single(faults);
    }

    private static LineageEdge Edge(string from, string relation, decimal strength) => new(from, "recorder", false, false, relation, LineageStatus.Stated, strength, "it says so");

    private static Claim Published(string id, string publisher, string value, string asOf, string on) =>
        FlowBook.Claim(id, publisher, ("value", value), ("as_of", asOf), ("published_at", on));

    // Totals of the firsts of June and on, the last on the edition's own day; limits a tenth off either way.
    private static IEnumerable<SeriesRow> Edition(string made, params int[] totals) => totals.Select((total, place) =>
        FlowBook.Row(place == totals.Length - 1 ? made : $"2024-0{6 + place}-01", total, decimal.Round(total / 1.1m), decimal.Round(total * 1.1m), made));
}
