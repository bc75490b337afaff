using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>What the columns of a table of capture histories are, where they are no lists, and what is known of the lists.</summary>
public sealed record CaptureColumns
{
    /// <summary>Columns whose values divide the table into strata; a column named <c>stratum</c> or <c>strata</c> is one without being named.</summary>
    public ImmutableArray<string> Strata { get; init; } = [];

    /// <summary>The column that tells imputations of missing fields apart; null where there is one imputation.</summary>
    public string? Imputation { get; init; }

    /// <summary>The column that tells draws of the linkage apart; null where there is one linkage.</summary>
    public string? LinkageDraw { get; init; }

    /// <summary>Sets of lists, by name, that nobody can be on together: structural zeros.</summary>
    public ImmutableArray<ImmutableArray<string>> Impossible { get; init; } = [];

    /// <summary>Lists, by name, that also hold persons who are not of the population.</summary>
    public ImmutableArray<string> Censored { get; init; } = [];

    internal bool IsStratum(string column) =>
        column != Imputation && column != LinkageDraw && (Strata.Contains(column, StringComparer.Ordinal)
        || column.Equals("stratum", StringComparison.OrdinalIgnoreCase) || column.Equals("strata", StringComparison.OrdinalIgnoreCase));
}
