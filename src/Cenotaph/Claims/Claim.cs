using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>A published number, or a published refusal to give one, with its scope, bound and lineage.</summary>
public sealed record Claim
{
    /// <summary>Its id, which stays the same for ever.</summary>
    public required string Id { get; init; }

    /// <summary>What the number counts.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The number as it was printed.</summary>
    public required Figure Figure { get; init; }

    /// <summary>Who made the claim.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>The publisher as the input spells it.</summary>
    public required string PublisherAsWritten { get; init; }

    /// <summary>How the publisher stands to the side that is counted.</summary>
    public required Relation Relation { get; init; }

    /// <summary>The publisher's own word for what is counted.</summary>
    public string? CategoryAsPublished { get; init; }

    /// <summary>The publisher's own words for who is counted.</summary>
    public string? ScopeAsPublished { get; init; }

    /// <summary>When it was published.</summary>
    public DateSpan? PublishedAt { get; init; }

    /// <summary>When it was first recorded by anyone who keeps such records.</summary>
    public DateSpan? RecordedAt { get; init; }

    /// <summary>How the number was made, in one sentence.</summary>
    public string? Method { get; init; }

    /// <summary>Who reported it, when it was not taken from the publisher itself.</summary>
    public Publisher? ReportedBy { get; init; }

    /// <summary>When that report was published.</summary>
    public DateSpan? ReportedAt { get; init; }

    /// <summary>The id of the claim that this one reports, where the original is on record.</summary>
    public string? Original { get; init; }

    /// <summary>Whether it says that something is, will be or could be: fact, will or could; null when not said.</summary>
    public string? Modality { get; init; }

    /// <summary>The publisher's own explanation of a change or difference.</summary>
    public string? Explanation { get; init; }

    /// <summary>At most fifteen words, verbatim.</summary>
    public string? Quote { get; init; }

    /// <summary>The id of the claim it replaces.</summary>
    public string? Supersedes { get; init; }

    /// <summary>For a response: the claim or publisher that it answers.</summary>
    public string? RespondsTo { get; init; }

    /// <summary>For a response: denial, no-comment, refusal, retraction or confirmation.</summary>
    public string? Response { get; init; }

    /// <summary>What a check against the original showed.</summary>
    public string? Note { get; init; }

    /// <summary>Where the figure comes from, as far as is known.</summary>
    public ImmutableArray<LineageEdge> Lineage { get; init; } = [];

    /// <summary>Where this record comes from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The name of the input that brought it.</summary>
    public required string Input { get; init; }

    /// <summary>Whether its source no longer lists it.</summary>
    public bool Vanished { get; init; }

    /// <summary>The day that the number speaks of, for sorting and drawing: as-of, or end of period, or publication.</summary>
    public DateSpan? Date => Quantity.AsOf ?? (Quantity.Period is { } period ? DateSpan.Day(period.Last) : PublishedAt ?? ReportedAt);
}
