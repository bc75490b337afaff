using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>One territory by a quasi-Poisson model with trend and waves.</summary>
internal sealed class ModelTask(PeriodCounts counts, ExcessModelOptions options) : PeriodTask(
    counts,
    new(options.BaselineFrom, options.BaselineTo, options.From, options.To, options.ExcludedYears, options.Level),
    ExcessModel.Name,
    Variant(counts, options))
{
    private const double DaysAYear = 365.25;

    // A dispersion as small as this is rounding: no counts of deaths lie on a curve.
    private const double LeastDispersion = 1e-12;

    private readonly int cadence = Cadence(counts);

    /// <summary>The first year from which on every year to the baseline is counted or left out.</summary>
    protected override int FirstYear
    {
        get
        {
            var first = options.BaselineFrom;
            while (Counts.Years.Contains(first - 1) || options.ExcludedYears?.Contains(first - 1) == true)
            {
                first--;
            }

            return first;
        }
    }

    /// <inheritdoc/>
    protected override PeriodOutcome Make(PeriodSum sum)
    {
        var (fitted, asked) = (new List<int>(), new List<int>());
        for (var row = 0; row < Counts.Years.Count; row++)
        {
            if (sum.Holds(new(Counts.Years[row], Counts.Periods[row])))
            {
                asked.Add(row);
            }
            else if (sum.Fits(Counts.Years[row]) && !double.IsNaN(Counts.Deaths[row]))
            {
                fitted.Add(row);
            }
        }

        var observed = asked.Sum(row => Counts.Deaths[row]);
        if (!IsCounted(asked.Count, sum) || !double.IsFinite(observed))
        {
            return Fault("Every target period is counted.", $"{sum.From.Year}/{sum.From.Period} to {sum.To.Year}/{sum.To.Period} has {asked.Count(row => double.IsFinite(Counts.Deaths[row]))} counts");
        }

        foreach (var row in fitted.Concat(asked))
        {
            if (!(Counts.Deaths[row] >= 0 && double.IsFinite(Counts.Deaths[row])))
            {
                return Fault("No count is below 0.", $"{Counts.Deaths[row]} in {Counts.Years[row]}/{Counts.Periods[row]}");
            }

            if (!double.IsFinite(Offset(row)))
            {
                return Fault("The population of every period is known and above 0.", $"{Counts.Population![row]} in {Counts.Years[row]}/{Counts.Periods[row]}");
            }
        }

        return Fit(sum, fitted, asked, observed);
    }

    private PeriodOutcome Fit(PeriodSum sum, List<int> fitted, List<int> asked, double observed)
    {
        const string Needed = "The baseline determines trend, seasons and dispersion.";
        double[] times = [.. fitted.Select(Time).Distinct().Order()];
        var waves = Waves(options, cadence);
        var columns = 1 + options.TrendDf + (2 * waves);
        if (fitted.Count <= columns || times.Length <= options.TrendDf)
        {
            return Fault(Needed, $"{fitted.Count} counts from {sum.BaselineFrom}–{sum.BaselineTo} for {columns} coefficients and a dispersion");
        }

        List<DesignTerm> terms =
        [
            new Intercept(),
            options.TrendDf == 1 ? new LinearTerm(0, "trend", times.Average()) : SplineTerm.WithDf(0, "trend", times, options.TrendDf),
        ];
        if (waves > 0)
        {
            terms.Add(new HarmonicTerm(0, "year", 1, waves));
        }

        var design = DesignMatrix.Of(terms, [.. fitted.Select(row => new[] { Time(row) })]);
        var fit = GeneralizedLinearModel.Fit(
            fitted.Select(row => Counts.Deaths[row]).ToArray(), design, CountFamily.QuasiPoisson, fitted.Select(Offset).ToArray());
        if (!fit.IsFitted)
        {
            return Fault(Needed, $"{sum.BaselineFrom}–{sum.BaselineTo}: {Reason(fit.Outcome)}");
        }

        if (!(fit.Dispersion > LeastDispersion))
        {
            return Fault(Needed, $"the counts of {sum.BaselineFrom}–{sum.BaselineTo} lie on the curve and show no scatter");
        }

        // The gradient of the expected sum: each period's mean times its columns. Counted deaths scatter by the dispersion, expected ones by the coefficients.
        var expected = 0.0;
        var gradient = new double[columns];
        foreach (var row in asked)
        {
            var point = DesignMatrix.Point(terms, Time(row));
            var mean = Math.Exp(fit.LogMean(point, Offset(row)));
            expected += mean;
            for (var column = 0; column < columns; column++)
            {
                gradient[column] += mean * point[column];
            }
        }

        var variance = (fit.Dispersion * expected) + fit.LogMeanCovariance(gradient, gradient);

        // Placebo errors are measured in standard errors at dispersion 1: with few years the dispersion is itself uncertain, and would make units that are.
        return double.IsFinite(variance) && variance > 0
            ? new PeriodEstimate(observed, expected, Math.Sqrt(variance), fit.Df, Math.Sqrt(variance / fit.Dispersion))
            : Fault("The trend can be carried to the target.", $"{expected} deaths expected");
    }

    private static string Variant(PeriodCounts counts, ExcessModelOptions options)
    {
        var waves = Waves(options, Cadence(counts));
        return (options.TrendDf == 1 ? "linear" : string.Create(CultureInfo.InvariantCulture, $"spline-{options.TrendDf}"))
            + (waves == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-harmonics-{waves}"))
            + (counts.Population is null ? "" : "-population");
    }

    private static int Cadence(PeriodCounts counts) => (counts.Periods.Count == 0 ? 1 : counts.Periods.Max()) switch { > 12 => 52, > 4 => 12, > 1 => 4, _ => 1 };

    // A wave needs more than two periods.
    private static int Waves(ExcessModelOptions options, int cadence) => Math.Min(options.Harmonics, (cadence - 1) / 2);

    // The middle of a period, in years.
    private double Time(int row) =>
        Counts.Years[row] + ((Counts.Periods[row] - 0.5) * (cadence == 52 ? 7 / DaysAYear : 1.0 / cadence));

    private double Offset(int row) => Math.Log(Days(Counts.Years[row], Counts.Periods[row])) + (Counts.Population is { } people ? Math.Log(people[row]) : 0);

    private int Days(int year, int period) => cadence switch
    {
        52 => 7,
        12 => DateTime.DaysInMonth(year, period),
        4 => Enumerable.Range((3 * period) - 2, 3).Sum(month => DateTime.DaysInMonth(year, month)),
        _ => DateTime.IsLeapYear(year) ? 366 : 365,
    };

    private static string Reason(CountFitOutcome outcome) => outcome switch
    {
        CountFitOutcome.AllCountsZero => "all counts are 0",
        CountFitOutcome.Separated => "so many counts are 0 that the rate falls towards 0 without end",
        CountFitOutcome.DependentColumns => "the counted periods do not tell trend and seasons apart",
        _ => "the fit did not settle",
    };

    private PeriodFault Fault(string assumption, FormattableString evidence) =>
        new(assumption, $"{Counts.Territory}: {evidence.ToString(CultureInfo.InvariantCulture)}.");
}
