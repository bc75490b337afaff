using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>How the baseline's ratio of the sexes may move.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
/// <param name="Trend">Whether its logarithm has a trend.</param>
/// <param name="Waves">Pairs of waves through the year.</param>
internal readonly record struct BaselineForm(int From, int To, bool Trend, int Waves);

/// <summary>
/// The ratio of male to female cases of one group of ages: counts of men with the logarithm of the women's as offset. Men's counts less ratio times
/// women's have the mean 0 whatever the chance in the women's counts, and the score equations are sums of these, so that the offset, a
/// count itself, does no harm; its scatter is in the dispersion.
/// </summary>
internal sealed class BaselineFit
{
    // Weeks are added up to months: the ratio says no more by week, and few months are without a woman's case. Where one is, quarters, then years.
    private static readonly int[] blocks = [4, 13, 52];

    private readonly DesignTerm[] terms;
    private readonly CountFit fit;
    private readonly Cholesky factor;

    private BaselineFit(DesignTerm[] terms, CountFit fit, Cholesky factor) => (this.terms, this.fit, this.factor) = (terms, fit, factor);

    /// <summary>How much more men's counts scatter than Poisson's; at least 1 for what a few months can tell.</summary>
    public double Dispersion => Math.Max(1, fit.Dispersion);

    /// <summary>The covariance of the logarithms of the ratio at two points.</summary>
    public double Covariance(double[] x, double[] z) => fit.LogMeanCovariance(x, z) * Dispersion;

    /// <summary>The columns of a point in time, in years.</summary>
    public double[] At(double year) => DesignMatrix.Point(terms, year);

    /// <summary>The ratio at a point.</summary>
    public double Ratio(double[] point) => Math.Exp(fit.LogMean(point));

    /// <summary>Coefficients drawn about the estimate.</summary>
    /// <param name="random">Null for the estimate itself.</param>
    public double[] Coefficients(RandomStream? random)
    {
        double[] coefficients = [.. fit.Coefficients];
        if (random is not null)
        {
            factor.AddDraw(random, coefficients);
        }

        return coefficients;
    }

    /// <summary>Fits one group of ages.</summary>
    /// <param name="years">The middle of each week, in years.</param>
    /// <param name="men">Cases of men by week.</param>
    /// <param name="women">Cases of women by week, at the same delay, or what stands for it.</param>
    /// <param name="form">Which weeks, and how the ratio may move.</param>
    /// <returns>The fit, or null and the reason why not.</returns>
    public static (BaselineFit? Fit, string Why) Of(double[] years, double[] men, double[] women, BaselineForm form)
    {
        int[] weeks = [.. Enumerable.Range(0, years.Length).Where(week => Math.Floor(years[week]) >= form.From && Math.Floor(years[week]) <= form.To)];
        var why = "no female cases";
        foreach (var length in blocks)
        {
            var table = weeks.Chunk(length).Where(block => block.Length == length).ToArray();
            double[] exposure = [.. table.Select(block => block.Sum(week => women[week]))];
            if (exposure.Length == 0 || exposure.Any(cases => cases <= 0))
            {
                continue;
            }

            var waves = length == 52 ? 0 : Math.Min(form.Waves, length == 13 ? 1 : form.Waves);
            List<DesignTerm> terms = [new Intercept()];
            if (form.Trend)
            {
                terms.Add(new LinearTerm(0, "year", 0.5 * (form.From + form.To + 1)));
            }

            if (waves > 0)
            {
                terms.Add(new HarmonicTerm(0, "year", 1, waves));
            }

            var design = DesignMatrix.Of([.. terms], [.. table.Select(block => new[] { block.Average(week => years[week]) })]);
            var fit = GeneralizedLinearModel.Fit(
                [.. table.Select(block => block.Sum(week => men[week]))], design, CountFamily.Poisson, [.. exposure.Select(cases => Math.Log(cases))]);
            if (fit.IsFitted && fit.Df > 0)
            {
                // Quasi-Poisson: Poisson's covariance times the dispersion.
                var scale = Math.Max(1, fit.Dispersion);
                return Cholesky.Of([.. fit.Covariance.Select(value => value * scale)], design.Columns) is { } factor
                    ? (new([.. terms], fit, factor), "")
                    : (null, "the errors of its coefficients are not determined");
            }

            why = fit.Outcome == CountFitOutcome.AllCountsZero ? "no male cases" : "too few cases for a trend through the years";
        }

        return (null, why);
    }
}
