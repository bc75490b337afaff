using System.Diagnostics;
using System.Globalization;
using Cenotaph.Numerics;
using Cenotaph.Probate;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Probate;

/// <summary>War dead of invented registers against the truth behind them.</summary>
public sealed class ProbateRecoveryTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Try_out()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("TRY_COUNT") ?? "10", CultureInfo.InvariantCulture);
        var cases = long.Parse(Environment.GetEnvironmentVariable("TRY_CASES") ?? "1000000", CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("TRY_SEED") ?? "1000", CultureInfo.InvariantCulture);
        var kind = Environment.GetEnvironmentVariable("TRY_KIND") ?? "own";
        var errors = new List<double>();
        var held = 0;
        double make = 0, estimate = 0;
        for (var number = 0; number < count; number++)
        {
            var simulation = new ProbateSimulation(cases, seed + (ulong)number);
            simulation = kind switch
            {
                "kappa" => simulation with { Kappa = 0.7 },
                "delay" => simulation with { WarDelayFactor = 1.5 },
                "shift" => simulation with { BaselineShift = 0.03 },
                "still" => simulation with { RatioWiggle = 0 },
                _ => simulation,
            };
            var watch = Stopwatch.StartNew();
            var register = ProbateRegister.Draw(simulation);
            make += watch.Elapsed.TotalSeconds;
            watch.Restart();
            var extraction = register.Extractions[^1];
            var result = ProbateEstimator.Estimate(extraction.Cube, extraction.List, new() { WarFrom = simulation.WarStart, Replicates = 400, Seed = 1 });
            estimate += watch.Elapsed.TotalSeconds;
            if (result is not ProbateEstimate found)
            {
                output.WriteLine(result.ToString());
                continue;
            }

            var truth = (double)register.Truth.DeadBefore(extraction.Cube.Frame.Weeks);
            var total = found.Total.Dead;
            held += total.Low <= truth && truth <= total.High ? 1 : 0;
            errors.Add((total.Value / truth) - 1);
            var t = found.Total;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{truth} {total.Value:F0} [{total.Low:F0},{total.High:F0}] err {errors[^1]:F3} drift {found.Placebo.Drift:F4} EC {t.Cases.Value:F0} court {t.CourtCases.Value:F0} D {t.Ordinary.Value:F0} Dc {t.Court.Value:F0} flash {t.Flash.Value:F0} weeks {found.Weeks.Count(w => w.IsFlash)}"));
            foreach (var run in number < 2 ? found.Placebo.Runs : [])
            {
                output.WriteLine(run.ToString());
            }

            foreach (var run in number < 2 ? found.Baseline : [])
            {
                output.WriteLine(run.ToString());
            }
        }

        var mean = errors.Average();
        var deviation = Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / (errors.Count - 1));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {cases}: coverage {held}/{count}, bias {mean:F4} sd {deviation:F4} 2se {2 * deviation / Math.Sqrt(count):F4} median {Quantiles.Of([.. errors], 0.5):F4}; make {make / count:F2} s estimate {estimate / count:F2} s"));
    }
}
