using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Numerics;

public sealed class SampleTests
{
    // Hyndman and Fan's type 7 on 1, 2, 4, 8: places 0, 1, 2, 3, so that 0.25 lies at 0.75 between 1 and 2. Exact.
    [Fact]
    public void Quantiles_lie_in_a_straight_line_between_values()
    {
        double[] values = [8, 1, 4, 2];
        Assert.Equal(1.75, Quantiles.Of(values, 0.25));
        Assert.Equal(3, Quantiles.Of(values, 0.5));
        Assert.Equal(5, Quantiles.Of(values, 0.75));
        Assert.Equal(1, Quantiles.Of(values, 0));
        Assert.Equal(8, Quantiles.Of(values, 1));
        Assert.Equal([8, 1, 4, 2], values);
        Assert.Equal(double.NaN, Quantiles.Of([], 0.5));
    }

    // By hand: deviations of 1, 2, 3, 4 from 2.5 are −1.5, −0.5, 0.5, 1.5; products 0.75 − 0.25 + 0.75 over squares 5; from 0: 2 + 6 + 12 over 30.
    [Fact]
    public void The_correlation_with_the_step_before_is_what_the_hand_gives()
    {
        Assert.Equal(0.25, Autocorrelation.At([1, 2, 3, 4], 1), 1e-15);
        Assert.Equal(20.0 / 30, Autocorrelation.At([1, 2, 3, 4], 1, 0), 1e-15);
        Assert.Equal(double.NaN, Autocorrelation.At([2, 2, 2], 1));
        Assert.Equal(double.NaN, Autocorrelation.At([2, 3], 2));
    }

    [Fact]
    public void Likeness_leaves_fewer_independent_members_and_never_more_or_none()
    {
        Assert.Equal(4, Autocorrelation.EffectiveSize(12, 0.5), 1e-12);
        Assert.Equal(12, Autocorrelation.EffectiveSize(12, -0.5));
        Assert.Equal(12, Autocorrelation.EffectiveSize(12, double.NaN));
        Assert.Equal(1, Autocorrelation.EffectiveSize(12, 1));
    }

    // By hand: 4 = 2², 2 = 2 × 1, 5 = 1² + 2².
    [Fact]
    public void A_covariance_is_its_triangle_times_itself()
    {
        Assert.Equal([2, 0, 1, 2], Cholesky.Of([4, 2, 2, 5], 2)!.Lower.ToArray());
        Gen.Int[-300, 300].Select(value => value / 100.0).Array[16].Sample(values =>
        {
            var covariance = Product(values, 4);
            var lower = Cholesky.Of(covariance, 4)!.Lower.ToArray();
            var again = Product(lower, 4);
            for (var place = 0; place < 16; place++)
            {
                var scale = Math.Sqrt(covariance[place / 4 * 5]) * Math.Sqrt(covariance[place % 4 * 5]);
                Assert.InRange(Math.Abs(again[place] - covariance[place]), 0, 4e-5 * scale);
            }
        });
    }

    [Fact]
    public void A_singular_covariance_is_one_and_a_negative_variance_is_none()
    {
        Assert.Equal([2, 0, 2, 0], Cholesky.Of([4, 4, 4, 4], 2)!.Lower.ToArray());
        Assert.Equal([0, 0, 0, 2], Cholesky.Of([0, 0, 0, 4], 2)!.Lower.ToArray());
        Assert.Null(Cholesky.Of([4, 5, 5, 4], 2));
        Assert.Null(Cholesky.Of([-1], 1));
        Assert.Null(Cholesky.Of([0, 1, 1, 4], 2));
        Assert.Null(Cholesky.Of([double.NaN], 1));
    }

    [Fact]
    public void Draws_have_the_covariance_within_five_standard_errors()
    {
        const int many = 100_000;
        var factor = Cholesky.Of([4, 2, 2, 5], 2)!;
        var random = new RandomStream(11);
        var (first, product, second) = (0.0, 0.0, 0.0);
        for (var draw = 0; draw < many; draw++)
        {
            double[] values = [100, -7];
            factor.AddDraw(random, values);
            first += (values[0] - 100) / many;
            product += (values[0] - 100) * (values[1] + 7) / many;
            second += (values[1] + 7) * (values[1] + 7) / many;
        }

        Assert.Equal(0, first, 5 * Math.Sqrt(4.0 / many));
        Assert.Equal(2, product, 5 * Math.Sqrt(24.0 / many));
        Assert.Equal(5, second, 5 * Math.Sqrt(50.0 / many));
    }

    private static double[] Product(double[] rows, int size) =>
        [.. Enumerable.Range(0, size * size).Select(place =>
            Enumerable.Range(0, size).Sum(k => rows[(place / size * size) + k] * rows[(place % size * size) + k]))];
}
