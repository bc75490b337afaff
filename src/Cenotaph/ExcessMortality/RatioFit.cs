using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>
/// The ratio of deaths of every age, fitted over one baseline and carried to some years (Kobak, Bessudnov, Ershov, Mikhailova and Raksha,
/// Demography 62(2), 2025): ordinary least squares of the ratio, or of log(ratio − 1), on the year; with a window of one year, the ratio of that year.
/// </summary>
internal sealed class RatioFit
{
    private readonly RatioTable table;
    private readonly TrendForm form;
    private readonly RatioDesign design;
    private readonly int[] baseline;
    private readonly int[] targets;

    // Residuals on the fitted scale, ages × baseline years; predicted ratios and what a unit of the fitted scale is worth in ratio, ages × targets.
    private readonly double[][] residuals;
    private readonly double[][] predicted;
    private readonly double[][] slope;

    public RatioFit(RatioTable table, TrendForm form, RatioDesign design, IReadOnlyList<int> baselineYears, IReadOnlyList<int> targetYears)
    {
        (this.table, this.form, this.design) = (table, form, design);
        baseline = [.. baselineYears.Select(table.IndexOfYear)];
        targets = [.. targetYears.Select(table.IndexOfYear)];
        residuals = new double[table.Ages][];
        predicted = new double[table.Ages][];
        slope = new double[table.Ages][];
        for (var age = 0; age < table.Ages; age++)
        {
            var scale = new double[baseline.Length];
            for (var year = 0; year < scale.Length; year++)
            {
                scale[year] = Scale(table.Deaths[age][baseline[year]] / table.Comparison[age][baseline[year]]);
            }

            residuals[age] = new double[design.Own.Length];
            for (var year = 0; year < design.Own.Length; year++)
            {
                residuals[age][year] = scale[year] - RatioDesign.Dot(design.Own[year], scale);
            }

            (predicted[age], slope[age]) = (new double[targets.Length], new double[targets.Length]);
            for (var t = 0; t < targets.Length; t++)
            {
                var ahead = RatioDesign.Dot(design.Hat[t], scale);
                (predicted[age][t], slope[age][t]) = form == TrendForm.Linear ? (ahead, 1) : (1 + Math.Exp(ahead), Math.Exp(ahead));
            }
        }
    }

    /// <summary>Degrees of freedom: years of the baseline less two; below 1 there is no standard error.</summary>
    public int Df => design.Df;

    public double Observed => Sum((age, t) => table.Deaths[age][targets[t]]);

    public double Expected => Sum((age, t) => predicted[age][t] * ComparisonAt(age, t));

    /// <summary>Deaths of the sex compared with, over all cells.</summary>
    public double ComparisonDeaths => Sum(ComparisonAt);

    /// <summary>The standard error with ages independent of each other, and years of one age sharing its baseline.</summary>
    public double IndependentError()
    {
        var variance = 0.0;
        for (var age = 0; age < table.Ages && Df > 0; age++)
        {
            var sigma2 = residuals[age].Sum(x => x * x) / Df;
            variance += sigma2 * Quadratic((t, u) => Worth(age, t) * Worth(age, u));
        }

        return Df > 0 ? Math.Sqrt(variance) : double.NaN;
    }

    /// <summary>
    /// The standard error from the residuals of the sum itself, which hold what the ages have in common (a covariance matrix of ages cannot be had
    /// from so few years).
    /// </summary>
    public double SumError()
    {
        if (Df < 1)
        {
            return double.NaN;
        }

        var sums = Enumerable.Range(0, targets.Length).Select(SumResiduals).ToArray();
        return Math.Sqrt(Quadratic((t, u) => RatioDesign.Dot(sums[t], sums[u]) / Df));
    }

    /// <summary>The variance of the error that counts have by themselves, if they are Poisson with the predicted ratio: the least there is.</summary>
    public double CountVariance()
    {
        var variance = 0.0;
        for (var age = 0; age < table.Ages; age++)
        {
            for (var t = 0; t < targets.Length; t++)
            {
                var comparison = ComparisonAt(age, t);
                variance += comparison * comparison * RatioVariance(Math.Max(0, predicted[age][t]), comparison);
            }

            for (var year = 0; year < baseline.Length; year++)
            {
                var comparison = table.Comparison[age][baseline[year]];
                var ratio = table.Deaths[age][baseline[year]] / comparison;
                var weight = Enumerable.Range(0, targets.Length).Sum(t => design.Hat[t][year] * Worth(age, t));
                var onScale = form == TrendForm.Linear ? 1 : 1 / (ratio - 1);
                variance += weight * weight * onScale * onScale * RatioVariance(ratio, comparison);
            }
        }

        return variance;
    }

    /// <summary>The error of one cell: deaths counted less expected.</summary>
    public double CellError(int age, int target) =>
        table.Deaths[age][targets[target]] - (predicted[age][target] * ComparisonAt(age, target));

    /// <summary>
    /// One draw of the nominal error of every cell, ages × targets: the residuals of a baseline year are drawn for all ages together, so that what
    /// ages and years share is in the draw. Multiplied by <paramref name="spread"/>, the draw's √(df/χ²).
    /// </summary>
    public double[][] DrawErrors(RandomStream random, double spread)
    {
        var errors = residuals.Select(_ => new double[targets.Length]).ToArray();
        for (var year = 0; year < baseline.Length; year++)
        {
            // N(0, shared): one normal number for each baseline year through the hat, one for each target.
            var through = baseline.Select(_ => random.Normal()).ToArray();
            for (var t = 0; t < targets.Length; t++)
            {
                var normal = random.Normal() + RatioDesign.Dot(design.Hat[t], through);
                for (var age = 0; age < errors.Length; age++)
                {
                    errors[age][t] += spread * normal * residuals[age][year] * Worth(age, t) / Math.Sqrt(Df);
                }
            }
        }

        return errors;
    }

    private static double RatioVariance(double ratio, double comparison) => ratio * (1 + ratio) / comparison;

    private double Scale(double ratio) => form == TrendForm.Linear ? ratio : Math.Log(ratio - 1);

    private double ComparisonAt(int age, int t) => table.Comparison[age][targets[t]];

    // Deaths of the target for a unit of the fitted scale.
    private double Worth(int age, int t) => slope[age][t] * ComparisonAt(age, t);

    private double[] SumResiduals(int t) =>
        [.. Enumerable.Range(0, baseline.Length).Select(year => Enumerable.Range(0, table.Ages).Sum(age => residuals[age][year] * Worth(age, t)))];

    private double Quadratic(Func<int, int, double> product)
    {
        var sum = 0.0;
        for (var t = 0; t < targets.Length; t++)
        {
            for (var u = 0; u < targets.Length; u++)
            {
                sum += product(t, u) * design.Shared[t, u];
            }
        }

        return sum;
    }

    private double Sum(Func<int, int, double> cell)
    {
        var sum = 0.0;
        for (var age = 0; age < table.Ages; age++)
        {
            for (var t = 0; t < targets.Length; t++)
            {
                sum += cell(age, t);
            }
        }

        return sum;
    }
}
