using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>The baseline fitted on its first years only, and held against those after them.</summary>
internal static class BaselinePlacebo
{
    // A trend and its error need three years.
    private const int LeastYears = 3;

    // Few placebo runs fit into a baseline, and they share years. The nominal error, which the months determine well, counts as much as so many
    // independent runs that came out as they should; with no run at all the interval widens by t on as many degrees of freedom.
    private const double WorthOfNominal = 6;

    public static ProbatePlacebo Of(double[] years, double[][] men, double[][] women, BaselineForm form)
    {
        var runs = new List<ProbatePlaceboRun>();
        for (var last = form.From + LeastYears - 1; last < form.To; last++)
        {
            if (Run(years, men, women, form, last) is { } run)
            {
                runs.Add(run);
            }
        }

        double[] errors = [.. runs.Where(run => run.StandardError > 0).Select(run => run.Error / run.StandardError)];
        var correlation = errors.Length > 2 ? Autocorrelation.At(errors, 1, 0) : 0.5;
        var size = errors.Length == 0 ? 0 : Autocorrelation.EffectiveSize(errors.Length, Math.Clamp(correlation, 0, 1));
        var df = WorthOfNominal + size;
        var square = errors.Length == 0 ? 1 : (WorthOfNominal + (size * errors.Average(error => error * error))) / df;
        return new(runs, Math.Sqrt(Math.Max(1, square)), df);
    }

    private static ProbatePlaceboRun? Run(double[] years, double[][] men, double[][] women, BaselineForm form, int last)
    {
        int[] targets = [.. Enumerable.Range(0, years.Length).Where(week => Math.Floor(years[week]) > last && Math.Floor(years[week]) <= form.To)];
        var (error, variance) = (0.0, 0.0);
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
                var expected = fit.Ratio(point) * women[age][week];
                error += men[age][week] - expected;
                variance += fit.Dispersion * expected;
                for (var column = 0; column < gradient.Length; column++)
                {
                    gradient[column] += expected * point[column];
                }
            }

            variance += fit.Covariance(gradient, gradient);
        }

        return new(last, last + 1, form.To, error, Math.Sqrt(variance));
    }
}
