using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Frontline;
using Cenotaph.Registers;
using Cenotaph.Relabelling;

namespace Cenotaph.Publication;

/// <summary>Everything that a bulletin shows, ready to be drawn: no page computes a number of its own.</summary>
/// <param name="Study">The study's word in addresses.</param>
/// <param name="Title">The study's title.</param>
/// <param name="About">What it is about and leaves out, or null.</param>
/// <param name="Languages">The languages of the pages.</param>
/// <param name="AsOf">The day to which ages are measured.</param>
/// <param name="Version">The version of this library.</param>
/// <param name="Vocabulary">The words and what they mean.</param>
/// <param name="Headlines">What the front page leads with.</param>
/// <param name="Claims">All claims, by side, category, date and id.</param>
/// <param name="Series">All series, in the study's order.</param>
/// <param name="Lineage">Who takes figures from whom.</param>
/// <param name="Tables">The tables to download.</param>
/// <param name="Inputs">What it was made from.</param>
public sealed record Bulletin(
    string Study,
    LocalText Title,
    LocalText? About,
    ImmutableArray<string> Languages,
    DateOnly AsOf,
    string Version,
    Vocabulary Vocabulary,
    ImmutableArray<Headline> Headlines,
    ImmutableArray<Claim> Claims,
    ImmutableArray<Series> Series,
    ImmutableArray<LineageEdge> Lineage,
    ImmutableArray<DataTable> Tables,
    ImmutableArray<InputSource> Inputs)
{
    /// <summary>What the rules found, by weight, type and first record.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What is known of labels that may hide the dead, by side and label; empty where nothing is on record.</summary>
    public ImmutableArray<LabelSummary> Relabel { get; init; } = [];

    /// <summary>Excess deaths, one summary for each question of the study; empty where it asks none.</summary>
    public ImmutableArray<ExcessSummary> Excess { get; init; } = [];

    /// <summary>Registers that are late, one summary for each question of the study; empty where it asks none.</summary>
    public ImmutableArray<NowcastSummary> Nowcasts { get; init; } = [];
    /// <summary>Court claims, one summary a side; empty where the study asks none.</summary>
    public ImmutableArray<CourtSummary> Courts { get; init; } = [];

    /// <summary>Overlapping lists, one summary for each section of the study; empty where it asks none.</summary>
    public ImmutableArray<SystemsSummary> Systems { get; init; } = [];

    /// <summary>Projections, ratios, burden and flows.</summary>
    public ComparisonSummary Compared { get; init; } = new();

    /// <summary>Published estimates of past dates, edition by edition, against their own limits.</summary>
    public ImmutableArray<VintageAudit> Audits { get; init; } = [];
    /// <summary>What inheritance cases say of the dead; null where the study does not ask.</summary>
    public ProbateVintages? Probate { get; init; }

    /// <summary>The estimate out of all claims; null where the study does not ask for it.</summary>
    public ReconcileSummary? Reconciliation { get; init; }

    /// <summary>How the front moved; null where the study does not ask.</summary>
    public FrontSummary? Front { get; init; }

    /// <summary>Numbers of persons, a section for each side that has any.</summary>
    public ImmutableArray<PersonsSection> Persons { get; init; } = [];
}

/// <summary>The newest claims of one side and category, one a publisher, the newest first.</summary>
/// <param name="Side">The side that is counted.</param>
/// <param name="Category">What happened to those counted.</param>
/// <param name="Claims">
/// Cumulative counts of everyone on the side; a publisher that has none stands with its count of a part, and its scope
/// must be shown beside it.
/// </param>
public sealed record Headline(Definition Side, Definition Category, ImmutableArray<Claim> Claims);

/// <summary>One input of the study, as taken in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Files">SHA-256 of each file, by its path in the study.</param>
/// <param name="Plan">The digest of the plan by which it was read.</param>
/// <param name="Listed">How many records it lists.</param>
/// <param name="Faults">How many of its rows were left out.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record InputSource(
    string Name,
    string Kind,
    ImmutableSortedDictionary<string, string> Files,
    string Plan,
    long Listed,
    long Faults,
    Origin Origin);
