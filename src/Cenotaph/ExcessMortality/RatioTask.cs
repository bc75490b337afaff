using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>One sum by one variant: what is asked, checked against what the table has.</summary>
internal sealed class RatioTask
{
    private readonly int[] baseline;
    private readonly int[] targets;
    private readonly int firstYear;
    private readonly RatioDesign? design;
    private readonly RatioTable? table;
    private readonly RatioTable? raw;

    private RatioTask(DeathCounts counts, ExcessSettings settings, RatioVariant variant, ExcessSelection selection)
    {
        var ages = selection.Ages.Count > 0 ? selection.Ages : settings.Ages.Count > 0 ? settings.Ages : counts.Ages;
        (Settings, Variant) = (settings, variant);
        targets = [.. selection.Years.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(targets.Length, nameof(selection));
        Key = new(RatioMethod.Name, variant.Name, counts.Territory, counts.Sex, targets, ages);
        firstYear = counts.Years.Count == 0 ? settings.BaselineTo : counts.Years[0];
        baseline = [.. Enumerable.Range(settings.BaselineTo - variant.Window + 1, variant.Window).Where(year => !settings.ExcludedYears.Contains(year))];
        if (variant.CauseSubtracted && counts.CauseDeaths is null)
        {
            Refusal = new(Key, "Deaths of the cause to subtract are known for both sexes.", $"{counts.Territory}: there are none.");
            return;
        }

        if (targets[0] <= settings.BaselineTo)
        {
            Refusal = new(Key, "Every target year lies after the baseline.", string.Create(
                CultureInfo.InvariantCulture, $"{targets[0]} does not lie after {settings.BaselineTo}."));
            return;
        }

        raw = new(counts, ages, causeSubtracted: false);
        table = variant.CauseSubtracted ? new(counts, ages, causeSubtracted: true) : raw;
        Refusal = Check();
        if (Refusal is null)
        {
            design = new(baseline, targets);
            Fit = new(table, variant.Form, design, baseline, targets);
        }
    }

    public ExcessKey Key { get; }

    public ExcessSettings Settings { get; }

    public RatioVariant Variant { get; }

    /// <summary>Why there is no estimate; null when there is one.</summary>
    public ExcessRefusal? Refusal { get; }

    public RatioFit Fit { get; } = null!;

    public static RatioTask Of(DeathCounts counts, ExcessSettings settings, RatioVariant variant, ExcessSelection selection)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(selection);
        return new(counts, settings, variant, selection);
    }

    public RatioPlacebo Placebo() => RatioPlacebo.Run(table!, raw!, Settings, Variant.Form, design!, Fit, baseline, targets, firstYear);

    private ExcessRefusal? Check()
    {
        if (baseline.Length == 0)
        {
            return new(Key, "The baseline has a year that is not excluded.", "Every year of it is excluded.");
        }

        if (RatioMethod.TooShort(Variant.Window, baseline.Length) is { } evidence)
        {
            return new(Key, "A trend and its error need a baseline of three years or more.", evidence);
        }

        if (baseline.Select(year => table!.BaselineFault(year, Variant.Form)).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            return new(
                Key,
                Variant.Form == TrendForm.Linear
                    ? "Each age has deaths of both sexes in every year of the baseline."
                    : "Each age has deaths of both sexes in every year of the baseline, and more of the first than of the other.",
                fault);
        }

        return targets.Select(table!.TargetFault).FirstOrDefault(fault => fault is not null) is { } missing
            ? new(Key, "Each age has known deaths of the first sex and some of the other in the target year.", missing)
            : null;
    }
}
