using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

public sealed class ScaleSearchTests
{
    private const int Kept = 20;

    [Fact]
    public void Where_the_delay_plainly_drifts_no_fit_is_without_drift_and_all_are_doubted()
    {
        var scales = Scales(InventedTriangle.Of(910_025, InventedDrift.Steady));
        Assert.All(scales, scale => Assert.True(Drifts(scale)));
        Assert.All(scales, scale => Assert.True(scale.Doubt > 1.1));
        Assert.All(scales, scale => Assert.InRange(scale.Drifting, 0.95, 1));
    }

    [Fact]
    public void Where_the_delay_stays_most_fits_are_without_drift_and_are_not_doubted()
    {
        var scales = Scales(InventedTriangle.Of(910_020, InventedDrift.None));
        Assert.InRange(scales.Count(Drifts), 0, Kept / 2);
        Assert.All(scales.Where(scale => !Drifts(scale)), scale => Assert.Equal(1, scale.Doubt));
        Assert.All(scales, scale => Assert.InRange(scale.Drifting, 0, 0.5));
    }

    [Fact]
    public void Where_vintages_are_few_no_fit_is_without_drift_and_doubt_stays_whole()
    {
        var world = InventedSnapshots.Of(8, drifting: false, leaking: false);
        var model = new ReportingModel(world.Triangle.WithoutFalls(out _), world.MaximumDelay, []);
        var scales = ScaleSearch.Draw(model, 4, new RandomStream(1)).Select(fit => fit.Scale).ToArray();
        Assert.True(model.IsSparse);
        Assert.All(scales, scale => Assert.True(Drifts(scale)));
        Assert.All(scales, scale => Assert.Equal(1.35, scale.Doubt, 12));
    }

    private static ModelScale[] Scales(InventedTriangle world)
    {
        var model = new ReportingModel(world.Triangle.WithoutFalls(out _), world.MaximumDelay, []);
        return [.. ScaleSearch.Draw(model, Kept, new RandomStream(1)).Select(fit => fit.Scale)];
    }

    private static bool Drifts(ModelScale scale) => scale.PeriodWalk > 0;
}
