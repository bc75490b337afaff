using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>The stepwise procedure for sparse overlaps, with a bootstrap that repeats the whole of it (Chan, Silverman and Vincent 2021).</summary>
public sealed class SparseMethod : SystemsMethod
{
    // Limits at the levels that the authors print, beside those asked.
    private static readonly double[] levels = [0.025, 0.05, 0.1, 0.16, 0.84, 0.9, 0.95, 0.975];

    /// <inheritdoc/>
    public override string Name => "sparse";

    /// <inheritdoc/>
    public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        if (table.Lists.Length == 2)
        {
            return [new SystemsRefusal(Name, "stepwise", "A choice among pairs needs at least three lists.", "There are two.")];
        }

        var watch = Stopwatch.StartNew();
        var counts = HistoryCounts.Of(table);
        var fit = Stepwise.Fit(counts, settings.StepwiseThreshold);
        if (!fit.IsFitted)
        {
            return [LogLinearMethod.Refused(fit, "stepwise", Name) with { Seconds = watch.Elapsed.TotalSeconds }];
        }

        var plain = (SystemsEstimate)LogLinearMethod.Of(counts, fit, "stepwise", settings, Name);
        var estimate = plain with
        {
            // The authors print the normal interval of the logarithm first.
            Intervals = [Intervals.Wald(fit, settings.Probability), .. plain.Intervals.Where(interval => interval.Kind == "profile")],
            Figures = [.. plain.Figures, new("empty_overlaps_in_model", fit.Empty.Length)],
        };
        if (fit.Empty.Length > 0)
        {
            estimate = estimate with { Notes = [.. estimate.Notes, $"Empty overlaps in the model, with a coefficient of minus infinity: {string.Join("; ", fit.Empty.Select(table.Names))}."] };
        }

        var whole = settings.Bootstraps > 0 ? Bootstrapped(counts, fit, estimate, settings) : estimate;
        return [whole with { Seconds = watch.Elapsed.TotalSeconds }];
    }

    private static SystemsEstimate Bootstrapped(HistoryCounts counts, HistoryFit fit, SystemsEstimate estimate, SystemsSettings settings)
    {
        double Whole(double[] drawn) => Stepwise.Fit(counts.With(drawn), settings.StepwiseThreshold) is { IsFitted: true } one ? one.Total : double.NaN;
        var persons = counts.Counts.ToArray();
        var draws = Resampling.Of(persons, settings.Bootstraps, settings, Whole);
        double[] sorted = [.. draws.Where(double.IsFinite).Order()];
        var leftOut = new (double Value, double Persons)[persons.Length];
        Parallel.For(0, persons.Length, new() { MaxDegreeOfParallelism = settings.Workers }, cell =>
        {
            double[] fewer = [.. persons];
            fewer[cell]--;
            leftOut[cell] = (Whole(fewer), persons[cell]);
        });
        ImmutableArray<SystemsFigure> told =
        [
            .. estimate.Figures, new("replicates", draws.Length), new("replicates_without_estimate", draws.Length - sorted.Length),
            new("distinct_replicates", sorted.Distinct().Count()),
        ];
        if (sorted.Length < draws.Length / 2 || sorted.Length < 20 || BiasCorrected.Of(fit.Total, sorted, leftOut) is not { } corrected)
        {
            return estimate with
            {
                Draws = [.. draws.Where(double.IsFinite)],
                Figures = told,
                Notes = [.. estimate.Notes, "There are no BCa limits: too few replicates have an estimate, or all of them are on one side of it."],
            };
        }

        var (low, high) = (corrected.Limit(sorted, (1 - settings.Probability) / 2), corrected.Limit(sorted, (1 + settings.Probability) / 2));
        double[] limits = [.. levels.Select(level => corrected.Limit(sorted, level))];
        List<string> notes = [.. estimate.Notes];
        if (limits[3] > fit.Total || limits[4] < fit.Total || limits.Distinct().Count() < limits.Length)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The BCa limits degenerate, as they do where the choice of pairs jumps between few models: at 2.5, 5, 10, 16, 84, 90, 95 and 97.5 % they are {string.Join(", ", limits.Select(limit => limit.ToString("#,0", CultureInfo.InvariantCulture)))}. Read the replicates instead."));
        }

        return estimate with
        {
            Intervals = [.. estimate.Intervals, new("bootstrap of the whole procedure, BCa", settings.Probability, low, high), .. Intervals.Percentile(draws, settings.Probability) is { } plain ? [plain] : Array.Empty<SystemsInterval>()],
            Draws = [.. draws.Where(double.IsFinite)],
            Figures =
            [
                .. told, new("bca_bias", corrected.Bias), new("bca_acceleration", corrected.Acceleration),
                .. levels.Zip(limits, (level, limit) => new SystemsFigure(string.Create(CultureInfo.InvariantCulture, $"bca_{level}"), limit)),
            ],
            Notes = [.. notes],
        };
    }
}
