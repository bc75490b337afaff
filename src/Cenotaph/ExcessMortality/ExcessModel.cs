namespace Cenotaph.ExcessMortality;

/// <summary>What an estimate by <see cref="ExcessModel"/> is asked for.</summary>
/// <param name="BaselineFrom">The first year of the baseline.</param>
/// <param name="BaselineTo">The last year of the baseline.</param>
/// <param name="From">The first period whose excess is asked.</param>
/// <param name="To">The last period whose excess is asked.</param>
/// <param name="ExcludedYears">Years that are neither fitted nor used as a placebo target; null for none.</param>
/// <param name="TrendDf">Columns of the trend of the log rate: 1 for a straight line, more for a natural cubic spline, straight after the baseline.</param>
/// <param name="Harmonics">Pairs of waves through the year, as far as the periods tell them apart: none for years, one for quarters.</param>
/// <param name="Level">The probability that an interval is meant to hold the truth.</param>
public sealed record ExcessModelOptions(
    int BaselineFrom,
    int BaselineTo,
    YearPeriod From,
    YearPeriod To,
    IReadOnlyList<int>? ExcludedYears = null,
    int TrendDf = 1,
    int Harmonics = 2,
    double Level = 0.95);

/// <summary>
/// Excess deaths by period from a quasi-Poisson log-linear model: log E(D) = log(population × days) + trend + waves through the year (Acosta and
/// Irizarry, Epidemiology 33:346, 2022, without their departures from the mean and without autocorrelation; the waves are those of Serfling, Public
/// Health Reports 78:494, 1963). Days are added to their exposure because months differ in length by a tenth.
/// </summary>
public static class ExcessModel
{
    /// <summary>The name of the method in files.</summary>
    public const string Name = "glm";

    /// <summary>The excess of one territory, calibrated on its own placebo runs alone.</summary>
    public static ExcessResult Estimate(PeriodCounts counts, ExcessModelOptions options) => EstimateAll([counts], options)[0];

    /// <summary>The excess of many territories, in their order, calibrated together as by <see cref="SeasonalTrend.EstimateAll"/>.</summary>
    public static IReadOnlyList<ExcessResult> EstimateAll(IReadOnlyList<PeriodCounts> counts, ExcessModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TrendDf, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Harmonics, nameof(options));
        if (options.To < options.From)
        {
            throw new ArgumentException($"{options.To} stands before {options.From}.", nameof(options));
        }

        return PeriodTask.Results([.. counts.Select(territory => new ModelTask(territory, options))]);
    }
}
