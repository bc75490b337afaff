using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Simulation;

/// <summary>An invented war of one side with its truth, and what eight publishers of three origins say of it.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Killed">The killed up to the end of each day.</param>
/// <param name="Casualties">Killed and wounded up to the end of each day.</param>
/// <param name="Readings">What was published, with the lineage that is known.</param>
/// <param name="Echoes">What five publishers printed who copy one of the others without saying so.</param>
public sealed record ClaimedWar(
    DateOnly Start, DateOnly End, ImmutableArray<double> Killed, ImmutableArray<double> Casualties, ImmutableArray<Reading> Readings, ImmutableArray<Reading> Echoes)
{
    /// <summary>The day in the middle.</summary>
    public DateOnly Middle => Start.AddDays(Killed.Length / 2);

    /// <summary>The killed up to the end of a day.</summary>
    public double KilledTo(DateOnly day) => Killed[day.DayNumber - Start.DayNumber];

    /// <summary>The killed and wounded up to the end of a day.</summary>
    public double CasualtiesTo(DateOnly day) => Casualties[day.DayNumber - Start.DayNumber];
}
