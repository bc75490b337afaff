using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>One family of estimates. It has no state; the same table, settings and seed give the same result on any number of threads.</summary>
public abstract class SystemsMethod
{
    /// <summary>The family's word: <c>loglinear</c>, <c>graphs</c>, <c>latent</c>, <c>sparse</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it can tell a list that lies within another from independent ones; a log-linear model cannot.</summary>
    public virtual bool TakesNestedLists => false;

    /// <summary>The estimates of this family, in the order in which they are shown. Never empty: what cannot be estimated is refused.</summary>
    /// <param name="table">One stratum in which <see cref="TableFaults"/> found nothing that is a fault to this method.</param>
    /// <param name="settings">What is asked.</param>
    public abstract ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings);
}
