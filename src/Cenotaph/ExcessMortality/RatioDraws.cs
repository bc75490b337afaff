using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>Joint draws of the excess of every cell by the ratio method.</summary>
internal static class RatioDraws
{
    /// <summary>
    /// Value of the cell less a drawn error. Calibrated: the errors of the placebo runs are added up with normal weights and divided by the root of
    /// their number, which gives every sum of cells the mean square of its own placebo errors, and the draw is stretched to t on their effective
    /// degrees of freedom. Where the runs are too few: the residuals of the baseline, likewise.
    /// </summary>
    public static ExcessDraws? Make(RatioTask task, int draws, ulong seed)
    {
        var placebo = task.Placebo();
        var calibrated = placebo.Fits.Count >= PlaceboCalibration.LeastRuns && placebo.Placebo!.Rms > 0;
        if (!calibrated && task.Fit.Df < 1)
        {
            return null;
        }

        var (ages, years) = (task.Key.Ages, task.Key.Years);
        var values = new double[draws][];
        var root = new RandomStream(seed);
        var df = calibrated ? placebo.Placebo!.Df : task.Fit.Df;
        var stretch = calibrated ? placebo.StandardError / placebo.Placebo!.Rms : 1;
        for (var draw = 0; draw < draws; draw++)
        {
            var random = root.Substream((ulong)draw);
            var spread = stretch / Math.Sqrt(random.Gamma(df / 2) / (df / 2));
            var errors = calibrated ? PlaceboErrors(placebo, ages.Count, years.Count, random, spread) : task.Fit.DrawErrors(random, spread);
            values[draw] = [.. from year in Enumerable.Range(0, years.Count)
                               from age in Enumerable.Range(0, ages.Count)
                               select task.Fit.CellError(age, year) - errors[age][year]];
        }

        return new([.. from year in years from age in ages select (year, age)], values, seed);
    }

    private static double[][] PlaceboErrors(RatioPlacebo placebo, int ages, int years, RandomStream random, double spread)
    {
        var errors = Enumerable.Range(0, ages).Select(_ => new double[years]).ToArray();
        for (var run = 0; run < placebo.Fits.Count; run++)
        {
            var weight = spread * placebo.Scales[run] * random.Normal() / Math.Sqrt(placebo.Fits.Count);
            for (var age = 0; age < ages; age++)
            {
                for (var year = 0; year < years; year++)
                {
                    errors[age][year] += weight * placebo.Fits[run].CellError(age, year);
                }
            }
        }

        return errors;
    }
}
