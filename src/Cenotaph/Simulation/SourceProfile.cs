using System.Collections.Immutable;
using Cenotaph.Names;

namespace Cenotaph.Simulation;

/// <summary>What an invented source is like.</summary>
public sealed record SourceProfile
{
    /// <summary>Its name: <c>s0</c>, <c>s1</c> …</summary>
    public required string Name { get; init; }

    /// <summary>The share of its reports in Latin letters.</summary>
    public required double LatinShare { get; init; }

    /// <summary>The scheme it keeps to; null when it chooses one for each report.</summary>
    public required Romanisation? Scheme { get; init; }

    /// <summary>Whether the whole name stands in the column of surnames.</summary>
    public required bool WritesFullNames { get; init; }

    /// <summary>The share of the dead of an ordinary region and person that it reports.</summary>
    public required double Coverage { get; init; }

    /// <summary>How much a person's visibility moves the log-odds of being reported.</summary>
    public required double Visibility { get; init; }

    /// <summary>What each region adds to the log-odds of being reported.</summary>
    public required ImmutableArray<double> RegionLogOdds { get; init; }

    /// <summary>The first day it works; earlier deaths reach it only now and then.</summary>
    public required DateOnly Opened { get; init; }

    /// <summary>The median delay from death to report, in days.</summary>
    public required double MedianDelay { get; init; }

    /// <summary>By what its rates of error are multiplied.</summary>
    public required double ErrorFactor { get; init; }

    /// <summary>By what the odds of leaving a field out are multiplied: given name, patronymic, birth date, region, settlement, unit, death date.</summary>
    public required ImmutableArray<double> OmissionFactors { get; init; }

    /// <summary>The number of an earlier source that it copies, or null.</summary>
    public required int? Copies { get; init; }
}
