using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>Pending cases of one standing in one band of age.</summary>
/// <param name="Standing">Contested, unconfirmed or probable.</param>
/// <param name="From">The least age of the band, in days.</param>
/// <param name="To">The greatest, or null where the band has no end.</param>
/// <param name="Count">How many persons.</param>
public sealed record PendingAge(Standing Standing, int From, int? To, int Count);

/// <summary>Counts pending cases by age: days from the first report that said dead to the study's as-of.</summary>
public static class PendingAges
{
    /// <summary>The first day of each band.</summary>
    public static ImmutableArray<int> Starts { get; } = [0, 30, 90, 180, 365];

    /// <summary>The standings that are pending, in the order of the counts.</summary>
    public static ImmutableArray<Standing> Pending { get; } = [Standing.Contested, Standing.Unconfirmed, Standing.Probable];

    /// <summary>One count for each pending standing and band, empty ones included.</summary>
    /// <param name="persons">The persons with their standings.</param>
    /// <param name="asOf">The day to which ages are measured; a case known later has age 0.</param>
    public static ImmutableArray<PendingAge> Of(IEnumerable<(Person Person, Standing Standing)> persons, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var counts = persons.Where(one => Pending.Contains(one.Standing) && one.Person.IsSaidDead)
            .CountBy(one => (one.Standing, Band: BandOf(one.Person, asOf)))
            .ToDictionary(one => one.Key, one => one.Value);
        return
        [
            .. from standing in Pending
               from band in Enumerable.Range(0, Starts.Length)
               select new PendingAge(
                   standing, Starts[band], band + 1 < Starts.Length ? Starts[band + 1] - 1 : null, counts.GetValueOrDefault((standing, band))),
        ];
    }

    /// <summary>The place in <see cref="Starts"/> of the band of a person who is said to be dead.</summary>
    internal static int BandOf(Person person, DateOnly asOf)
    {
        var age = asOf.DayNumber - person.Reports.Where(report => report.SaysDead).Min(report => report.Known).DayNumber;
        var at = Starts.BinarySearch(Math.Max(0, age));
        return at >= 0 ? at : ~at - 1;
    }
}
