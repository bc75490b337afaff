using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Latent classes with a Dirichlet process prior (Manrique-Vallier 2016): persons of a class have the same chances, and lists are independent within it. Several
/// chains; refuses where they do not agree and where the posterior of N has several modes.
/// </summary>
public sealed class LatentMethod : SystemsMethod
{
    private const string Classes = "latent classes";
    private const int WorstCells = 3;

    /// <inheritdoc/>
    public override string Name => "latent";

    /// <inheritdoc/>
    public override bool TakesNestedLists => true;

    /// <inheritdoc/>
    public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        var watch = Stopwatch.StartNew();
        return [Result(table, settings) with { Seconds = watch.Elapsed.TotalSeconds }];
    }

    private SystemsResult Result(CaptureTable table, SystemsSettings settings)
    {
        if (table.Censored != 0)
        {
            return new SystemsRefusal(Name, Classes, "Every count must be of persons of the population.", $"{table.Names(table.Censored)} also holds others, and this model does not tell how many.");
        }

        if (table.Impossible.Length > ImpossibleHistories.MostSets)
        {
            return new SystemsRefusal(Name, Classes, $"At most {ImpossibleHistories.MostSets} sets of lists may be impossible together.", $"There are {table.Impossible.Length}.");
        }

        var classes = table.Lists.Length == 2 ? 1 : settings.Latent.Classes;
        if ((settings.Latent.Expansion is { } wanted ? LatentExpansion.Matched(table.Lists.Length, classes, wanted) : (1, 1)) is not { } prior)
        {
            return new SystemsRefusal(Name, Classes, "A prior of chances must exist that gives N/n the quantiles asked for.", string.Create(CultureInfo.InvariantCulture, $"No beta distribution gives {settings.Latent.Expansion?.Low} and {settings.Latent.Expansion?.High} with {table.Lists.Length} lists and {classes} classes."));
        }

        var run = LatentRun.Of(table, classes, prior, settings);
        var modes = LatentModes.Of(run, table.Observed);
        var sorted = run.Totals.SelectMany(chain => chain).Order().ToArray();
        var median = Quantiles.OfSorted(sorted, 0.5);
        var checks = LatentChecks.Of([.. run.Chains.Select(chain => chain.Checks)]);
        var common = new SystemsEstimate(Name, Classes, median)
        {
            StandardError = ClosedForms.Deviation(sorted),
            Intervals = [new("credible", settings.Probability, Quantiles.OfSorted(sorted, (1 - settings.Probability) / 2), Quantiles.OfSorted(sorted, (1 + settings.Probability) / 2))],
            Draws = [.. run.Totals.SelectMany(chain => chain)],
            Density = [.. modes.Density.Select(point => (table.Observed + Math.Exp(point.LogUnlisted), point.Density / Math.Exp(point.LogUnlisted)))],
            Figures = Figures(run, modes, sorted, checks, classes, prior, table),
            Notes = Notes(table, checks, modes, settings),
        };
        if (modes.Evidence is null && run.IsDone)
        {
            return common;
        }

        var medians = string.Join(", ", run.Totals.Select(chain => Quantiles.Of(chain, 0.5).ToString("#,0", CultureInfo.InvariantCulture)));
        var (assumption, evidence) = modes.Evidence is { } several && (run.IsDone || run.StaysApart || run.RHat <= 1.05)
            ? ("The posterior of N must have one mode.", several)
            : ("Chains must agree and be long enough.", string.Create(CultureInfo.InvariantCulture, $"After {run.Length} trajectories R-hat is {run.RHat:0.000} and there are {run.Bulk:0} effective draws of the centre, {run.Tail:0} of the tails; {settings.Latent.MostRHat} and {settings.Latent.Effective} are asked for. Medians by chain: {medians}. {modes.Evidence}").TrimEnd());
        return new SystemsRefusal(Name, Classes, assumption, evidence) { Figures = common.Figures, Notes = common.Notes, Density = common.Density };
    }

    private static ImmutableArray<SystemsFigure> Figures(
        LatentRun run, LatentModes modes, double[] sorted, (double P, double Occupied, double[] Expected) checks, int classes, (double A, double B) prior, CaptureTable table)
    {
        // Errors of quantiles are distances between quantiles: whole numbers are spread over their unit, evenly, or the distance is often 0.
        var totals = run.Totals;
        double[][] spread = [.. totals.Select(chain => chain.Select((total, place) => total + (place * 0.6180339887498949 % 1) - 0.5).ToArray())];
        var alphas = run.Alphas.SelectMany(chain => chain).ToArray();
        var expansion = LatentExpansion.Quantiles(table.Lists.Length, classes, prior);
        double At(double probability) => Quantiles.OfSorted(sorted, probability);
        var peak = modes.Density.IsEmpty ? At(0.5) : modes.Density.Select(point => (Total: table.Observed + Math.Exp(point.LogUnlisted), Density: point.Density / Math.Exp(point.LogUnlisted))).MaxBy(point => point.Density).Total;
        return
        [
            new("mean", sorted.Average()), new("median", At(0.5)), new("mode", peak), new("sd", ClosedForms.Deviation(sorted)), new("low", At(0.025)), new("high", At(0.975)),
            new("quantile_0.1", At(0.1)), new("quantile_0.9", At(0.9)),
            new("r_hat", run.RHat), new("ess_bulk", run.Bulk), new("ess_tail", run.Tail),
            new("mcse_mean", ChainDiagnostics.Mean(totals).Error), new("mcse_median", ChainDiagnostics.QuantileError(spread, 0.5)),
            new("mcse_0.025", ChainDiagnostics.QuantileError(spread, 0.025)), new("mcse_0.1", ChainDiagnostics.QuantileError(spread, 0.1)),
            new("mcse_0.9", ChainDiagnostics.QuantileError(spread, 0.9)), new("mcse_0.975", ChainDiagnostics.QuantileError(spread, 0.975)),
            new("chains", run.Chains.Length), new("draws", sorted.Length), new("sweeps", run.Length + LatentChain.Tuning), new("burn_in", run.Skipped + LatentChain.Tuning),
            new("acceptance", run.Chains.Average(chain => chain.Taken)), new("modes", Math.Max(1, modes.Peaks.Length) + (modes.Evidence is not null && modes.Peaks.Length < 2 ? 1 : 0)), new("lingering", modes.Lingering),
            new("classes", classes), new("classes_used", checks.Occupied), new("alpha", alphas.Average()),
            new("predictive_p", checks.P), new("prior_a", prior.A), new("prior_b", prior.B),
            new("prior_expansion_0.025", expansion.Low), new("prior_expansion_0.5", expansion.Median), new("prior_expansion_0.975", expansion.High),
            new("expansion_0.025", At(0.025) / table.Observed), new("expansion_0.5", At(0.5) / table.Observed), new("expansion_0.975", At(0.975) / table.Observed),
        ];
    }

    private static ImmutableArray<string> Notes(CaptureTable table, (double P, double Occupied, double[] Expected) checks, LatentModes modes, SystemsSettings settings)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var worst = table.Cells.Select((cell, place) => (Cell: cell, Expected: checks.Expected[place]))
            .OrderByDescending(one => Math.Abs(Math.Sqrt(one.Cell.Count) - Math.Sqrt(one.Expected))).ThenBy(one => one.Cell.History).Take(WorstCells)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{table.Names(one.Cell.History)} {one.Cell.Count} ({one.Expected:0.0})"));
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Histories that fit worst, and what is expected of them: {string.Join("; ", worst)}. A table drawn from the model lies farther off with probability {checks.P:0.00}."));
        if (modes.Evidence is null && modes.Peaks.Length > 1)
        {
            notes.Add($"The density of N has {modes.Peaks.Length} peaks, between which chains pass: near {string.Join(" and ", modes.Peaks.Select(peak => (table.Observed + Math.Exp(peak)).ToString("#,0", CultureInfo.InvariantCulture)))}.");
        }

        if (table.Lists.Length == 2 && settings.AssumeIndependence)
        {
            notes.Add("Two lists: one class, so independence is assumed.");
        }

        return notes.ToImmutable();
    }
}
