namespace Cenotaph.ExcessMortality;

/// <summary>The placebo runs of one sum by one variant, and the interval they give.</summary>
internal sealed class RatioPlacebo
{
    private RatioPlacebo(RatioFit target, IReadOnlyList<RatioFit> fits, IReadOnlyList<(int BaselineTo, int[] Years, bool CauseSubtracted)> when, double level, int span)
    {
        var comparison = target.ComparisonDeaths;
        var scaled = fits.Select(fit => (fit.Observed - fit.Expected) / fit.ComparisonDeaths * comparison).ToArray();
        (Fits, Scales) = (fits, [.. fits.Select(fit => comparison / fit.ComparisonDeaths)]);
        if (fits.Count == 0)
        {
            return;
        }

        var runs = new PlaceboRun[fits.Count];
        for (var i = 0; i < runs.Length; i++)
        {
            var error = fits[i].Observed - fits[i].Expected;
            var standardError = fits[i].SumError();
            bool? hit = double.IsNaN(standardError)
                ? null
                : Math.Abs(error) <= standardError * PlaceboCalibration.Factor(level, fits[i].Df);
            runs[i] = new(when[i].BaselineTo, when[i].Years, when[i].CauseSubtracted, error, scaled[i], standardError, hit);
        }

        var rms = PlaceboCalibration.Rms(scaled);
        Placebo = new(
            runs.Any(run => run.Hit is not null) ? runs.Count(run => run.Hit == true) : null,
            runs.Length,
            PlaceboCalibration.Lag1(scaled),
            rms,
            PlaceboCalibration.EffectiveDf(scaled, span),
            runs)
        {
            RmsUnscaled = PlaceboCalibration.Rms([.. runs.Select(run => run.Error)]),
            PublishedHits = fits[0].Df < 1 ? null : fits.Count(fit => Math.Abs(fit.Observed - fit.Expected) <= 2 * fit.IndependentError()),
        };

        // Counts scatter by themselves, the more so the fewer they are. Where the target has fewer deaths than the placebo years had, their errors as
        // a share of deaths are too small by this difference.
        var before = fits.Zip(Scales, (fit, scale) => fit.CountVariance() * scale * scale).Average();
        var added = Math.Max(0, target.CountVariance() - before);
        StandardError = rms > 0 ? Math.Sqrt((rms * rms) + added) : Math.Sqrt(target.CountVariance());
    }

    /// <summary>What is printed of the runs; null when there were none.</summary>
    public Placebo? Placebo { get; }

    /// <summary>The calibrated standard error, in deaths.</summary>
    public double StandardError { get; }

    public IReadOnlyList<RatioFit> Fits { get; }

    /// <summary>Deaths of the target for a death of each run.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>Makes the runs. Where the cause is not known yet in a year of a run, that run is made on all deaths.</summary>
    public static RatioPlacebo Run(
        RatioTable table, RatioTable raw, ExcessSettings settings, TrendForm form, RatioDesign design, RatioFit target, int[] baseline, int[] targets, int firstYear)
    {
        var fits = new List<RatioFit>();
        var when = new List<(int, int[], bool)>();
        for (var back = targets[^1] - settings.BaselineTo; back <= baseline[0] - firstYear; back++)
        {
            var years = targets.Select(year => year - back).ToArray();
            var from = baseline.Select(year => year - back).ToArray();
            if (years[^1] < (settings.PlaceboFrom ?? int.MinValue) || years.Concat(from).Any(settings.ExcludedYears.Contains))
            {
                continue;
            }

            var used = Usable(table, form, from, years) ? table : Usable(raw, form, from, years) ? raw : null;
            if (used is not null)
            {
                fits.Add(new(used, form, design, from, years));
                when.Add((settings.BaselineTo - back, years, used.CauseSubtracted));
            }
        }

        fits.Reverse();
        when.Reverse();
        return new(target, fits, when, settings.Level, targets[^1] - baseline[0] + 1);
    }

    private static bool Usable(RatioTable table, TrendForm form, int[] baseline, int[] targets) =>
        baseline.All(year => table.BaselineFault(year, form) is null) && targets.All(year => table.TargetFault(year) is null);
}
