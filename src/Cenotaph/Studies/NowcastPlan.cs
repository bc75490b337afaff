using System.Collections.Immutable;

namespace Cenotaph.Studies;

/// <summary>What a study asks of a register that is late: which numbers, on which grid, with which breaks.</summary>
public sealed record NowcastPlan
{
    /// <summary>The words of grids in study files.</summary>
    public static ImmutableArray<string> Grids { get; } = ["day", "week", "month", "quarter", "year"];

    /// <summary>The parts of a register by which strata can be formed.</summary>
    public static ImmutableArray<string> Parts { get; } = ["area", "age", "cause", "group", "sex"];

    /// <summary>Its word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The series with vintages, or null where persons are counted.</summary>
    public string? Register { get; init; }

    /// <summary>The side whose released persons are counted by date of death, or null.</summary>
    public string? Persons { get; init; }

    /// <summary>The length of the periods; null for that of the rows.</summary>
    public string? Grid { get; init; }

    /// <summary>Nothing is expected after this delay, in periods; null to take it from the data.</summary>
    public int? MaximumDelay { get; init; }

    /// <summary>The first day that counts, or null for all that the register has.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The part by which strata are formed, or null for none.</summary>
    public string? Strata { get; init; }

    /// <summary>The day at whose end a vintage was made, for vintages that the register names by a longer time.</summary>
    public ImmutableSortedDictionary<string, DateOnly> VintageDates { get; init; } = ImmutableSortedDictionary.Create<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>Vintages, as the register names them, that are left out.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Times in which reports came in another way.</summary>
    public ImmutableArray<NowcastBreak> Breaks { get; init; } = [];

    /// <summary>How many recent periods are listed; null for the usual.</summary>
    public int? Recent { get; init; }

    /// <summary>Sums of so many newest periods; empty for the usual.</summary>
    public ImmutableArray<int> Sums { get; init; } = [];

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many draws.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Estimates that others published of the same weeks, to be held against ours.</summary>
    public ImmutableArray<FlashPlan> Flash { get; init; } = [];
}

/// <summary>A time in which reports came in another way than before.</summary>
/// <param name="Date">From the first day to the last.</param>
/// <param name="Declared">The day on which it was made known: no nowcast of an earlier vintage uses it.</param>
/// <param name="Why">What happened, or null.</param>
public sealed record NowcastBreak(DateSpan Date, DateOnly Declared, LocalText? Why);

/// <summary>An edition of an estimate of all the dead, of which the newest part was told from the named list.</summary>
public sealed record FlashPlan
{
    /// <summary>Its word.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The last day of the edition.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>A series of the list by period of death as the edition had it, or null where the edition has none.</summary>
    public string? Named { get; init; }

    /// <summary>A cumulative series of the list by day of listing, where the edition has no other, or null.</summary>
    public string? Listed { get; init; }

    /// <summary>The edition's estimate of all the dead from another source, from which the share that gets listed is learned.</summary>
    public required string Estimate { get; init; }

    /// <summary>The flash estimate: the first of these series that has a period gives it.</summary>
    public ImmutableArray<string> Flash { get; init; } = [];

    /// <summary>How many newest periods of the flash estimate are compared.</summary>
    public int Periods { get; init; } = 26;

    /// <summary>On how many newest mature periods the share is learned.</summary>
    public int Learned { get; init; } = 52;

    /// <summary>What a later edition says of the same periods.</summary>
    public ImmutableArray<FlashTarget> Targets { get; init; } = [];
}

/// <summary>What estimates are scored on.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Title">Its title for readers.</param>
/// <param name="Series">The first of these series that has a period gives it.</param>
public sealed record FlashTarget(string Id, LocalText Title, ImmutableArray<string> Series);
