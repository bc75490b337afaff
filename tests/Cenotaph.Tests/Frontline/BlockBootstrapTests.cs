using Cenotaph.Frontline;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Frontline;

public sealed class BlockBootstrapTests
{
    // Fronts that stand for weeks and then leap, with leaps that bring leaps: far from normal, and correlated.
    [Theory]
    [InlineData(540, 0.0)]
    [InlineData(540, 0.6)]
    [InlineData(200, 0.6)]
    public void Intervals_hold_the_true_pace_about_as_often_as_they_say(int days, double persistence)
    {
        var (held, worlds) = (0, 400);
        for (var world = 0; world < worlds; world++)
        {
            var stream = new RandomStream(7).Substream((ulong)((days * 1000) + world));
            var movements = Movements(stream, days, persistence);
            var length = Math.Max(BlockBootstrap.LeastLength, BlockBootstrap.Length(movements));
            var limits = BlockBootstrap.Mean(movements, length, 400, stream)!.Value;
            held += limits.Low <= 50 && 50 <= limits.High ? 1 : 0;
        }

        // Nominal 0.95; measured 0.94 to 0.96 over the three worlds, and two standard errors of 400 worlds are 0.022.
        Assert.InRange(held / (double)worlds, 0.90, 0.985);
    }

    [Fact]
    public void Blocks_grow_with_the_correlation()
    {
        var stream = new RandomStream(3);
        var (free, bound) = (Movements(stream, 2000, 0), Movements(stream, 2000, 0.95));
        Assert.InRange(BlockBootstrap.Length(free), 1, 20);
        Assert.True(BlockBootstrap.Length(bound) > 2 * BlockBootstrap.Length(free));
        Assert.Equal(1, BlockBootstrap.Length(new double[50]));
    }

    [Fact]
    public void Fewer_than_four_blocks_give_no_interval()
    {
        Assert.Null(BlockBootstrap.Mean(new double[27], 7, 200, new(1)));
        Assert.NotNull(BlockBootstrap.Mean([.. Enumerable.Range(0, 28).Select(day => (double)day)], 7, 200, new(1)));
    }

    // Mean 50 m a day: a state that lasts, in which the front leaps on one day of five, by 100 m on the average.
    private static double[] Movements(RandomStream stream, int days, double persistence)
    {
        const double active = 0.5;
        var movements = new double[days];
        var moving = stream.Chance(active);
        for (var day = 0; day < days; day++)
        {
            moving = stream.Chance(persistence) ? moving : stream.Chance(active);
            movements[day] = moving && stream.Chance(0.2) ? -500 * Math.Log(stream.OpenUniform()) : 0;
        }

        return movements;
    }
}
