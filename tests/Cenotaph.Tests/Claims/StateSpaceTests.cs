using System.Diagnostics;
using Cenotaph.Claims;
using Cenotaph.Numerics;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Claims;

public sealed class StateSpaceTests(ITestOutputHelper output)
{
    // Wars before were looked at while the state space was built.
    private const int FirstHeld = 1001;

    private static readonly StateOptions Few = new(5, 60, 60);

    private static StateSpace Fit(params Reading[] readings) => StateSpace.Fit(readings, new(), ReadingSample.Start, ReadingSample.Day, Few)!;

    private static double Median(StateSpace state) => Quantiles.Of(state.Counts(LossCategory.Killed, ReadingSample.Day).AsSpan(), 0.5);

    [Fact]
    public void The_gradient_is_that_of_the_density()
    {
        var war = ClaimedWarSimulation.Of(3);
        var layout = new StateLayout(war.Readings, new(), war.Start, war.End);
        var model = new StateModel(layout, new(), war.Readings.Select(reading => StateReading.Of(reading, layout, new())));
        var random = new RandomStream(1);
        double[] place = [.. Enumerable.Range(0, model.Size).Select(_ => 0.3 * random.Normal())];
        var gradient = new double[model.Size];
        model.LogDensity(place, gradient);
        for (var one = 0; one < model.Size; one++)
        {
            double At(double by)
            {
                double[] moved = [.. place];
                moved[one] += by;
                return model.LogDensity(moved, new double[model.Size]);
            }

            var slope = (At(1e-5) - At(-1e-5)) / 2e-5;
            Assert.True(Math.Abs(slope - gradient[one]) < 1e-4 * Math.Max(1, Math.Abs(slope)), $"unknown {one} of {model.Size}: {slope} against {gradient[one]}");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws_whatever_the_order_of_readings_and_a_copy_moves_nothing()
    {
        Reading[] readings = [ReadingSample.Point("a", "one", 1000), ReadingSample.Point("b", "two", 1500, rounding: 100), ReadingSample.AtLeast("n", 600)];
        var before = Fit(readings).Counts(LossCategory.Killed, ReadingSample.Day);
        Assert.Equal(before, Fit([.. readings.Reverse()]).Counts(LossCategory.Killed, ReadingSample.Day));
        Assert.Equal(before, Fit([.. readings, ReadingSample.CopyOf(readings[0])]).Counts(LossCategory.Killed, ReadingSample.Day));
    }

    [Fact]
    public void A_named_list_bounds_from_below() =>
        Assert.All(Fit(ReadingSample.Point("a", "one", 1000), ReadingSample.AtLeast("n", 2000)).Counts(LossCategory.Killed, ReadingSample.Day), count => Assert.True(count > 0.85 * 2000));

    [Fact]
    public void Nothing_on_record_gives_nothing() => Assert.Null(StateSpace.Fit([], new(), ReadingSample.Start, ReadingSample.Day, Few));

    [Fact]
    public void One_claim_is_believed_as_far_as_the_prior_of_origins_allows() => Assert.InRange(Median(Fit(ReadingSample.Point("a", "one", 20_000))), 15_000, 27_000);

    [Fact]
    public void Intervals_hold_the_truth_of_a_few_simulated_wars() => Calibrate(1, 2, 0.75);

    [Fact]
    [Trait("Category", "Slow")]
    public void Ninety_five_of_a_hundred_intervals_hold_the_truth_of_two_hundred_wars() => Calibrate(FirstHeld, 200, 0.91);

    private void Calibrate(int first, int wars, double least)
    {
        var watch = Stopwatch.StartNew();
        var outcomes = Enumerable.Range(first, wars).Select(seed => ReconcileCalibration.StateSpaceOf(ClaimedWarSimulation.Of((ulong)seed))).ToList();
        var coverage = outcomes.Sum(one => one.Held) / (double)outcomes.Sum(one => one.Asked);
        output.WriteLine($"state space: {coverage:F3} held, upper/lower {Math.Exp(outcomes.Average(one => one.Width)):F2}, worst scale reduction {outcomes.Max(one => one.Reduction):F3}, least draws {outcomes.Min(one => one.Effective):F0}, {watch.Elapsed.TotalSeconds / wars:F2} s a war");
        var closed = Enumerable.Range(first, wars).Select(seed => ReconcileCalibration.ClosedFormOf(ClaimedWarSimulation.Of((ulong)seed))).ToList();
        output.WriteLine($"closed form: {closed.Sum(one => one.Held) / (double)closed.Sum(one => one.Asked):F3} held");
        if (wars > 20)
        {
            var echoes = Enumerable.Range(first, wars / 4).Select(seed => ReconcileCalibration.StateSpaceOf(ClaimedWarSimulation.Of((ulong)seed), echoes: true)).ToList();
            output.WriteLine($"with five echoes that nobody declared: {echoes.Sum(one => one.Held) / (double)echoes.Sum(one => one.Asked):F3} held");
        }

        Assert.InRange(coverage, least, wars < 100 ? 1 : 0.99);
    }
}
