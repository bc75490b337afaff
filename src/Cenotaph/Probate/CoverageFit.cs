using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>
/// The share of dead with a case, from listed dead searched for in the register, by age and recruitment. A stratum's share is shrunk towards that of its
/// recruitment over all ages, as far as strata are alike (beta-binomial, the prior's weight by greatest likelihood); the mix of recruitments
/// is that of the list, by age and quarter.
/// </summary>
internal sealed class CoverageFit
{
    /// <summary>Weeks that share one mix of recruitments: a quarter.</summary>
    public const int WeeksOfMix = 13;

    // A quarter's own mix counts as far as it has more names than this; below, that of the age in all quarters.
    private const double WeightOfUsualMix = 20;

    // Weights of the prior that are tried; the greatest means that all ages share one coverage.
    private static readonly double[] weights = [5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 1_000_000];

    private readonly ListTable list;
    private readonly bool[] isRead;
    private readonly double[,] found;
    private readonly double[] weight;

    /// <summary>Reads the list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isRead">Of each week of the war, whether coverage is read of it.</param>
    /// <param name="open">By age and week, the share of the cases to be opened that is open by now.</param>
    public CoverageFit(ListTable list, bool[] isRead, double[][] open)
    {
        (this.list, this.isRead) = (list, isRead);
        found = new double[list.Ages, list.Recruitments];
        for (var age = 0; age < list.Ages; age++)
        {
            for (var recruitment = 0; recruitment < list.Recruitments; recruitment++)
            {
                found[age, recruitment] = Enumerable.Range(0, list.Weeks).Where(week => isRead[week]).Sum(week => list.Found[age, recruitment, week]);
            }
        }

        var exposure = Exposure(open);
        weight = [.. Enumerable.Range(0, list.Recruitments).Select(recruitment => Weight(recruitment, exposure))];
        Mix = MixOf();
    }

    /// <summary>The mix of recruitments among the dead: age, quarter, recruitment.</summary>
    public double[][][] Mix { get; }

    /// <summary>The coverage of each stratum, age by recruitment; drawn, or its mean where no random numbers are handed in.</summary>
    /// <param name="random">Null for the mean.</param>
    /// <param name="open">By age and week, the share of the cases to be opened that is open by now.</param>
    public double[,] Strata(RandomStream? random, double[][] open)
    {
        var exposure = Exposure(open);
        var coverage = new double[list.Ages, list.Recruitments];
        for (var recruitment = 0; recruitment < list.Recruitments; recruitment++)
        {
            var (hits, of) = (0.0, 0.0);
            for (var age = 0; age < list.Ages; age++)
            {
                hits += found[age, recruitment];
                of += exposure[age, recruitment];
            }

            var all = Share(random, hits + 0.5, Math.Max(0, of - hits) + 0.5);
            for (var age = 0; age < list.Ages; age++)
            {
                coverage[age, recruitment] = Share(
                    random,
                    found[age, recruitment] + (weight[recruitment] * all),
                    Math.Max(0, exposure[age, recruitment] - found[age, recruitment]) + (weight[recruitment] * (1 - all)));
            }
        }

        return coverage;
    }

    /// <summary>Names found in the weeks that are read.</summary>
    public double Found(int age, int recruitment) => found[age, recruitment];

    /// <summary>Names searched for in the weeks that are read.</summary>
    public double Searched(int age, int recruitment) =>
        Enumerable.Range(0, list.Weeks).Where(week => isRead[week]).Sum(week => list.Searched[age, recruitment, week]);

    private double[,] Exposure(double[][] open)
    {
        var exposure = new double[list.Ages, list.Recruitments];
        for (var age = 0; age < list.Ages; age++)
        {
            for (var recruitment = 0; recruitment < list.Recruitments; recruitment++)
            {
                for (var week = 0; week < list.Weeks; week++)
                {
                    exposure[age, recruitment] += isRead[week] ? list.Searched[age, recruitment, week] * open[age][week] : 0;
                }
            }
        }

        return exposure;
    }

    private static double Share(RandomStream? random, double first, double second) => random?.Beta(first, second) ?? (first / (first + second));

    private double Weight(int recruitment, double[,] exposure)
    {
        var (all, of) = (0.5, 1.0);
        for (var age = 0; age < list.Ages; age++)
        {
            all += found[age, recruitment];
            of += Math.Max(exposure[age, recruitment], found[age, recruitment]);
        }

        var (best, most) = (weights[^1], double.NegativeInfinity);
        foreach (var tried in weights)
        {
            var (first, second) = (tried * all / of, tried * (1 - (all / of)));
            var likelihood = 0.0;
            for (var age = 0; age < list.Ages; age++)
            {
                var hits = found[age, recruitment];
                var misses = Math.Max(0, exposure[age, recruitment] - hits);
                likelihood += LogBeta(first + hits, second + misses) - LogBeta(first, second);
            }

            (best, most) = likelihood > most ? (tried, likelihood) : (best, most);
        }

        return best;
    }

    private double[][][] MixOf()
    {
        var quarters = ((list.Weeks - 1) / WeeksOfMix) + 1;
        var mix = new double[list.Ages][][];
        for (var age = 0; age < list.Ages; age++)
        {
            var usual = new double[list.Recruitments];
            var own = new double[quarters][];
            for (var quarter = 0; quarter < quarters; quarter++)
            {
                own[quarter] = new double[list.Recruitments];
            }

            for (var week = 0; week < list.Weeks; week++)
            {
                for (var recruitment = 0; recruitment < list.Recruitments; recruitment++)
                {
                    var names = list.Names[age, recruitment, week];
                    usual[recruitment] += names;
                    own[week / WeeksOfMix][recruitment] += names;
                }
            }

            // An age that nobody on the list has is taken for mixed as all ages are.
            if (usual.Sum() == 0)
            {
                usual = [.. Enumerable.Range(0, list.Recruitments).Select(list.NamesOf)];
            }

            foreach (var counts in own)
            {
                var sum = counts.Sum();
                for (var recruitment = 0; recruitment < counts.Length; recruitment++)
                {
                    counts[recruitment] = (counts[recruitment] + (WeightOfUsualMix * usual[recruitment] / usual.Sum())) / (sum + WeightOfUsualMix);
                }
            }

            mix[age] = own;
        }

        return mix;
    }

    private static double LogBeta(double first, double second) =>
        GammaFunction.Log(first) + GammaFunction.Log(second) - GammaFunction.Log(first + second);
}
