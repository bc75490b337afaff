using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Registers;

/// <summary>
/// Counts by area, date, sex and age in their newest vintage. It adds up groups where the register has only their parts, and never counts
/// anybody twice: groups that overlap are kept apart.
/// </summary>
public sealed class CountTable
{
    /// <summary>The area of a sum over all areas.</summary>
    public const string Whole = "total";

    private readonly Dictionary<CountPlace, decimal> counts;
    private readonly AgeTiling tiling;

    private CountTable(string name, Dictionary<CountPlace, decimal> counts)
    {
        (Name, this.counts) = (name, counts);
        Dates = [.. counts.Keys.Select(cell => cell.Date).Distinct().OrderBy(date => date.First).ThenBy(date => date.Last)];
        Years = [.. Dates.Where(date => date.First.Year == date.Last.Year).Select(date => date.First.Year).Distinct().Order()];
        tiling = AgeTiling.Of(counts.Keys.Select(cell => cell.Age));
        (Areas, WholeArea) = AreaNames.Of(counts);
    }

    /// <summary>What problems call the table.</summary>
    public string Name { get; }

    /// <summary>The areas that do not hold one another, in ordinal order; empty when the table is about one whole.</summary>
    public ImmutableArray<string> Areas { get; }

    /// <summary>The area that stands for all of them as the register gives it; null when it gives none.</summary>
    public string? WholeArea { get; }

    /// <summary>The years, months or weeks of its rows, in order.</summary>
    public ImmutableArray<DateSpan> Dates { get; }

    /// <summary>The years of its rows, rising.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>The groups of ages that do not overlap and out of which others are added up, the youngest first.</summary>
    public ImmutableArray<AgeGroup> Ages => tiling.Tiles;

    /// <summary>Groups of ages that overlap those; in no sum.</summary>
    public ImmutableArray<AgeGroup> Apart => tiling.Apart;

    /// <summary>Every count that the register gives, by area, date, sex and age.</summary>
    public IEnumerable<CountRow> Rows =>
        counts.Select(pair => new CountRow(pair.Key, pair.Value))
            .OrderBy(row => row.Place.Area, StringComparer.Ordinal).ThenBy(row => row.Place.Date.First).ThenBy(row => row.Place.Date.Last)
            .ThenBy(row => row.Place.Sex).ThenBy(row => row.Place.Age);

    /// <summary>
    /// The table of these rows. Of several vintages of a cell the newest stands. A cell given twice within one vintage is a problem: with one number
    /// it is counted once, with two it is not known.
    /// </summary>
    /// <param name="name">What problems call the table.</param>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="problems">Receives cells that are given twice.</param>
    /// <param name="knownBy">The last day of the vintages that are used; null for all.</param>
    public static CountTable Of(string name, IEnumerable<CountRow> rows, ICollection<Problem> problems, DateOnly? knownBy = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(problems);
        var newest = new Dictionary<CountPlace, CountRow>();
        var torn = new HashSet<CountPlace>();
        foreach (var row in rows.Where(row => knownBy is null || row.Vintage is null || row.Vintage.Value.Last <= knownBy))
        {
            if (!newest.TryGetValue(row.Place, out var other) || (other.Vintage?.Last ?? DateOnly.MinValue) < (row.Vintage?.Last ?? DateOnly.MinValue))
            {
                newest[row.Place] = row;
                torn.Remove(row.Place);
            }
            else if (other.Vintage == row.Vintage && other.Count == row.Count)
            {
                problems.Add(new(name, null, null, $"{row.Place} twice with the same number {Digits(row.Count)}", "each cell once; it is counted once", Severity.Doubt));
            }
            else if (other.Vintage == row.Vintage)
            {
                torn.Add(row.Place);
                problems.Add(new(name, null, null, $"{row.Place} with two numbers, {Digits(other.Count)} and {Digits(row.Count)}", "each cell once; it is not known now"));
            }
        }

        return new(name, newest.Where(pair => !torn.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Count));
    }

    /// <summary>The count that the register gives for a cell; null when it gives none.</summary>
    public decimal? Given(CountPlace cell) => counts.TryGetValue(cell, out var count) ? count : null;

    /// <summary>
    /// The count for a cell, given or added up: a year of its months, both sexes of the two, a group of ages of its parts, the whole of its areas.
    /// Null when a part is missing: half a sum is no count.
    /// </summary>
    public decimal? Count(CountPlace cell)
    {
        if (Given(cell) is { } given)
        {
            return given;
        }

        if (cell.Age.Kind != AgeKind.Unknown && tiling.Parts(cell.Age) is { IsEmpty: false } parts && !parts.SequenceEqual([cell.Age])
            && Sum(parts.Select(age => cell with { Age = age })) is { } ages)
        {
            return ages;
        }

        if (cell.Sex == SexGroup.Both && Sum([cell with { Sex = SexGroup.Male }, cell with { Sex = SexGroup.Female }]) is { } sexes)
        {
            return sexes;
        }

        if (cell.Area == Whole)
        {
            return WholeArea is { } area && area != Whole && Sum([cell with { Area = area }]) is { } whole ? whole
                : Areas.IsEmpty ? null : Sum(Areas.Select(one => cell with { Area = one }));
        }

        return cell.Date == DateSpan.Year(cell.Date.First.Year)
            ? Sum(Enumerable.Range(1, 12).Select(month => cell with { Date = DateSpan.Month(cell.Date.First.Year, month) }))
            : null;
    }

    /// <summary>The groups out of which a group of ages is added up in this table; empty when they do not make it up.</summary>
    public ImmutableArray<AgeGroup> Parts(AgeGroup age) => tiling.Parts(age);

    internal static string Digits(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private decimal? Sum(IEnumerable<CountPlace> cells)
    {
        var sum = 0m;
        foreach (var cell in cells)
        {
            if (Count(cell) is not { } count)
            {
                return null;
            }

            sum += count;
        }

        return sum;
    }
}
