using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class WoundedDifferenceTests
{
    private static Reading Killed(double value, string origin = "one") => ReadingSample.Point("k" + origin, origin, value);

    private static Reading All(double value, string origin = "one") => ReadingSample.Point("c" + origin, origin, value, category: LossCategory.Casualties);

    private static ClosedEstimate? Of(params Reading[] readings) => ClosedForm.Of(readings, LossCategory.Wounded, new(), ReadingSample.Start, ReadingSample.Day);

    private static string? Why(params Reading[] readings) => WoundedDifference.Of(readings, new(), ReadingSample.Start, ReadingSample.Day).Reason?.ToString();

    [Fact]
    public void They_are_the_casualties_less_the_killed_with_limits_of_a_difference()
    {
        // By hand: both within e^(±0.42218), that is 4000 − 1377.7 + 2101.2 and 1000 − 344.4 + 525.3, with correlation 0.8:
        // 3000 − √(1377.7² + 525.3² − 1.6 × 1377.7 × 525.3) and 3000 + √(2101.2² + 344.4² − 1.6 × 2101.2 × 344.4).
        var found = Of(Killed(1000), All(4000))!.Estimate;
        Assert.Equal(3000, found.Value, 6);
        Assert.Equal(1992.129292409697, found.Low, 6);
        Assert.Equal(4837.3325474302765, found.High, 6);
    }

    [Fact]
    public void Errors_of_two_origins_go_together_less_and_the_limits_are_wider() =>
        Assert.True(Of(Killed(1000, "two"), All(4000))!.Estimate is var apart && Of(Killed(1000), All(4000))!.Estimate is var together && apart.High > together.High && apart.Low < together.Low);

    [Fact]
    public void The_low_limit_is_never_below_nought()
    {
        var found = Of(Killed(1000, "two"), All(1100))!.Estimate;
        Assert.Equal((100, 0), (Math.Round(found.Value, 6), found.Low));
    }

    [Fact]
    public void Numbers_of_their_own_go_before_the_difference() =>
        Assert.Equal(2500, Of(Killed(1000), All(4000), ReadingSample.Point("w", "one", 2500, category: LossCategory.Wounded))!.Estimate.Value, 6);

    [Fact]
    public void Without_one_of_the_two_or_with_more_killed_than_casualties_it_says_why_there_is_none()
    {
        Assert.Equal("nobody counts them apart, and the closed form has no number of the killed to take from the casualties", Why(All(4000)));
        Assert.Equal("nobody counts them apart, and the closed form has no number of the casualties to take the killed from", Why(Killed(1000)));
        Assert.Equal("the casualties less the killed are not above nought: 900 less 1,000", Why(Killed(1000), All(900)));
        Assert.Null(Of(Killed(1000), All(900)));
    }

    [Fact]
    public void All_that_belligerents_say_of_the_casualties_is_about_one_source()
    {
        Reading[] readings = [Killed(1000), All(4000) with { Belligerent = true }, All(4100, "two") with { Belligerent = true }, All(3900, "three") with { Belligerent = true }];
        Assert.InRange(ClosedForm.Of(readings, LossCategory.Casualties, new(), ReadingSample.Start, ReadingSample.Day)!.EffectiveSources, 2.5, 3);
        Assert.Equal(9 / (3 + (6 * 0.8)), Of(readings)!.EffectiveSources, 6);
    }

    [Fact]
    public void Without_an_origin_it_is_the_difference_of_what_is_left()
    {
        var found = Of(Killed(1000), All(4000), Killed(2000, "two"), All(6000, "two"))!;
        Assert.Equal(Of(Killed(1000), All(4000))!.Estimate, found.Without.Single(one => one.Origin == "two").Estimate!.Value);
        Assert.Equal([3000, 4000], found.Groups.Select(one => Math.Round(one.Estimate.Value, 6)));
    }
}
