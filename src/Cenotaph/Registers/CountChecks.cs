namespace Cenotaph.Registers;

/// <summary>Holds the totals of a table of counts against their parts. A difference is a doubt with both numbers: nothing is corrected or left out.</summary>
public static class CountChecks
{
    /// <summary>Every total that is not the sum of its parts, and every group of ages that stands apart.</summary>
    /// <param name="table">The table.</param>
    /// <param name="problems">Receives them.</param>
    /// <param name="known">Groups that the study knows to stand apart: they are no doubt.</param>
    public static void Totals(CountTable table, ICollection<Problem> problems, IReadOnlyCollection<AgeGroup>? known = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var age in table.Apart.Where(age => table.Parts(age).IsEmpty && known?.Contains(age) != true))
        {
            var crossed = string.Join(", ", table.Ages.Where(tile => tile.Overlaps(age)));
            problems.Add(new(table.Name, null, null, $"the group of ages {age}, which overlaps {crossed}", "groups that do not overlap; it is kept apart and in no sum", Severity.Doubt));
        }

        foreach (var (cell, count, _) in table.Rows)
        {
            Ages(table, cell, count, problems);
            if (cell.Sex == SexGroup.Both && Sum(table, [cell with { Sex = SexGroup.Male }, cell with { Sex = SexGroup.Female }], cell with { Sex = SexGroup.Unknown }) is { } sexes)
            {
                Compare(table, cell, count, sexes, "the sexes", problems);
            }

            if (cell.Area == table.WholeArea && !table.Areas.IsEmpty && !table.Areas.Contains(cell.Area)
                && Sum(table, table.Areas.Select(area => cell with { Area = area }), null) is { } areas)
            {
                Compare(table, cell, count, areas, $"the {table.Areas.Length} areas", problems);
            }
        }
    }

    private static void Ages(CountTable table, CountPlace cell, decimal count, ICollection<Problem> problems)
    {
        if (cell.Age.Kind == AgeKind.Unknown || (cell.Age.IsYears && !table.Apart.Contains(cell.Age)))
        {
            return;
        }

        var parts = table.Parts(cell.Age);
        var unknown = cell with { Age = AgeGroup.Unknown };
        if (!parts.IsEmpty && Sum(table, parts.Select(age => cell with { Age = age }), cell.Age.IsYears ? null : unknown) is { } sum)
        {
            Compare(table, cell, count, sum, "the ages", problems);
        }
    }

    // Only what the register itself gives; null when a part is not there.
    private static decimal? Sum(CountTable table, IEnumerable<CountPlace> parts, CountPlace? rest)
    {
        var sum = rest is { } cell ? table.Given(cell) ?? 0 : 0;
        foreach (var part in parts)
        {
            if (table.Given(part) is not { } count)
            {
                return null;
            }

            sum += count;
        }

        return sum;
    }

    private static void Compare(CountTable table, CountPlace cell, decimal count, decimal sum, string parts, ICollection<Problem> problems)
    {
        // Estimated statistics that are not whole are printed rounded; half a person is no difference.
        var allowed = count == decimal.Truncate(count) && sum == decimal.Truncate(sum) ? 0 : 0.5m;
        if (Math.Abs(count - sum) > allowed)
        {
            problems.Add(new(
                table.Name, null, null, $"{CountTable.Digits(count)} for {cell}, but {CountTable.Digits(sum)} in {parts} together",
                $"a total that is the sum of its parts; they differ by {CountTable.Digits(count - sum)}", Severity.Doubt));
        }
    }
}
