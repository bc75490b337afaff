using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Frontline;
using Cenotaph.Publication;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>What the steps of a study found out beyond its records: what a bulletin shows beside claims and series.</summary>
public sealed record StudyResults
{
    /// <summary>What the rules found in the records.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What the gate lets through of persons.</summary>
    public required PersonRelease Persons { get; init; }

    /// <summary>What is known of labels that may hide the dead.</summary>
    public ImmutableArray<LabelSummary> Labels { get; init; } = [];

    /// <summary>What it asks of excess deaths.</summary>
    public ImmutableArray<ExcessSummary> Excess { get; init; } = [];

    /// <summary>What it asks of registers that are late.</summary>
    public ImmutableArray<NowcastSummary> Nowcasts { get; init; } = [];

    /// <summary>What it asks of court claims.</summary>
    public ImmutableArray<CourtSummary> Courts { get; init; } = [];

    /// <summary>What it asks of overlapping lists.</summary>
    public ImmutableArray<SystemsSummary> Systems { get; init; } = [];

    /// <summary>Projections, ratios, burden and flows.</summary>
    public ComparisonSummary Compared { get; init; } = new();

    /// <summary>Published estimates of past dates, edition by edition.</summary>
    public ImmutableArray<VintageAudit> Audits { get; init; } = [];

    /// <summary>The estimate out of all claims; null where the study does not ask for it, or it cannot be made.</summary>
    public StudyReconciliation? Reconciliation { get; init; }

    /// <summary>What inheritance cases say of the dead; null where it does not ask.</summary>
    public ProbateVintages? Probate { get; init; }

    /// <summary>How the front moved; null where it does not ask.</summary>
    public FrontSummary? Front { get; init; }
}
