using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>What is to be linked, and how.</summary>
/// <param name="Tables">One table, to find the records of one person in it, or two, to link the second to the first.</param>
public sealed record LinkOrder(IReadOnlyList<LinkageTable> Tables)
{
    /// <summary>How the engine is to run.</summary>
    public LinkageOptions Options { get; init; } = new();

    /// <summary>How problems call the model.</summary>
    public string ModelName { get; init; } = "model";

    /// <summary>The column that says which records are one person; the linkage itself never reads it.</summary>
    public string? Truth { get; init; }

    /// <summary>The column whose values name lists that hold no person twice; with two tables any text says so of both.</summary>
    public string? OneToOne { get; init; }

    /// <summary>Bytes that the run should stay below; null for no limit but that of <see cref="LinkageOptions.MemoryLimit"/> on pairs.</summary>
    public long? Memory { get; init; }

    /// <summary>Where random person ids come from: the same seed and records give the same ids.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the records of added files are put among the persons of an earlier run, and nothing else is decided anew.</summary>
    public bool IsUpdate => Previous is not null && Tables is [{ Added.Count: > 0 }];

    /// <summary>The persons that an earlier run found in the one table: their ids stay where their records stay; null for none.</summary>
    public PreviousPersons? Previous { get; init; }
}

/// <summary>A blocking rule and what it costs.</summary>
/// <param name="Name">The keys that must be equal.</param>
/// <param name="Pairs">Candidate pairs, those counted that an earlier rule finds too.</param>
/// <param name="LeftOut">How many values were left out because too many records share them.</param>
/// <param name="PairsLost">Candidate pairs that are not looked at for it.</param>
public sealed record LinkRule(string Name, long Pairs, int LeftOut, long PairsLost);

/// <summary>What became of the persons' ids of an earlier run.</summary>
/// <param name="Kept">Ids that still stand for a person.</param>
/// <param name="Drawn">Ids drawn for new persons.</param>
/// <param name="Merged">Ids whose records all went to another person.</param>
/// <param name="Split">Ids that lost records to another person.</param>
/// <param name="Gone">Ids whose records are gone.</param>
public sealed record PersonIdCounts(int Kept, int Drawn, int Merged, int Split, int Gone);

/// <summary>A pair drawn to be judged.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Weight">The match weight, log₂ of the odds.</param>
/// <param name="Inclusion">The probability with which it was drawn.</param>
public readonly record struct PairToJudge(int Left, int Right, double Weight, double Inclusion);

/// <summary>Why two records are, or are not, in one cluster.</summary>
/// <param name="Together">Whether they are.</param>
/// <param name="Message">What decided it: the pair, the judgement or the constraint.</param>
/// <param name="Left">A record of the pair that decided; null where no pair did.</param>
/// <param name="Right">The other record of that pair.</param>
public sealed record ClusterDecision(bool Together, string Message, int? Left, int? Right);
