using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>What a study asks of overlapping lists: one section [[systems]].</summary>
public sealed record SystemsPlan
{
    /// <summary>Its word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What a reader must know of the lists, or null.</summary>
    public LocalText? Note { get; init; }

    /// <summary>What is counted.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The input of kind <c>histories</c>, or null.</summary>
    public string? Table { get; init; }

    /// <summary>The side whose persons are taken, source by source, or null.</summary>
    public string? Persons { get; init; }

    /// <summary>Of persons: whether all that any report holds for dead count, or only those that the study's rule confirms.</summary>
    public bool AllPersons { get; init; }

    /// <summary>Of persons: how many draws of the linkage; 0 for the persons as they are linked.</summary>
    public int LinkageDraws { get; init; }

    /// <summary>Publishers of lists of names, where no more is public than how many names there are; empty otherwise.</summary>
    public ImmutableArray<string> Publishers { get; init; } = [];

    /// <summary>The lists of the table, or groups of sources, that are used; empty for all.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>Sets of lists that nobody can be on together.</summary>
    public ImmutableArray<ImmutableArray<string>> StructuralZeros { get; init; } = [];

    /// <summary>Lists that also hold persons who are not of the population.</summary>
    public ImmutableArray<string> Censored { get; init; } = [];

    /// <summary>The families of estimates; empty for all.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>What is asked of them.</summary>
    public SystemsSettings Settings { get; init; } = new();

    /// <summary>How many bootstrap replicates; null for the usual.</summary>
    public int? Bootstraps { get; init; }

    /// <summary>Numbers of others to be held against ours.</summary>
    public ImmutableArray<SystemsBeside> Beside { get; init; } = [];

    /// <summary>Bootstrap replicates of a table: those asked for, else 1,000, of more than seven lists 200: a procedure over many takes a hundred times as long.</summary>
    public static int Replicates(CaptureTable table, int? asked)
    {
        ArgumentNullException.ThrowIfNull(table);
        return asked ?? (table.Lists.Length > 7 ? 200 : 1000);
    }
}
