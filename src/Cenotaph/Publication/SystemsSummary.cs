using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>What a study asks of overlapping lists, and what all methods say: one section [[systems]].</summary>
public sealed record SystemsSummary
{
    /// <summary>The section's word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What a reader must know of the lists, or null.</summary>
    public LocalText? Note { get; init; }

    /// <summary>What the numbers count: persons who had some chance of being listed.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Where the histories come from: <c>table</c>, <c>persons</c>, or <c>publishers</c> where only who publishes named lists is known.</summary>
    public required string Source { get; init; }

    /// <summary>Where the table comes from; null for persons and publishers.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The lists, each a group of sources that are not independent.</summary>
    public ImmutableArray<SystemsList> Lists { get; init; } = [];

    /// <summary>The comparison of methods for each stratum, imputation and linkage draw; empty where no table is at hand. Seconds are 0.</summary>
    public ImmutableArray<SystemsComparison> Tables { get; init; } = [];

    /// <summary>Strata added up, imputations and linkage draws combined; empty where there is but one of each.</summary>
    public ImmutableArray<CombinedEstimate> Combined { get; init; } = [];

    /// <summary>Numbers of others to be held against ours, each with its own scope.</summary>
    public ImmutableArray<SystemsBeside> Beside { get; init; } = [];

    /// <summary>Why nothing can be estimated at all; null where methods were asked.</summary>
    public SystemsReason? Refusal { get; init; }

    /// <summary>The least number of persons that may be shown of one history, pair or cell; 0 for a table that is public already.</summary>
    public int LeastShown { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>What else must be said.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];
}

/// <summary>One list: sources that take reports from one another, or a column of a table.</summary>
/// <param name="Name">Its name in tables and models.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="Sources">The publishers or columns in it, in ordinal order.</param>
/// <param name="Lineage">What is on record of who takes from whom within it.</param>
public sealed record SystemsList(string Name, LocalText Title, ImmutableArray<string> Sources, ImmutableArray<LineageEdge> Lineage);

/// <summary>A number that another made, to be held against an estimate only as far as its scope allows.</summary>
/// <param name="Label">What it is, for readers.</param>
/// <param name="Value">The number, or null for limits alone.</param>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
/// <param name="Scope">Who is counted, in words.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record SystemsBeside(LocalText Label, decimal? Value, decimal? Low, decimal? High, LocalText Scope, Origin Origin);

/// <summary>Why lists cannot be estimated from.</summary>
/// <param name="Assumption">What does not hold.</param>
/// <param name="Evidence">What speaks against it, a sentence a record.</param>
public sealed record SystemsReason(Phrase Assumption, ImmutableArray<Phrase> Evidence);
