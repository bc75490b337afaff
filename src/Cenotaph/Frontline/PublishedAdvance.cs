using System.Collections.Immutable;

namespace Cenotaph.Frontline;

/// <summary>A rate of advance, or an area gained, that somebody published, with ours over the same days beside it.</summary>
public sealed record PublishedAdvance
{
    /// <summary>The claim, or the series.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is a claim of the study; otherwise a row of a series.</summary>
    public required bool IsClaim { get; init; }

    /// <summary>Who advanced.</summary>
    public required LocalText Side { get; init; }

    /// <summary>Where: axes, or a past offensive.</summary>
    public required ImmutableArray<LocalText> Where { get; init; }

    /// <summary>Who published it.</summary>
    public required LocalText Publisher { get; init; }

    /// <summary>The number as printed.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Its unit: m/day or km2.</summary>
    public required string Unit { get; init; }

    /// <summary>The days it runs over; null where they are not on record.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>How it was made, in the publisher's words; null where that is not on record.</summary>
    public string? Method { get; init; }

    /// <summary>What the record says of it besides.</summary>
    public string? Remark { get; init; }

    /// <summary>Our rates over its days, on its axes.</summary>
    public ImmutableArray<AdvanceRate> Rates { get; init; } = [];

    /// <summary>Our areas over its days.</summary>
    public ImmutableArray<AreaGain> Areas { get; init; } = [];

    /// <summary>Whether days and measure agree, and where they do not.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];
}
