using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>War dead by week from inheritance cases and a list of names.</summary>
internal static class ProbateEstimator
{
    /// <summary>Estimates one extraction.</summary>
    /// <param name="cube">The register's cases.</param>
    /// <param name="list">The list beside it, on the same axes.</param>
    /// <param name="settings">What is asked for.</param>
    /// <returns>The estimate, or what the method lacks.</returns>
    public static ProbateResult Estimate(ProbateCube cube, ListedCounts list, ProbateSettings settings)
    {
        if (ProbateChecks.Before(cube, list, settings) is { } refusal)
        {
            return refusal;
        }

        var counts = new CaseCounts(cube);
        var model = new ProbateModel(counts, list, settings);
        if (ProbateChecks.Of(model, cube.Frame) is { } unread)
        {
            return unread;
        }

        var women = model.Comparison();
        var (baseline, lacking) = Fit(model, women, model.Form, cube.Frame);
        if (baseline is null)
        {
            return new ProbateRefusal(cube.Frame.Extracted, "Each age has a ratio of the sexes with a trend in the baseline.", lacking);
        }

        var (flash, why) = FlashWeeks.Of(model);
        if (flash is null)
        {
            return new ProbateRefusal(cube.Frame.Extracted, "Listed dead of the weeks before the newest tell how many dead there are for a name.", why);
        }

        var drift = BaselineDrift.Of(model.Years, model.Men, women, baseline, model.Form);
        var placebo = BaselinePlacebo.Of(model.Years[..model.First], model.Men, women, model.Form, drift, settings.Seed);
        var replicate = new ProbateReplicate(model, baseline, drift);
        var point = replicate.Point();
        flash.Add(point, null, null);
        var root = new RandomStream(settings.Seed);
        var draws = new ProbateParts[settings.Replicates];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            var random = root.Substream((ulong)draw);
            draws[draw] = replicate.Draw(random);
            flash.Add(draws[draw], draw, random);
        }

        return new ProbateSummary(model, replicate.Coverage, flash, point, draws).Estimate(
            cube, list, counts, placebo, [.. Others(model, women, drift, flash, cube.Frame)]);
    }

    private static (BaselineFit[]? Fits, string Why) Fit(ProbateModel model, double[][] women, BaselineForm form, ProbateFrame frame)
    {
        var fits = new BaselineFit[model.Ages];
        for (var age = 0; age < fits.Length; age++)
        {
            var (fit, why) = BaselineFit.Of(model.Years[..model.First], model.Men[age][..model.First], women[age], form);
            if (fit is null)
            {
                return (null, FormattableString.Invariant($"Age {frame.Ages[age]}, {form.From}–{form.To}: {why}."));
            }

            fits[age] = fit;
        }

        return (fits, "");
    }

    // The same sums with other windows, trends and seasons, the delays and the coverage learned anew.
    private static IEnumerable<ProbateBaseline> Others(ProbateModel model, double[][] women, BaselineDrift drift, FlashWeeks flash, ProbateFrame frame)
    {
        var form = model.Form;
        var eve = (int)Math.Floor(model.Years[model.First]) - 1;
        List<(string, BaselineForm)> forms = [(Window(form), form), ("no trend", form with { Trend = false }), ("no season", form with { Waves = 0 })];
        if (form.To - form.From >= 4)
        {
            forms.Add((Window(form with { From = form.From + 2 }), form with { From = form.From + 2 }));
            forms.Add((Window(form with { To = form.To - 2 }), form with { To = form.To - 2 }));
        }

        if (eve > form.To)
        {
            forms.Add((Window(form with { To = eve }), form with { To = eve }));
        }

        foreach (var (name, other) in forms)
        {
            var (fits, why) = Fit(model, women, other, frame);
            if (fits is null)
            {
                yield return new(name, double.NaN, double.NaN, why);
                continue;
            }

            var parts = new ProbateReplicate(model, fits, drift).Point();
            var newest = flash.Add(parts, null, null);
            yield return new(name, parts.CasesByAge.Sum(), ProbateSummary.Read(model, parts.Dead).Sum() + newest, null);
        }
    }

    private static string Window(BaselineForm form) => FormattableString.Invariant($"{form.From}-{form.To}");
}
