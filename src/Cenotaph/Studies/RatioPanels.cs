using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>The counts, their ratio and its fit by the preferred variant, age by age, as pages draw them.</summary>
internal static class RatioPanels
{
    private const double Tail = 0.025;
    private const int ParametersOfALine = 2;

    /// <summary>A panel for each age of the settings.</summary>
    public static ImmutableArray<RatioPanel> Of(DeathCounts counts, ExcessSettings settings)
    {
        var variant = RatioMethod.Preferred(counts, settings);
        var ages = settings.Ages.Count == 0 ? counts.Ages : settings.Ages;
        return [.. ages.Select(age => Panel(counts, settings, variant, age))];
    }

    private static RatioPanel Panel(DeathCounts counts, ExcessSettings settings, RatioVariant variant, string age)
    {
        var row = Enumerable.Range(0, counts.Ages.Count).First(i => counts.Ages[i] == age);
        double Less(double[][] all, double[][]? cause, int year) => all[row][year] - (variant.CauseSubtracted && cause is not null ? cause[row][year] : 0);
        var deaths = counts.Years.Select((_, year) => Less(counts.Deaths, counts.CauseDeaths, year)).ToArray();
        var compared = counts.Years.Select((_, year) => Less(counts.Comparison, counts.CauseComparison, year)).ToArray();
        var first = settings.BaselineTo - variant.Window + 1;
        var baseline = Enumerable.Range(0, counts.Years.Count)
            .Where(i => counts.Years[i] >= first && counts.Years[i] <= settings.BaselineTo && !settings.ExcludedYears.Contains(counts.Years[i])).ToList();
        var fit = Line(variant.Form, [.. baseline.Select(i => (double)counts.Years[i])], [.. baseline.Select(i => deaths[i] / compared[i])]);
        var years = counts.Years.Select((year, i) =>
        {
            var shown = fit is not null && (baseline.Contains(i) || settings.TargetYears.Contains(year));
            var (value, low, high) = shown ? fit!(year) : (null, null, null);
            return new RatioYear(year, Known(deaths[i]), Known(compared[i]), value, low, high);
        });

        // A cause that is known for fewer years leaves the others without a number.
        return new(counts.Territory, age, [.. years.SkipWhile(year => year.Ratio is null)]);
    }

    private static double? Known(double number) => double.IsFinite(number) ? number : null;

    // The fit over the baseline with 95 % limits of prediction by t; of one year, the ratio of that year without limits.
    private static Func<int, (double? Fit, double? Low, double? High)>? Line(TrendForm form, double[] years, double[] ratios)
    {
        var scale = form == TrendForm.Linear ? ratios : [.. ratios.Select(ratio => Math.Log(ratio - 1))];
        if (years.Length == 0 || !Array.TrueForAll(scale, double.IsFinite))
        {
            return null;
        }

        double? Ratio(double? on) => on is { } known ? form == TrendForm.Linear ? known : 1 + Math.Exp(known) : null;
        if (years.Length <= ParametersOfALine)
        {
            return years.Length == 1 ? _ => (Ratio(scale[0]), null, null) : null;
        }

        var centre = years.Average();
        var fit = LeastSquares.Line(scale, [.. years.Select(year => year - centre)]);
        var t = StudentT.UpperQuantile(Tail, fit.Df);
        return year =>
        {
            double[] x = [1, year - centre];
            var (value, half) = (fit.Predict(x), t * Math.Sqrt(fit.PredictiveVariance(x)));
            return (Ratio(value), Ratio(value - half), Ratio(value + half));
        };
    }
}
