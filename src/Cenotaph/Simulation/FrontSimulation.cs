using System.Runtime.CompilerServices;

namespace Cenotaph.Simulation;

/// <summary>
/// An invented war whose truth is known: its dead, its living whom some list as dead, missing or deserters, and what eight invented
/// sources say of them. The same settings give the same folder, byte for byte.
/// </summary>
public sealed record FrontSimulation
{
    /// <summary>The most persons that can be asked for.</summary>
    public const int MostPersons = 200_000;

    /// <summary>The fewest persons that can be asked for.</summary>
    public const int FewestPersons = 200;

    /// <summary>How many reports a person can at most be asked to have on average.</summary>
    public const int MostReportsPerPerson = 5;

    /// <summary>The settings for that many persons and reports; everything else has its usual value.</summary>
    /// <param name="persons"><see cref="FewestPersons"/> to <see cref="MostPersons"/>, dead and living.</param>
    /// <param name="reports">About how many reports, one to <see cref="MostReportsPerPerson"/> times the persons.</param>
    /// <param name="seed">Any number.</param>
    public FrontSimulation(int persons, int reports, ulong seed)
    {
        Persons = persons is >= FewestPersons and <= MostPersons
            ? persons
            : throw new ArgumentOutOfRangeException(nameof(persons), persons, $"From {FewestPersons} to {MostPersons}.");
        Reports = reports >= persons && reports <= MostReportsPerPerson * persons
            ? reports
            : throw new ArgumentOutOfRangeException(nameof(reports), reports, $"From one to {MostReportsPerPerson} reports a person.");
        Seed = seed;
    }

    /// <summary>How many persons there are, dead and living; not all of them are in any source.</summary>
    public int Persons { get; }

    /// <summary>About how many reports there are, met to a few as long as the sources can yield so many.</summary>
    public int Reports { get; }

    /// <summary>Where chance begins.</summary>
    public ulong Seed { get; }

    /// <summary>The share of persons who are dead.</summary>
    public double Dead { get; init => field = Share(value); } = 0.78;

    /// <summary>The share of the dead who are labelled deserters; most of them were dead by then.</summary>
    public double DeserterLabels { get; init => field = Share(value); } = 0.06;

    /// <summary>The share of the dead who are labelled missing.</summary>
    public double MissingLabels { get; init => field = Share(value); } = 0.2;

    /// <summary>What a deserter label multiplies the chance by that a source lists the death; 1 when the label does not matter.</summary>
    public double DeserterSuppression { get; init => field = Share(value); } = 0.5;

    /// <summary>The same of the label missing.</summary>
    public double MissingSuppression { get; init => field = Share(value); } = 0.6;

    /// <summary>The share of the dead who were under eighteen.</summary>
    public double Minors { get; init => field = Share(value); } = 0.002;

    /// <summary>Living men declared dead by a channel and its declared mirror, as a share of persons.</summary>
    public double PlantedFamily { get; init => field = Share(value); } = 0.006;

    /// <summary>Living men declared dead by two channels, one of which copies the other with edits and does not say so: a share of persons.</summary>
    public double PlantedCopies { get; init => field = Share(value); } = 0.003;

    /// <summary>Living namesakes of the dead to whom a forged document of death is attached, as a share of persons.</summary>
    public double PlantedDocuments { get; init => field = Share(value); } = 0.0004;

    /// <summary>The day to which everything is known.</summary>
    public DateOnly LastDay => Base.FirstDay.AddDays(Base.Days - 1);

    /// <summary>Names, places, the war's course and the errors of reports are those of this simulation.</summary>
    internal PersonSimulation Base => new(Persons, 1, Seed) { Brothers = 0.02, Namesakes = 0.015 };

    private static double Share(double value, [CallerMemberName] string name = "") => ReportRates.Share(value, name);
}
