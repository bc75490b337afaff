using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class ReconciledFlowTests
{
    private static readonly DateSpan Year = DateSpan.Year(2030);
    private static readonly ReconcilePriors Priors = new() { Flow = new(1000, 20, "Invented.") };

    [Fact]
    public void Claims_of_different_periods_that_agree_give_what_each_says()
    {
        var found = Of(Claim("A", "one", Figure.Point(52_000), Year), Claim("B", "two", Figure.Point(13_000), DateSpan.Quarter(2030, 2)), Claim("C", "three", Figure.Point(52_000), DateSpan.Year(2029)));
        Assert.InRange(found.Estimate!.Value.Value, 46_000, 58_000);
        Assert.InRange(found.Estimate.Value.High / found.Estimate.Value.Low, 1.1, 2.2);
        Assert.Equal(["one", "three", "two"], found.Groups.Select(group => group.Origin));
        Assert.True(found.Prior!.Value.High > 10 * found.Estimate.Value.High);
        Assert.InRange(found.ScaleReduction!.Value, 0.9, 1.1);
    }

    [Fact]
    public void Claims_that_conflict_leave_more_open_and_each_origin_pulls_its_way()
    {
        var high = Claim("A", "one", Figure.Point(52_000), Year);
        var low = Claim("B", "two", Figure.Point(3_250), DateSpan.Quarter(2030, 2));
        var (apart, agreeing) = (Of(high, low), Of(high, low with { Figure = Figure.Point(13_000) }));
        Assert.True(Width(apart) > 1.3 * Width(agreeing));
        Assert.InRange(apart.Estimate!.Value.Value, 14_000, 48_000);
        Assert.True(Without(apart, "one") < apart.Estimate.Value.Value && apart.Estimate.Value.Value < Without(apart, "two"));
    }

    [Fact]
    public void A_copy_moves_nothing_and_the_order_of_claims_neither()
    {
        var claims = new[] { Claim("A", "one", Figure.Point(52_000), Year), Claim("B", "two", Figure.Approximate(10_000, 1_000), DateSpan.Quarter(2030, 3)) };
        var found = Of(claims);
        Assert.Equal(found.Draws, Of([.. claims.Reverse()]).Draws);
        Assert.Equal(found.Draws, Of([.. claims, claims[0] with { Id = "Z", Publisher = "copyist", IsCopy = true }]).Draws);
    }

    [Fact]
    public void What_is_at_least_so_many_lifts_a_lower_number()
    {
        var low = Claim("A", "one", Figure.Point(20_000), Year);
        Assert.True(Of(low, Claim("B", "two", Figure.AtLeast(60_000), Year)).Estimate!.Value.Value > 1.2 * Of(low).Estimate!.Value.Value);
    }

    [Fact]
    public void Two_publishers_of_one_origin_weigh_less_than_of_two()
    {
        ReconciledFlow By(string origin) => Of(Claim("A", "one", Figure.Point(52_000), Year), Claim("B", "two", Figure.Point(52_000), Year) with { Origin = origin });
        var (shared, apart) = (By("one"), By("two"));
        Assert.True(shared.EffectiveSources < apart.EffectiveSources);
        Assert.True(Width(shared) > Width(apart));
        Assert.Empty(shared.Without);
    }

    [Fact]
    public void Nothing_to_reconcile_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Of());

    private static ReconciledFlow Of(params FlowClaim[] claims) => ReconciledFlow.Of(claims, Priors, Year, 1);

    private static double Width(ReconciledFlow flow) => Math.Log(flow.Estimate!.Value.High / flow.Estimate.Value.Low);

    private static double Without(ReconciledFlow flow, string origin) => flow.Without.Single(one => one.Origin == origin).Estimate!.Value.Value;

    private static FlowClaim Claim(string id, string publisher, Figure figure, DateSpan period) => new(id, publisher, publisher, publisher, false, period, figure);
}
