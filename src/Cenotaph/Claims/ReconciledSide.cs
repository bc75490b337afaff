using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One category of one side, by both methods.</summary>
public sealed record ReconciledCategory
{
    /// <summary>What is counted.</summary>
    public required LossCategory Category { get; init; }

    /// <summary>The estimate by the state space; null where it was not asked for, or nothing was published of the category.</summary>
    public Pooled? Estimate { get; init; }

    /// <summary>The estimate by the closed form; null where no number could be placed at the day.</summary>
    public ClosedEstimate? Closed { get; init; }

    /// <summary>The same before any claim is read; null without a state space.</summary>
    public Pooled? Prior { get; init; }

    /// <summary>How many independent sources the numbers are worth.</summary>
    public required double EffectiveSources { get; init; }

    /// <summary>The origins of its readings, with how many readings each.</summary>
    public required ImmutableArray<(string Origin, int Readings)> Groups { get; init; }

    /// <summary>The state space without each origin; null where nothing of the category is left.</summary>
    public ImmutableArray<(string Origin, Pooled? Estimate)> Without { get; init; } = [];

    /// <summary>The state space without each anchor; null where nothing of the category is left.</summary>
    public ImmutableArray<(string Anchor, Pooled? Estimate)> Anchors { get; init; } = [];

    /// <summary>The estimate by quarters of a year, to the day asked for.</summary>
    public ImmutableArray<CoursePoint> Course { get; init; } = [];

    /// <summary>Why there is no number; null where there is one.</summary>
    public Phrase? NotEstimable { get; init; }
}

/// <summary>An estimate on a day of its course.</summary>
/// <param name="Day">The day counted to.</param>
/// <param name="Estimate">The median with its 95 % limits.</param>
/// <param name="Half">The median with its 50 % limits, within the others.</param>
public readonly record struct CoursePoint(DateOnly Day, Pooled Estimate, Pooled Half);

/// <summary>A force component's part of the killed.</summary>
/// <param name="Scope">The component; null for the rest.</param>
/// <param name="Estimate">Its part; null when not estimable.</param>
/// <param name="NotEstimable">Why not; null with a number.</param>
public sealed record ReconciledScope(string? Scope, Pooled? Estimate, Phrase? NotEstimable);

/// <summary>One side's losses up to a day.</summary>
public sealed record ReconciledSide
{
    /// <summary>The side.</summary>
    public required string Side { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The categories.</summary>
    public required ImmutableArray<ReconciledCategory> Categories { get; init; }

    /// <summary>The killed by force component; empty where not asked for.</summary>
    public ImmutableArray<ReconciledScope> Scopes { get; init; } = [];

    /// <summary>The worst potential scale reduction; null without a state space.</summary>
    public double? ScaleReduction { get; init; }

    /// <summary>The least effective number of draws; null without a state space.</summary>
    public double? EffectiveDraws { get; init; }

    /// <summary>Numbers that may be copied though no settled lineage says so, with what each moves.</summary>
    public ImmutableArray<SuspectedEcho> Echoes { get; init; } = [];

    /// <summary>What all of them move together.</summary>
    public ImmutableArray<EchoesTogether> EchoesTogether { get; init; } = [];

    /// <summary>What a reader must know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The numbers that the closed form of a category takes and that count it: none that it takes from another category.</summary>
    /// <param name="one">A category of this side.</param>
    public ImmutableArray<PlacedReading> Says(ReconciledCategory one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var others = Categories.Where(other => one.Category == LossCategory.Wounded && other.Category != one.Category)
            .SelectMany(other => other.Closed?.Readings ?? []).Select(reading => reading.Id).ToHashSet(StringComparer.Ordinal);
        return [.. (one.Closed?.Readings ?? []).Where(reading => !others.Contains(reading.Id))];
    }
}
