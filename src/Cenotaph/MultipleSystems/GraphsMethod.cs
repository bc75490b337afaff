using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Averaging over decomposable graphs (Madigan and York 1997), the saturated graph left out unless it is asked for. Refuses where the saturated graph would
/// have more than 0.05 of the mass, for that is the prior's answer, and where the posterior has several modes.
/// </summary>
public sealed class GraphsMethod : SystemsMethod
{
    /// <summary>The most that the saturated graph may have of the mass, when it is averaged over too.</summary>
    public const double MostSaturated = 0.05;

    private const double MostTail = 1e-6;
    private const int Points = 200;
    private const string Average = "average over graphs";

    /// <inheritdoc/>
    public override string Name => "graphs";

    /// <inheritdoc/>
    public override bool TakesNestedLists => true;

    /// <inheritdoc/>
    public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        var watch = Stopwatch.StartNew();
        var result = Unfit(table, settings) is var (assumption, evidence)
            ? new SystemsRefusal(Name, Average, assumption, evidence)
            : Averaged(table, settings);
        return [result with { Seconds = watch.Elapsed.TotalSeconds }];
    }

    private static (string Assumption, string Evidence)? Unfit(CaptureTable table, SystemsSettings settings)
    {
        var lists = table.Lists.Length;
        return lists > GraphWalk.MostLists ? ("Decomposable graphs must be few enough to average over.", F($"Seven lists have 617,675 of them, eight 30,888,596; there are {lists} lists, the limit is {GraphWalk.MostLists}."))
            : lists < 2 ? ("An estimate needs lists that overlap.", $"There is one list, {table.Lists[0]}.")
            : lists == 2 && !settings.AssumeIndependence ? ("Two lists must be taken for independent, which they themselves can never show.", "There are two lists; the graph that joins them is the saturated one.")
            : !table.Impossible.IsEmpty ? ("Every history must be possible: the Dirichlet prior gives each of them weight.", $"Nobody can be on {string.Join("; ", table.Impossible.Select(table.Names))} together.")
            : table.Censored != 0 ? ("Every count must be of the population: the likelihood of a graph has no place for a count that is only a bound.", $"Censored: {table.Names(table.Censored)}.")
            : null;
    }

    private SystemsResult Averaged(CaptureTable table, SystemsSettings settings)
    {
        var average = GraphAverage.Of(table, settings, table.Lists.Length == 2 ? 0 : null);
        var figures = average.Figures(settings);
        double Of(string name) => figures.First(figure => figure.Name == name).Value;
        var shown = average.Posterior.Unlisted.Curve(Points).Select(point => (average.Observed + point.Unlisted, point.Density)).ToImmutableArray();
        SystemsResult result = Faults(table, average, Of) is [var first, ..] faults
            ? new SystemsRefusal(Name, Average, first.Assumption, string.Join(" ", faults.Select(fault => fault.Evidence)))
            : new SystemsEstimate(Name, Average, Of("median"))
            {
                StandardError = Of("sd"),
                Intervals = [new("credible", settings.Probability, Of("low"), Of("high"))],
            };
        return result with { Figures = figures, Density = shown, Models = average.Models, Notes = [.. Notes(table, settings, average)] };
    }

    private static List<(string Assumption, string Evidence)> Faults(CaptureTable table, GraphAverage average, Func<string, double> figure)
    {
        var faults = new List<(string Assumption, string Evidence)>();
        if (average.SaturatedMass > MostSaturated && table.Lists.Length > 2)
        {
            faults.Add((
                "The saturated graph must have little of the mass: it fits any table, so what it says of N is the prior.",
                F($"With it among the others it has {average.SaturatedMass:0.00} of the mass, above {MostSaturated}; by itself it says {figure("saturated_median"):#,0} ({figure("saturated_low"):#,0} to {figure("saturated_high"):#,0}). The average as it was asked for would be {figure("median"):#,0} ({figure("low"):#,0} to {figure("high"):#,0}).")));
        }

        var modes = average.Posterior.Unlisted.Modes();
        if (modes.Length > 1)
        {
            faults.Add((
                "The posterior of N must have one mode.",
                $"It has {modes.Length}: {string.Join("; ", modes.Select(mode => F($"at {average.Observed + mode.Unlisted:#,0} with {mode.Mass:0.00} of the mass")))}."));
        }

        if (average.Posterior.TailMass > MostTail)
        {
            faults.Add((
                "The posterior of N must come to an end.",
                F($"{average.Posterior.TailMass:0.0e+0} of the mass lies beyond a billion times the persons observed.")));
        }

        return faults;
    }

    private static IEnumerable<string> Notes(CaptureTable table, SystemsSettings settings, GraphAverage average)
    {
        yield return F($"δ = {GraphAverage.Delta(settings.Graphs, table.Lists.Length):0.######}; the saturated graph has {average.SaturatedMass:0.0000} of the mass when it is averaged over too.");
        if (table.Lists.Length == 2)
        {
            yield return "Only the graph of independent lists is there to average over.";
        }

        if (table.Lists.Length == 3)
        {
            yield return "No decomposable graph of three lists is [12,13,23]: dependence of all pairs without an interaction of all three is not averaged over.";
        }

        if (settings.Graphs.IncludeSaturated && table.Lists.Length > 2)
        {
            yield return "The saturated graph is averaged over, as in the literature; as far as it has mass, these numbers are the prior.";
        }
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
