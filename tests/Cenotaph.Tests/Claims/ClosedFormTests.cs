using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class ClosedFormTests
{
    private static readonly ReconcilePriors Plain = new() { BetweenOrigins = new(1e-12, 1, "None, for a sum by hand.") };

    private static ClosedEstimate? Of(params Reading[] readings) => ClosedForm.Of(readings, LossCategory.Killed, Plain, ReadingSample.Start, ReadingSample.Day);

    [Fact]
    public void Two_origins_that_agree_to_the_factor_four_meet_in_the_middle_with_t_limits()
    {
        var found = Of(ReadingSample.Point("a", "one", 1000), ReadingSample.Point("b", "two", 4000))!;

        // By hand: logarithms ±0.6931 about 2000, each with variance 0.0064; the variance of the two is 0.9609, less 0.0064; error √(0.9609 / 2).
        Assert.Equal(2000, found.Estimate.Value, 6);
        Assert.Equal(Math.Sqrt(0.960906 - 0.0064), found.Between, 5);
        Assert.Equal(2000 * Math.Exp(12.706205 * Math.Sqrt(0.960906 / 2)), found.Estimate.High, 3e3);
        Assert.Equal(2000 * Math.Exp(1.959964 * Math.Sqrt(0.960906 / 2)), found.Normal.High, 1.0);
        Assert.Equal(2, found.EffectiveSources, 6);
        Assert.Equal(2500, found.BestLowHigh.Value, 6);
        Assert.Equal((1000, 4000), (found.BestLowHigh.Low, found.BestLowHigh.High));
        Assert.Equal(4000, found.Without.Single(one => one.Origin == "one").Estimate!.Value.Value, 6);
    }

    [Fact]
    public void A_copy_by_accepted_lineage_moves_nothing()
    {
        Reading[] readings = [ReadingSample.Point("a", "one", 1000), ReadingSample.Point("b", "two", 1500, rounding: 100), ReadingSample.Point("c", "three", 1200)];
        var before = Of(readings)!;
        foreach (var reading in readings)
        {
            var after = Of([.. readings, ReadingSample.CopyOf(reading)])!;
            Assert.Equal(before.Estimate, after.Estimate);
            Assert.Equal(before.EffectiveSources, after.EffectiveSources);
        }
    }

    [Fact]
    public void Ten_publishers_of_one_origin_are_worth_little_more_than_one()
    {
        Reading[] readings = [.. Enumerable.Range(0, 10).Select(number => ReadingSample.Point($"r{number}", "one", 1000 + number) with { House = $"house {number}" })];

        // By hand: 100 / (10 + 90 × 0.8) = 1.22.
        Assert.Equal(100 / 82.0, Of(readings)!.EffectiveSources, 3);
    }

    [Fact]
    public void One_claim_is_shown_as_it_is_with_the_priors_spread()
    {
        var found = Of(ReadingSample.Point("a", "one", 1000))!;
        Assert.Equal(1000, found.Estimate.Value, 6);
        Assert.Equal(1000 * Math.Exp(1.959964 * Math.Sqrt(0.0064 + 0.04)), found.Estimate.High, 1e-2);
        Assert.Null(found.Without.Single().Estimate);
    }

    [Fact]
    public void No_claim_gives_no_number_and_neither_does_one_too_old_to_carry()
    {
        Assert.Null(Of());
        Assert.Null(Of(ReadingSample.Point("a", "one", 1000, ReadingSample.Day.AddDays(-ClosedForm.CarryDays - 1))));
    }

    [Fact]
    public void A_named_list_lifts_what_is_below_it_and_says_so()
    {
        var found = Of(ReadingSample.Point("a", "one", 1000), ReadingSample.AtLeast("names", 2000))!;
        Assert.True(found.FloorViolated);
        Assert.Equal(1960, found.Estimate.Low, 6);
        Assert.Equal(1960, found.Estimate.Value, 6);
    }

    [Fact]
    public void A_publishers_numbers_before_and_after_are_joined_by_a_straight_line()
    {
        var found = Of(ReadingSample.Point("a", "one", 1000, ReadingSample.Day.AddDays(-30)), ReadingSample.Point("b", "one", 1400, ReadingSample.Day.AddDays(10)))!;
        Assert.Equal(1300, found.Estimate.Value, 6);
        Assert.Equal("interpolated", Assert.Single(found.Readings).How);
    }
}
