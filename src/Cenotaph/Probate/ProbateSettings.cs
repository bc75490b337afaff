using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>What an estimate from inheritance cases is asked for; read from the study.</summary>
public sealed record ProbateSettings
{
    /// <summary>The groups of ages that the frame has unless a study says otherwise: those of whom soldiers are.</summary>
    public static IReadOnlyList<AgeGroup> UsualAges { get; } =
    [
        AgeGroup.Between(18, 19), AgeGroup.Between(20, 24), AgeGroup.Between(25, 29), AgeGroup.Between(30, 34), AgeGroup.Between(35, 39),
        AgeGroup.Between(40, 44), AgeGroup.Between(45, 49), AgeGroup.Between(50, 59),
    ];

    /// <summary>The first day of the war; the week that holds it is the first that is estimated.</summary>
    public required DateOnly WarFrom { get; init; }

    /// <summary>The last week that is estimated holds this day; null for the last whole week before the extraction.</summary>
    public DateOnly? WarTo { get; init; }

    /// <summary>The first year of the baseline.</summary>
    public int BaselineFrom { get; init; } = 2014;

    /// <summary>The last year of the baseline.</summary>
    public int BaselineTo { get; init; } = 2019;

    /// <summary>Nothing is expected after this delay of an ordinary case, in weeks.</summary>
    public int MaximumDelay { get; init; } = 104;

    /// <summary>Nothing is expected after this delay of a court-declared case, in weeks; the frame's greatest is the most.</summary>
    public int CourtMaximumDelay { get; init; } = 260;

    /// <summary>Nothing is expected after this delay of a name on the list, in weeks.</summary>
    public int ListingMaximumDelay { get; init; } = 104;

    /// <summary>Weeks of which a smaller share is known are estimated from the list alone (flash).</summary>
    public double LeastShare { get; init; } = 0.5;

    /// <summary>How many weeks before the flash weeks tell how many dead there are for a name.</summary>
    public int FlashReference { get; init; } = 52;

    /// <summary>Whether the delay of listing may drift: then the room Nowcasting tells how the newest weeks will grow, which takes most of the time;
    /// otherwise a chain ladder does.</summary>
    public bool ListingDrifts { get; init; } = true;

    /// <summary>Pairs of waves through the year in the ratio of the sexes.</summary>
    public int Waves { get; init; } = 2;

    /// <summary>Values of κ, the coverage of the unlisted over that of the listed; the first is the one of the main estimate.</summary>
    public IReadOnlyList<double> Kappas { get; init; } = [1, 0.85, 0.7];

    /// <summary>How many draws.</summary>
    public int Replicates { get; init; } = 1000;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The probability that an interval is meant to hold the truth with.</summary>
    public double Level { get; init; } = 0.95;
}
