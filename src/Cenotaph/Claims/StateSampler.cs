using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// Finds the likeliest unknowns by Fisher scoring, and draws from their distribution by Hamiltonian Monte Carlo (Neal, MCMC using Hamiltonian
/// dynamics, 2011) in the space in which the curvature there is a unit sphere. The step is fitted while warming up (Hoffman and Gelman, The
/// No-U-Turn Sampler, JMLR 15, 2014, section 3.2). Chains have streams of their own, so the number of threads does not matter.
/// </summary>
internal static class StateSampler
{
    public const int Chains = 4;
    private const int Rounds = 60;
    private const double Accepted = 0.8;
    private const double Journey = 1.6;
    private const int MostSteps = 12;

    /// <summary>Draws, chain by chain: each a full set of unknowns. Null where no course fits at all.</summary>
    public static double[][][]? Draw(StateLayout layout, Func<StateModel> make, ulong seed, int warmUp, int draws)
    {
        var model = make();
        if (Mode(layout, model) is not (var mode, { } factor))
        {
            return null;
        }

        var stream = new RandomStream(seed);
        var chains = new double[Chains][][];
        Parallel.For(0, Chains, chain => chains[chain] = Chain(make(), mode, factor, stream.Substream((ulong)chain), warmUp, draws));
        return chains;
    }

    /// <summary>The likeliest unknowns and the factor of the curvature there.</summary>
    internal static (double[] Mode, DenseFactor? Factor) Mode(StateLayout layout, StateModel model)
    {
        var size = layout.Size;
        var (place, gradient, next) = (new double[size], new double[size], new double[size]);
        var matrix = new double[size * size];
        var log = model.LogDensity(place, gradient);
        DenseFactor? factor = null;
        for (var round = 0; round < Rounds; round++)
        {
            if (!model.Curvature(place, matrix) || DenseFactor.Of(matrix, size) is not { } found)
            {
                return (place, factor);
            }

            factor = found;
            factor.Solve(gradient);
            var (step, better) = (1.0, false);
            var rise = 0.0;
            for (var halving = 0; halving < 25 && !better; halving++, step /= 2)
            {
                for (var one = 0; one < size; one++)
                {
                    next[one] = place[one] + (step * gradient[one]);
                }

                var trial = model.LogDensity(next, new double[size]);
                (better, rise) = (trial > log, trial - log);
            }

            if (!better)
            {
                break;
            }

            next.CopyTo(place, 0);
            log = model.LogDensity(place, gradient);
            if (rise < 1e-4)
            {
                break;
            }
        }

        return (place, factor);
    }

    private static double[][] Chain(StateModel model, double[] mode, DenseFactor factor, RandomStream random, int warmUp, int draws)
    {
        var size = mode.Length;
        var here = new double[size];
        for (var one = 0; one < size; one++)
        {
            here[one] = random.Normal();
        }

        var walker = new Walker(model, mode, factor);
        var (log, gradient) = (walker.At(here, out var slope), slope);
        for (var shrink = 0; shrink < 40 && !double.IsFinite(log); shrink++)
        {
            for (var one = 0; one < size; one++)
            {
                here[one] /= 2;
            }

            (log, gradient) = (walker.At(here, out slope), slope);
        }

        var kept = new double[draws][];
        var (step, average, error) = (0.5, Math.Log(0.5), 0.0);
        var momentum = new double[size];
        for (var round = 0; round < warmUp + draws; round++)
        {
            var used = round < warmUp ? step : Math.Exp(average);
            var steps = Math.Clamp((int)Math.Round(Journey / used * (0.5 + random.Uniform())), 1, MostSteps);
            var energy = -log;
            for (var one = 0; one < size; one++)
            {
                momentum[one] = random.Normal();
                energy += 0.5 * momentum[one] * momentum[one];
            }

            var (to, slopeTo, logTo) = ((double[])here.Clone(), gradient, log);
            for (var leap = 0; leap < steps && double.IsFinite(logTo); leap++)
            {
                Push(momentum, slopeTo, used / 2);
                Push(to, momentum, used);
                logTo = walker.At(to, out slopeTo);
                Push(momentum, slopeTo, used / 2);
            }

            var after = -logTo;
            for (var one = 0; one < size; one++)
            {
                after += 0.5 * momentum[one] * momentum[one];
            }

            var chance = double.IsFinite(after) ? Math.Min(1, Math.Exp(energy - after)) : 0;
            if (random.Uniform() < chance)
            {
                (here, gradient, log) = (to, slopeTo, logTo);
            }

            if (round < warmUp)
            {
                // Dual averaging, with the constants of the paper: γ = 0.05, t₀ = 10, κ = 0.75.
                var count = round + 1;
                error += (Accepted - chance - error) / (count + 10);
                var logStep = Math.Log(5) - (Math.Sqrt(count) / 0.05 * error);
                step = Math.Exp(Math.Min(logStep, Math.Log(1.5)));
                average += Math.Pow(count, -0.75) * (Math.Log(step) - average);
            }
            else
            {
                kept[round - warmUp] = walker.Unknowns(here);
            }
        }

        return kept;
    }

    private static void Push(double[] values, double[] direction, double by)
    {
        for (var one = 0; one < values.Length; one++)
        {
            values[one] += by * direction[one];
        }
    }

    // The density in the space where the curvature at the mode is a unit sphere.
    private sealed class Walker(StateModel model, double[] mode, DenseFactor factor)
    {
        public double[] Unknowns(double[] place)
        {
            double[] unknowns = [.. place];
            factor.SpreadInverse(unknowns);
            Push(unknowns, mode, 1);
            return unknowns;
        }

        public double At(double[] place, out double[] slope)
        {
            slope = new double[place.Length];
            var log = model.LogDensity(Unknowns(place), slope);
            factor.WhitenGradient(slope);
            return log;
        }
    }
}
