using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Relabelling;

/// <summary>How a baseline is fitted to the periods before the war.</summary>
/// <param name="Start">The first day of the war.</param>
/// <param name="NegativeBinomial">Whether the variance is μ + μ²/θ; else it is μ times a dispersion.</param>
/// <param name="Trend">Whether the number may grow or fall by a constant share a year; a trend that is not fitted is carried as error.</param>
public sealed record CourtModelOptions(DateOnly Start, bool NegativeBinomial = false, bool Trend = false);

/// <summary>Cases of one period, a year or all periods, against what was expected.</summary>
/// <param name="Period">The days.</param>
/// <param name="Observed">Cases filed, as far as they are known.</param>
/// <param name="Expected">The baseline.</param>
public sealed record CourtRow(DateSpan Period, double Observed, CourtExpected Expected)
{
    /// <summary>Observed less expected.</summary>
    public double Excess => Observed - Expected.Value;

    /// <summary>Its low limit.</summary>
    public double Low => Observed - Expected.Interval.High;

    /// <summary>Its high limit.</summary>
    public double High => Observed - Expected.Interval.Low;
}

/// <summary>A baseline of counts before the war, fitted by a log-linear model, and the excess after.</summary>
public sealed record CourtModel
{
    private const string Meaning = "95 % prediction";

    // Two years show a season once repeated, four show its shape.
    private const int OneWave = 24, TwoWaves = 48;

    private const int FewestYears = 3;

    private CourtModel()
    {
    }

    /// <summary>Periods before the war that it was fitted to.</summary>
    public int Baseline { get; private init; }

    /// <summary>Variance over mean, at least 1; of the negative binomial at the mean of the baseline.</summary>
    public double Dispersion { get; private init; }

    /// <summary>Standard deviation of a year as a whole beyond the scatter of its periods, as a share of its number.</summary>
    public double YearVariation { get; private init; }

    /// <summary>Change in a year as a factor; 1 without a trend.</summary>
    public double Growth { get; private init; } = 1;

    /// <summary>Pairs of waves through the year.</summary>
    public int Waves { get; private init; }

    /// <summary>Each period from the war's start on.</summary>
    public ImmutableArray<CourtRow> Rows { get; private init; } = [];

    /// <summary>The sums of calendar years.</summary>
    public ImmutableArray<CourtRow> Years { get; private init; } = [];

    /// <summary>The sum of all.</summary>
    public CourtRow? Total { get; private init; }

    /// <summary>Fits the baseline; null with a reason where it cannot be.</summary>
    /// <param name="counts">Each period once, in order.</param>
    /// <param name="options">How.</param>
    /// <param name="refusal">The reason.</param>
    public static CourtModel? Fit(IReadOnlyList<CourtCount> counts, CourtModelOptions options, out Phrase? refusal)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        var before = counts.Where(count => count.Period.Last < options.Start).ToList();
        var after = counts.Where(count => count.Period.First >= options.Start).ToList();
        var isFine = counts.All(count => count.Period.Days <= 31);
        var months = before.Count == 0 ? 0 : (before[^1].Period.Last.DayNumber - before[0].Period.First.DayNumber + 1) / 30.4375;
        var waves = !isFine ? 0 : months >= TwoWaves - 1 ? 2 : months >= OneWave - 1 ? 1 : 0;
        var terms = new List<DesignTerm> { new Intercept() };
        if (waves > 0)
        {
            terms.Add(new HarmonicTerm(0, "year", 1, waves));
        }

        if (options.Trend)
        {
            terms.Add(new LinearTerm(0, "year"));
        }

        var origin = options.Start;
        double[] At(CourtCount count) => [(count.Period.First.DayNumber + (count.Period.Days / 2.0) - origin.DayNumber) / 365.2425];
        var columns = 1 + (2 * waves) + (options.Trend ? 1 : 0);
        refusal = null;
        if (before.Count < columns + 2 || before.Sum(count => count.Count) <= 0)
        {
            refusal = Phrase.Of("courts.no-baseline", ("periods", Phrase.Number(before.Count)), ("needed", Phrase.Number(columns + 2)), ("start", Phrase.Date(options.Start)));
            return null;
        }

        var design = DesignMatrix.Of(terms, [.. before.Select(At)]);
        var fit = GeneralizedLinearModel.Fit(
            [.. before.Select(count => count.Count)], design, options.NegativeBinomial ? CountFamily.NegativeBinomial : CountFamily.Poisson,
            [.. before.Select(count => Math.Log(count.Period.Days))]);
        if (!fit.IsFitted)
        {
            refusal = Phrase.Of("courts.no-fit", ("periods", Phrase.Number(before.Count)));
            return null;
        }

        var scatter = new Scatter(fit, before, options.NegativeBinomial);
        CourtRow Row(List<CourtCount> periods) => new(
            new(periods[0].Period.First, periods[^1].Period.Last), periods.Sum(count => count.Count),
            scatter.Expected([.. periods.Select(count => (DesignMatrix.Point(terms, At(count)), count.Period))]));
        return new()
        {
            Baseline = before.Count,
            Dispersion = scatter.Dispersion,
            YearVariation = Math.Sqrt(scatter.YearVariance),
            Growth = options.Trend ? Math.Exp(fit.Coefficients[^1]) : 1,
            Waves = waves,
            Rows = [.. after.Select(count => Row([count]))],
            Years = [.. after.GroupBy(count => count.Period.First.Year).Select(year => Row([.. year]))],
            Total = after.Count == 0 ? null : Row(after),
        };
    }

    // How periods scatter about the fit: each for itself, and each year as a whole. What a year shares is what sums are uncertain by; without it the
    // intervals of yearly sums are far too narrow where courts are busy one year and idle the next.
    private sealed class Scatter
    {
        private readonly CountFit fit;
        private readonly bool negativeBinomial;
        private readonly int years;

        public Scatter(CountFit fit, List<CourtCount> before, bool negativeBinomial)
        {
            (this.fit, this.negativeBinomial) = (fit, negativeBinomial);
            var mean = fit.Fitted.Average();
            Dispersion = negativeBinomial ? 1 + (mean / fit.Theta) : Math.Max(1, fit.Dispersion);
            var whole = before.Select((count, row) => (count, row)).GroupBy(one => one.count.Period.First.Year)
                .Select(year => (
                    Left: year.Sum(one => one.count.Count - fit.Fitted[one.row]), Mean: year.Sum(one => fit.Fitted[one.row]), Own: year.Sum(one => Variance(fit.Fitted[one.row]))))
                .ToList();
            years = whole.Count;
            if (years >= FewestYears && before.Count >= 2 * years)
            {
                // Departures from a fitted level are too small by one year in so many.
                var share = whole.Sum(year => (year.Left * year.Left * years / (years - 1)) - year.Own) / whole.Sum(year => year.Mean * year.Mean);
                YearVariance = Math.Max(0, share);
            }
        }

        public double Dispersion { get; }

        public double YearVariance { get; }

        public CourtExpected Expected(IReadOnlyList<(double[] Point, DateSpan Period)> periods)
        {
            var means = periods.Select(one => Math.Exp(fit.LogMean(one.Point, Math.Log(one.Period.Days)))).ToList();
            var value = means.Sum();
            var direction = new double[periods[0].Point.Length];
            for (var place = 0; place < periods.Count; place++)
            {
                for (var column = 0; column < direction.Length; column++)
                {
                    direction[column] += means[place] * periods[place].Point[column];
                }
            }

            var inflation = negativeBinomial ? 1 : Dispersion;
            var own = means.Sum(Variance) + (inflation * fit.LogMeanCovariance(direction, direction));
            var shared = YearVariance * (periods.Zip(means).GroupBy(one => one.First.Period.First.Year).Sum(year => Math.Pow(year.Sum(one => one.Second), 2)) + (value * value / years));
            var df = Satterthwaite(own, Math.Max(1, fit.Df), shared, Math.Max(1, years - 1));
            var wide = StudentT.UpperQuantile(0.025, df) / 1.959963984540054;
            var variance = (own + shared) * wide * wide;

            // A count is not negative: the gamma distribution of this mean and variance.
            var (shape, scale) = (value * value / variance, variance / value);
            return new(value, new(GammaDistribution.Quantile(0.025, shape, scale), GammaDistribution.UpperQuantile(0.025, shape, scale), Meaning));
        }

        private double Variance(double mean) => negativeBinomial ? mean + (mean * mean / fit.Theta) : Math.Max(1, fit.Dispersion) * mean;

        // Satterthwaite, An approximate distribution of estimates of variance components, Biometrics Bulletin 2, 1946.
        private static double Satterthwaite(double own, double ownDf, double shared, double sharedDf) =>
            (own + shared) * (own + shared) / ((own * own / ownDf) + (shared * shared / sharedDf));
    }
}
