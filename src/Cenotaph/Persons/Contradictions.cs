using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>What is said of a person and cannot be true if the person is dead.</summary>
internal static class Contradictions
{
    /// <summary>
    /// Sightings (captured, wounded, alive) dated after every day on which any report allows the death. A sighting of its own source's earlier word counts
    /// no more when that source, at a later day, says dead.
    /// </summary>
    public static ImmutableArray<RecordId> Of(Person person)
    {
        DateOnly? latest = null;
        foreach (var report in person.Reports.Where(report => report.SaysDead))
        {
            if ((report.Event ?? report.StatusDate)?.Last is not { } last)
            {
                continue;
            }

            latest = latest is { } day && day > last ? day : last;
        }

        if (latest is not { } death)
        {
            return [];
        }

        return
        [
            .. from report in person.Reports
               where report.IsSighting && (report.StatusDate ?? report.Event)?.First > death
               where !person.Reports.Any(later => later.SaysDead && later.Source == report.Source && later.Known > report.Known)
               select report.Record,
        ];
    }
}
