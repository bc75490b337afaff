using System.Collections.Immutable;
using Cenotaph.Frontline;

namespace Cenotaph.Studies;

/// <summary>What a study asks of the front: section [front] of study.toml.</summary>
public sealed record FrontPlan
{
    /// <summary>The side that holds what is measured.</summary>
    public required string Side { get; init; }

    /// <summary>How it is measured, and how far the newest days are held back.</summary>
    public FrontSettings Settings { get; init; } = new();

    /// <summary>Series of positions by day and area, by measure.</summary>
    public ImmutableSortedDictionary<FrontMeasure, string> Positions { get; init; } = ImmutableSortedDictionary<FrontMeasure, string>.Empty;

    /// <summary>A table of boxes beside the study, or null.</summary>
    public string? Boxes { get; init; }

    /// <summary>A user's own polygons: GeoJSON files beside the study, or null.</summary>
    public string? Polygons { get; init; }

    /// <summary>Which of their features are held ground.</summary>
    public GroundOptions Ground { get; init; } = new();

    /// <summary>The axes that have a name or a scope of their own.</summary>
    public ImmutableArray<FrontAxisPlan> Axes { get; init; } = [];

    /// <summary>Series of the area held in all.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Series of deaths by period, or claims of deaths in a period.</summary>
    public ImmutableArray<string> Deaths { get; init; } = [];

    /// <summary>Series of rates of past offensives.</summary>
    public ImmutableArray<string> Offensives { get; init; } = [];

    /// <summary>The windows, each with its first and last day; the last day is null for the newest that may be shown.</summary>
    public ImmutableArray<(DateOnly First, DateOnly? Last)> Windows { get; init; } = [];
}

/// <summary>An axis with a name or a scope of its own.</summary>
/// <param name="Id">Its word in the rows.</param>
/// <param name="Name">Its name for readers; null for that of its scope.</param>
/// <param name="Scope">The scope that claims about it have, or null.</param>
public sealed record FrontAxisPlan(string Id, LocalText? Name, string? Scope);

/// <summary>What is asked of the front otherwise than the study does.</summary>
public sealed record FrontOptions
{
    /// <summary>Only this axis.</summary>
    public string? Axis { get; init; }

    /// <summary>Only this measure.</summary>
    public FrontMeasure? Measure { get; init; }

    /// <summary>The first day of the only window; null for the first on record.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day; null for the last that may be shown.</summary>
    public DateOnly? To { get; init; }
}
