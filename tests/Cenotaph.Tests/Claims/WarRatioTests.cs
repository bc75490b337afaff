using Cenotaph.Claims;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Claims;

public sealed class WarRatioTests
{
    [Fact]
    public void Limits_that_are_missing_or_nought_leave_the_ratio_open_on_that_side()
    {
        Assert.Equal((2.0, 8.0), Limits(WarRatio.Of(20, 40, 5, 10)));
        Assert.Equal((2.0, (double?)null), Limits(WarRatio.Of(20, 40, 0, 10)));
        Assert.Equal(((double?)null, 8.0), Limits(WarRatio.Of(null, 40, 5, 10)));
        Assert.Equal(((double?)null, 8.0), Limits(WarRatio.Of(20, 40, 5, null)));
        Assert.Null(WarRatio.Of(20, 40, 0, 10).Drawn);
        Assert.Equal((2.0, 2.0), WarRatio.Of(20, 20, 10, 10).Drawn);
        Assert.Throws<ArgumentOutOfRangeException>(() => WarRatio.Of(40, 20, 5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => WarRatio.Of(-1, 20, 5, 10));
    }

    [Fact]
    public void One_number_by_a_range_is_drawn_in_closed_form()
    {
        // 1 by U(1, 2): 95 % lie between 1/1.975 and 1/1.025.
        var ratio = WarRatio.Of(1, 1, 1, 2);
        Assert.Equal(1 / 1.975, ratio.Drawn!.Value.Low, 1e-9);
        Assert.Equal(1 / 1.025, ratio.Drawn.Value.High, 1e-9);
        Assert.Equal(1 / 1.5, ratio.Middle!.Value, 1e-9);
    }

    [Fact]
    public void The_distribution_lies_within_the_intervals_and_is_that_of_draws() =>
        Gen.Select(Gen.Double[0, 100], Gen.Double[0, 50], Gen.Double[1, 100], Gen.Double[0, 50], Gen.ULong[0, 1000]).Sample(
            (first, width, second, breadth, seed) =>
            {
                var ratio = WarRatio.Of(first, first + width, second, second + breadth);
                Assert.True(ratio.Low <= ratio.Drawn!.Value.Low && ratio.Drawn.Value.Low <= ratio.Middle && ratio.Middle <= ratio.Drawn.Value.High && ratio.Drawn.Value.High <= ratio.High);
                var random = new RandomStream(seed);
                var at = ratio.Drawn.Value.Low + ((ratio.Drawn.Value.High - ratio.Drawn.Value.Low) * 0.3);
                if (width > 1 && breadth > 1 && at > 0)
                {
                    var below = Enumerable.Range(0, 4000).Count(_ => (first + (width * random.Uniform())) / (second + (breadth * random.Uniform())) <= at);
                    Assert.Equal(WarRatio.Cdf(at, first, first + width, second, second + breadth), below / 4000.0, 0.05);
                }
            },
            iter: 100);

    private static (double?, double?) Limits(WarRatio ratio) => (ratio.Low, ratio.High);
}
