namespace Cenotaph.Tests.Worlds;

/// <summary>Every type of docs/findings.md, with what plants it.</summary>
internal static class CaseTypes
{
    public static IReadOnlyList<(string Type, Func<Plot, Case> Plant)> All { get; } =
    [
        ("bound-violation", BoundCases.Plant),
        ("echo", EchoCases.Plant),
        ("drift-range", DriftCases.Range),
        ("drift-interval", DriftCases.Interval),
        ("drift-scope", DriftCases.Scope),
        ("drift-category", DriftCases.Category),
        ("drift-period", DriftCases.Period),
        ("drift-as-of", DriftCases.AsOf),
        ("drift-modality", DriftCases.Modality),
        ("stale", DateCases.Stale),
        ("vintage", EditionCases.Vintage),
        ("revision-not-flow", EditionCases.Revision),
        ("data-entry", DateCases.DataEntry),
        ("parse-conflict", EditionCases.Parse),
        ("decrease", EditionCases.Decrease),
        ("denominator", MeasureCases.Denominator),
        ("shrinkage", MeasureCases.Shrinkage),
        ("silence", DateCases.Silence),
        ("rank", MeasureCases.Rank),
        ("aggregation", MeasureCases.Aggregation),
        ("metric-dependence", MeasureCases.Metric),
        ("status-contradiction", MeasureCases.Status),
    ];
}
