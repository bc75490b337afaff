using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>That numbers of one category and scope stand for another category, or for everyone, by a declared share.</summary>
/// <param name="Category">The category of the claim.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="As">What it stands for.</param>
/// <param name="Share">The id of the share.</param>
/// <param name="Unit">The unit of the claim.</param>
public sealed record ReadAs(string Category, Scope Scope, LossCategory As, string Share, string Unit = "persons");

/// <summary>Which records belong to an anchor.</summary>
/// <param name="Anchor">The anchor's id.</param>
/// <param name="Publishers">Counts or estimates of these publishers.</param>
/// <param name="Categories">Only of these categories; all when empty.</param>
/// <param name="Counted">Whether it is about cases counted one by one.</param>
public sealed record AnchorPlace(string Anchor, ImmutableArray<string> Publishers, ImmutableArray<string> Categories, bool Counted);

/// <summary>What a study asks of a reconciliation.</summary>
public sealed record ReconcilePlan
{
    /// <summary>What is assumed.</summary>
    public ReconcilePriors Priors { get; init; } = new();

    /// <summary>The origins it declares.</summary>
    public ImmutableArray<DeclaredOrigin> Origins { get; init; } = [];

    /// <summary>What stands for what.</summary>
    public ImmutableArray<ReadAs> ReadAs { get; init; } = [];

    /// <summary>Where anchors are.</summary>
    public ImmutableArray<AnchorPlace> Anchors { get; init; } = [];

    /// <summary>Series that are not read, though they count what is asked for.</summary>
    public ImmutableArray<SeriesSetAside> SetAside { get; init; } = [];

    /// <summary>What no number holds: each with its size, or unknown.</summary>
    public ImmutableArray<LeftOut> LeavesOut { get; init; } = [];

    /// <summary>The force components of the table by scope.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>The titles for readers of the origins and anchors that have one, by id.</summary>
    public ImmutableSortedDictionary<string, LocalText> Titles { get; init; } = ImmutableSortedDictionary.Create<string, LocalText>(StringComparer.Ordinal);

    /// <summary>Against what, and beside whom, it is scored.</summary>
    public ImmutableArray<ScorePlan> Scores { get; init; } = [];

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Series that a reconciliation does not read.</summary>
/// <param name="Series">Their ids.</param>
/// <param name="Why">The reason.</param>
public sealed record SeriesSetAside(ImmutableArray<string> Series, string Why);

/// <summary>What a headline leaves out.</summary>
/// <param name="Side">The side.</param>
/// <param name="Category">The category of the headline.</param>
/// <param name="What">What is left out.</param>
/// <param name="Size">How many, in words of the study; null for unknown.</param>
/// <param name="Why">On what that rests.</param>
public sealed record LeftOut(string Side, string Category, LocalText What, LocalText? Size, LocalText Why);

/// <summary>A record that did not become a reading.</summary>
/// <param name="Id">The claim or series.</param>
/// <param name="Reason">Why.</param>
public sealed record Unread(string Id, string Reason);
