using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>The sum of periods that is asked of a model, and the baseline.</summary>
internal sealed record PeriodSum(int BaselineFrom, int BaselineTo, YearPeriod From, YearPeriod To, IReadOnlyList<int>? ExcludedYears, double Level)
{
    /// <summary>Whether a year is neither fitted nor a placebo target.</summary>
    public bool IsExcluded(int year) => ExcludedYears?.Contains(year) == true;

    /// <summary>Whether a period is one of those summed.</summary>
    public bool Holds(YearPeriod period) => period >= From && period <= To;

    /// <summary>Whether a year is fitted.</summary>
    public bool Fits(int year) => year >= BaselineFrom && year <= BaselineTo && !IsExcluded(year);
}

/// <summary>What a model says of a sum, or why it says nothing.</summary>
internal abstract record PeriodOutcome;

/// <summary>Deaths counted and expected.</summary>
/// <param name="Observed">Deaths counted.</param>
/// <param name="Expected">Deaths expected.</param>
/// <param name="StandardError">Nominal, of their difference.</param>
/// <param name="Df">Degrees of freedom of the standard error.</param>
/// <param name="Unit">In what the error of a placebo run is measured, so that runs compare with each other and with the target.</param>
internal sealed record PeriodEstimate(double Observed, double Expected, double StandardError, int Df, double Unit) : PeriodOutcome;

/// <summary>Why there is no estimate.</summary>
/// <param name="Assumption">What the model needs.</param>
/// <param name="Evidence">What was found.</param>
internal sealed record PeriodFault(string Assumption, string Evidence) : PeriodOutcome;

/// <summary>One territory: the sum asked for, and the same sum on years when nothing was to be found.</summary>
internal abstract class PeriodTask(PeriodCounts counts, PeriodSum sum, string method, string variant)
{
    // A placebo baseline needs a slope, and an error besides.
    private const int LeastYears = 2;

    // Calendars of weeks differ, so that one week in 52 may be missing: its expected deaths are left out too.
    private const double MostMissing = 0.96;

    private const int LastWeek = 52;

    private readonly List<PlaceboRun> runs = [];
    private readonly List<double> errors = [];

    /// <summary>The deaths.</summary>
    protected PeriodCounts Counts { get; } = counts;

    /// <summary>The periods of an ordinary year.</summary>
    protected int PeriodsAYear { get; } = Math.Min(LastWeek, counts.Periods.Count == 0 ? 1 : counts.Periods.Max());

    /// <summary>The first year that a placebo baseline may hold.</summary>
    protected virtual int FirstYear => sum.BaselineFrom;

    /// <summary>Whether the method's authors print one standard error each way.</summary>
    protected virtual bool PrintsStandardError => false;

    /// <summary>The sum by the model.</summary>
    protected abstract PeriodOutcome Make(PeriodSum sum);

    /// <summary>The results of tasks, in their order, each with a scale of its own or, where they are many, a shared one.</summary>
    public static IReadOnlyList<ExcessResult> Results(IReadOnlyList<PeriodTask> tasks)
    {
        var made = tasks.Select(task => task.Run()).ToArray();
        var shared = SharedScale.Of([.. tasks.Where((_, i) => made[i] is PeriodEstimate).Select(task => task.Ratios)]);
        return [.. tasks.Select((task, i) => task.Result(made[i], shared))];
    }

    private ExcessKey Key => new(
        method, variant, Counts.Territory, Counts.Sex, [.. Enumerable.Range(sum.From.Year, sum.To.Year - sum.From.Year + 1)], Counts.Ages);

    // The errors of the runs, each in units of its standard error.
    private double[] Ratios => [.. runs.Select(run => run.Error / run.StandardError)];

    private PeriodOutcome Run()
    {
        if (Counts.Periods.Count != Counts.Years.Count || Counts.Deaths.Count != Counts.Years.Count || (Counts.Population is { } people && people.Count != Counts.Years.Count))
        {
            throw new ArgumentException($"{Counts.Territory}: {Counts.Years.Count} years, {Counts.Periods.Count} periods, {Counts.Deaths.Count} counts and {Counts.Population?.Count} of population.");
        }

        if (sum.From.Year <= sum.BaselineTo)
        {
            return Fault("Every target period lies after the baseline.", $"{sum.From.Year} does not lie after {sum.BaselineTo}.");
        }

        for (var year = sum.BaselineFrom; year <= sum.BaselineTo; year++)
        {
            if (!sum.IsExcluded(year) && !Counts.Years.Contains(year))
            {
                return Fault("Every year of the baseline has Counts.", $"{Counts.Territory}: none of {year}.");
            }
        }

        if (sum.BaselineTo - sum.BaselineFrom + 1 <= LeastYears)
        {
            return Fault("The baseline has three years or more.", $"It has {sum.BaselineTo - sum.BaselineFrom + 1}.");
        }

        var made = Make(sum);
        for (var to = FirstYear + LeastYears - 1; made is PeriodEstimate estimate && to <= sum.BaselineTo; to++)
        {
            Placebo(to, estimate);
        }

        return made;
    }

    // The sum asked for, so many years earlier, from the baseline years before it; where they do not reach back so far the baseline is shorter, and its
    // standard error says so.
    private void Placebo(int baselineTo, PeriodEstimate target)
    {
        var back = sum.BaselineTo - baselineTo;
        var earlier = sum with
        {
            BaselineFrom = Math.Max(FirstYear, sum.BaselineFrom - back),
            BaselineTo = baselineTo,
            From = sum.From with { Year = sum.From.Year - back },
            To = sum.To with { Year = sum.To.Year - back },
        };
        int[] years = [.. Enumerable.Range(earlier.From.Year, earlier.To.Year - earlier.From.Year + 1)];
        if (earlier.To.Year > sum.BaselineTo || years.Any(sum.IsExcluded) || Make(earlier) is not PeriodEstimate made)
        {
            return;
        }

        var error = made.Observed - made.Expected;
        errors.Add(error / made.Unit);
        runs.Add(new(
            baselineTo, years, false, error, error / made.Unit * target.Unit, made.StandardError,
            Math.Abs(error) <= made.StandardError * PlaceboCalibration.Factor(sum.Level, made.Df)));
    }

    private ExcessResult Result(PeriodOutcome outcome, SharedScale? shared)
    {
        if (outcome is not PeriodEstimate made)
        {
            var fault = (PeriodFault)outcome;
            return new ExcessRefusal(Key, fault.Assumption, fault.Evidence);
        }

        var (value, error) = (made.Observed - made.Expected, made.StandardError);
        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * sum.Level:0.####} %");
        var pooled = shared is not null && runs.Count > 0;
        var calibrated = pooled || runs.Count >= PlaceboCalibration.LeastRuns;
        var df = pooled ? shared!.Df + runs.Count : PlaceboCalibration.EffectiveDf(errors, sum.To.Year - sum.BaselineFrom + 1);
        var rms = PlaceboCalibration.Rms(errors) * made.Unit;
        return new ExcessEstimate(
            Key,
            made.Observed,
            made.Expected,
            error,
            made.Df,
            error,
            PlaceboCalibration.About(value, error * PlaceboCalibration.Factor(sum.Level, made.Df), $"{percent} confidence, independent periods"),
            PrintsStandardError ? PlaceboCalibration.About(value, error, "one standard error each way") : null,
            calibrated
                ? PlaceboCalibration.About(
                    value,
                    (pooled ? error * shared!.For(Ratios) : rms) * PlaceboCalibration.Factor(sum.Level, df),
                    pooled ? $"{percent} confidence, calibrated on placebo years of all territories" : $"{percent} confidence, calibrated on placebo years")
                : null,
            runs.Count == 0 ? null : new(runs.Count(run => run.Hit == true), runs.Count, PlaceboCalibration.Lag1(errors), rms, df, runs),
            calibrated ? null : string.Create(CultureInfo.InvariantCulture, $"{runs.Count} placebo runs can be made within the baseline; {PlaceboCalibration.LeastRuns} are needed."));
    }

    /// <summary>Whether a span has a count for every period that an ordinary year has.</summary>
    protected bool IsCounted(int found, PeriodSum span)
    {
        var usual = Counts.Periods.Where(period => period <= PeriodsAYear).Distinct().ToArray();
        var needed = Enumerable.Range(span.From.Year, span.To.Year - span.From.Year + 1).Sum(year => usual.Count(period => span.Holds(new(year, period))));
        return found > 0 && found >= MostMissing * needed;
    }

    private static PeriodFault Fault(string assumption, FormattableString evidence) => new(assumption, evidence.ToString(CultureInfo.InvariantCulture));
}
