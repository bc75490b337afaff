using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Disclosure;

/// <summary>What a reviewer decided of a name.</summary>
public enum NameAct
{
    /// <summary>It may be published.</summary>
    Publish,

    /// <summary>It is hidden, as relatives may ask; the person counts.</summary>
    Hide,

    /// <summary>It is removed: the person is wrongly listed. Only withdrawing the decision undoes it.</summary>
    Remove,
}

/// <summary>One decision on a name.</summary>
/// <param name="Act">What was decided.</param>
/// <param name="By">The reviewer's pseudonym.</param>
/// <param name="At">The day.</param>
public sealed record NameStep(NameAct Act, string By, DateOnly At);

/// <summary>A person who might be named.</summary>
public sealed record NameCase
{
    /// <summary>The stable random id.</summary>
    public required string Key { get; init; }

    /// <summary>The name to publish.</summary>
    public required string Name { get; init; }

    /// <summary>What the study's rules say.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The status that holds now; one of <see cref="ReportFields.Statuses"/>.</summary>
    public required string? Status { get; init; }

    /// <summary>The status of every report, whatever came of it.</summary>
    public required ImmutableArray<string> Statuses { get; init; }

    /// <summary>The least age at death, in whole years, that the reports allow; null where they give none.</summary>
    public required int? LeastAge { get; init; }

    /// <summary>When he died; it is published to the month at the finest.</summary>
    public DateSpan? Died { get; init; }

    /// <summary>What is published with the name: public fields only, so that neither recruitment nor relatives can be.</summary>
    public ImmutableArray<(Field Field, string? Value)> Fields { get; init; } = [];

    /// <summary>What reviewers decided.</summary>
    public ImmutableArray<NameStep> Steps { get; init; } = [];

    internal DateSpan? Month => Died is { } died
        ? new DateSpan(new(died.First.Year, died.First.Month, 1), DateSpan.Month(died.Last.Year, died.Last.Month).Last)
        : null;
}

/// <summary>Where a name stands on its way to a public list.</summary>
public enum NameState
{
    /// <summary>Not to be named, or not confirmed.</summary>
    Draft,

    /// <summary>Confirmed by the study's rule; fewer than two reviewers agreed.</summary>
    Corroborated,

    /// <summary>Two different reviewers agreed; the wait runs.</summary>
    SecondCheck,

    /// <summary>Named.</summary>
    Published,

    /// <summary>Named, and what is said has changed since a release before.</summary>
    Corrected,

    /// <summary>Hidden on request.</summary>
    Hidden,

    /// <summary>Withdrawn, wrongly listed, or named once and to be named no more.</summary>
    Withdrawn,
}

/// <summary>What forbids naming somebody.</summary>
public enum NameBar
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The study names nobody, or states no legal basis.</summary>
    NoBasis,

    /// <summary>Not confirmed by the study's rule.</summary>
    NotConfirmed,

    /// <summary>Something said of him cannot be true if he is dead.</summary>
    Contested,

    /// <summary>A report labels him a deserter.</summary>
    Deserter,

    /// <summary>A report says that he was captured.</summary>
    Captured,

    /// <summary>The status that holds is not that of a dead person: missing, wounded, alive.</summary>
    NotDead,

    /// <summary>No report gives an age.</summary>
    AgeNotKnown,

    /// <summary>He may have been under 18.</summary>
    Minor,
}
