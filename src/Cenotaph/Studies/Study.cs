using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Disclosure;
using Cenotaph.Ingest;
using Cenotaph.Registers;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>One conflict or question: a folder with its inputs, rules, ledger and output.</summary>
public sealed record Study
{
    /// <summary>The full path of the folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Its word in addresses and citations.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it is about and what it leaves out, for readers; null when nothing is said.</summary>
    public LocalText? About { get; init; }

    /// <summary>The languages its bulletin is in, by their two-letter codes.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The day to which ages are measured; null for the newest date of any record.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What <c>cenotaph run</c> does, in order.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    /// <summary>The words its records may use.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The limits that quantity words stand for.</summary>
    public required IReadOnlyDictionary<string, WordLimits> Words { get; init; }

    /// <summary>What the front page leads with.</summary>
    public required HeadlineChoice Headline { get; init; }

    /// <summary>What it declares of labels that may hide the dead.</summary>
    public RelabelPlan Relabel { get; init; } = new();

    /// <summary>What it asks of excess deaths, in file order.</summary>
    public ImmutableArray<ExcessPlan> Excess { get; init; } = [];

    /// <summary>What is asked of registers that are late, in file order.</summary>
    public ImmutableArray<NowcastPlan> Nowcasts { get; init; } = [];
    /// <summary>What it asks of court claims, a plan a side.</summary>
    public ImmutableArray<CourtPlan> Courts { get; init; } = [];

    /// <summary>What it asks of overlapping lists, in file order.</summary>
    public ImmutableArray<SystemsPlan> Systems { get; init; } = [];

    /// <summary>Its tables of capture histories.</summary>
    public ImmutableArray<HistoryTable> Histories { get; init; } = [];

    /// <summary>What it asks of projections, ratios, burden and flows.</summary>
    public ComparisonPlans Compared { get; init; } = new();

    /// <summary>Series of one estimate that follow on one another, edition by edition.</summary>
    public ImmutableArray<VintagePlan> Vintages { get; init; } = [];
    /// <summary>What it asks of inheritance cases; null where it asks nothing.</summary>
    public ProbatePlan? Probate { get; init; }

    /// <summary>What a reconciliation of its claims assumes.</summary>
    public ReconcilePlan Reconcile { get; init; } = new();

    /// <summary>Whether it has the section [reconcile]: its bulletin leads with the estimate only then.</summary>
    public bool Reconciles { get; init; }

    /// <summary>What it asks of the front; null where it asks nothing.</summary>
    public FrontPlan? Front { get; init; }

    /// <summary>The limits that the rules over published figures use.</summary>
    public FindingLimits Limits { get; init; } = new();

    /// <summary>The rules by which a person is held for dead.</summary>
    public Persons.ConfirmationRules Confirmation { get; init; } = Persons.Confirmer.UsualRules;

    /// <summary>What may be published of persons.</summary>
    public DisclosureRules Disclosure { get; init; } = new();

    /// <summary>Whether judgements on persons count only when two reviewers agree.</summary>
    public bool FourEyes { get; init; }

    /// <summary>Who takes figures from whom, with what judgements accepted and without what they rejected.</summary>
    public required ImmutableArray<LineageEdge> Lineage { get; init; }

    /// <summary>The inferred edges that judgements rejected.</summary>
    public ImmutableArray<LineageEdge> RejectedLineage { get; init; } = [];

    /// <summary>The inputs, in order of name.</summary>
    public required ImmutableArray<InputPlan> Inputs { get; init; }

    /// <summary>The measured columns of the registers among them.</summary>
    public required ImmutableArray<SeriesDefinition> Series { get; init; }

    /// <summary>The ledger's file.</summary>
    public string LedgerFile => Path.Combine(Folder, "ledger.sqlite");

    /// <summary>The file of heads beside the ledger.</summary>
    public string HeadsFile => Path.Combine(Folder, "ledger.heads");

    /// <summary>The folder that the bulletin is written to.</summary>
    public string Output => Path.Combine(Folder, "out");
}

/// <summary>Which sides and categories the front page leads with, in order.</summary>
/// <param name="Sides">The sides.</param>
/// <param name="Categories">The categories.</param>
public sealed record HeadlineChoice(ImmutableArray<string> Sides, ImmutableArray<string> Categories);
