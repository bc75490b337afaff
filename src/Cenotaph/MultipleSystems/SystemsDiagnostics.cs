using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>What a table shows before any model, and what it cannot show. Printed with every estimate and every refusal.</summary>
public sealed record SystemsDiagnostics
{
    /// <summary>Each list, its size, and what leaving it out or asking for its size gives.</summary>
    public required ImmutableArray<ListDiagnostics> Lists { get; init; }

    /// <summary>Each pair of lists.</summary>
    public required ImmutableArray<PairDiagnostics> Pairs { get; init; }

    /// <summary>How many persons are on exactly so many lists, from 1; the logarithm of that over C(t, i) lies on a line when persons are alike.</summary>
    public required ImmutableArray<NumberDiagnostics> Numbers { get; init; }

    /// <summary>The groups of lists that overlaps join; one when all are joined.</summary>
    public required ImmutableArray<string> Islands { get; init; }

    /// <summary>Pairs of lists without a common person.</summary>
    public required ImmutableArray<string> EmptyPairs { get; init; }

    /// <summary>Lists all of whose persons are on another list too, in words.</summary>
    public required ImmutableArray<string> Nested { get; init; }

    /// <summary>N under other strengths of the interaction of all lists, which no table can show; empty without any estimate.</summary>
    public required XiTable? Xi { get; init; }

    /// <summary>For up to four lists, which models of pairs have a maximum that tells N.</summary>
    public required ImmutableArray<ExistenceDiagnostics> Existence { get; init; }
}

/// <summary>One list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Persons on it.</param>
/// <param name="Alone">Persons on it and no other.</param>
/// <param name="LeftOut">What the other lists say of N without it.</param>
/// <param name="Expected">What the other lists say of its own size, from those of its persons who are on them; to be held against <paramref name="Size"/>.</param>
public sealed record ListDiagnostics(string Name, long Size, long Alone, SystemsResult LeftOut, SystemsResult Expected);

/// <summary>One pair of lists.</summary>
/// <param name="First">The first list.</param>
/// <param name="Second">The second list.</param>
/// <param name="Overlap">Persons on both.</param>
/// <param name="Petersen">N by these two alone, as if independent; null without an overlap.</param>
/// <param name="OddsRatio">Among persons on other lists, the odds of the one on the other: above 1 speaks for positive dependence, which makes Petersen low.
/// Null where nobody is on another list or a count is 0.</param>
public sealed record PairDiagnostics(string First, string Second, long Overlap, double? Petersen, double? OddsRatio);

/// <summary>Persons on exactly so many lists.</summary>
/// <param name="Lists">How many lists, i.</param>
/// <param name="Persons">How many persons, fᵢ.</param>
/// <param name="LogShare">log(fᵢ / C(t, i)); null for nobody.</param>
public sealed record NumberDiagnostics(int Lists, long Persons, double? LogShare);

/// <summary>Whether a model of pairs can be estimated.</summary>
/// <param name="Model">The model.</param>
/// <param name="Code">0 good, 1 no maximum, 2 not identified, 3 both (the codes of SparseMSE).</param>
public sealed record ExistenceDiagnostics(string Model, int Code);

/// <summary>N for other values of ξ, the product of the means of histories of an odd number of lists over that of an even number, the empty one included.</summary>
/// <param name="Model">The model whose fitted unlisted stand for ξ = 1; <c>saturated</c> for the counts themselves.</param>
/// <param name="Rows">ξ and N, by rising ξ.</param>
public sealed record XiTable(string Model, ImmutableArray<(double Xi, double Total)> Rows);
