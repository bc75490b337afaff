using Cenotaph.Frontline;

namespace Cenotaph.Tests.Frontline;

public sealed class DeathsPerAreaTests
{
    private static readonly DateOnly Start = new(2031, 1, 1);

    private static readonly DateSpan Window = new(Start, Start.AddDays(100));

    private static readonly Quantity Held = new() { Side = "North", Category = "held-area", Kind = QuantityKind.Level, Unit = "km2" };

    private static readonly Quantity Killed = new() { Side = "North", Category = "killed", Kind = QuantityKind.Period, Period = Window, AsOf = DateSpan.Day(Window.Last) };

    [Fact]
    public void A_steady_gain_of_one_source_is_known_to_its_scatter()
    {
        var gain = AreaGain.Of(Area("a", day => 5000 + (10 * day)), Window, new());
        Assert.Equal(1000, gain.Gained!.Value, 1e-9);
        Assert.Equal(0, gain.Deviation!.Value, 1e-9);
        var rough = AreaGain.Of(Area("a", day => 5000 + (10 * day) + (day % 14 < 7 ? 30 : 0)), Window, new());
        Assert.True(rough.Deviation > 20);
    }

    [Fact]
    public void Two_sources_stand_with_their_difference_in_the_limits()
    {
        var gains = new[] { AreaGain.Of(Area("a", day => 10 * day), Window, new()), AreaGain.Of(Area("b", day => 14 * day), Window, new()) };
        var both = AreaGain.Together(gains, new())!;
        Assert.Equal(1200, both.Gained!.Value, 1e-9);
        Assert.Equal(400 / Math.Sqrt(2), both.Deviation!.Value, 1e-6);
        Assert.True(both.Interval!.Value.Contains(1000) && both.Interval.Value.Contains(1400));
        Assert.Null(AreaGain.Together([gains[0]], new()));
        Assert.Null(AreaGain.Together([gains[0], AreaGain.Of(Area("b", day => day), new(Start, Start.AddDays(60)), new())], new()));
    }

    [Fact]
    public void A_gain_that_is_not_clearly_above_nought_has_no_deaths_by_area()
    {
        var flat = AreaGain.Of(Area("a", day => 5000 + (day % 9 * 20)), Window, new());
        var ratio = DeathsPerArea.Of(Dead(new Spread.Exact(9000)), flat, new Joined.Allowed(Killed), 1);
        Assert.Null(ratio.Value);
        Assert.Matches(@"^The area gained is not clearly above 0: -?[0-9]+ km2 \(-[0-9]+ to [0-9]+\)\.$", ratio.Refusal!.ToString());
        var lost = AreaGain.Of(Area("a", day => 5000 - (10 * day)), Window, new());
        Assert.NotNull(DeathsPerArea.Of(Dead(new Spread.Exact(9000)), lost, new Joined.Allowed(Killed), 1).Refusal);
    }

    [Fact]
    public void The_ratio_of_two_distributions_has_the_quantiles_of_a_log_normal_where_the_area_is_exact()
    {
        var area = AreaGain.Of(Area("a", day => 10 * day), Window, new());
        var ratio = DeathsPerArea.Of(Dead(new Spread.Split(8000, 10000, 13000)), area, new Joined.Allowed(Killed), 1);
        Assert.Equal(10, ratio.Value!.Value, 0.05);
        Assert.Equal(8, ratio.Low!.Value, 0.1);
        Assert.Equal(13, ratio.High!.Value, 0.2);
        var even = DeathsPerArea.Of(Dead(new Spread.Uniform(8000, 12000)), area, new Joined.Allowed(Killed), 1);
        Assert.Equal(8.1, even.Low!.Value, 0.03);
        Assert.Equal(11.9, even.High!.Value, 0.03);
    }

    [Fact]
    public void The_area_s_error_widens_the_ratio_and_a_bound_stays_a_bound()
    {
        var both = AreaGain.Together([AreaGain.Of(Area("a", day => 10 * day), Window, new()), AreaGain.Of(Area("b", day => 12 * day), Window, new())], new())!;
        var ratio = DeathsPerArea.Of(Dead(new Spread.Exact(11000)), both, new Joined.Allowed(Killed), 1);

        // 1100 km² with a standard deviation of 141: 11000 / (1100 ± 1.96 · 141).
        Assert.Equal(11000 / (1100 + 277.2), ratio.Low!.Value, 0.1);
        Assert.Equal(11000 / (1100 - 277.2), ratio.High!.Value, 0.2);
        var least = DeathsPerArea.Of(Dead(new Spread.AtLeast(11000)), both, new Joined.Allowed(Killed), 1);
        Assert.Equal((null, ratio.Low, null), (least.Value, least.Low, least.High));
        var most = DeathsPerArea.Of(Dead(new Spread.AtMost(11000)), both, new Joined.Allowed(Killed), 1);
        Assert.Equal((null, null, ratio.High), (most.Value, most.Low, most.High));
        Assert.Equal(ratio.Low, DeathsPerArea.Of(Dead(new Spread.Drawn([.. Enumerable.Repeat(11000.0, 5)])), both, new Joined.Allowed(Killed), 1).Low);
    }

    [Fact]
    public void Numbers_that_the_rules_keep_apart_are_refused_in_their_words()
    {
        var area = AreaGain.Of(Area("a", day => 10 * day), Window, new());
        var refused = new Joined.Refused("divided", [new(QuantityPart.Period, "2030", "2031")]);
        Assert.Equal("These may not be divided: they differ in period (2030 against 2031).", DeathsPerArea.Of(Dead(new Spread.Exact(1)), area, refused, 1).Refusal!.ToString());
    }

    [Fact]
    public void A_split_distribution_has_its_limits_at_their_quantiles()
    {
        foreach (var (low, value, high) in new[] { (8000.0, 10000.0, 13000.0), (-50.0, 100.0, 180.0), (0.0, 10.0, 12.0) })
        {
            var split = new Spread.Split(low, value, high);
            Assert.Equal(low, split.At(0.025)!.Value, 1e-6);
            Assert.Equal(value, split.At(0.5)!.Value, 1e-6);
            Assert.Equal(high, split.At(0.975)!.Value, 1e-6);
        }
    }

    private static AreaTrack Area(string id, Func<int, double> held) => new(
        id, new(id), new("The Counters"), null, Held, [.. Enumerable.Range(0, 101).Select(day => new FrontPosition(Start.AddDays(day), held(day)))]);

    private static DeathsOnRecord Dead(Spread number) => new("d", new("The Counters"), Killed, number, Phrase.Of("front.basis.none"));
}
