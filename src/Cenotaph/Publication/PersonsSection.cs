using System.Collections.Immutable;
using Cenotaph.Persons;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>What a bulletin says of the persons of one side: numbers only, as the gate lets them through. A number that is null was withheld.</summary>
public sealed record PersonsSection
{
    /// <summary>The side.</summary>
    public required Definition Side { get; init; }

    /// <summary>The rules of confirmation and their version.</summary>
    public required ConfirmationRules Rules { get; init; }

    /// <summary>How many persons stand how, the strongest first.</summary>
    public required ImmutableArray<StandingNumber> Standings { get; init; }

    /// <summary>Persons whom no report says dead, by label.</summary>
    public ImmutableArray<LabelNumber> Labels { get; init; } = [];

    /// <summary>The confirmed and probable dead by date of death, at each vintage; null where there is no such register.</summary>
    public Series? Weeks { get; init; }

    /// <summary>Dates and vintages of which the count is hidden.</summary>
    public ImmutableArray<HiddenWeek> HiddenWeeks { get; init; } = [];

    /// <summary>The other registers, at the newest vintage.</summary>
    public ImmutableArray<PersonTable> Tables { get; init; } = [];

    /// <summary>Pending cases by age.</summary>
    public ImmutableArray<PendingNumber> Pending { get; init; } = [];

    /// <summary>Contradictions in status, all types together first.</summary>
    public ImmutableArray<ContradictionNumber> Contradictions { get; init; } = [];

    /// <summary>Contradictions by unit and by region.</summary>
    public ImmutableArray<ContradictionTable> Tallies { get; init; } = [];

    /// <summary>What was withheld and why, a sentence each.</summary>
    public ImmutableArray<Phrase> Withheld { get; init; } = [];
}

/// <summary>How many persons have a standing.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Count">How many, or null when withheld.</param>
public readonly record struct StandingNumber(Standing Standing, int? Count);

/// <summary>How many persons bear a label or were seen alive, without any word that they are dead.</summary>
/// <param name="Status">The newest status.</param>
/// <param name="Count">How many, or null when withheld.</param>
public readonly record struct LabelNumber(string Status, int? Count);

/// <summary>How many cases of a standing are pending for so many days.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="From">The least age in days.</param>
/// <param name="To">The greatest, or null where there is none.</param>
/// <param name="Count">How many, or null when withheld.</param>
public readonly record struct PendingNumber(Standing Standing, int From, int? To, int? Count);

/// <summary>How many persons, units and regions have contradictions of a type.</summary>
/// <param name="Type">The type of finding; null for any.</param>
/// <param name="Persons">How many persons, or null when withheld.</param>
/// <param name="Units">How many units, or null when withheld.</param>
/// <param name="Regions">How many regions, or null when withheld.</param>
public readonly record struct ContradictionNumber(string? Type, int? Persons, int? Units, int? Regions);

/// <summary>A date of death and a vintage of which the count is hidden.</summary>
/// <param name="Date">The week, month or longer; null where it is not known.</param>
/// <param name="Vintage">The day up to which reports were known.</param>
public readonly record struct HiddenWeek(DateSpan? Date, DateSpan Vintage);

/// <summary>Persons with contradictions of any type by unit, a regiment or above, or by region.</summary>
/// <param name="Place">Unit or region.</param>
/// <param name="Rows">The rows; what is not known comes last.</param>
public sealed record ContradictionTable(string Place, ImmutableArray<ContradictionPlace> Rows);

/// <summary>One row of a table of contradictions.</summary>
/// <param name="Value">The unit or region; null where it is not known.</param>
/// <param name="Persons">How many persons; null when withheld.</param>
public readonly record struct ContradictionPlace(string? Value, int? Persons);

/// <summary>Persons by one dimension and standing.</summary>
/// <param name="Dimension">One of <see cref="PersonRegisters.Dimensions"/>.</param>
/// <param name="Columns">The standings.</param>
/// <param name="Rows">The rows; what is not known comes last.</param>
public sealed record PersonTable(string Dimension, ImmutableArray<Standing> Columns, ImmutableArray<PersonTableRow> Rows);

/// <summary>One row of a table of persons.</summary>
/// <param name="Value">The value; null where it is not known.</param>
/// <param name="Counts">How many persons of each standing; null when withheld.</param>
public sealed record PersonTableRow(string? Value, ImmutableArray<int?> Counts);
