using System.Collections.Immutable;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a study asks of inheritance cases: its section [probate].</summary>
public sealed record ProbatePlan
{
    /// <summary>The input of kind <c>case</c>.</summary>
    public required string Register { get; init; }

    /// <summary>The inputs of kind <c>report</c> that make up the named list.</summary>
    public required ImmutableArray<string> List { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Whose dead are counted; null where the study does not say.</summary>
    public string? Side { get; init; }

    /// <summary>The day of the newest extraction, where no column of the register tells it.</summary>
    public DateOnly? Extracted { get; init; }

    /// <summary>A death recorded more than so many days after it is of the court-declared stream.</summary>
    public int CourtDays { get; init; } = 180;

    /// <summary>The groups of ages.</summary>
    public IReadOnlyList<AgeGroup> Ages { get; init; } = ProbateSettings.UsualAges;

    /// <summary>The words for recruited convicts in the list's recruitment.</summary>
    public ImmutableArray<string> Convicts { get; init; } = ["inmate"];

    /// <summary>What the estimate is asked for.</summary>
    public required ProbateSettings Settings { get; init; }
}
