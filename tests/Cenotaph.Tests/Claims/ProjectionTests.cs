using Cenotaph.Claims;
using CsCheck;

namespace Cenotaph.Tests.Claims;

public sealed class ProjectionTests
{
    private static readonly DateOnly Day = new(2030, 12, 31);
    private const int Draws = 5000;

    [Fact]
    public void One_uniform_start_and_a_fixed_rate_cross_as_a_straight_line_says()
    {
        // 100 to 200 now, 30.4375 a month is one a day: 250 is reached in 50 to 150 days, each as likely.
        var crossing = One(new(100, 200), 30.4375).Reaching(250);
        Assert.Equal(Day.AddDays(100), crossing.At(0.5)!.Value, (a, b) => Math.Abs(a.DayNumber - b.DayNumber) <= 1);
        Assert.Equal(0.25, crossing.By(Day.AddDays(75)), 0.001);
        Assert.Equal(0, crossing.By(Day.AddDays(49)));
        Assert.Equal(1, crossing.By(Day.AddDays(150)));
        Assert.Equal((0.0, 0.0), (crossing.Passed, crossing.Never));
    }

    [Fact]
    public void A_rate_of_nought_or_less_never_reaches_it_and_a_start_above_it_has_reached_it()
    {
        foreach (var rate in new[] { 0.0, -5 })
        {
            var never = One(new(100, 200), rate).Reaching(250);
            Assert.Equal(1, never.Never);
            Assert.Null(never.At(0.5));
            Assert.Equal(0, never.By(Day.AddDays(100_000)));
        }

        Assert.Equal(1, One(new(300, 400), -5).Reaching(250).Passed);
        var half = One(new(200, 300), 0).Reaching(250);
        Assert.Equal(0.5, half.Passed, 0.001);
        Assert.Equal(0.5, half.Never, 0.001);
    }

    [Fact]
    public void A_pace_of_its_own_and_a_relative_pace_follow_each_draw()
    {
        ProjectionTerm red = new(new(100, 100), Day, new ProjectionPace.Monthly(new(10, 10)));
        var own = ProjectionDraws.Of([new(new(460, 460), Day, new ProjectionPace.Own(46))], Draws, 1);
        Assert.Equal(10, own.Rates()[0], 1e-9);

        // The other term is half as large and grows half as fast.
        var relative = ProjectionDraws.Of([red, new(new(50, 50), Day, new ProjectionPace.Relative(0))], Draws, 1);
        Assert.Equal(15, relative.Rates()[^1], 1e-9);
        Assert.Throws<ArgumentException>(() => ProjectionDraws.Of([red with { Pace = new ProjectionPace.Relative(1) }, red with { Pace = new ProjectionPace.Relative(0) }], Draws, 1));
    }

    [Fact]
    public void Terms_of_other_days_are_carried_to_the_latest()
    {
        var draws = ProjectionDraws.Of(
            [new(new(100, 100), Day.AddDays(-10), new ProjectionPace.Monthly(new(30.4375, 30.4375))), new(new(5, 5), Day, new ProjectionPace.Monthly(new(0, 0)))], 1000, 1);
        Assert.Equal(Day, draws.Day);
        Assert.Equal(115, draws.Levels(Day)[0], 1e-9);
    }

    [Fact]
    public void A_later_threshold_is_reached_later_and_a_wider_start_on_a_wider_span_of_days() =>
        Gen.Select(Gen.Double[50, 500], Gen.Double[0, 100], Gen.Double[1, 50], Gen.Double[1, 200], Gen.ULong[0, 100]).Sample(
            (centre, half, rate, beyond, seed) =>
            {
                var crossing = One(new(centre - (half / 4), centre + (half / 4)), rate, seed).Reaching(centre + half + beyond);
                var later = One(new(centre - (half / 4), centre + (half / 4)), rate, seed).Reaching(centre + half + (2 * beyond));
                Assert.All(crossing.Days.Zip(later.Days), pair => Assert.True(pair.First <= pair.Second));
                var wider = One(new(centre - (half / 2), centre + (half / 2)), rate, seed).Reaching(centre + half + beyond);
                Assert.True(Width(wider) >= Width(crossing));
                Assert.True(crossing.Within(0.5).Low >= crossing.Within(0.95).Low && crossing.Within(0.5).High <= crossing.Within(0.95).High);
            },
            iter: 20);

    [Fact]
    public void The_same_seed_draws_the_same_and_another_seed_others()
    {
        ProjectionTerm[] terms = [new(new(100, 200), Day, new ProjectionPace.Monthly(new(5, 15))), new(new(50, 60), Day, new ProjectionPace.Own(12))];
        Assert.Equal(ProjectionDraws.Of(terms, Draws, 7).Levels(Day.AddDays(90)), ProjectionDraws.Of(terms, Draws, 7).Levels(Day.AddDays(90)));
        Assert.NotEqual(ProjectionDraws.Of(terms, Draws, 7).Levels(Day.AddDays(90)), ProjectionDraws.Of(terms, Draws, 8).Levels(Day.AddDays(90)));
    }

    [Fact]
    public void A_normal_and_a_lognormal_range_have_their_limits_at_two_and_a_half_percent()
    {
        foreach (var spread in new[] { ProjectionSpread.Normal, ProjectionSpread.Lognormal })
        {
            var range = new ProjectionRange(100, 400, spread);
            Assert.Equal(100, range.At(0.025), 1e-6);
            Assert.Equal(400, range.At(0.975), 1e-6);
            Assert.Equal(spread == ProjectionSpread.Normal ? 250 : 200, range.At(0.5), 1e-6);
        }

        Assert.Equal(325, new ProjectionRange(100, 400).At(0.75), 1e-9);
    }

    [Fact]
    public void Scores_are_those_of_their_definitions()
    {
        Assert.Equal(0.49, ProjectionScore.Brier(0.3, true), 1e-12);
        Assert.Equal(0.09, ProjectionScore.Brier(0.3, false), 1e-12);
        Assert.Equal(10, ProjectionScore.Interval(0, 10, 5));
        Assert.Equal(10 + (40 * 3), ProjectionScore.Interval(0, 10, 13));
        Assert.Equal(10 + (40 * 2), ProjectionScore.Interval(0, 10, -2));

        // A sure forecast misses by the distance; a uniform one on 0 to 1 has CRPS 1/12 in its middle.
        Assert.Equal(4, ProjectionScore.Crps([.. ProjectionScore.Probabilities.Select(_ => 6.0)], 10), 1e-9);
        Assert.Equal(1.0 / 12, ProjectionScore.Crps([.. ProjectionScore.Probabilities], 0.5), 0.003);
        Assert.Throws<ArgumentException>(() => ProjectionScore.Crps([1, 2], 1));
    }

    private static ProjectionDraws One(ProjectionRange start, double rate, ulong seed = 1) =>
        ProjectionDraws.Of([new(start, Day, new ProjectionPace.Monthly(new(rate, rate)))], Draws, seed);

    private static double Width(ThresholdCrossing crossing) => crossing.Days[(int)(Draws * 0.97)] - crossing.Days[(int)(Draws * 0.03)];
}
