namespace Cenotaph.Numerics;

/// <summary>
/// Whether chains of draws agree, and how many independent draws they are worth (Vehtari, Gelman, Simpson, Carpenter and Bürkner, Rank-normalization,
/// folding, and localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis 16, 2021). Every chain is cut in halves.
/// </summary>
internal static class ChainDiagnostics
{
    private const int FewestDraws = 4;

    /// <summary>The greater one of the R-hats of ranks and of ranks of distances from the median; 1 for draws that are all the same, NaN for too few.</summary>
    /// <param name="chains">Draws chain by chain, equally many in each, in order.</param>
    public static double RHat(double[][] chains)
    {
        var halves = Halves(chains);
        if (halves is null)
        {
            return double.NaN;
        }

        double[] all = [.. halves.SelectMany(half => half)];
        var median = Quantiles.Of(all, 0.5);
        var folded = Each(halves, value => Math.Abs(value - median));
        return Math.Max(Plain(Normalised(halves)), Plain(Normalised(folded)));
    }

    /// <summary>The effective number of draws for the centre: that of the ranks.</summary>
    public static double BulkSize(double[][] chains) => Halves(chains) is { } halves ? Size(Normalised(halves)) : double.NaN;

    /// <summary>The effective number of draws for the tails: the smaller one of those for being below the 5 % and the 95 % quantile.</summary>
    public static double TailSize(double[][] chains) => Math.Min(QuantileSize(chains, 0.05), QuantileSize(chains, 0.95));

    /// <summary>The effective number of draws for being at most the quantile at <paramref name="probability"/>.</summary>
    public static double QuantileSize(double[][] chains, double probability)
    {
        if (Halves(chains) is not { } halves)
        {
            return double.NaN;
        }

        double[] all = [.. halves.SelectMany(half => half)];
        var quantile = Quantiles.Of(all, probability);
        return Size(Each(halves, value => value <= quantile ? 1 : 0));
    }

    /// <summary>The effective number of draws for the mean, and the Monte Carlo error of the mean, in the unit of the draws.</summary>
    public static (double Size, double Error) Mean(double[][] chains)
    {
        if (Halves(chains) is not { } halves)
        {
            return (double.NaN, double.NaN);
        }

        double[] all = [.. halves.SelectMany(half => half)];
        var mean = all.Average();
        var size = Size(halves);
        return (size, Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1) / size));
    }

    /// <summary>
    /// The Monte Carlo error of a quantile, in the unit of the draws: half the distance between the quantiles at the limits that a beta distribution puts
    /// around the probability one normal deviation away (Vehtari and others 2021, section 4.4).
    /// </summary>
    public static double QuantileError(double[][] chains, double probability)
    {
        var size = QuantileSize(chains, probability);
        if (!double.IsFinite(size))
        {
            return double.NaN;
        }

        double[] sorted = [.. chains.SelectMany(chain => chain).Order()];
        double Limit(double at) => BetaDistribution.Quantile(at, (size * probability) + 1, (size * (1 - probability)) + 1);
        var (low, high) = (Limit(NormalDistribution.Survival(1)), Limit(NormalDistribution.Cdf(1)));
        return (sorted[Math.Min((int)(high * sorted.Length), sorted.Length - 1)] - sorted[Math.Min((int)(low * sorted.Length), sorted.Length - 1)]) / 2;
    }

    /// <summary>The autocorrelation sums of Geyer (1992): pairs of lags while their sum is positive, made to fall; at most n log₁₀ n draws.</summary>
    private static double Size(double[][] chains)
    {
        var (number, length) = (chains.Length, chains[0].Length);
        var (within, both) = Variances(chains);
        if (both <= 0)
        {
            return number * length;
        }

        var covariance = new double[length];
        foreach (var chain in chains)
        {
            AddAutocovariance(chain, covariance);
        }

        double Correlation(int lag) => lag == 0 ? 1 : 1 - ((within - (covariance[lag] / number)) / both);
        var (sum, least) = (0.0, double.PositiveInfinity);
        for (var lag = 0; lag + 1 < length; lag += 2)
        {
            var pair = Correlation(lag) + Correlation(lag + 1);
            if (pair <= 0)
            {
                break;
            }

            least = Math.Min(least, pair);
            sum += least;
        }

        double draws = number * length;
        return Math.Min(draws / Math.Max((2 * sum) - 1, 1e-300), draws * Math.Log10(draws));
    }

    private static double Plain(double[][] chains)
    {
        var (within, both) = Variances(chains);
        return both <= 0 ? 1 : within <= 0 ? double.PositiveInfinity : Math.Sqrt(both / within);
    }

    // The mean variance within chains, and the variance that all draws together would have were the chains long.
    private static (double Within, double Both) Variances(double[][] chains)
    {
        double length = chains[0].Length;
        double[] means = [.. chains.Select(chain => chain.Average())];
        var within = chains.Zip(means, (chain, mean) => chain.Sum(value => (value - mean) * (value - mean)) / (length - 1)).Average();
        var middle = means.Average();
        var between = chains.Length > 1 ? means.Sum(mean => (mean - middle) * (mean - middle)) / (chains.Length - 1) : 0;
        return (within, (within * (length - 1) / length) + between);
    }

    private static void AddAutocovariance(double[] chain, double[] sums)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * chain.Length));
        var (real, imaginary) = (new double[size], new double[size]);
        var mean = chain.Average();
        for (var place = 0; place < chain.Length; place++)
        {
            real[place] = chain[place] - mean;
        }

        FourierTransform.InPlace(real, imaginary);
        for (var place = 0; place < size; place++)
        {
            (real[place], imaginary[place]) = ((real[place] * real[place]) + (imaginary[place] * imaginary[place]), 0);
        }

        FourierTransform.InPlace(real, imaginary);
        for (var lag = 0; lag < chain.Length; lag++)
        {
            // The R packages divide by the length; the mean variance within takes one less, so lag 0 is not asked for.
            sums[lag] += real[lag] / size / chain.Length;
        }
    }

    // Normal scores of the ranks over all chains; equal draws share the mean of their ranks (Blom's plotting positions).
    private static double[][] Normalised(double[][] chains)
    {
        var length = chains[0].Length;
        var total = chains.Length * length;
        double[] values = [.. chains.SelectMany(chain => chain)];
        var order = new int[total];
        for (var place = 0; place < total; place++)
        {
            order[place] = place;
        }

        Array.Sort((double[])values.Clone(), order);
        double[][] scores = [.. chains.Select(chain => new double[chain.Length])];
        for (var first = 0; first < total;)
        {
            var last = first;
            while (last + 1 < total && values[order[last + 1]] == values[order[first]])
            {
                last++;
            }

            var score = NormalScore.Of((((first + last) / 2.0) + 1 - 0.375) / (total + 0.25));
            for (var place = first; place <= last; place++)
            {
                scores[order[place] / length][order[place] % length] = score;
            }

            first = last + 1;
        }

        return scores;
    }

    private static double[][] Each(double[][] chains, Func<double, double> value) => [.. chains.Select(chain => Array.ConvertAll(chain, one => value(one)))];

    private static double[][]? Halves(double[][] chains)
    {
        var half = chains.Min(chain => chain.Length) / 2;
        return half < FewestDraws || chains.Any(chain => chain.Any(value => !double.IsFinite(value))) ? null : [.. chains.SelectMany<double[], double[]>(chain => [chain[..half], chain[^half..]])];
    }
}
