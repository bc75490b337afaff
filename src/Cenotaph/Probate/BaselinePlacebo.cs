using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>The baseline fitted on its first years only, and held against those after them.</summary>
internal static class BaselinePlacebo
{
    // A trend and its error need three years.
    private const int LeastYears = 3;

    // A standard error to a few percent.
    private const int Paths = 400;

    /// <summary>Makes the runs.</summary>
    /// <param name="years">The middle of each week before the war.</param>
    /// <param name="men">Cases of men by age and week.</param>
    /// <param name="women">What stands for the women's, by age and week.</param>
    /// <param name="form">The baseline.</param>
    /// <param name="drift">What trends miss, by the whole baseline.</param>
    /// <param name="seed">The seed of the standard errors.</param>
    public static ProbatePlacebo Of(double[] years, double[][] men, double[][] women, BaselineForm form, BaselineDrift drift, ulong seed)
    {
        var runs = new List<ProbatePlaceboRun>();
        for (var last = form.From + LeastYears - 1; last < form.To; last++)
        {
            if (Run(years, men, women, form, last, drift, seed) is { } run)
            {
                runs.Add(run);
            }
        }

        return new(drift.Deviation, runs);
    }

    private static ProbatePlaceboRun? Run(
        double[] years, double[][] men, double[][] women, BaselineForm form, int last, BaselineDrift drift, ulong seed)
    {
        int[] targets = [.. Enumerable.Range(0, years.Length).Where(week => Math.Floor(years[week]) > last && Math.Floor(years[week]) <= form.To)];
        var (error, variance) = (0.0, 0.0);
        var expected = new double[years.Length];
        for (var age = 0; age < men.Length; age++)
        {
            if (BaselineFit.Of(years, men[age], women[age], form with { To = last }).Fit is not { } fit)
            {
                return null;
            }

            var gradient = new double[fit.At(form.From).Length];
            foreach (var week in targets)
            {
                var point = fit.At(years[week]);
                var mean = fit.Ratio(point) * women[age][week];
                expected[week] += mean;
                error += men[age][week] - mean;
                variance += fit.Dispersion * mean;
                for (var column = 0; column < gradient.Length; column++)
                {
                    gradient[column] += mean * point[column];
                }
            }

            variance += fit.Covariance(gradient, gradient);
        }

        var (random, missed) = (new RandomStream(seed).Substream((ulong)last), 0.0);
        var shorter = drift.Within(week => Math.Floor(years[week]) <= last, years);
        for (var path = 0; path < Paths; path++)
        {
            var off = shorter.Draw(random, 0);
            var sum = targets.Sum(week => expected[week] * off[week]);
            missed += sum * sum / Paths;
        }

        return new(last, last + 1, form.To, error, Math.Sqrt(variance), Math.Sqrt(variance + missed));
    }
}
