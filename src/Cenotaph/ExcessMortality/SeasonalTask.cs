using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>One territory: the fit, the sum asked for, and the placebo runs within the baseline.</summary>
internal sealed class SeasonalTask
{
    private const int LastWeek = 52;

    // A slope and an error besides a level for each period need two years at least; a placebo baseline needs no more.
    private const int LeastYears = 2;

    private const double MostMissing = 0.96;

    private readonly PeriodCounts counts;
    private readonly SeasonalTrendOptions options;
    private readonly int periodsAYear;
    private readonly List<PlaceboRun> runs = [];

    public SeasonalTask(PeriodCounts counts, SeasonalTrendOptions options)
    {
        (this.counts, this.options) = (counts, options);
        if (counts.Periods.Count != counts.Years.Count || counts.Deaths.Count != counts.Years.Count)
        {
            throw new ArgumentException($"{counts.Territory}: {counts.Years.Count} years, {counts.Periods.Count} periods and {counts.Deaths.Count} counts.");
        }

        Key = new(SeasonalTrend.Name, options.HoldTrend ? "held" : "trend", counts.Territory, "both", [.. Enumerable.Range(options.From.Year, options.To.Year - options.From.Year + 1)], []);
        periodsAYear = Math.Min(LastWeek, counts.Periods.Count == 0 ? 1 : counts.Periods.Max());
        Refusal = Run();
    }

    public ExcessKey Key { get; }

    public ExcessRefusal? Refusal { get; }

    public double Observed { get; private set; }

    public double Expected { get; private set; }

    public double StandardError { get; private set; }

    public int Df { get; private set; }

    /// <summary>Years from the first of the baseline to the last asked.</summary>
    public int Span => options.To.Year - options.BaselineFrom + 1;

    public IReadOnlyList<PlaceboRun> Runs => runs;

    /// <summary>The errors of the runs, each in units of its standard error.</summary>
    public double[] Ratios { get; private set; } = [];

    private ExcessRefusal? Run()
    {
        if (options.From.Year <= options.BaselineTo)
        {
            return Refuse("Every target period lies after the baseline.", $"{options.From.Year} does not lie after {options.BaselineTo}.");
        }

        var missing = Enumerable.Range(options.BaselineFrom, options.BaselineTo - options.BaselineFrom + 1)
            .FirstOrDefault(year => !IsExcluded(year) && !counts.Years.Contains(year), int.MinValue);
        if (missing != int.MinValue)
        {
            return Refuse("Every year of the baseline has counts.", $"{counts.Territory}: none of {missing}.");
        }

        if (options.BaselineTo - options.BaselineFrom + 1 <= LeastYears)
        {
            return Refuse("The baseline has three years or more.", $"It has {options.BaselineTo - options.BaselineFrom + 1}.");
        }

        if (Make(options.BaselineFrom, options.BaselineTo, options.From, options.To) is not { } made)
        {
            return Refuse(
                "Every target period is counted and has a baseline with a slope and an error, and not all counts are 0.",
                $"{counts.Territory}, {options.From.Year}/{options.From.Period} to {options.To.Year}/{options.To.Period}, from {options.BaselineFrom}–{options.BaselineTo}.");
        }

        (Observed, Expected, StandardError, Df) = made;
        for (var to = options.BaselineFrom + LeastYears - 1; to <= options.BaselineTo; to++)
        {
            Placebo(to);
        }

        Ratios = [.. runs.Select(run => run.Error / run.StandardError)];
        return null;
    }

    // The sum asked for, so many years earlier, from the baseline years before it; the baseline is shorter, and its standard error says so.
    private void Placebo(int baselineTo)
    {
        var back = options.BaselineTo - baselineTo;
        var (from, to) = (options.From with { Year = options.From.Year - back }, options.To with { Year = options.To.Year - back });
        if (to.Year > options.BaselineTo
            || Enumerable.Range(from.Year, to.Year - from.Year + 1).Any(IsExcluded)
            || Make(options.BaselineFrom, baselineTo, from, to) is not { } made)
        {
            return;
        }

        var error = made.Observed - made.Expected;
        runs.Add(new(
            baselineTo,
            [.. Enumerable.Range(from.Year, to.Year - from.Year + 1)],
            false,
            error,
            error / made.StandardError * StandardError,
            made.StandardError,
            Math.Abs(error) <= made.StandardError * PlaceboCalibration.Factor(options.Level, made.Df)));
    }

    private (double Observed, double Expected, double StandardError, int Df)? Make(int baselineFrom, int baselineTo, YearPeriod from, YearPeriod to)
    {
        var (periods, years, deaths) = (new List<int>(), new List<int>(), new List<double>());
        var cells = new List<(int, int)>();
        var observed = 0.0;
        var counted = 0;
        for (var row = 0; row < counts.Years.Count; row++)
        {
            var at = new YearPeriod(counts.Years[row], counts.Periods[row]);
            var period = Math.Min(at.Period, periodsAYear);
            if (at >= from && at <= to)
            {
                observed += counts.Deaths[row];
                counted++;
                cells.Add((options.HoldTrend ? Math.Min(at.Year, baselineTo + 1) : at.Year, period));
            }
            else if (at.Year >= baselineFrom && at.Year <= baselineTo && !IsExcluded(at.Year) && at.Period <= periodsAYear && double.IsFinite(counts.Deaths[row]))
            {
                periods.Add(period);
                years.Add(at.Year);
                deaths.Add(counts.Deaths[row]);
            }
        }

        var fit = SeasonalFit.Of(periods.ToArray(), years.ToArray(), deaths.ToArray(), periodsAYear);
        if (fit is null || !double.IsFinite(observed) || !(fit.Sigma2 > 0) || counted < MostMissing * Needed(from, to) || !cells.All(cell => fit.Has(cell.Item2)))
        {
            return null;
        }

        var (expected, standardError) = fit.Sum(cells);
        return (observed, expected, standardError, fit.Df);
    }

    // How many counts the span has when no year has an extra period. Calendars of weeks differ, so that one week in 52 may be missing: its expected
    // deaths are left out too.
    private int Needed(YearPeriod from, YearPeriod to)
    {
        var usual = counts.Periods.Where(period => period <= periodsAYear).Distinct().ToArray();
        return usual.Length == 0
            ? 1
            : Enumerable.Range(from.Year, to.Year - from.Year + 1)
                .Sum(year => usual.Count(period => new YearPeriod(year, period) >= from && new YearPeriod(year, period) <= to));
    }

    private bool IsExcluded(int year) => options.ExcludedYears?.Contains(year) == true;

    private ExcessRefusal Refuse(string assumption, FormattableString evidence) =>
        new(Key, assumption, evidence.ToString(CultureInfo.InvariantCulture));
}
