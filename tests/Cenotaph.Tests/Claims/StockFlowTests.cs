using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class StockFlowTests
{
    [Fact]
    public void The_change_counts_each_man_once()
    {
        // 100 join, 80 are casualties of whom 30 are killed or missing: half of the 50 wounded return.
        var change = StockFlow.Of(
            new Dictionary<StockFlowKind, (double, double, double)>
            {
                [StockFlowKind.Recruits] = (100, 90, 110),
                [StockFlowKind.Casualties] = (80, 70, 90),
                [StockFlowKind.KilledAndMissing] = (30, 20, 40),
                [StockFlowKind.Captured] = (5, 5, 5),
            },
            [0.5], 1)[0];
        Assert.Equal(100 - 30 - 25 - 5, change.Value, 1e-9);
        Assert.Equal(90 - (0.5 * 90) - (0.5 * 40) - 5, change.Low, 1e-9);
        Assert.Equal(110 - (0.5 * 70) - (0.5 * 20) - 5, change.High, 1e-9);
        Assert.True(change.Low < change.Drawn.Low && change.Drawn.Low < change.Value && change.Value < change.Drawn.High && change.Drawn.High < change.High);
    }

    [Fact]
    public void When_all_wounded_return_only_the_killed_and_missing_are_lost_and_when_none_do_all_casualties_are()
    {
        var flows = new Dictionary<StockFlowKind, (double, double, double)>
        {
            [StockFlowKind.Recruits] = (100, 100, 100),
            [StockFlowKind.Casualties] = (80, 80, 80),
            [StockFlowKind.KilledAndMissing] = (30, 30, 30),
        };
        Assert.Equal([20.0, 70.0], StockFlow.Of(flows, [0, 1], 1).Select(change => change.Value));
    }
}
