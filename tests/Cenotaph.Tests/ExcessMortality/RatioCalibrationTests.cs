using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>The calibrated interval on registers without a war: it is meant to hold zero in 95 of 100.</summary>
public sealed class RatioCalibrationTests
{
    private static readonly RatioVariant variant = new(CauseSubtracted: false, TrendForm.Linear, 5);

    // The same kinds of break as those on which the degrees of freedom were settled, at other sizes; 500 over all families and lengths.
    private static readonly SimulatedRegister[] registers =
    [
        new(25, 3000, 2000, Gap: 6, Size: 0.02),
        new(30, 8000, 4000, Gap: 8, Size: 0.02),
        new(30, 800, 500, Gap: 10, Size: 0.03, Noise: 0.01),
        new(40, 3000, 1500, Gap: 1, Size: 0.003, Added: true),
        new(28, 20000, 9000, Gap: 7, Size: 0.015, Shared: 0.4),
    ];

    [Theory]
    [InlineData(10, 0.86)]
    [InlineData(100, 0.92)]
    [Trait("Category", "Slow")]
    public void On_registers_with_breaks_of_trend_and_no_war_the_calibrated_interval_holds_zero_in_95_of_100(int each, double least)
    {
        foreach (var years in new[] { 1, 2 })
        {
            var (held, made) = Held(each, years, seed: 20260101, calibrated: true);
            Assert.Equal(each * registers.Length, made);
            Assert.InRange((double)held / made, least, each < 100 ? 1 : 0.98);
        }
    }

    [Fact]
    public void A_tenth_of_the_registers_already_tells_the_calibrated_interval_from_the_nominal_one()
    {
        // Fifty registers: with a coverage of 95 % fewer than 43 have a chance of one in a hundred.
        var (held, made) = Held(10, 1, seed: 77, calibrated: true);
        Assert.Equal(50, made);
        Assert.InRange(held, 43, 50);
        Assert.InRange(Held(10, 1, seed: 77, calibrated: false).Held, 20, held - 1);
    }

    [Theory]
    [InlineData(10, 0.84, 1)]
    [InlineData(100, 0.92, 0.98)]
    [Trait("Category", "Slow")]
    public void It_holds_zero_as_often_on_registers_made_another_way(int each, double least, double most)
    {
        SexTrendRegister[] others = [new(15, 1000), new(20, 300), new(25, 3000), new(30, 1000), new(40, 10000)];
        var held = new int[others.Length];
        for (var family = 0; family < others.Length; family++)
        {
            for (var draw = 0; draw < each; draw++)
            {
                var random = new RandomStream(20261123).Substream((ulong)family).Substream((ulong)draw);
                var settings = others[family].Settings;
                var estimate = Assert.IsType<ExcessEstimate>(RatioMethod.Estimate(others[family].Make(random), settings, variant, new([.. settings.TargetYears], [])));
                held[family] += estimate.Calibrated!.Value.Contains(0) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", held));
        Assert.InRange((double)held.Sum() / (each * others.Length), least, most);
    }

    private static (int Held, int Made) Held(int each, int years, ulong seed, bool calibrated)
    {
        var (held, made) = (0, 0);
        for (var family = 0; family < registers.Length; family++)
        {
            var random = new RandomStream(seed).Substream((ulong)family);
            for (var draw = 0; draw < each; draw++)
            {
                var settings = registers[family].Settings;
                var counts = registers[family].Make(random.Substream((ulong)draw));
                var estimate = Assert.IsType<ExcessEstimate>(
                    RatioMethod.Estimate(counts, settings, variant, new([.. settings.TargetYears.Take(years)], [])));
                made++;
                held += (calibrated ? estimate.Calibrated : estimate.Nominal)!.Value.Contains(0) ? 1 : 0;
            }
        }

        return (held, made);
    }
}
