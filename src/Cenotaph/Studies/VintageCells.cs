using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Reads the numbers of a series that has vintages.</summary>
internal static class VintageCells
{
    /// <summary>Whether a series counts periods and has two vintages or more: only then can it be nowcast.</summary>
    public static bool Has(Series series) =>
        series.Definition.Quantity.Kind == QuantityKind.Period
        && series.Rows.Where(row => row is { Vintage: not null, Date: not null, Value: not null }).Select(row => row.Vintage).Distinct().Skip(1).Any();

    /// <summary>The numbers, with the part by which strata are formed.</summary>
    /// <param name="series">The series.</param>
    /// <param name="part">area, age, cause, group or sex; null for none.</param>
    /// <param name="problems">Receives what is doubtful.</param>
    public static IReadOnlyList<VintageCell> Of(Series series, string? part, ICollection<Problem> problems)
    {
        var rows = series.Rows.Where(row => row is { Vintage: not null, Value: not null }).ToList();
        if (part is not null)
        {
            return [.. rows.Where(row => row.Part.ContainsKey(part)).Select(row => Cell(row, row.Part[part]))];
        }

        // Where a row counts all, its parts are not added to it.
        var whole = rows.Where(row => row.Date is not null && row.Part.IsEmpty).ToList();
        if (whole.Count == 0 && rows.Exists(row => row.Date is not null))
        {
            problems.Add(new(series.Definition.Id, null, null, "parts and no rows of all together", "parts that do not overlap: they are added up", Severity.Doubt));
            whole = rows;
        }

        return [.. whole.Concat(rows.Where(row => row.Date is null && !whole.Contains(row))).Select(row => Cell(row, ""))];
    }

    /// <summary>The numbers with each hidden one as it was last shown, so that what is hidden is no fall; one that was never shown counts as none.</summary>
    /// <param name="cells">The numbers that are shown.</param>
    /// <param name="hidden">Where one is hidden.</param>
    public static IReadOnlyList<VintageCell> WithHidden(IReadOnlyList<VintageCell> cells, IEnumerable<HiddenWeek> hidden)
    {
        var shown = cells.ToLookup(cell => cell.Period);
        return
        [
            .. cells,
            .. from place in hidden
               where place.Date is not null
               let before = shown[place.Date].Where(cell => cell.Vintage.Last < place.Vintage.Last).ToList()
               where before.Count > 0
               select before.MaxBy(cell => cell.Vintage.Last) with { Vintage = place.Vintage },
        ];
    }

    private static VintageCell Cell(SeriesRow row, string stratum) => new(row.Date, row.Vintage!.Value, stratum, row.Value!.Value);
}
