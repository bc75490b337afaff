using System.Collections.Immutable;
using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Some persons and all that the sources report of them.</summary>
/// <param name="People">The persons, in order.</param>
/// <param name="Listed">How many of them are in any source.</param>
/// <param name="Reports">The reports, in the order of publication, so that those of a person are rarely neighbours.</param>
internal sealed record Partition(ImmutableArray<SimulatedPerson> People, int Listed, ImmutableArray<SimulatedReport> Reports);

/// <summary>Makes the partitions of a simulation; each depends on the settings and its number alone. May be used by several threads.</summary>
internal sealed class PartitionMaker(PersonSimulation simulation)
{
    /// <summary>How many persons a partition holds; another number would make other persons of the same seed.</summary>
    public const int PeoplePerPartition = 16_384;

    private readonly RandomStream root = new(simulation.Seed);
    private readonly IReadOnlyList<SourceProfile> profiles = simulation.Profiles();
    private readonly IReadOnlyList<Romanisation> schemes = SourceProfiles.Schemes(simulation);
    private readonly WarCourse course = new(simulation);

    /// <summary>How many partitions there are.</summary>
    public long Count => (simulation.Persons + PeoplePerPartition - 1) / PeoplePerPartition;

    /// <summary>The partition of that number.</summary>
    public Partition Make(long number)
    {
        var random = root.Substream((ulong)number);
        var first = number * PeoplePerPartition;
        var people = new Population(simulation, random, course).Draw(first, Math.Min(first + PeoplePerPartition, simulation.Persons));
        var latiniser = new Latiniser();
        var reporters = profiles.Select(profile => new Reporter(simulation.Rates, profile, schemes, random)).ToArray();
        var reports = new List<SimulatedReport>(people.Count * 2);
        var drafts = new ReportDraft?[profiles.Count];
        var listed = 0;
        foreach (var person in people)
        {
            var before = reports.Count;
            Array.Clear(drafts);
            for (var source = 0; source < reporters.Length; source++)
            {
                Report(person, source, random, reporters[source], drafts, latiniser, reports);
            }

            listed += reports.Count > before ? 1 : 0;
        }

        // Ties of a day by chance: were they left in the order of persons, the truth would show.
        var keys = new (int Day, ulong Chance)[reports.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (reports[i].Published.DayNumber, random.Next());
        }

        var sorted = reports.ToArray();
        Array.Sort(keys, sorted);
        return new([.. people.Select(person => person.Truth)], listed, [.. sorted]);
    }

    private void Report(
        InventedPerson person, int source, RandomStream random, Reporter reporter, ReportDraft?[] drafts, Latiniser latiniser, List<SimulatedReport> reports)
    {
        var profile = profiles[source];
        var copied = profile.Copies is { } original && drafts[original] is { } seen && random.Chance(simulation.Rates.Copied) ? seen : null;
        if (copied is null && !random.Chance(Capture(person, profile)))
        {
            return;
        }

        var times = random.Chance(simulation.Rates.Duplicate) ? 2 : 1;
        for (var time = 0; time < times; time++)
        {
            var start = person.Truth.DeathDate < profile.Opened ? profile.Opened : person.Truth.DeathDate;
            var delay = profile.MedianDelay * Math.Exp(0.9 * random.Normal()) * (1 + time);
            var published = start.AddDays((int)Math.Min(delay, 20_000));
            if (published > course.LastDay)
            {
                return;
            }

            // A copyist's first report repeats the original; a second report is its own.
            var draft = time == 0 && copied is not null ? copied.Copy() : reporter.Draft(person, published);
            drafts[source] ??= draft.Copy();
            reports.Add(reporter.Write(draft, published, person.Truth.Number, latiniser));
        }
    }

    // Deaths before a source opened reach it a sixth as often.
    internal static double Capture(InventedPerson person, SourceProfile profile) => SourceProfiles.Logistic(
        SourceProfiles.LogOdds(profile.Coverage)
        + (profile.Visibility * person.Visibility)
        + profile.RegionLogOdds[person.Region]
        - (person.Truth.DeathDate < profile.Opened ? Math.Log(6) : 0));
}
