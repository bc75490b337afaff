using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>One row of a <see cref="PartTable"/>.</summary>
/// <param name="Part">The part it is about.</param>
/// <param name="Cells">The row of each series, in the order of the columns; null where it has none.</param>
public sealed record PartRow(string Part, ImmutableArray<SeriesRow?> Cells);

/// <summary>Series of one input that are not in time but about parts, side by side: regions, past wars.</summary>
/// <param name="Input">The input that they come from.</param>
/// <param name="Columns">The series.</param>
/// <param name="Rows">The parts, in the order of the series' rows.</param>
public sealed record PartTable(string Input, ImmutableArray<Series> Columns, ImmutableArray<PartRow> Rows)
{
    /// <summary>The tables of all series without dates whose every row has this dimension; the longest first.</summary>
    /// <param name="series">The series, in the study's order.</param>
    /// <param name="dimension">The part's dimension, for example <c>area</c> or <c>group</c>.</param>
    public static ImmutableArray<PartTable> Of(IEnumerable<Series> series, string dimension)
    {
        ArgumentNullException.ThrowIfNull(series);
        return
        [
            .. series.Where(one => !one.Rows.IsEmpty && one.Rows.All(row => row.Date is null && row.Part.ContainsKey(dimension)))
                .GroupBy(one => one.Definition.Input, StringComparer.Ordinal)
                .Select(group => Of(group.Key, [.. group]))
                .OrderByDescending(table => table.Rows.Length),
        ];
    }

    private static PartTable Of(string input, ImmutableArray<Series> columns)
    {
        // of several vintages the newest stands last, and so is kept
        var cells = columns.Select(column => column.Rows.GroupBy(Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal)).ToList();
        return new(
            input,
            columns,
            [
                .. columns.SelectMany(column => column.Rows).Select(Name).Distinct(StringComparer.Ordinal)
                    .Select(name => new PartRow(name, [.. cells.Select(column => column.GetValueOrDefault(name))])),
            ]);
    }

    private static string Name(SeriesRow row) => string.Join(", ", row.Part.Values);
}
