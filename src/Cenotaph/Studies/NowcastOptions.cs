namespace Cenotaph.Studies;

/// <summary>What a command asks of nowcasts otherwise than the study does; what is null stays as it is.</summary>
public sealed record NowcastOptions
{
    /// <summary>Only the section, or where a study has none the series, of this id.</summary>
    public string? Id { get; init; }

    /// <summary>Only what was recorded up to this time.</summary>
    public DateSpan? AsOf { get; init; }

    /// <summary>Whether all past vintages are replayed and scored.</summary>
    public bool Score { get; init; }

    /// <summary>Whether published flash estimates are held against ours.</summary>
    public bool Flash { get; init; } = true;

    /// <summary>The greatest delay, in periods.</summary>
    public int? MaximumDelay { get; init; }

    /// <summary>The length of the periods.</summary>
    public string? Grid { get; init; }

    /// <summary>The part by which strata are formed.</summary>
    public string? Strata { get; init; }

    /// <summary>How many draws.</summary>
    public int? Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many recent periods are listed.</summary>
    public int? Recent { get; init; }

    /// <summary>Columns of a table that no study describes; null to find them by their headings.</summary>
    public NowcastHeadings Headings { get; init; } = new();

    /// <summary>The plan with what is asked here.</summary>
    internal NowcastPlan Applied(NowcastPlan plan) => plan with
    {
        MaximumDelay = MaximumDelay ?? plan.MaximumDelay,
        Grid = Grid ?? plan.Grid,
        Strata = Strata ?? plan.Strata,
        Draws = Draws ?? plan.Draws,
        Seed = Seed ?? plan.Seed,
        Recent = Recent ?? plan.Recent,
    };
}

/// <summary>The columns of a table of counts by period and vintage, or of a line list; null to find one by its heading.</summary>
/// <param name="Period">When it happened.</param>
/// <param name="Vintage">When the table was made, of a table of counts.</param>
/// <param name="Count">The counts.</param>
/// <param name="Reported">When a case became known, of a line list.</param>
/// <param name="Stratum">The stratum.</param>
public sealed record NowcastHeadings(string? Period = null, string? Vintage = null, string? Count = null, string? Reported = null, string? Stratum = null);
