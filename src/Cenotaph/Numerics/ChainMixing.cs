namespace Cenotaph.Numerics;

/// <summary>Whether chains of draws have come to agree, and how many independent draws they are worth.</summary>
internal static class ChainMixing
{
    /// <summary>
    /// The potential scale reduction of chains split in halves (Gelman, Carlin, Stern, Dunson, Vehtari and Rubin, Bayesian Data Analysis, 3rd
    /// edition, 2013, equation 11.4): 1 when they agree. Not a number for chains shorter than four draws.
    /// </summary>
    public static double ScaleReduction(IReadOnlyList<double[]> chains)
    {
        var halves = Halves(chains);
        var length = halves[0].Length;
        var (within, between, _) = Variances(halves);
        return length < 2 ? double.NaN : within == 0 ? 1 : Math.Sqrt((((length - 1.0) / length * within) + (between / length)) / within);
    }

    /// <summary>
    /// How many independent draws tell as much of the mean (the same, equation 11.8, the correlations summed in pairs while these are positive and
    /// do not rise: Geyer, Practical Markov chain Monte Carlo, Statistical Science 7, 1992); at most as many as there are.
    /// </summary>
    public static double EffectiveSize(IReadOnlyList<double[]> chains)
    {
        var halves = Halves(chains);
        var length = halves[0].Length;
        var total = (double)length * halves.Count;
        var (within, between, means) = Variances(halves);
        var overall = ((length - 1.0) / length * within) + (between / length);
        if (length < 2 || !(overall > 0))
        {
            return length < 2 ? double.NaN : total;
        }

        double Correlation(int lag)
        {
            var sum = 0.0;
            for (var chain = 0; chain < halves.Count; chain++)
            {
                for (var draw = lag; draw < length; draw++)
                {
                    sum += (halves[chain][draw] - means[chain]) * (halves[chain][draw - lag] - means[chain]);
                }
            }

            return 1 - ((within - (sum / (halves.Count * (length - 1.0)))) / overall);
        }

        var (time, last) = (-1.0, double.PositiveInfinity);
        for (var lag = 0; lag + 1 < length; lag += 2)
        {
            var pair = Math.Min(last, (lag == 0 ? 1 : Correlation(lag)) + Correlation(lag + 1));
            if (pair <= 0)
            {
                break;
            }

            time += 2 * pair;
            last = pair;
        }

        return Math.Min(total, total / Math.Max(time, 1e-9));
    }

    private static List<double[]> Halves(IReadOnlyList<double[]> chains)
    {
        var half = chains[0].Length / 2;
        return [.. chains.Select(chain => chain[..half]), .. chains.Select(chain => chain[^half..])];
    }

    private static (double Within, double Between, double[] Means) Variances(List<double[]> chains)
    {
        var length = chains[0].Length;
        double[] means = [.. chains.Select(chain => chain.Sum() / length)];
        var middle = means.Sum() / means.Length;
        var within = chains.Select((chain, index) => chain.Sum(draw => (draw - means[index]) * (draw - means[index])) / (length - 1.0)).Sum() / chains.Count;
        return (within, length * means.Sum(mean => (mean - middle) * (mean - middle)) / (means.Length - 1.0), means);
    }
}
