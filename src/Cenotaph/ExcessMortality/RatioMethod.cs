namespace Cenotaph.ExcessMortality;

/// <summary>
/// Excess deaths of one sex from the ratio of its deaths to those of the other (Kobak, Bessudnov, Ershov, Mikhailova and Raksha, Demography
/// 62(2):335–347, 2025): the ratio of each age is carried forward from a baseline and multiplied by the deaths of the other sex in the target year.
/// What strikes both sexes alike falls out.
/// </summary>
public static class RatioMethod
{
    /// <summary>The name of the method in files.</summary>
    public const string Name = "ratio";

    // With a slope and a level fitted, two years lie on the line whatever they are.
    private const int LeastTrendYears = 3;

    /// <summary>One sum over years and ages by one variant, in deaths.</summary>
    /// <exception cref="ArgumentException">The selection names an age that the counts do not have, or no year.</exception>
    public static ExcessResult Estimate(DeathCounts counts, ExcessSettings settings, RatioVariant variant, ExcessSelection selection)
    {
        var task = RatioTask.Of(counts, settings, variant, selection);
        return task.Refusal is { } refusal ? refusal : Estimate(task);
    }

    /// <summary>The same sum by every variant of the settings.</summary>
    public static SpecificationCurve Curve(DeathCounts counts, ExcessSettings settings, ExcessSelection selection)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new([.. Variants(counts, settings).Select(variant => Estimate(counts, settings, variant, selection))]);
    }

    /// <summary>Every target year × age, the sum over ages of each year, and the sum over all when there are several years.</summary>
    public static IReadOnlyList<ExcessResult> Cells(DeathCounts counts, ExcessSettings settings, RatioVariant variant) =>
        [.. Selections(counts, settings).Select(selection => Estimate(counts, settings, variant, selection))];

    /// <summary>Joint draws of every target year × age, from the placebo errors; from the nominal ones when there are too few of those.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="settings">What is asked.</param>
    /// <param name="variant">By which variant.</param>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Of the random stream.</param>
    /// <returns>The draws, or null when the sum over all cells is not estimable or has no error.</returns>
    public static ExcessDraws? Draws(DeathCounts counts, ExcessSettings settings, RatioVariant variant, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        ArgumentNullException.ThrowIfNull(settings);
        var task = RatioTask.Of(counts, settings, variant, new(settings.TargetYears, []));
        return task.Refusal is null ? RatioDraws.Make(task, draws, seed) : null;
    }

    /// <summary>The variants of the settings: raw before subtracted, linear before exponential, short windows first; none that subtracts where no
    /// cause is known; a frozen ratio once.</summary>
    public static IReadOnlyList<RatioVariant> Variants(DeathCounts counts, ExcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        bool[] subtracted = counts.CauseDeaths is null ? [false] : [false, true];
        return [.. from cause in subtracted
                   from form in settings.Forms.Distinct().Order()
                   from window in settings.Windows.Distinct().Order()
                   where window > 1 || form == settings.Forms.Min()
                   select new RatioVariant(cause, form, window)];
    }

    /// <summary>The preferred variant of the settings; without a known cause, the one that subtracts none.</summary>
    public static RatioVariant Preferred(DeathCounts counts, ExcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        var preferred = settings.Preferred;
        return counts.CauseDeaths is null ? new(CauseSubtracted: false, preferred.Form, preferred.Window) : preferred;
    }

    /// <summary>What the table cannot show by itself, for the reader: one sentence each.</summary>
    public static IReadOnlyList<string> Cautions(DeathCounts counts, ExcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        var ages = settings.Ages.Count == 0 ? counts.Ages : settings.Ages;
        return ages.Count == 1
            ? [$"{counts.Territory}: there is one age group only ({ages[0]}); a change of the ages within it passes for excess."]
            : [];
    }

    /// <summary>The selections that <see cref="Cells"/> estimates, in its order.</summary>
    public static IReadOnlyList<ExcessSelection> Selections(DeathCounts counts, ExcessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        var ages = settings.Ages.Count == 0 ? counts.Ages : settings.Ages;
        var selections = new List<ExcessSelection>();
        foreach (var year in settings.TargetYears)
        {
            selections.AddRange(ages.Count > 1 ? ages.Select(age => new ExcessSelection([year], [age])) : []);
            selections.Add(new([year], ages));
        }

        if (settings.TargetYears.Count > 1)
        {
            selections.Add(new(settings.TargetYears, ages));
        }

        return selections;
    }

    internal static string? TooShort(int window, int years) =>
        window > 1 && years < LeastTrendYears ? FormattableString.Invariant($"The baseline has {years} years.") : null;

    private static ExcessEstimate Estimate(RatioTask task)
    {
        var fit = task.Fit;
        var level = task.Settings.Level;
        var percent = FormattableString.Invariant($"{100 * level:0.####} %");
        var value = fit.Observed - fit.Expected;
        var published = fit.IndependentError();
        var nominal = fit.SumError();
        var placebo = task.Placebo();
        var runs = placebo.Placebo?.Runs.Count ?? 0;
        Interval? calibrated = runs < PlaceboCalibration.LeastRuns
            ? null
            : PlaceboCalibration.About(
                value,
                placebo.StandardError * PlaceboCalibration.Factor(level, placebo.Placebo!.Df),
                $"{percent} confidence, calibrated on placebo years");
        return new(
            task.Key,
            fit.Observed,
            fit.Expected,
            published,
            Math.Max(0, fit.Df),
            nominal,
            double.IsNaN(nominal)
                ? null
                : PlaceboCalibration.About(value, nominal * PlaceboCalibration.Factor(level, fit.Df), $"{percent} confidence, residuals of the sum"),
            double.IsNaN(published) ? null : PlaceboCalibration.About(value, published, "one standard error each way, ages independent"),
            calibrated,
            placebo.Placebo,
            calibrated is null
                ? FormattableString.Invariant($"{runs} placebo runs can be made before {task.Settings.BaselineTo + 1}; {PlaceboCalibration.LeastRuns} are needed.")
                : null);
    }
}
