using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>Averaging over decomposable graphs (Madigan and York 1997).</summary>
public sealed class GraphsMethod : SystemsMethod
{
    /// <inheritdoc/>
    public override string Name => "graphs";

    /// <inheritdoc/>
    public override bool TakesNestedLists => true;

    /// <inheritdoc/>
    public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings) =>
        [new SystemsRefusal(Name, "average", "The average must be computed.", "This build registers the family only.")];
}
