namespace Cenotaph.ExcessMortality;

/// <summary>What an estimate of excess counts and how it was made.</summary>
/// <param name="Method">The method: <c>ratio</c>, <c>seasonal-trend</c>, <c>envelope</c>, <c>glm</c>.</param>
/// <param name="Variant">The variant of the method: <c>subtracted-linear-5</c>.</param>
/// <param name="Territory">Which territory.</param>
/// <param name="Sex">The sex whose excess it is; <c>both</c> for both.</param>
/// <param name="Years">The years added up, rising.</param>
/// <param name="Ages">The age groups added up, by label; empty where the deaths of all ages are one count.</param>
public sealed record ExcessKey(
    string Method,
    string Variant,
    string Territory,
    string Sex,
    IReadOnlyList<int> Years,
    IReadOnlyList<string> Ages);

/// <summary>An estimate of excess, or the reason why there is none.</summary>
/// <param name="Key">What it counts and how it was made.</param>
public abstract record ExcessResult(ExcessKey Key);

/// <summary>
/// Excess deaths: those counted less those expected, in deaths. The calibrated interval comes first wherever it is shown; the nominal one and
/// the one on the published basis stand beside it.
/// </summary>
/// <param name="Key">What it counts and how it was made.</param>
/// <param name="Observed">Deaths counted (less the cause, where it is subtracted).</param>
/// <param name="Expected">Deaths expected from the baseline.</param>
/// <param name="StandardError">On the basis the method's authors publish (ratio: ages independent, years sharing a baseline); NaN when it has
/// none.</param>
/// <param name="Df">Degrees of freedom of the nominal interval; 0 when it has none.</param>
/// <param name="NominalStandardError">From the residuals of the sum itself; NaN when there is none.</param>
/// <param name="Nominal">Interval by the model's own assumptions; null when it has none.</param>
/// <param name="PublishedBasis">As the method's authors print it: ratio, one standard error each way; null when they print none.</param>
/// <param name="Calibrated">Interval from placebo errors; null when there are too few placebo runs.</param>
/// <param name="Placebo">The placebo runs; null when none could be made.</param>
/// <param name="WhyNotCalibrated">Why there is no calibrated interval; null when there is one.</param>
public sealed record ExcessEstimate(
    ExcessKey Key,
    double Observed,
    double Expected,
    double StandardError,
    double Df,
    double NominalStandardError,
    Interval? Nominal,
    Interval? PublishedBasis,
    Interval? Calibrated,
    Placebo? Placebo,
    string? WhyNotCalibrated = null)
    : ExcessResult(Key)
{
    /// <summary>Excess deaths: counted less expected. Not floored at 0.</summary>
    public double Value => Observed - Expected;

    /// <summary>Whether the calibrated interval holds zero; null when there is no such interval.</summary>
    public bool? IndistinguishableFromNone => Calibrated?.Contains(0);
}

/// <summary>There is no estimate, and this is why.</summary>
/// <param name="Key">What was asked for, and how.</param>
/// <param name="Assumption">What the method needs.</param>
/// <param name="Evidence">What was found instead, with the numbers.</param>
public sealed record ExcessRefusal(
    ExcessKey Key,
    string Assumption,
    string Evidence)
    : ExcessResult(Key);

/// <summary>The same sum by every variant.</summary>
/// <param name="Results">In a fixed order: raw before subtracted, linear before exponential, short windows first.</param>
public sealed record SpecificationCurve(IReadOnlyList<ExcessResult> Results)
{
    /// <summary>The variants that gave a number, from the lowest value to the highest.</summary>
    public IReadOnlyList<ExcessEstimate> Ranked => [.. Results.OfType<ExcessEstimate>().OrderBy(result => result.Value)];
}
