using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>How many persons have a standing.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Count">How many.</param>
public readonly record struct StandingCount(Standing Standing, int Count);

/// <summary>How many of those whom no report says dead have a status.</summary>
/// <param name="Status">The status known last; <see cref="PersonCounts.NoStatus"/> where no report gives one.</param>
/// <param name="Count">How many.</param>
public readonly record struct LabelCount(string Status, int Count);

/// <summary>Persons by standing, and those whom no report says dead by the status known last.</summary>
/// <param name="Standings">Every standing, the strongest first.</param>
/// <param name="Labels">The statuses that occur, in ordinal order.</param>
public sealed record PersonCounts(ImmutableArray<StandingCount> Standings, ImmutableArray<LabelCount> Labels)
{
    /// <summary>The word where no report gives a status.</summary>
    public const string NoStatus = "none";

    /// <summary>Counts persons with their standings.</summary>
    public static PersonCounts Of(IEnumerable<(Person Person, Standing Standing)> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var all = persons.ToList();
        var standings = all.CountBy(one => one.Standing).ToDictionary(one => one.Key, one => one.Value);
        return new(
            [.. Enum.GetValues<Standing>().OrderDescending().Select(standing => new StandingCount(standing, standings.GetValueOrDefault(standing)))],
            [
                .. all.Where(one => one.Standing == Standing.NotDead)
                    .CountBy(one => StatusHistory.Of(one.Person).ByKnowledge is { IsEmpty: false } history ? history[^1].Status : NoStatus)
                    .OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new LabelCount(one.Key, one.Value)),
            ]);
    }
}
