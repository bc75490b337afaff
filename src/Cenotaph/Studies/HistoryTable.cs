using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Studies;

/// <summary>A table of capture histories that an input of kind <c>histories</c> brings: what its columns are.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Lists">The columns of 0 and 1.</param>
/// <param name="Strata">The columns whose values divide the table.</param>
/// <param name="Imputation">The column of imputations, or null.</param>
/// <param name="LinkageDraw">The column of linkage draws, or null.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record HistoryTable(
    string Input, ImmutableArray<string> Lists, ImmutableArray<string> Strata, string? Imputation, string? LinkageDraw, Origin Origin)
{
    /// <summary>The kind's word in inputs and in the ledger.</summary>
    public const string Kind = "histories";

    /// <summary>The column of counts.</summary>
    public const string Count = "count";

    private static readonly ImmutableArray<string> reserved = ["id", "input", "values", Count];

    /// <summary>Every column but the count, in the order of lists, strata, imputation and linkage draw.</summary>
    internal ImmutableArray<string> Columns => [.. Lists, .. Strata, .. new[] { Imputation, LinkageDraw }.OfType<string>()];

    /// <summary>The kind of record that a row is: a field a column.</summary>
    internal RecordKind RecordKind => new(
        Kind,
        Personal: false,
        KeepsVanished: false,
        [
            new("id", FieldType.Text, "The row's own id, when there is one."),
            .. Lists.Select(list => new Field(list, FieldType.Text, "1 where the persons are on the list, 0 where not.", Required: true, Words: ["0", "1"])),
            .. Columns.Skip(Lists.Length).Select(column => new Field(column, FieldType.Text, "A stratum, imputation or linkage draw.")),
            new(Count, FieldType.Count, "How many persons have the history.", Required: true),
        ]);

    /// <summary>Reads the keys of an input of this kind.</summary>
    internal static HistoryTable Read(TomlTable table, string input, Origin origin)
    {
        var read = new HistoryTable(
            input, table.Texts("lists"), table.Texts("strata"), table.Text("imputation"), table.Text("linkage_draw"), origin);
        if (read.Lists.Length is < 1 or > CaptureTable.MostLists)
        {
            table.Fault("lists", $"{read.Lists.Length} lists", $"the names of 1 to {CaptureTable.MostLists} columns of 0 and 1");
        }

        foreach (var column in read.Columns.Where((column, place) => string.IsNullOrWhiteSpace(column) || reserved.Contains(column) || read.Columns.IndexOf(column) != place).Distinct())
        {
            table.Fault(null, $"the column \"{column}\" twice, empty, or of a name that rows have already", "a name of its own for each column, none of " + string.Join(", ", reserved));
        }

        return read;
    }

    /// <summary>The rows as the ledger has them.</summary>
    internal IEnumerable<(long Row, ImmutableArray<string> Cells)> Rows(Ledger ledger)
    {
        var row = 1L;
        foreach (var record in CurrentRecords.Of(ledger, Kind, keepVanished: false))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            var body = document.RootElement;
            string Cell(string name) => body.TryGetProperty(name, out var cell) && cell.ValueKind == JsonValueKind.String ? cell.GetString()! : "";
            row++;
            if (Cell("input") == Input)
            {
                yield return (row, [.. Columns.Append(Count).Select(Cell)]);
            }
        }
    }
}
