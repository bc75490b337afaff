using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>What an estimate by <see cref="SeasonalTrend"/> is asked for.</summary>
/// <param name="BaselineFrom">The first year of the baseline.</param>
/// <param name="BaselineTo">The last year of the baseline.</param>
/// <param name="From">The first period whose excess is asked.</param>
/// <param name="To">The last period whose excess is asked.</param>
/// <param name="ExcludedYears">Years that are neither fitted nor used as a placebo target; null for none.</param>
/// <param name="HoldTrend">Whether periods later than the year after the baseline take the baseline of that year, as Karlinsky and Kobak do.</param>
/// <param name="Level">The probability that an interval is meant to hold the truth.</param>
public sealed record SeasonalTrendOptions(
    int BaselineFrom,
    int BaselineTo,
    YearPeriod From,
    YearPeriod To,
    IReadOnlyList<int>? ExcludedYears = null,
    bool HoldTrend = true,
    double Level = 0.95);

/// <summary>
/// Excess deaths by period from a linear trend with a level for every period of the year (Karlinsky and Kobak, eLife 10:e69336, 2021):
/// D = β·year + α_k, ordinary least squares; week 53 takes the baseline of week 52.
/// </summary>
public static class SeasonalTrend
{
    /// <summary>The name of the method in files.</summary>
    public const string Name = "seasonal-trend";

    /// <summary>The excess of one territory, calibrated on its own placebo runs alone.</summary>
    public static ExcessResult Estimate(PeriodCounts counts, SeasonalTrendOptions options) => EstimateAll([counts], options)[0];

    /// <summary>
    /// The excess of many territories, in their order. Where they are many their placebo errors, in units of each run's own standard error, tell
    /// together how far that error is from the truth: see <see cref="SharedScale"/>.
    /// </summary>
    public static IReadOnlyList<ExcessResult> EstimateAll(IReadOnlyList<PeriodCounts> counts, SeasonalTrendOptions options)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        if (options.To < options.From)
        {
            throw new ArgumentException($"{options.To} stands before {options.From}.", nameof(options));
        }

        var tasks = counts.Select(territory => new SeasonalTask(territory, options)).ToArray();
        var shared = SharedScale.Of([.. tasks.Where(task => task.Refusal is null).Select(task => task.Ratios)]);
        return [.. tasks.Select(task => task.Refusal ?? (ExcessResult)Estimate(task, options.Level, shared))];
    }

    private static ExcessEstimate Estimate(SeasonalTask task, double level, SharedScale? shared)
    {
        var (observed, expected, error) = (task.Observed, task.Expected, task.StandardError);
        var value = observed - expected;
        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * level:0.####} %");
        var ratios = task.Ratios;
        var pooled = shared is not null && ratios.Length > 0;
        var calibrated = pooled || ratios.Length >= PlaceboCalibration.LeastRuns;
        var df = pooled ? shared!.Df + ratios.Length : PlaceboCalibration.EffectiveDf(ratios, task.Span);
        var scale = pooled ? shared!.For(ratios) : PlaceboCalibration.Rms(ratios);
        return new(
            task.Key,
            observed,
            expected,
            error,
            task.Df,
            error,
            PlaceboCalibration.About(value, error * PlaceboCalibration.Factor(level, task.Df), $"{percent} confidence, independent periods"),
            PlaceboCalibration.About(value, error, "one standard error each way"),
            calibrated
                ? PlaceboCalibration.About(
                    value,
                    error * scale * PlaceboCalibration.Factor(level, df),
                    pooled ? $"{percent} confidence, calibrated on placebo years of all territories" : $"{percent} confidence, calibrated on placebo years")
                : null,
            ratios.Length == 0
                ? null
                : new(
                    task.Runs.Count(run => run.Hit == true),
                    task.Runs.Count,
                    PlaceboCalibration.Lag1(ratios),
                    PlaceboCalibration.Rms(ratios) * error,
                    df,
                    task.Runs),
            calibrated ? null : string.Create(CultureInfo.InvariantCulture, $"{ratios.Length} placebo runs can be made within the baseline; {PlaceboCalibration.LeastRuns} are needed."));
    }
}
