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
        var (held, worlds) = (0, 300);
        for (var world = 0; world < worlds; world++)
        {
            var stream = new RandomStream(7).Substream((ulong)((days * 1000) + world));
            var movements = Movements(stream, days, persistence);
            var length = Math.Max(BlockBootstrap.LeastLength, BlockBootstrap.Length(movements));
            var limits = BlockBootstrap.Mean(movements, length, 400, stream)!.Value;
            held += limits.Low <= 50 && 50 <= limits.High ? 1 : 0;
        }

        // Nominal 0.95. Two standard errors of 300 worlds are 0.025; so few and so uneven leaps cost up to as much again.
        Assert.True(held / (double)worlds is >= 0.90 and <= 0.985, $"{held} of {worlds}");
        TestContext.Current.SendDiagnosticMessage($"{days} days, persistence {persistence}: {held} of {worlds}");
    }

    [Fact]
    public void Blocks_grow_with_the_correlation()
    {
        var stream = new RandomStream(3);
        var (free, bound) = (new double[2000], new double[2000]);
        for (var day = 0; day < free.Length; day++)
        {
            free[day] = stream.Normal();
            bound[day] = (day == 0 ? 0 : 0.9 * bound[day - 1]) + stream.Normal();
        }

        Assert.InRange(BlockBootstrap.Length(free), 1, 20);
        Assert.InRange(BlockBootstrap.Length(bound), 30, 135);
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
