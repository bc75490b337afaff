using System.Collections.Immutable;

namespace Cenotaph.Publication;

/// <summary>What a column of a published table holds.</summary>
public enum ColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number in invariant notation.</summary>
    Number,

    /// <summary>A date as far as it is known, in the form of <see cref="DateSpan.ToString"/>.</summary>
    Date,

    /// <summary>Several texts, joined by a semicolon and a space.</summary>
    List,
}

/// <summary>One column of a published table.</summary>
/// <param name="Name">Its name in the files.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Meaning">One sentence for the data dictionary.</param>
public sealed record DataColumn(string Name, ColumnType Type, string Meaning);

/// <summary>A table that readers can download as CSV and JSON.</summary>
/// <param name="Name">Its file name without the ending.</param>
/// <param name="Title">Its title for readers.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows in a stable order; a null cell is empty.</param>
/// <param name="Citation">How to cite it, with the citations that its sources ask for.</param>
public sealed record DataTable(
    string Name,
    string Title,
    ImmutableArray<DataColumn> Columns,
    ImmutableArray<ImmutableArray<string?>> Rows,
    string Citation)
{
    /// <summary>The text of its JSON file where that says more than the rows; null for the rows.</summary>
    public string? Json { get; init; }
}
