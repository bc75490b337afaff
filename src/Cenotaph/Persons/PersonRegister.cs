using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Persons;

/// <summary>How many persons are counted in one row of a register, at one vintage.</summary>
/// <param name="Vintage">The day up to which reports were known.</param>
/// <param name="Week">In the register by week: the week of death; null where it is not known.</param>
/// <param name="Value">In the others: the value of the dimension; null where it is not known.</param>
/// <param name="Standing">What the rules said of them at that vintage.</param>
/// <param name="Count">How many persons.</param>
public sealed record PersonCell(DateOnly Vintage, DateSpan? Week, string? Value, Standing Standing, int Count);

/// <summary>Persons by one dimension, standing and vintage.</summary>
/// <param name="Dimension">One of <see cref="PersonRegisters.Dimensions"/>.</param>
/// <param name="Cells">The cells that are not empty, by vintage, week, value and standing; what is not known comes last.</param>
public sealed record PersonRegister(string Dimension, ImmutableArray<PersonCell> Cells)
{
    /// <summary>How many persons are counted at a vintage, of these standings.</summary>
    public int Total(DateOnly vintage, params IReadOnlyCollection<Standing> standings) =>
        Cells.Where(cell => cell.Vintage == vintage && standings.Contains(cell.Standing)).Sum(cell => cell.Count);
}

/// <summary>The days at whose end a register says what was known.</summary>
public static class VintageDays
{
    /// <summary>Every Sunday from the first on or after a day to the last on or before another.</summary>
    public static ImmutableArray<DateOnly> WeekEnds(DateOnly first, DateOnly last)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        for (var day = first.AddDays((7 - (int)first.DayOfWeek) % 7); day <= last; day = day.AddDays(7))
        {
            days.Add(day);
        }

        return days.ToImmutable();
    }

    /// <summary>The last day of every month from that of a day to the last month that has ended by another.</summary>
    public static ImmutableArray<DateOnly> MonthEnds(DateOnly first, DateOnly last)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        for (var day = End(first); day <= last; day = End(day.AddDays(1)))
        {
            days.Add(day);
        }

        return days.ToImmutable();

        static DateOnly End(DateOnly day) => new(day.Year, day.Month, CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(day.Year, day.Month));
    }
}
