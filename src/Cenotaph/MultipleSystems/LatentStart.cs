using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Where a chain begins: every class holds persons, around a history drawn by its count, and Gibbs' sweeps of Manrique-Vallier (2016) follow. From many classes a chain
/// finds its way to few much sooner than from few to many. Impossible histories are not looked at here.
/// </summary>
internal static class LatentStart
{
    private const int Sweeps = 200;

    /// <summary>A state of the posterior, drawn.</summary>
    public static double[] Of(CaptureTable table, LatentPosterior posterior, RandomStream random)
    {
        var logOdds = new double[posterior.Lists, posterior.Classes];
        var logShares = Scattered(table, logOdds, random);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Sweep(table, posterior.Prior, logOdds, logShares, random);
        }

        var state = new double[posterior.Length];
        for (var list = 0; list < posterior.Lists; list++)
        {
            for (var k = 0; k < posterior.Classes; k++)
            {
                state[(list * posterior.Lanes) + k] = Math.Clamp(logOdds[list, k], -600, 600);
            }
        }

        LatentSticks.Coordinates(logShares, state.AsSpan(posterior.Lists * posterior.Lanes, posterior.Classes));
        return state;
    }

    private static double[] Scattered(CaptureTable table, double[,] logOdds, RandomStream random)
    {
        var (lists, classes) = (logOdds.GetLength(0), logOdds.GetLength(1));
        var shares = new double[classes];
        for (var k = 0; k < classes; k++)
        {
            var place = random.Below(table.Observed);
            var cell = 0;
            while ((place -= table.Cells[cell].Count) >= 0)
            {
                cell++;
            }

            for (var list = 0; list < lists; list++)
            {
                var rate = (double)table.OnAll(1 << list) / table.Observed;
                var chance = (0.5 + (0.5 * random.Uniform())) * ((table.Cells[cell].History >> list & 1) != 0 ? 0.6 : (0.5 * rate) + 0.002);
                logOdds[list, k] = Math.Log(chance / (1 - chance));
            }

            shares[k] = random.Exponential();
        }

        var sum = shares.Sum();
        return [.. shares.Select(share => Math.Log(share / sum))];
    }

    private static void Sweep(CaptureTable table, (double A, double B) prior, double[,] logOdds, double[] logShares, RandomStream random)
    {
        var (lists, classes) = (logOdds.GetLength(0), logOdds.GetLength(1));
        var alpha = random.Gamma(classes - 1 + LatentSticks.Alpha) / (LatentSticks.Alpha - logShares[^1]);
        var (persons, listed, missed) = (new double[classes], new double[lists, classes], new double[classes]);
        var (unseen, seen) = (0.0, 0.0);
        for (var k = 0; k < classes; k++)
        {
            for (var list = 0; list < lists; list++)
            {
                missed[k] -= logOdds[list, k] > 30 ? logOdds[list, k] : Math.Log(1 + Math.Exp(logOdds[list, k]));
            }

            unseen += Math.Exp(logShares[k] + missed[k]);
            seen += Math.Exp(logShares[k]) * (1 - Math.Exp(missed[k]));
        }

        Share(0, random.Poisson(Math.Min(1e15, random.Gamma(table.Observed) * unseen / Math.Max(seen, 1e-12))));
        foreach (var (history, count) in table.Cells)
        {
            Share(history, count);
        }

        double left = persons[^1], gone = 0;
        var after = new double[classes];
        for (var k = classes - 2; k >= 0; k--)
        {
            (after[k], left) = (left, left + persons[k]);
        }

        for (var k = 0; k < classes; k++)
        {
            for (var list = 0; list < lists; list++)
            {
                logOdds[list, k] = LogGamma(prior.A + listed[list, k], random) - LogGamma(prior.B + persons[k] - listed[list, k], random);
            }

            var odds = k == classes - 1 ? double.PositiveInfinity : LogGamma(1 + persons[k], random) - LogGamma(alpha + after[k], random);
            var length = odds > 30 ? odds : Math.Log(1 + Math.Exp(odds));
            logShares[k] = -gone - (odds > 30 ? 0 : Math.Log(1 + Math.Exp(-odds)));
            gone += k == classes - 1 ? 0 : Math.Max(length, 1e-290);
        }

        void Share(int history, long count)
        {
            var weights = new double[classes];
            var greatest = double.NegativeInfinity;
            for (var k = 0; k < classes; k++)
            {
                weights[k] = logShares[k] + missed[k];
                for (var list = 0; list < lists; list++)
                {
                    weights[k] += (history >> list & 1) != 0 ? logOdds[list, k] : 0;
                }

                greatest = Math.Max(greatest, weights[k]);
            }

            var rest = 0.0;
            for (var k = 0; k < classes; k++)
            {
                rest += weights[k] = Math.Exp(weights[k] - greatest);
            }

            for (var k = 0; k < classes && count > 0; k++)
            {
                var drawn = k == classes - 1 ? count : random.Binomial(count, Math.Clamp(weights[k] / Math.Max(rest, 1e-300), 0, 1));
                rest -= weights[k];
                count -= drawn;
                persons[k] += drawn;
                for (var list = 0; list < lists; list++)
                {
                    listed[list, k] += (history >> list & 1) != 0 ? drawn : 0;
                }
            }
        }
    }

    // A gamma variate of a small shape may be too small for a double; its logarithm is not.
    private static double LogGamma(double shape, RandomStream random) =>
        shape < 1 ? Math.Log(random.Gamma(shape + 1)) + (Math.Log(random.OpenUniform()) / shape) : Math.Log(random.Gamma(shape));
}
