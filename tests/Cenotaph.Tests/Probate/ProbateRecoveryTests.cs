using System.Globalization;
using Cenotaph.Probate;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Probate;

/// <summary>War dead of invented registers against the truth behind them.</summary>
public sealed class ProbateRecoveryTests(ITestOutputHelper output)
{
    // Below, chance in the baseline alone makes the mean of 200 registers uncertain by more than the bar.
    private const long Cases = 3_000_000;

    // Seeds that were not looked at while the method was made.
    private const ulong FirstSeed = 770_000;

    [Fact]
    public void Registers_made_from_the_assumptions_are_recovered_a_few()
    {
        var sample = Measure("a second generator", 12, number =>
        {
            var register = InventedRegister.Of(80_000 + (ulong)number);
            return (register.Cube, register.List, register.Dead, InventedRegister.Settings);
        });
        Assert.InRange(sample.Held, 9, 12);
        Assert.InRange(sample.Mean, -0.02 - (4 * sample.Error), 0.02 + (4 * sample.Error));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Registers_made_from_the_assumptions_are_recovered_two_hundred()
    {
        var sample = Measure("the assumptions", 200, number => Simulated(number, simulation => simulation));
        Assert.InRange(sample.Held, 182, 198);
        Assert.InRange(Math.Abs(sample.Mean) + (2 * sample.Error), 0, 0.03);
    }

    // No bar: these worlds break an assumption, and docs/probate.md says what becomes of the estimate.
    [Fact]
    [Trait("Category", "Slow")]
    public void In_worlds_that_are_not_assumed_the_estimate_errs_as_the_documentation_says()
    {
        var kappa = Measure("coverage of the unlisted 0.7 times that of the listed", 20, number => Simulated(number, simulation => simulation with { Kappa = 0.7 }));
        var delay = Measure("war dead wait half as long again", 20, number => Simulated(number, simulation => simulation with { WarDelayFactor = 1.5 }));
        var shift = Measure("ratio up by 3 % from 2021", 20, number => Simulated(number, simulation => simulation with { BaselineShift = 0.03 }));
        Assert.True(kappa.Mean < 0 && shift.Mean > 0, "Less coverage than supposed hides dead, a higher ratio than supposed invents some.");
        Assert.True(double.IsFinite(delay.Mean));
    }

    private static (ProbateCube, ListedCounts, long, ProbateSettings) Simulated(int number, Func<ProbateSimulation, ProbateSimulation> world)
    {
        var simulation = world(new(Cases, FirstSeed + (ulong)number));
        var register = ProbateRegister.Draw(simulation);
        var (cube, list) = (register.Extractions[^1].Cube, register.Extractions[^1].List);
        return (cube, list, register.Truth.DeadBefore(cube.Frame.Weeks), new() { WarFrom = simulation.WarStart, Replicates = 400, ListingDrifts = false });
    }

    private (int Held, double Mean, double Error) Measure(string world, int count, Func<int, (ProbateCube, ListedCounts, long, ProbateSettings)> register)
    {
        var (errors, widths, held) = (new double[count], new double[count], new bool[count]);
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = 2 }, number =>
        {
            var (cube, list, truth, settings) = register(number);
            var total = Assert.IsType<ProbateEstimate>(ProbateEstimator.Estimate(cube, list, settings)).Total.Dead;
            errors[number] = (total.Value / truth) - 1;
            widths[number] = (total.High - total.Low) / 2 / truth;
            held[number] = total.Low <= truth && truth <= total.High;
        });
        var mean = errors.Average();
        var error = Math.Sqrt(errors.Sum(one => (one - mean) * (one - mean)) / (count - 1) / count);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{world}: {held.Count(one => one)} of {count} held, mean error {mean:P2} ± {2 * error:P2} (2 s.e.), half-width {widths.Average():P1}"));
        return (held.Count(one => one), mean, error);
    }
}
