using Cenotaph.ExcessMortality;

namespace Cenotaph.Tests.ExcessMortality;

public sealed class PlaceboCalibrationTests
{
    [Fact]
    public void Errors_that_change_sign_every_year_count_in_full() =>
        Assert.Equal(6, PlaceboCalibration.EffectiveDf([1, -1, 1, -1, 1, -1], span: 20), 1e-12);

    [Fact]
    public void Errors_that_never_change_count_as_the_spans_that_fit_into_the_record() =>
        Assert.Equal(2.0 / 3 * 31 / 8, PlaceboCalibration.EffectiveDf([.. Enumerable.Repeat(5.0, 24)], span: 8), 1e-12);

    [Fact]
    public void One_error_alone_has_one_degree_of_freedom_and_no_correlation()
    {
        Assert.Equal(1, PlaceboCalibration.EffectiveDf([7], span: 8));
        Assert.True(double.IsNaN(PlaceboCalibration.Lag1([7])));
    }

    [Fact]
    public void Lag_one_is_taken_about_zero() =>
        Assert.Equal((2.0 + 6) / (1 + 4 + 9), PlaceboCalibration.Lag1([1, 2, 3]), 1e-12);

    [Fact]
    public void The_scale_of_many_territories_lies_between_its_own_and_the_common_one()
    {
        double[][] territories = [.. Enumerable.Range(0, 30).Select(i => new[] { (i % 5) - 2.0, 0.3 * ((i % 7) - 3) })];
        var shared = SharedScale.Of(territories)!;
        Assert.InRange(shared.For([10, 10]), shared.Scale, 10);
        Assert.InRange(shared.For([0, 0]), 0.01, shared.Scale);
        Assert.Null(SharedScale.Of([[1, 2], [2, 1]]));
    }
}
