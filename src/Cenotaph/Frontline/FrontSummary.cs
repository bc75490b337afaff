using System.Collections.Immutable;

namespace Cenotaph.Frontline;

/// <summary>What is known of a front's movement: what the command prints and the bulletin shows.</summary>
public sealed record FrontSummary
{
    /// <summary>The side that holds what is measured; null for a user's own polygons.</summary>
    public Definition? Side { get; init; }

    /// <summary>How it was measured.</summary>
    public required FrontSettings Settings { get; init; }

    /// <summary>The last day of which anything is read; null where nothing holds it back.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The positions, by axis and measure.</summary>
    public ImmutableArray<FrontTrack> Tracks { get; init; } = [];

    /// <summary>Rates by window, axis and measure.</summary>
    public ImmutableArray<AdvanceRate> Rates { get; init; } = [];

    /// <summary>Area gained by window and source; where several cover the same days, all together last.</summary>
    public ImmutableArray<AreaGain> Areas { get; init; } = [];

    /// <summary>Deaths by km².</summary>
    public ImmutableArray<DeathsPerArea> Deaths { get; init; } = [];

    /// <summary>Published rates and areas, ours beside them.</summary>
    public ImmutableArray<PublishedAdvance> Published { get; init; } = [];

    /// <summary>What the numbers do not say.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];

    /// <summary>SHA-256 of each file of polygons, by its name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
