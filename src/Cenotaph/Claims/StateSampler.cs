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
    private const int Rounds = 25;
    private static readonly double[] Loosening = [1000, 30, 1];
    private const int Tries = 12;
    private const int Stages = 1;
    private const double Enough = 1e-3;
    private const double Accepted = 0.8;
    private const double Journey = 1.6;
    private const int MostSteps = 12;

    /// <summary>Draws, chain by chain: each a full set of unknowns. Null where no course fits at all.</summary>
    public static double[][][]? Draw(StateLayout layout, Func<StateModel> make, ulong seed, int warmUp, int draws)
    {
        // The likeliest spreads lie at nothing, where errors of their kind vanish; so they are held while the rest is sought: at their priors
        // first, then where a short run finds them.
        var stream = new RandomStream(seed);
        var spreads = new double[StateLayout.Spreads.Length];
        for (var stage = 0; ; stage++)
        {
            if (Mode(layout, make(), spreads) is not (var mode, { } factor))
            {
                return null;
            }

            var (last, own) = (stage == Stages, stream.Substream((ulong)stage));
            var chains = new double[Chains][][];
            Parallel.For(0, Chains, chain => chains[chain] = Chain(make(), mode, factor, own.Substream((ulong)chain), last ? warmUp : warmUp / 2, last ? draws : warmUp / 2));
            if (last)
            {
                return chains;
            }

            for (var one = 0; one < spreads.Length; one++)
            {
                spreads[one] = chains.Sum(chain => chain.Sum(draw => draw[StateLayout.Spreads[one]])) / (Chains * (warmUp / 2));
            }
        }
    }

    /// <summary>The likeliest unknowns under given spreads, and the factor of the curvature there.</summary>
    internal static (double[] Mode, DenseFactor? Factor) Mode(StateLayout layout, StateModel model, ReadOnlySpan<double> spreads)
    {
        var place = new double[layout.Size];
        for (var one = 0; one < spreads.Length; one++)
        {
            place[StateLayout.Spreads[one]] = spreads[one];
        }

        foreach (var loosened in Loosening)
        {
            model.Loosened = loosened;
            Climb(model, place);
        }

        var matrix = new double[place.Length * place.Length];
        if (!model.Curvature(place, matrix))
        {
            return (place, null);
        }

        Hold(matrix, new double[place.Length]);
        return (place, DenseFactor.Of(matrix, place.Length));
    }

    // Levenberg and Marquardt with Fisher's information: where a step would fall, the sphere about the place grows tighter.
    private static void Climb(StateModel model, double[] place)
    {
        var size = place.Length;
        var (slope, spare, step, next) = (new double[size], new double[size], new double[size], new double[size]);
        var (matrix, damped) = (new double[size * size], new double[size * size]);
        var (log, damping) = (model.LogDensity(place, slope), 0.0);
        for (var round = 0; round < Rounds && model.Curvature(place, matrix); round++)
        {
            Hold(matrix, slope);
            var (rise, tries) = (double.NegativeInfinity, 0);
            for (; tries < Tries && !(rise > 0); tries++)
            {
                matrix.CopyTo(damped, 0);
                for (var one = 0; one < size; one++)
                {
                    damped[(one * size) + one] += damping;
                }

                slope.CopyTo(step, 0);
                if (DenseFactor.Of(damped, size) is not { } factor)
                {
                    return;
                }

                factor.Solve(step);
                place.CopyTo(next, 0);
                Push(next, step);
                rise = model.LogDensity(next, spare) - log;
                damping = rise > 0 ? (damping < 0.1 ? 0 : damping / 5) : Math.Max(0.5, damping * 5);
            }

            if (!(rise > 0))
            {
                return;
            }

            next.CopyTo(place, 0);
            (slope, spare, log) = (spare, slope, log + rise);
            if (rise < Enough && tries == 1)
            {
                return;
            }
        }
    }

    private static void Push(double[] values, double[] by)
    {
        for (var one = 0; one < values.Length; one++)
        {
            values[one] += by[one];
        }
    }

    // Rows and columns of the spreads are those of the unit matrix, and nothing pulls at them.
    private static void Hold(double[] matrix, double[] slope)
    {
        var size = slope.Length;
        foreach (var spread in StateLayout.Spreads)
        {
            slope[spread] = 0;
            for (var one = 0; one < size; one++)
            {
                matrix[(spread * size) + one] = matrix[(one * size) + spread] = one == spread ? 1 : 0;
            }
        }
    }

    private static double[][] Chain(StateModel model, double[] mode, DenseFactor factor, RandomStream random, int warmUp, int draws)
    {
        var walker = new StateWalker(model, mode, factor, random);
        var kept = new double[draws][];
        var (step, average, error) = (0.5, Math.Log(0.5), 0.0);
        for (var round = 0; round < warmUp + draws; round++)
        {
            var used = round < warmUp ? step : Math.Exp(average);
            var chance = walker.Travel(used, Math.Clamp((int)Math.Round(Journey / used * (0.5 + random.Uniform())), 1, MostSteps));
            walker.Rescale();
            if (round >= warmUp)
            {
                kept[round - warmUp] = [.. walker.Place];
                continue;
            }

            // Dual averaging, with the constants of the paper: γ = 0.05, t₀ = 10, κ = 0.75.
            var count = round + 1;
            error += (Accepted - chance - error) / (count + 10);
            step = Math.Exp(Math.Min(Math.Log(5) - (Math.Sqrt(count) / 0.05 * error), Math.Log(1.2)));
            average += Math.Pow(count, -0.75) * (Math.Log(step) - average);
        }

        return kept;
    }
}
