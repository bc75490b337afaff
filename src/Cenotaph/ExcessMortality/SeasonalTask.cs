using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>One territory by trend and a level for every period.</summary>
internal sealed class SeasonalTask(PeriodCounts counts, SeasonalTrendOptions options) : PeriodTask(
    counts,
    new(options.BaselineFrom, options.BaselineTo, options.From, options.To, options.ExcludedYears, options.Level),
    SeasonalTrend.Name,
    options.HoldTrend ? "held" : "trend")
{
    /// <inheritdoc/>
    protected override bool PrintsStandardError => true;

    /// <inheritdoc/>
    protected override PeriodOutcome Make(PeriodSum sum)
    {
        var (periods, years, deaths) = (new List<int>(), new List<int>(), new List<double>());
        var cells = new List<(int, int)>();
        var observed = 0.0;
        for (var row = 0; row < Counts.Years.Count; row++)
        {
            var at = new YearPeriod(Counts.Years[row], Counts.Periods[row]);
            var period = Math.Min(at.Period, PeriodsAYear);
            if (sum.Holds(at))
            {
                observed += Counts.Deaths[row];
                cells.Add((options.HoldTrend ? Math.Min(at.Year, sum.BaselineTo + 1) : at.Year, period));
            }
            else if (sum.Fits(at.Year) && at.Period <= PeriodsAYear && double.IsFinite(Counts.Deaths[row]))
            {
                periods.Add(period);
                years.Add(at.Year);
                deaths.Add(Counts.Deaths[row]);
            }
        }

        var fit = SeasonalFit.Of(periods.ToArray(), years.ToArray(), deaths.ToArray(), PeriodsAYear);
        if (fit is null || !double.IsFinite(observed) || !(fit.Sigma2 > 0) || !IsCounted(cells.Count, sum) || !cells.All(cell => fit.Has(cell.Item2)))
        {
            return new PeriodFault(
                "Every target period is counted and has a baseline with a slope and an error, and not all counts are 0.",
                string.Create(CultureInfo.InvariantCulture, $"{Counts.Territory}, {sum.From.Year}/{sum.From.Period} to {sum.To.Year}/{sum.To.Period}, from {sum.BaselineFrom}–{sum.BaselineTo}."));
        }

        var (expected, standardError) = fit.Sum(cells);
        return new PeriodEstimate(observed, expected, standardError, fit.Df, standardError);
    }
}
