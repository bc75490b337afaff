using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Log-linear models of capture histories (Fienberg 1972; Cormack 1989): all hierarchical ones to five lists, all of pairs for six, a search over pairs
/// beyond; with the saturated closed form, Chao's bounds, heterogeneity columns and sample coverage beside them.
/// </summary>
public sealed class LogLinearMethod : SystemsMethod
{
    private static readonly HeterogeneityForm[] forms = [HeterogeneityForm.Chao, HeterogeneityForm.Poisson, HeterogeneityForm.Darroch, HeterogeneityForm.Gamma];

    /// <inheritdoc/>
    public override string Name => "loglinear";

    /// <inheritdoc/>
    public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        if (table.Lists.Length == 2)
        {
            return ClosedForms.TwoLists(table, settings.Probability);
        }

        var results = ImmutableArray.CreateBuilder<SystemsResult>();
        void Add(Func<IEnumerable<SystemsResult?>> make)
        {
            var watch = Stopwatch.StartNew();
            List<SystemsResult> made = [.. make().OfType<SystemsResult>()];
            results.AddRange(made.Select(result => result with { Seconds = watch.Elapsed.TotalSeconds }));
        }

        var counts = HistoryCounts.Of(table);
        Add(() => Selected(counts, settings));
        Add(() => [Of(counts, HistoryFitter.Fit(counts, HistoryModel.Of(counts.Lists)), "independent lists", settings)]);
        Add(() => Saturated(table, counts, settings));
        if (table.Impossible.IsEmpty && table.Censored == 0)
        {
            Add(() => ClosedForms.Chao(table, settings.Probability));
            Add(() => Varied(table, settings));
            Add(() => ClosedForms.Coverage(table, settings));
        }

        return results.ToImmutable();
    }

    /// <summary>A fitted model as an estimate, or why it gives none.</summary>
    internal static SystemsResult Of(HistoryCounts counts, HistoryFit fit, string name, SystemsSettings settings, string family = "loglinear")
    {
        if (!fit.IsFitted)
        {
            return Refused(fit, name, family);
        }

        var intervals = ImmutableArray.CreateBuilder<SystemsInterval>();
        if (ProfileInterval.Of(counts, fit, settings.Probability) is { } profile)
        {
            intervals.Add(profile);
        }

        intervals.Add(Intervals.Wald(fit, settings.Probability));
        return new SystemsEstimate(family, name, fit.Total)
        {
            Model = fit.Model.Text,
            StandardError = fit.StandardError,
            Intervals = intervals.ToImmutable(),
            Figures = [new("parameters", fit.Parameters), new("deviance", fit.Deviance), new("aic", fit.Aic), new("bic", fit.Bic)],
            Notes = counts.Censored.Length == 0 ? [] : ["Of those on a censored list alone only as many count as the model expects."],
        };
    }

    /// <summary>Why a model gives no estimate.</summary>
    internal static SystemsRefusal Refused(HistoryFit fit, string name, string family)
    {
        var (assumption, evidence) = fit.Outcome switch
        {
            HistoryOutcome.NotIdentified => (
                "The histories that are seen must tell the model's terms apart.",
                $"Those of {fit.Model.Text} are not told apart, by the rank of its design after empty overlaps are taken out."),
            HistoryOutcome.NoMaximum => (
                "The likelihood must have a maximum.",
                $"That of {fit.Model.Text} has none, by a linear programme over its margins: histories on which nobody is push N without end."),
            HistoryOutcome.TooLarge => (
                "The lists that interactions join must be few enough to enumerate.",
                string.Create(CultureInfo.InvariantCulture, $"Those of {fit.Model.Text} join more than {HistoryMeans.LargestGroup} lists.")),
            _ => ("The fit must settle.", $"That of {fit.Model.Text} did not."),
        };
        return new(family, name, assumption, evidence) { Model = fit.Model.Text };
    }

    private static IEnumerable<SystemsResult?> Selected(HistoryCounts counts, SystemsSettings settings)
    {
        if (counts.Lists > HierarchicalModels.MostListsOfPairs)
        {
            var found = PairSearch.LeastBic(counts, settings.Workers);
            yield return WithDraws(counts, found, Of(counts, found, "least BIC of a search over pairs", settings), settings);
            yield return new SystemsRefusal(
                "loglinear", "mean by AIC weights", "All models must be few enough to fit.",
                string.Create(CultureInfo.InvariantCulture, $"{counts.Lists} lists have 2^{counts.Lists * (counts.Lists - 1) / 2} models of pairs alone; the limit is {HierarchicalModels.MostListsOfPairs} lists."));
            yield break;
        }

        var whole = counts.Lists <= HierarchicalModels.MostListsOfAll;
        var watch = Stopwatch.StartNew();
        var models = whole ? HierarchicalModels.All(counts.Lists) : HierarchicalModels.Pairwise(counts.Lists);
        var search = ModelSearch.Of(counts, models, settings.Workers);
        var seconds = watch.Elapsed.TotalSeconds;
        if (!search.Good.Any())
        {
            yield return new SystemsRefusal(
                "loglinear", "least BIC", "Some model must have a maximum that tells N.", string.Create(CultureInfo.InvariantCulture, $"None of {models.Length:#,0} models has one."));
            yield break;
        }

        var bic = search.Good.MinBy(score => score.Bic);
        var aic = search.Good.MinBy(score => score.Aic);
        ImmutableArray<SystemsFigure> searched = [new("models", models.Length), new("models_without_estimate", models.Length - search.Good.Count()), new("search_seconds", seconds)];
        yield return WithNote(search.Rivals(), WithDraws(counts, Refit(bic), Row(bic, whole ? "least BIC" : "least BIC of pairs"), settings), searched);
        List<ModelScore> pairs = whole ? [.. search.Good.Where(score => IsPairwise(score.Model)).OrderBy(score => score.Bic).Take(1)] : [];
        if (pairs.Count > 0 && pairs[0].Model != bic.Model)
        {
            yield return Row(pairs[0], "least BIC of pairs");
        }

        yield return Row(aic, whole ? "least AIC" : "least AIC of pairs");
        yield return search.Average(counts.Total, settings.Probability);

        HistoryFit Refit(ModelScore score) => HistoryFitter.Fit(counts, score.Model);
        SystemsResult Row(ModelScore score, string name) => Of(counts, Refit(score), name, settings);
    }

    private static bool IsPairwise(HistoryModel model) => System.Numerics.BitOperations.PopCount((uint)model.Terms[^1]) <= 2;

    private static SystemsResult WithNote(string? note, SystemsResult result, ImmutableArray<SystemsFigure> figures) =>
        result with { Figures = [.. result.Figures, .. figures], Notes = note is null ? result.Notes : [.. result.Notes, note] };

    // Of the chosen model alone: what choosing adds is not in these replicates. The stepwise procedure repeats its choice.
    private static SystemsResult WithDraws(HistoryCounts counts, HistoryFit fit, SystemsResult result, SystemsSettings settings)
    {
        if (result is not SystemsEstimate estimate || settings.Bootstraps == 0)
        {
            return result;
        }

        var draws = Resampling.Of([.. counts.Counts], settings.Bootstraps, settings, drawn => HistoryFitter.Fit(counts.With(drawn), fit.Model, start: fit) is { IsFitted: true } one ? one.Total : double.NaN);
        return Intervals.Percentile(draws, settings.Probability) is not { } interval ? result : estimate with
        {
            Draws = [.. draws.Where(double.IsFinite)],
            Intervals = [.. estimate.Intervals, interval],
            Figures = [.. estimate.Figures, new("replicates_without_estimate", draws.Count(draw => !double.IsFinite(draw)))],
        };
    }

    private static IEnumerable<SystemsResult> Saturated(CaptureTable table, HistoryCounts counts, SystemsSettings settings)
    {
        if (table.Lists.Length > HistoryCounts.MostDense)
        {
            yield break;
        }

        var all = (1 << table.Lists.Length) - 1;
        yield return ClosedForms.Saturated(table) is null
            ? new SystemsRefusal(
                "loglinear", "saturated", "Every history must be seen on somebody.",
                string.Create(CultureInfo.InvariantCulture, $"{all - table.Cells.Length} of {all} histories are seen on nobody."))
            : Of(counts, HistoryFitter.Fit(counts, HistoryModel.OfTerms(counts.Lists, Enumerable.Range(0, all))), "saturated", settings) with
            {
                Notes = ["It fits any table, so no table speaks for it: N rests on there being no interaction of all lists (ξ = 1)."],
            };
    }

    private static IEnumerable<SystemsResult> Varied(CaptureTable table, SystemsSettings settings)
    {
        (string Name, bool Apart, HeterogeneityForm Form)[] models =
        [
            ("M0", false, HeterogeneityForm.None), ("Mt", true, HeterogeneityForm.None),
            .. forms.Select(form => ($"Mh {form}", false, form)), .. forms.Select(form => ($"Mth {form}", true, form)),
        ];
        foreach (var (name, apart, form) in models)
        {
            if (Heterogeneity.Fit(table, apart, form) is not { } fit)
            {
                yield return new SystemsRefusal("loglinear", name, "The fit must settle.", "It did not: persons on so many lists are too few to tell the column from the others.");
                continue;
            }

            yield return new SystemsEstimate("loglinear", name, table.Observed + fit.Unlisted)
            {
                StandardError = fit.StandardError,
                IsLowerBound = form == HeterogeneityForm.Chao,
                Intervals = fit.Profile(settings.Probability) is { } profile ? [profile] : [Intervals.LogNormal(table.Observed, fit.Unlisted, fit.StandardError, settings.Probability)],
                Figures = [new("parameters", fit.Parameters), new("deviance", fit.Deviance), new("aic", fit.Aic)],
            };
        }
    }
}
