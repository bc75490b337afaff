using System.Collections.Immutable;
using System.Diagnostics;

namespace Cenotaph.MultipleSystems;

/// <summary>All methods on one table, side by side, with the diagnostics.</summary>
/// <param name="Table">The table.</param>
/// <param name="Fault">What makes it useless to methods; null when nothing does.</param>
/// <param name="Results">The estimates and refusals, method by method.</param>
/// <param name="Diagnostics">What the table shows by itself.</param>
/// <param name="Seconds">How long it all took.</param>
public sealed record SystemsComparison(
    CaptureTable Table, TableFault? Fault, ImmutableArray<SystemsResult> Results, SystemsDiagnostics Diagnostics, double Seconds)
{
    /// <summary>Every method there is, in the order of the table of results.</summary>
    public static ImmutableArray<SystemsMethod> Methods { get; } = [new LogLinearMethod(), new GraphsMethod(), new LatentMethod(), new SparseMethod()];

    /// <summary>The name of the one refusal of a family to which a table is useless.</summary>
    internal const string All = "all";

    /// <summary>What every number of these methods counts.</summary>
    public const string Counted = "Persons who had some chance of being listed. Under positive dependence between lists (who is on one is likelier to be on another) every number leans low; under negative dependence (lists divided by territory, say) it leans high.";

    /// <summary>Estimates by these methods, or their refusals.</summary>
    /// <param name="table">The table.</param>
    /// <param name="methods">The families.</param>
    /// <param name="settings">What is asked.</param>
    /// <param name="cache">Holds what was computed of the same table; then all seconds of results are 0. Null to compute anew.</param>
    public static SystemsComparison Of(CaptureTable table, ImmutableArray<SystemsMethod> methods, SystemsSettings settings, StratumCache? cache = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        var watch = Stopwatch.StartNew();
        var fault = TableFaults.Of(table, settings);
        var results = Tried(table, fault, methods, settings, cache);
        return new(table, fault, results, cache?.Diagnostics(table, settings) ?? Diagnosis.Of(table, settings), watch.Elapsed.TotalSeconds);
    }

    /// <summary>The estimates and refusals alone, without diagnostics.</summary>
    internal static ImmutableArray<SystemsResult> Tried(CaptureTable table, TableFault? fault, ImmutableArray<SystemsMethod> methods, SystemsSettings settings, StratumCache? cache = null) =>
    [
        .. methods.SelectMany<SystemsMethod, SystemsResult>(method => fault is not null && (fault.ToAll || !method.TakesNestedLists)
            ? [new SystemsRefusal(method.Name, All, fault.Assumption, fault.Evidence)]
            : cache?.Results(table, method, settings) ?? method.Estimate(table, settings)),
    ];
}
