using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// Finds the likeliest course by Fisher scoring, and draws from the distribution of all unknowns by Hamiltonian Monte Carlo (Neal, MCMC using Hamiltonian
/// dynamics, 2011) within Gibbs. The step is fitted while warming up (Hoffman and Gelman, The No-U-Turn Sampler, JMLR 15, 2014, section 3.2), the space
/// by a first short run. Chains have streams of their own, so the number of threads does not matter.
/// </summary>
internal static class StateSampler
{
    public const int Chains = 4;
    private const int Rounds = 25;
    private const int Tries = 12;
    private const int Reweighings = 8;
    private const double Still = 0.02;
    private const double Enough = 0.01;
    private const double Accepted = 0.8;
    private const double Journey = 1.8;
    private const int MostSteps = 32;
    private static readonly double[] Loosening = [1000, 30, 1];

    /// <summary>Draws, chain by chain: each a full set of unknowns. Null where no course fits at all.</summary>
    public static double[][][]? Draw(StateLayout layout, ReconcilePriors priors, Func<StateModel> make, ulong seed, int warmUp, int draws)
    {
        var first = make();
        if (Mode(first) is not (var centre, { } factor))
        {
            return null;
        }

        var stream = new RandomStream(seed);
        var weights = first.Weights.ToArray();
        var short_ = Math.Max(20, warmUp / 2);
        var early = Run(stream.Substream(0), centre, factor, weights, first.HouseWeights.ToArray(), first.Spreads.ToArray(), short_, short_);

        // The space in which the rest travels: where those chains were in the middle, with the curvature that limits had on the way.
        var middle = make();
        Average(early.Select(chain => chain.Places), centre);
        Average(early.Select(chain => chain.Weights), weights);
        var limits = new double[middle.Limits];
        Average(early.Select(chain => chain.Limits), limits);
        var spreads = new double[middle.Spreads.Length];
        Average(early.Select(chain => chain.Spreads), spreads);
        weights.CopyTo(middle.Weights);
        var houses = new double[layout.HouseCount];
        Average(early.Select(chain => chain.Houses), houses);
        houses.CopyTo(middle.HouseWeights);
        middle.Spread(spreads);
        var matrix = new double[centre.Length * centre.Length];
        factor = middle.Curvature(centre, limits, matrix) && DenseFactor.Of(matrix, centre.Length) is { } found ? found : factor;
        return [.. Run(stream.Substream(1), centre, factor, weights, houses, spreads, warmUp, draws).Select(chain => chain.Kept)];

        Chain[] Run(RandomStream own, double[] from, DenseFactor space, double[] weights, double[] houses, double[] spreads, int tuned, int kept)
        {
            var chains = new Chain[Chains];
            Parallel.For(0, Chains, number =>
            {
                var model = make();
                weights.CopyTo(model.Weights);
                houses.CopyTo(model.HouseWeights);
                model.Spread(spreads);
                chains[number] = Walk(model, new(model, from, space, priors.FlowWalk.LogSpread, own.Substream((ulong)number)), own.Substream((ulong)(Chains + number)), layout.Size, tuned, kept);
            });
            return chains;
        }
    }

    /// <summary>The likeliest course under the spreads of the model, whose weights are set on the way, and the factor of the curvature there.</summary>
    internal static (double[] Mode, DenseFactor? Factor) Mode(StateModel model)
    {
        var place = new double[model.Size];
        foreach (var loosened in Loosening)
        {
            model.Loosened = loosened;
            model.Spread(model.Spreads.ToArray());
            Climb(model, place);
            for (var round = 0; round < Reweighings && model.Reweigh(place) > Still; round++)
            {
                Climb(model, place);
            }
        }

        var matrix = new double[place.Length * place.Length];
        return (place, Look(model, place, matrix) ? DenseFactor.Of(matrix, place.Length) : null);
    }

    private static bool Look(StateModel model, double[] place, double[] matrix)
    {
        var limits = new double[model.Limits];
        model.AddLimits(place, limits);
        return model.Curvature(place, limits, matrix);
    }

    // Levenberg and Marquardt with Fisher's information: where a step would fall, the sphere about the place grows tighter.
    private static void Climb(StateModel model, double[] place)
    {
        var size = place.Length;
        var (slope, spare, step, next) = (new double[size], new double[size], new double[size], new double[size]);
        var (matrix, damped) = (new double[size * size], new double[size * size]);
        var (log, damping) = (model.LogDensity(place, slope), 0.0);
        for (var round = 0; round < Rounds && Look(model, place, matrix); round++)
        {
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
                for (var one = 0; one < size; one++)
                {
                    next[one] = place[one] + step[one];
                }

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

    private static void Average(IEnumerable<double[]> parts, double[] into)
    {
        Array.Clear(into);
        foreach (var part in parts)
        {
            for (var one = 0; one < into.Length; one++)
            {
                into[one] += part[one] / Chains;
            }
        }
    }

    private static Chain Walk(StateModel model, StateWalker walker, RandomStream random, int size, int warmUp, int draws)
    {
        var kept = new double[draws][];
        var (places, weights, limits, spreads) = (new double[model.Size], new double[model.Weights.Length], new double[model.Limits], new double[model.Spreads.Length]);
        var houses = new double[model.HouseWeights.Length];
        var record = new double[size];
        var (step, average, error) = (0.3, Math.Log(0.3), 0.0);
        for (var round = 0; round < warmUp + draws; round++)
        {
            var used = round < warmUp ? step : Math.Exp(average);
            var chance = walker.Travel(used, Math.Clamp((int)Math.Round(Journey / used * (0.5 + random.Uniform())), 1, MostSteps));
            walker.Renew(record);
            if (round >= warmUp)
            {
                kept[round - warmUp] = [.. record];
                Add(walker.Place, places, 1.0 / draws);
                Add(model.Weights, weights, 1.0 / draws);
                Add(model.HouseWeights, houses, 1.0 / draws);
                Add(model.Spreads, spreads, 1.0 / draws);
                model.AddLimits(walker.Place, limits);
                continue;
            }

            // Dual averaging, with the constants of the paper: γ = 0.05, t₀ = 10, κ = 0.75.
            var count = round + 1;
            error += (Accepted - chance - error) / (count + 10);
            step = Math.Exp(Math.Min(Math.Log(3) - (Math.Sqrt(count) / 0.05 * error), Math.Log(1.2)));
            average += Math.Pow(count, -0.75) * (Math.Log(step) - average);
        }

        for (var one = 0; one < limits.Length; one++)
        {
            limits[one] /= draws;
        }

        return new(kept, places, weights, houses, limits, spreads);
    }

    private static void Add(ReadOnlySpan<double> values, double[] sum, double share)
    {
        for (var one = 0; one < sum.Length; one++)
        {
            sum[one] += share * values[one];
        }
    }

    private sealed record Chain(double[][] Kept, double[] Places, double[] Weights, double[] Houses, double[] Limits, double[] Spreads);
}
