using Cenotaph.Numerics;
using Cenotaph.Probate;

namespace Cenotaph.Tests.Probate;

public sealed class DelayLadderTests
{
    // Of 10 opened within two weeks one came in the last; of 15 within one week five did: 0.9, and 0.9 × 2/3.
    [Fact]
    public void Young_cohorts_count_as_far_as_they_are_old()
    {
        var ladder = DelayLadder.Of([[[6, 3, 1], [4, 2], [5]]], 2, null);
        Assert.Equal(0.6, ladder.Point[^1][0], 12);
        Assert.Equal(0.9, ladder.Point[^1][1], 12);
        Assert.Equal(1, ladder.Point[^1][2]);
    }

    [Fact]
    public void Where_no_cohort_is_old_enough_another_streams_tail_stands_in()
    {
        var ladder = DelayLadder.Of([[[40, 60], [50]]], 3, [1, 0.9, 0.2, 0.5]);
        Assert.Equal(0.5, ladder.Point[^1][2], 12);
        Assert.Equal(0.4, ladder.Point[^1][1], 12);
        Assert.Equal(0.4 * (1 - (69 / 110.0)), ladder.Point[^1][0], 12);
    }

    [Fact]
    public void Cut_off_cohorts_of_a_known_delay_give_that_delay_within_its_error()
    {
        var random = new RandomStream(11);
        var rows = new double[60][];
        for (var week = 0; week < rows.Length; week++)
        {
            var row = new double[21];
            for (var one = 0; one < 200; one++)
            {
                row[Math.Min(20, (int)(5 * random.Exponential()))]++;
            }

            rows[week] = row[..Math.Min(21, rows.Length - week)];
        }

        var ladder = DelayLadder.Of([rows], 20, null);
        for (var delay = 0; delay < 20; delay++)
        {
            Assert.InRange(ladder.Point[^1][delay] - (1 - Math.Exp(-(delay + 1) / 5.0)), -0.02, 0.02);
        }

        Assert.InRange(ladder.Dispersion, 1, 1.2);
        var draws = Enumerable.Range(0, 200).Select(_ => ladder.Shares(random)[^1][5]).ToArray();
        Assert.InRange(draws.Average() - ladder.Point[^1][5], -0.003, 0.003);
        Assert.InRange(draws.Max() - draws.Min(), 0.005, 0.05);
    }
}
