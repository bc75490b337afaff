using System.Diagnostics;
using Cenotaph.Claims;
using Cenotaph.Numerics;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Claims;

public sealed class StateSpaceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_gradient_is_that_of_the_density()
    {
        var war = ClaimedWarSimulation.Of(3);
        var layout = new StateLayout(war.Readings, new(), war.Start, war.End);
        var model = new StateModel(layout, new(), war.Readings.Select(reading => StateReading.Of(reading, layout, new())));
        var random = new RandomStream(1);
        double[] place = [.. Enumerable.Range(0, layout.Size).Select(_ => 0.3 * random.Normal())];
        var gradient = new double[layout.Size];
        model.LogDensity(place, gradient);
        for (var one = 0; one < layout.Size; one++)
        {
            double At(double by)
            {
                double[] moved = [.. place];
                moved[one] += by;
                return model.LogDensity(moved, new double[layout.Size]);
            }

            var slope = (At(1e-5) - At(-1e-5)) / 2e-5;
            Assert.True(Math.Abs(slope - gradient[one]) < 1e-4 * Math.Max(1, Math.Abs(slope)), $"unknown {one} of {layout.Size}: {slope} against {gradient[one]}");
        }
    }

    [Fact]
    public void Ninety_five_of_a_hundred_intervals_hold_the_truth_of_simulated_wars() => Calibrate(20, 0.85);

    [Fact]
    [Trait("Category", "Slow")]
    public void Ninety_five_of_a_hundred_intervals_hold_the_truth_of_two_hundred_wars() => Calibrate(200, 0.91);

    private void Calibrate(int wars, double least)
    {
        var watch = Stopwatch.StartNew();
        var outcomes = Enumerable.Range(1, wars).Select(seed => ReconcileCalibration.StateSpaceOf(ClaimedWarSimulation.Of((ulong)seed))).ToList();
        var coverage = outcomes.Sum(one => one.Held) / (double)outcomes.Sum(one => one.Asked);
        output.WriteLine($"coverage {coverage:F3}, upper/lower {Math.Exp(outcomes.Average(one => one.Width)):F2}, worst R-hat {outcomes.Max(one => one.Reduction):F3}, least draws {outcomes.Min(one => one.Effective):F0}, {watch.Elapsed.TotalSeconds / wars:F2} s a war");
        Assert.InRange(coverage, least, 0.99);
    }
}
