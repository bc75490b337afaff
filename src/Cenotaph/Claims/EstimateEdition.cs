using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One edition of a published estimate: what it says of each date.</summary>
/// <param name="Name">Its name: the series or claim, with its vintage.</param>
/// <param name="Made">When it was made; null where nothing is known.</param>
/// <param name="IsRunning">Whether its numbers are running totals or levels; else they are counts of periods.</param>
/// <param name="Interval">What its limits mean (ci95, range), or null.</param>
/// <param name="Rows">Its rows, ordered by date, one for each date.</param>
public sealed record EstimateEdition(string Name, DateSpan? Made, bool IsRunning, string? Interval, ImmutableArray<EditionRow> Rows)
{
    /// <summary>
    /// What this edition says of a date of another: the row of that date; or, of a running total where this one has counts of periods, their sum
    /// from the first on. Null where it says nothing.
    /// </summary>
    /// <param name="other">The other edition.</param>
    /// <param name="date">A date of it.</param>
    public decimal? At(EstimateEdition other, DateSpan date)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsRunning == other.IsRunning)
        {
            return Rows.FirstOrDefault(row => row.Date == date)?.Value;
        }

        // A difference of two running totals is a revision where their editions differ: it is not held against a count.
        if (IsRunning || Rows.IsEmpty || Rows[0].Date.First > other.Rows[0].Date.Last)
        {
            return null;
        }

        var sum = 0m;
        for (var place = 0; place < Rows.Length; place++)
        {
            var row = Rows[place];
            if (place > 0 && row.Date.First.DayNumber != Rows[place - 1].Date.Last.DayNumber + 1)
            {
                return null;
            }

            sum += row.Value;
            if (row.Date.Last >= date.Last)
            {
                return row.Date.Last == date.Last ? sum : null;
            }
        }

        return null;
    }
}

/// <summary>One date of an edition.</summary>
/// <param name="Date">The date or period.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
public sealed record EditionRow(DateSpan Date, decimal Value, decimal? Low, decimal? High);
