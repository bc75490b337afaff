using Cenotaph.Nowcasting;

namespace Cenotaph.Tests.Nowcasting;

public sealed class NowcastScoreTests
{
    // By hand: 10 wide; missed by 3 at α = 0.05 costs 2/0.05 × 3 = 120 more.
    [Theory]
    [InlineData(15, 10)]
    [InlineData(23, 130)]
    [InlineData(7, 130)]
    public void An_interval_costs_its_width_and_forty_times_its_miss(double outcome, double score) =>
        Assert.Equal(score, NowcastScore.Interval(10, 20, outcome, 0.05), 1e-9);

    // By hand: draws 1 and 3, outcome 2: mean distance 1, half the mean distance of two draws (0, 2, 2, 0) is 1/2.
    [Fact]
    public void Draws_score_their_distance_less_half_their_spread()
    {
        Assert.Equal(0.5, NowcastScore.Crps([3, 1], 2), 1e-12);
        Assert.Equal(4, NowcastScore.Crps([6], 2), 1e-12);
    }

    // A single draw has intervals without width: each term is its distance, 0.5 × 4 + 3 × 4 over 3.5.
    [Fact]
    public void The_weighted_score_of_one_draw_is_its_distance() => Assert.Equal(4, NowcastScore.WeightedInterval([6], 2), 1e-12);

    // By hand: revisions 0.1, −0.5 and 0.2; the one from 0 has no share.
    [Fact]
    public void The_median_revision_is_a_share_of_the_earlier_estimate()
    {
        Assert.Equal(0.1, NowcastScore.MedianRevision([(100, 110), (0, 5), (10, 5), (10, 12)]), 1e-12);
        Assert.Equal(double.NaN, NowcastScore.MedianRevision([]));
    }

    [Fact]
    public void Limits_the_wrong_way_round_and_no_draws_are_refused()
    {
        Assert.Throws<ArgumentException>(() => NowcastScore.Interval(2, 1, 1, 0.05));
        Assert.Throws<ArgumentException>(() => NowcastScore.Crps([], 1));
    }
}
