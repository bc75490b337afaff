using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

public sealed class StratifiedNowcastTests
{
    private const int Delay = 8;
    private const int Weeks = 60;

    [Fact]
    public void The_whole_is_the_sum_of_the_strata_draw_by_draw()
    {
        var nowcast = StratifiedNowcast.Of([Stratum(1, 200, 0.3), Stratum(2, 30, 0.3)], Settings);
        double[] sums = [.. nowcast.Stratum(0).Totals(50, 10).Zip(nowcast.Stratum(1).Totals(50, 10), (one, other) => one + other)];
        Assert.Equal(sums, nowcast.Whole.Totals(50, 10));
        Assert.Equal(nowcast.Stratum(0).Known(59) + nowcast.Stratum(1).Known(59), nowcast.Whole.Known(59));
    }

    // No case tells nothing of a delay of its own; two hundred a week tell it well.
    [Fact]
    public void A_stratum_without_cases_takes_the_delay_of_all_and_a_large_one_its_own()
    {
        var nowcast = StratifiedNowcast.Of([Stratum(1, 200, 0.5), Stratum(2, 200, 0.2), Stratum(3, 0, 0.2)], Settings);
        var (fast, slow, empty) = (nowcast.Stratum(0).ShareKnown(Weeks - 3), nowcast.Stratum(1).ShareKnown(Weeks - 3), nowcast.Stratum(2).ShareKnown(Weeks - 3));
        Assert.True(fast > slow + 0.2);
        Assert.InRange(empty, slow + 0.02, fast - 0.02);
    }

    [Fact]
    public void Strata_with_other_vintages_are_refused() => Assert.Throws<ArgumentException>(
        () => StratifiedNowcast.Of([Stratum(1, 20, 0.3), Stratum(2, 20, 0.3).AsOf(40)], Settings));

    private static NowcastSettings Settings => new(Delay, [], 100, 9);

    // Each week the same share of those still unknown is reported.
    private static ReportingTriangle Stratum(ulong seed, double weekly, double share)
    {
        var random = new RandomStream(seed);
        var rows = new double[Weeks][];
        for (var week = 0; week < Weeks; week++)
        {
            var (left, known) = (random.Poisson(weekly), 0L);
            rows[week] = new double[Math.Min(Delay + 1, Weeks - week)];
            for (var delay = 0; delay < rows[week].Length; delay++)
            {
                var come = random.Binomial(left, share);
                (left, known) = (left - come, known + come);
                rows[week][delay] = known;
            }
        }

        return ReportingTriangle.FromDelays(rows);
    }
}
