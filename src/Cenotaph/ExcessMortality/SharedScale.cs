namespace Cenotaph.ExcessMortality;

/// <summary>
/// How far standard errors are from the truth, learnt from many territories: their placebo errors in units of their own standard errors are taken as
/// scaled t, each territory with a scale of its own about a common one (Smyth, Statistical Applications in Genetics and Molecular Biology 3, 2004: the
/// variance of one series shrunk towards that of all). With two or three runs a territory alone could say next to nothing.
/// </summary>
/// <param name="Scale">The common scale.</param>
/// <param name="Df">How alike the scales of the territories are: the weight of the common one, in runs.</param>
internal sealed record SharedScale(double Scale, double Df)
{
    // Below this many runs in all, a common scale is not better known than a territory's own.
    private const int LeastRuns = 20;
    private const int Rounds = 200;

    // Degrees of freedom tried, evenly on the log scale; more than the last is all but normal.
    private static readonly double[] tried = [1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 14, 20, 30];

    /// <summary>The scale of all runs, or null when they are too few.</summary>
    /// <param name="territories">For each territory, its errors in units of their standard errors.</param>
    public static SharedScale? Of(IReadOnlyList<double[]> territories)
    {
        var errors = territories.SelectMany(runs => runs).ToArray();
        if (errors.Length < LeastRuns || territories.Count(runs => runs.Length > 0) < 2 || errors.All(error => error == 0))
        {
            return null;
        }

        var (best, likelihood) = (new SharedScale(1, 1), double.NegativeInfinity);
        foreach (var df in tried)
        {
            var square = SquareScale(errors, df);
            var log = errors.Sum(error => -0.5 * (df + 1) * Math.Log(1 + (error * error / (df * square))))
                - (0.5 * errors.Length * Math.Log(square)) + (errors.Length * LogNorm(df));
            if (log > likelihood)
            {
                (best, likelihood) = (new(Math.Sqrt(square), df), log);
            }
        }

        return best;
    }

    /// <summary>The scale of one territory: the common one and its own errors, weighted.</summary>
    public double For(double[] own) => Math.Sqrt(((Df * Scale * Scale) + own.Sum(error => error * error)) / (Df + own.Length));

    // The maximum likelihood of a t scale by the weights of Lange, Little and Taylor (Journal of the American Statistical Association 84, 1989).
    private static double SquareScale(double[] errors, double df)
    {
        var square = errors.Average(error => error * error);
        for (var round = 0; round < Rounds; round++)
        {
            square = errors.Average(error => (df + 1) * error * error / (df + (error * error / square)));
        }

        return square;
    }

    // ln Γ(½(n + 1)) − ln Γ(½n) − ½ ln(nπ).
    private static double LogNorm(double df) => Math.Log(Numerics.StudentT.Density(0, df));
}
