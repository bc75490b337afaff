using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Nowcasting;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>One number of a register that is late.</summary>
/// <param name="Period">When it happened; null where that is not known.</param>
/// <param name="Vintage">The edition, or the day on which a case became known.</param>
/// <param name="Stratum">The stratum; empty for all.</param>
/// <param name="Count">How many.</param>
internal readonly record struct VintageCell(DateSpan? Period, DateSpan Vintage, string Stratum, decimal Count);

/// <summary>One edition of a register.</summary>
/// <param name="Label">As the register names it.</param>
/// <param name="Date">The day at whose end it was made.</param>
/// <param name="Index">The last period that had ended by then.</param>
/// <param name="Covered">The last period of which it says anything.</param>
internal readonly record struct RegisterVintage(string Label, DateOnly Date, int Index, int Covered);

/// <summary>A register with its vintages on a grid of periods.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Periods">The periods, without gaps, up to the newest vintage.</param>
/// <param name="Vintages">The vintages, rising.</param>
/// <param name="Triangle">All strata together.</param>
/// <param name="Strata">Each stratum, by name; empty where none was asked.</param>
/// <param name="Stray">Cases of the newest vintage that are dated after it, which are left out.</param>
/// <param name="Undated">Cases of the newest vintage without a date, which are spread over the periods.</param>
internal sealed record RegisterTriangle(
    PeriodGrid Grid, ImmutableArray<DateSpan> Periods, ImmutableArray<RegisterVintage> Vintages, ReportingTriangle Triangle,
    ImmutableArray<(string Name, ReportingTriangle Triangle)> Strata, double Stray, double Undated)
{
    // More periods than this are a stray date or a grid too fine.
    private const int MostPeriods = 5000;

    /// <summary>The triangle of a table of counts by period and vintage; null with a problem when there is none.</summary>
    /// <param name="name">How problems call the register.</param>
    /// <param name="cells">Its numbers.</param>
    /// <param name="plan">What is asked.</param>
    /// <param name="until">The last day on which a vintage was made that is used.</param>
    /// <param name="latest">No vintage is later than this day, whatever its name; null for no such day.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static RegisterTriangle? Of(
        string name, IEnumerable<VintageCell> cells, NowcastPlan plan, DateOnly? until, DateOnly? latest, ICollection<Problem> problems)
    {
        var rows = Cadence.Of(
            cells.Where(cell => cell.Period is not null && !plan.LeftOut.Contains(cell.Vintage.ToString())), _ => "", cell => cell.Period!.Value, (cell, date) => cell with { Period = date }).ToList();
        if (rows.Count == 0)
        {
            problems.Add(new(name, null, null, "no dated number with a vintage", "counts by period and vintage: what was known of each period at each time"));
            return null;
        }

        var grid = plan.Grid is { } word ? new PeriodGrid(word) : Usual(rows);
        if (grid is null)
        {
            problems.Add(new(name, null, null, $"periods such as {rows[0].Period}", "days, ISO weeks, months, quarters or years; grid says which"));
            return null;
        }

        var placed = Placed(name, rows, grid, plan, problems);
        DateOnly Made(DateSpan vintage) => plan.VintageDates.TryGetValue(vintage.ToString(), out var day) ? day : vintage.Last > latest ? latest.Value : vintage.Last;
        var vintages = placed.Select(cell => cell.Vintage).Distinct().Select(vintage => (Vintage: vintage, Date: Made(vintage))).OrderBy(one => one.Date).ThenBy(one => one.Vintage.First).ToList();
        var kept = vintages.Where(one => until is null || one.Date <= until).ToList();
        if (kept.Count == 0)
        {
            problems.Add(
                placed.Count == 0 ? new(name, null, null, "no period that counts", "at least one")
                    : new(name, null, "as-of", $"{until:yyyy-MM-dd}", $"a day from {vintages[0].Date:yyyy-MM-dd} on, when the first vintage was made"));
            return null;
        }

        var periods = Sequence(grid, placed.Min(cell => cell.Period!.Value.First), kept[^1].Date);
        if (periods.Length is 0 or > MostPeriods)
        {
            problems.Add(new(
                name, null, null, periods.Length == 0 ? $"no {grid.Word} that ended before the newest vintage, {kept[^1].Date:yyyy-MM-dd}" : $"more than {MostPeriods} periods from {periods[0]} on",
                periods.Length == 0 ? "periods before vintages" : "fewer: a coarser grid, or from, the first day that counts"));
            return null;
        }

        return Build(name, grid, periods, kept, placed, plan, cells.Where(cell => cell.Period is null), problems);
    }

    /// <summary>The triangle of a line list: each cell is a case with its day and the day on which it became known.</summary>
    public static RegisterTriangle? OfCases(string name, IEnumerable<VintageCell> cases, NowcastPlan plan, DateOnly? until, ICollection<Problem> problems)
    {
        var grid = new PeriodGrid(plan.Grid ?? "week");
        var known = cases.Where(one => until is null || one.Vintage.Last <= until).ToList();
        var dated = known.Where(one => one.Period is { } period && grid.Around(period) is not null && (plan.From is null || period.First >= plan.From)).ToList();
        if (dated.Count == 0)
        {
            problems.Add(new(name, null, null, "no case with both days", "cases with the day of the event and the day on which they became known"));
            return null;
        }

        // The day of the newest report ends the list; a period that has not ended by then is left out.
        var end = until is { } day && day < known.Max(one => one.Vintage.Last) ? day : known.Max(one => one.Vintage.Last);
        var periods = Sequence(grid, dated.Min(one => one.Period!.Value.First), end);
        if (periods.Length is < 2 or > MostPeriods)
        {
            problems.Add(new(name, null, null, $"{periods.Length} whole periods", $"from 2 to {MostPeriods}; grid makes them shorter or longer"));
            return null;
        }

        var names = Names(plan, dated);
        var vintages = Enumerable.Range(0, periods.Length).ToArray();
        var tables = names.ToDictionary(one => one, _ => vintages.Select(index => new double[index + 1]).ToArray(), StringComparer.Ordinal);
        var (stray, early) = (0.0, 0.0);
        foreach (var one in dated)
        {
            var period = Index(periods, one.Period!.Value.First);
            var seen = Index(periods, one.Vintage.Last);
            if (one.Vintage.Last < periods[period].First)
            {
                early += (double)one.Count;
            }
            else if (seen == periods.Length)
            {
                stray += (double)one.Count;
            }
            else
            {
                for (var vintage = seen; vintage < periods.Length; vintage++)
                {
                    tables[Stratum(plan, one)][vintage][period] += (double)one.Count;
                }
            }
        }

        if (early > 0)
        {
            problems.Add(new(name, null, null, $"{early} cases that became known before the {grid.Word} in which they happened", "the other way round; they are left out", Severity.Doubt));
        }

        var undated = new double[periods.Length];
        foreach (var one in known.Where(one => one.Period is null))
        {
            for (var vintage = Index(periods, one.Vintage.Last); vintage < periods.Length; vintage++)
            {
                undated[vintage] += (double)one.Count;
            }
        }

        return Whole(
            grid, periods, [.. vintages.Select(index => new RegisterVintage(Iso(periods[index].Last), periods[index].Last, index, index))], names, tables, undated, stray);
    }

    private static RegisterTriangle Build(
        string name, PeriodGrid grid, ImmutableArray<DateSpan> periods, List<(DateSpan Vintage, DateOnly Date)> kept, List<VintageCell> placed, NowcastPlan plan,
        IEnumerable<VintageCell> undatedCells, ICollection<Problem> problems)
    {
        // Of several vintages within one period the last holds.
        var indexed = kept.Select(one => (one.Vintage, one.Date, Index: Index(periods, one.Date.AddDays(1)) - 1)).ToList();
        var early = indexed.Count(one => one.Index < 0);
        if (early > 0)
        {
            problems.Add(new(name, null, null, $"{early} vintages before the end of the first {grid.Word}", "later ones; these are left out", Severity.Doubt));
        }

        var used = indexed.Where(one => one.Index >= 0).GroupBy(one => one.Index).Select(group => group.Last()).ToList();
        var names = Names(plan, placed);
        var tables = names.ToDictionary(one => one, _ => used.Select(one => new double[one.Index + 1]).ToArray(), StringComparer.Ordinal);
        var (stray, undated, covered) = (0.0, new double[used.Count], new int[used.Count]);
        var place = used.Select((one, at) => (one.Vintage, at)).ToDictionary(pair => pair.Vintage, pair => pair.at);
        foreach (var cell in placed.Where(cell => place.ContainsKey(cell.Vintage)))
        {
            var (at, period) = (place[cell.Vintage], Index(periods, cell.Period!.Value.First));
            if (period <= used[at].Index)
            {
                tables[Stratum(plan, cell)][at][period] += (double)cell.Count;
                covered[at] = Math.Max(covered[at], period);
            }
            else if (at == used.Count - 1)
            {
                stray += (double)cell.Count;
            }
        }

        foreach (var cell in undatedCells.Where(cell => place.ContainsKey(cell.Vintage)))
        {
            undated[place[cell.Vintage]] += (double)cell.Count;
        }

        return Whole(
            grid, periods, [.. used.Select((one, at) => new RegisterVintage(one.Vintage.ToString(), one.Date, one.Index, covered[at]))], names, tables, undated, stray);
    }

    private static RegisterTriangle Whole(
        PeriodGrid grid, ImmutableArray<DateSpan> periods, ImmutableArray<RegisterVintage> vintages, string[] names, Dictionary<string, double[][]> tables, double[] undated, double stray)
    {
        var strata = names.Select(one => (Name: one, Triangle: ReportingTriangle.FromVintages([.. vintages.Select(vintage => vintage.Index)], tables[one]).CoveredTo(vintages[^1].Covered))).ToImmutableArray();
        var spread = 0.0;
        var whole = ReportingTriangle.Sum([.. strata.Select(one => one.Triangle)]);
        return new(grid, periods, vintages, undated[^1] > 0 ? whole.WithUndated(undated, out spread) : whole, names.Length > 1 ? strata : [], stray, spread);
    }

    private static List<VintageCell> Placed(string name, IReadOnlyList<VintageCell> rows, PeriodGrid grid, NowcastPlan plan, ICollection<Problem> problems)
    {
        List<VintageCell> placed = [];
        foreach (var row in rows.Where(row => plan.From is not { } from || row.Period!.Value.First >= from))
        {
            if (grid.Around(row.Period!.Value) is { } period && row.Count >= 0)
            {
                placed.Add(row with { Period = period });
            }
            else
            {
                problems.Add(new(
                    name, null, null, row.Count < 0 ? $"{row.Count.ToString(CultureInfo.InvariantCulture)} cases of {row.Period} in the vintage {row.Vintage}" : $"{row.Period}",
                    row.Count < 0 ? "a count" : $"a time within one {grid.Word}"));
            }
        }

        return placed;
    }

    private static PeriodGrid? Usual(IEnumerable<VintageCell> rows) => rows.GroupBy(row => PeriodGrid.Of(row.Period!.Value)?.Word).Where(group => group.Key is not null)
        .OrderByDescending(group => group.Count()).ThenBy(group => NowcastPlan.Grids.IndexOf(group.Key!)).Select(group => new PeriodGrid(group.Key!)).FirstOrDefault();

    private static ImmutableArray<DateSpan> Sequence(PeriodGrid grid, DateOnly first, DateOnly end)
    {
        var periods = ImmutableArray.CreateBuilder<DateSpan>();
        for (var period = grid.At(first); period is { } one && one.Last <= end && periods.Count <= MostPeriods; period = grid.Next(one))
        {
            periods.Add(one);
        }

        return periods.ToImmutable();
    }

    // The period that holds a day: the number of periods that ended before it.
    private static int Index(ImmutableArray<DateSpan> periods, DateOnly day)
    {
        var (low, high) = (0, periods.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = periods[middle].Last < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string[] Names(NowcastPlan plan, IEnumerable<VintageCell> cells) =>
        plan.Strata is null ? [""] : [.. cells.Select(cell => cell.Stratum).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Stratum(NowcastPlan plan, VintageCell cell) => plan.Strata is null ? "" : cell.Stratum;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
