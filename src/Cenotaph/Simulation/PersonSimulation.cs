using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cenotaph.Names;

namespace Cenotaph.Simulation;

/// <summary>
/// Invented dead of an invented war and what invented sources report of them. The same settings give the same persons and reports on
/// every machine, with any number of threads.
/// </summary>
public sealed record PersonSimulation
{
    /// <summary>The most persons that can be asked for.</summary>
    public const long MostPersons = 1_000_000_000;

    /// <summary>The most sources that can be asked for.</summary>
    public const int MostSources = 99;

    /// <summary>The settings for that many persons and sources; everything else has its usual value.</summary>
    /// <param name="persons">1 to <see cref="MostPersons"/>.</param>
    /// <param name="sources">1 to <see cref="MostSources"/>.</param>
    /// <param name="seed">Any number.</param>
    public PersonSimulation(long persons, int sources, ulong seed)
    {
        Persons = persons;
        Sources = sources;
        Seed = seed;
    }

    /// <summary>How many have died; not all of them are in any source.</summary>
    public long Persons { get; init => field = Within(value, 1, MostPersons); }

    /// <summary>How many sources report.</summary>
    public int Sources { get; init => field = (int)Within(value, 1, MostSources); }

    /// <summary>Where chance begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>In which letters the sources write.</summary>
    public ScriptChoice Script { get; init; } = ScriptChoice.Mixed;

    /// <summary>The ids of the schemes of <see cref="Romanisation"/> that romanised sources use; none stands for all of them.</summary>
    /// <exception cref="ArgumentException">There is no such scheme.</exception>
    public ImmutableArray<string> Schemes
    {
        get;
        init => field = value.IsDefault || value.All(id => Romanisation.Find(id) is not null)
            ? value
            : throw new ArgumentException($"There is no scheme \"{value.First(id => Romanisation.Find(id) is null)}\"; there are {string.Join(", ", Romanisation.All)}.", nameof(Schemes));
    } = [];

    /// <summary>The share of romanised sources that choose a scheme anew for each report; the others keep to one.</summary>
    public double SchemePerReport { get; init => field = ReportRates.Share(value); } = 0.5;

    /// <summary>The share of sources that write the whole name into the column of surnames.</summary>
    public double FullNameSources { get; init => field = ReportRates.Share(value); }

    /// <summary>The share of persons after whom a brother of theirs is among the dead.</summary>
    public double Brothers { get; init => field = ReportRates.Share(value); } = 0.004;

    /// <summary>The share of persons who bear the whole name of another of the dead and were born in the same year, beside those whom
    /// chance makes so.</summary>
    public double Namesakes { get; init => field = ReportRates.Share(value); } = 0.002;

    /// <summary>The share of women.</summary>
    public double Women { get; init => field = ReportRates.Share(value); } = 0.006;

    /// <summary>The first day of the war, in the years 1900 to 2900.</summary>
    public DateOnly FirstDay
    {
        get;
        init => field = Within(value.Year, 1900, 2900) > 0 ? value : default;
    } = new(2022, 3, 1);

    /// <summary>How many days it lasts, 1 to 20,000; what is published later is not seen.</summary>
    public int Days { get; init => field = (int)Within(value, 1, 20_000); } = 1_400;

    /// <summary>How much the sources differ in care, completeness, coverage and delay: 0 not at all, 1 as usual; at most 2.</summary>
    public double SourceSpread
    {
        get;
        init => field = value is >= 0 and <= 2 ? value : throw new ArgumentOutOfRangeException(nameof(SourceSpread), value, "From 0 to 2.");
    } = 1;

    /// <summary>The mean share of the dead that a source reports, above 0 and at most 1.</summary>
    public double Coverage
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Coverage), value, "Above 0, at most 1.");
    } = 0.3;

    /// <summary>How often reports err and what they leave out.</summary>
    public ReportRates Rates { get; init; } = new();

    /// <summary>The sources, drawn from the seed.</summary>
    public IReadOnlyList<SourceProfile> Profiles() => SourceProfiles.Of(this);

    /// <summary>Every person, in order; nothing is kept.</summary>
    public IEnumerable<SimulatedPerson> People() => Partitions().SelectMany(partition => partition.People);

    /// <summary>Every report, in the order of the file; nothing is kept.</summary>
    public IEnumerable<SimulatedReport> Reports() => Partitions().SelectMany(partition => partition.Reports);

    private IEnumerable<Partition> Partitions()
    {
        var maker = new PartitionMaker(this);
        for (var number = 0L; number < maker.Count; number++)
        {
            yield return maker.Make(number);
        }
    }

    private static long Within(long value, long least, long most, [CallerMemberName] string name = "") =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"From {least} to {most}.");
}
